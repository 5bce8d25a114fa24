"""Numbers of persons: found in every text field of every file, and nowhere else."""

from pathlib import Path

import pytest

from generator.diagnostics import Finding
from generator.examining import examine
from generator.exchange.schema import kinds, shape
from generator.forms.editions import DEFAULT
from generator.forms.shape import Entries, Many, Shape, Text, TextKind, Value, Variants
from generator.model.personal import personal_numbers
from generator.project import Project
from tests import trees

IDENTITY, MOBILE = "11010519491231002X", "13812345678"


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        (IDENTITY, [True]),
        ("证件号110105194912310021", [False]),
        ("１１０１０５１９４９１２３１００２Ｘ", [True]),
        ("110105 19491231 002x", [True]),
        (f"手机{MOBILE}，", [False]),
        ("138 1234 5678", [False]),
        ("138-1234-5678", [False]),
        ("+86 13812345678", [False]),
        ("８６－１３８－１２３４－５６７８", [False]),
        (f"{MOBILE}和{IDENTITY}", [False, True]),
        (f"{MOBILE}万元", []),
        ("15000000000.00", []),
        ("0315-1234567", []),
        ("13022926P003011100018", []),
        ("110105189912310021", []),
        ("12345678901", []),
        ("91130229MA0ABCDE1X", []),
        ("20260101-20261231", []),
        (f"0{MOBILE}", []),
        (f"A{IDENTITY}", []),
    ],
)
def test_what_is_a_number_of_a_person(text: str, certain: list[bool]) -> None:
    found = list(personal_numbers(text))
    assert [number.certain for number in found] == certain
    assert all(text[5:13] not in number.message for number in found)


def _texts(value: Value, path: tuple[str, ...] = (), depth: int = 0) -> list[tuple[str, ...]]:
    """The ways to all text fields of a shape."""
    match value:
        case Text():
            free = value.kind is TextKind.TEXT and not value.options
            return [path] if free else []
        case Entries():
            return [(*path, "甲")]
        case Shape():
            return [p for f in value.fields for p in _texts(f.value, (*path, f.key), depth)]
        case Many():
            if depth == 2:
                return []
            inner = value.inner
            shapes = inner.shapes if isinstance(inner, Variants) else [("", inner)]
            return [p for key, s in shapes for p in _texts(s, (*path, f"[{key}]"), depth + 1)]
        case Variants():
            raise AssertionError


def _nested(path: tuple[str, ...], text: str) -> str:
    """A file that holds only this text, at the end of this way, as flow YAML."""
    if not path:
        return f'"{text}"'
    inner = _nested(path[1:], text)
    if not path[0].startswith("["):
        return f'{{"{path[0]}": {inner}}}'
    kind = path[0].strip("[]")  # of a block, which is known by a key of its own
    known = f'{{"{kind}": {"机构设置" if kind == "表" else "甲"}, ' if kind else ""
    return f"[{known}{inner[1:]}]" if kind and path[1] != kind else f"[{inner}]"


_FILES = {"department": f"data/{trees.REGION}/{trees.DEPARTMENT}/department.yml"}
_FILES |= {
    k: f"{trees.FOLDER}/{k}.yml" for k in kinds() if k not in {"department", "project", "words"}
}
_FILES |= {"project": f"{trees.FOLDER}/projects/A1.yml"}


@pytest.mark.parametrize("kind", _FILES)
def test_every_text_field_is_looked_at(kind: str, tmp_path: Path) -> None:
    ways = _texts(shape(kind, DEFAULT))
    assert ways
    root = trees.project(tmp_path)
    for way in ways:
        (root / _FILES[kind]).write_text(f"{_nested(way, f'号码 {IDENTITY}')}\n", "utf-8")
        found = [f for f in trees.findings(trees.load(root)) if f.rule.code == "V-08"]
        assert len(found) == 1 and found[0].blocks, way
        assert IDENTITY not in f"{found[0].message}{found[0].hint}"


def test_the_name_of_an_attachment_is_looked_at(tmp_path: Path) -> None:
    name = f"张某{IDENTITY}.pdf"
    about = f"类型: 完整公开\n来源: {{文件: {name}}}\n"
    root = trees.project(tmp_path, {"disclosure.yml": about, f"source/{name}": "x"})
    assert "V-08" in {f.rule.code for f in trees.findings(trees.load(root)) if f.blocks}


def test_a_number_is_told_once(tmp_path: Path) -> None:
    """By the rule where it looks, so that it can be acknowledged; by loading elsewhere."""
    words = f"正文:\n  - 段: 号码{IDENTITY}\n"
    more = {
        "narrative.yml": words,
        "disclosure.yml": f"类型: 完整公开\n联系方式: {{手机: {MOBILE}}}\n",
    }
    findings: tuple[Finding, ...] = examine(Project(trees.project(tmp_path, more))).findings
    found = [f for f in findings if f.rule.code in ("W-08", "V-08")]
    assert [(f.rule.code, f.span.line, f.blocks) for f in found] == [
        ("V-08", 2, False),
        ("W-08", 2, True),
    ]
