"""Patterns that are compiled when they are first used."""

import ast
import copy
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pickle import dumps, loads

import pytest

from generator.patterns import regex

GENERATOR = Path(__file__).resolve().parents[1] / "generator"
AT_ONCE = ("model", "load", "rules", "diagnostics")  # what every command imports


def test_it_is_what_the_compiled_one_is() -> None:
    late, own = (
        regex("(?P<year>[0-9]{4})年", re.IGNORECASE),
        re.compile("(?P<year>[0-9]{4})年", re.I),
    )
    for _ in range(2):  # the second time it is at hand
        assert [m["year"] for m in late.finditer("2029年、2030年")] == ["2029", "2030"]
        assert late.sub("x", "2029年") == own.sub("x", "2029年") == "x"
    assert (late.pattern, late.flags, late.groupindex) == (own.pattern, own.flags, own.groupindex)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda p: loads(dumps(p))])
def test_it_travels(again: Callable[[re.Pattern[str]], re.Pattern[str]]) -> None:
    late = regex("[0-9]+年", re.IGNORECASE)
    for _ in range(2):  # the second time it is compiled
        assert again(late).findall("2029年") == late.findall("2029年") == ["2029年"]
    assert "[0-9]+年" in repr(late)


def test_every_one_of_the_program_compiles() -> None:
    texts = {
        value
        for path in GENERATOR.rglob("*.py")
        if "regex(" in path.read_text("utf-8") and path.name != "patterns.py"
        for value in vars(import_module(_module(path))).values()
        if isinstance(value, type(regex("")))
    }
    assert len(texts) > 100
    assert all(re.compile(each.pattern, each.flags) for each in texts)


def _module(path: Path) -> str:
    parts = path.relative_to(GENERATOR.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_it_is_compiled_at_the_first_use() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.match("")


@pytest.mark.parametrize("room", AT_ONCE)
def test_what_every_command_imports_compiles_nothing(room: str) -> None:
    found = {
        f"{path.name}:{line}"
        for path in (GENERATOR / room).rglob("*.py")
        for line in _compiled(ast.parse(path.read_text("utf-8")))
    }
    assert not found


def _compiled(module: ast.Module) -> Iterator[int]:
    """The lines outside of functions where a pattern of text is compiled."""
    outside = (each for each in module.body if isinstance(each, ast.Assign | ast.AnnAssign))
    calls = (n for each in outside for n in ast.walk(each) if isinstance(n, ast.Call))
    for call in calls:
        if ast.unparse(call.func) == "re.compile" and ast.unparse(call.args[0])[:1] != "b":
            yield call.lineno
