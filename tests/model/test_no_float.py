"""Floats never meet money: they would change the digits of a document."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

ROOT = Path(generator.__file__).parent
ROOMS = ("model", "forms", "load", "rules", "exchange", "views", "charts", "flat", "bulk")
# How like two words are is a float; who asks so must not touch figures in the same breath.
WITH_MEASURES = ("load", "rules")
MONEY = {
    "decimal",
    "generator.model.money",
    "generator.rules.arithmetic.equality",
    "generator.rules.figures",
}


def _floats(tree: ast.AST) -> list[int]:
    """The lines on which a float is written or made."""
    expressions = (node for node in ast.walk(tree) if isinstance(node, ast.expr))
    return [node.lineno for node in expressions if _is_float(node)]


def _is_float(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "float"
    return isinstance(node, ast.Attribute) and node.attr == "fsum"


def _with_money(tree: ast.Module) -> Iterator[ast.stmt]:
    """The functions, classes and other statements of a module that handle figures."""
    named = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module in MONEY
        for alias in node.names
    }
    for statement in tree.body:
        for node in ast.walk(statement):
            money = isinstance(node, ast.Attribute) and node.attr == "amount"
            if money or (isinstance(node, ast.Name) and node.id in named):
                yield statement
                break


@pytest.mark.parametrize("room", ROOMS)
def test_no_float_in_rooms_that_carry_money(room: str) -> None:
    found = set()
    for path in sorted((ROOT / room).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        parts = _with_money(tree) if room in WITH_MEASURES else [tree]
        name = path.relative_to(ROOT).as_posix()
        found |= {f"{name}:{line}" for part in parts for line in _floats(part)}
    assert not found


def test_the_scan_sees_floats_and_money() -> None:
    tree = ast.parse(
        "from decimal import Decimal\n"
        "LIKE = 0.5\n"
        "def a(row): return row.amount('total') * 0.5\n"
        "def b(row): return Decimal(float('1'))\n"
        "def c(row): return likeness(row) > 0.5\n"
    )
    assert _floats(tree) == [2, 3, 4, 5]
    assert [line for part in _with_money(tree) for line in _floats(part)] == [3, 4]
