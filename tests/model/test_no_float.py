"""No room that carries money knows floats: they would change the digits of a document."""

import ast
from pathlib import Path

import pytest

import generator

ROOT = Path(generator.__file__).parent
ROOMS = ("model", "forms", "load", "rules", "exchange", "views", "charts")
# Not money: how like two words are.
ALLOWED = {"load/suggestion.py"}


def _floats(path: Path) -> list[int]:
    """The lines on which a float is written or made."""
    tree = ast.parse(path.read_text("utf-8"))
    return [node.lineno for node in ast.walk(tree) if _is_float(node)]


def _is_float(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "float"
    return isinstance(node, ast.Attribute) and node.attr == "fsum"


@pytest.mark.parametrize("room", ROOMS)
def test_no_float_in_rooms_that_carry_money(room: str) -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for path in sorted((ROOT / room).rglob("*.py"))
        if path.relative_to(ROOT).as_posix() not in ALLOWED
        for line in _floats(path)
    }
    assert not found


def test_the_scan_sees_a_float(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text("a = 0.5\nb = float('1')\nc = 1\n")
    assert _floats(path) == [1, 2]
