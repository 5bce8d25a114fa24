"""Limits and forbidden constructs: each a finding at its place, in little time."""

import os
import time
from pathlib import Path

import pytest
import yaml

from generator.load import tree
from generator.load.limits import Limits
from generator.load.nodes import Mapping, Scalar
from generator.load.reader import Reading, read_file, read_text

MEBI = 1024 * 1024


def codes(reading: Reading) -> list[str]:
    return [finding.rule.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("typed", "code", "place"),
    [
        ("甲: &锚 1\n", "Y-45", "1:4"),
        ("甲: &a 1\n", "Y-23", "1:4"),
        ("甲: &a\n  - *a\n", "Y-23", "1:4"),
        ("甲: !!python/object/apply:os.system [ls]\n", "Y-24", "1:4"),
        ("甲: !!str 1\n", "Y-24", "1:4"),
        ("<<: {甲: 1}\n", "Y-25", "1:1"),
        ("甲: 1\n---\n乙: 2\n", "Y-26", "2:1"),
        ("甲: 1\n乙: 2\n甲: 3\n", "Y-30", "3:1"),
        ("- {甲: 1, 甲: 2}\n", "Y-30", "1:10"),
        ('甲: 1\n"甲": 2\n', "Y-30", "2:1"),
        ("? [甲]\n: 1\n", "Y-31", "1:3"),
        ("? {甲: 1}\n: 1\n", "Y-31", "1:3"),
        (": 1\n", "Y-32", "1:1"),
        ("", "Y-03", "1:1"),
        (" \n\n# 只有注释\n", "Y-03", "1:1"),
        ("---\n", "Y-03", "1:1"),
        ("甲: 1\n: 2\n", "Y-32", "2:1"),
    ],
)
def test_constructs(typed: str, code: str, place: str) -> None:
    found = [(finding.rule.code, str(finding.span)) for finding in read_text(typed, "a").findings]
    assert found[:1] == [(code, f"a:{place}")]


def test_a_duplicate_names_both_lines_and_the_way_to_it() -> None:
    (finding,) = read_text("表:\n  行:\n    - 甲: 1\n      甲: 2\n", "x/tables.yml").findings
    assert "第 3 行和第 4 行" in finding.message
    assert [(place.span.line, place.path) for place in finding.locations] == [
        (4, "tables.yml/表/行/1/甲"),
        (3, "tables.yml/表/行/1/甲"),
    ]


def test_the_first_of_two_equal_keys_is_kept() -> None:
    root = read_text("甲: 1\n甲: 2\n", "a").root
    assert isinstance(root, Mapping)
    assert root.get("甲") == Scalar("1", 1, 4)


def test_an_alias_is_kept_as_typed_and_never_expanded() -> None:
    root = read_text("甲: &a [1]\n乙: *a\n", "a").root
    assert isinstance(root, Mapping)
    assert root.get("乙") == Scalar("*a", 2, 4)


def test_limits_are_those_that_were_asked_for() -> None:
    limits = Limits(bytes=99, depth=2, nodes=5, characters=4)
    assert codes(read_text("- - - 1\n", "a", limits)) == ["Y-20"]
    assert codes(read_text("[1, 2, 3, 4, 5, 6]\n", "a", limits)) == ["Y-21"]
    assert codes(read_text("- 12345\n", "a", limits)) == ["Y-22"]
    assert codes(read_text("- 1234\n", "a", limits)) == []


HOSTILE = {
    "deep [": b"[" * 100_000,
    "deep {": b"{" * 100_000,
    "deep -": b"- " * 100_000,
    "deep ?": b"? " * 100_000,
    "deep keys": "".join(" " * depth + "a:\n" for depth in range(1, 1500)).encode(),
    "long scalar": b"a: " + b"x" * (10 * MEBI),
    "long comment": b"#" * (10 * MEBI),
    "just within: scalar": b"a: " + b"x" * (2 * MEBI - 3),
    "just within: comment": b"#" * (2 * MEBI),
    "just within: nulls": b"\0" * (2 * MEBI),
    "just within: items": b"[" + b"a," * (MEBI - 2) + b"]",
    "just within: lines": b"- a\n" * (MEBI // 2),
    "just within: equal keys": b"a: b\n" * (MEBI // 3),
    "just within: aliases": b"[" + b"*a," * (MEBI // 2) + b"]",
    "just within: tabs": b"\tx\n" * (MEBI // 2),
    "just within: percents": b"%a\n" * (MEBI // 2),
    "just within: amounts": b"- {a: 1," + b"333," * (MEBI // 3) + b"3}",
    "just within: wrong colons": "预算数：3\n".encode() * (MEBI // 8),
    "just within: marks": b"=======\n" * (MEBI // 8),
    "just within: zero width": "\u200b".encode() * (MEBI // 2),
    "just within: no-break": "\u00a0\n".encode() * (MEBI // 2),
    "laughs": b"a0: &a0 [x,x]\n"
    + b"".join(b"a%d: &a%d [*a%d,*a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 60)),
}


@pytest.fixture(scope="module")
def peer() -> float:
    """The seconds that libyaml needs for the bare events of an ordinary text of 1 MiB."""
    start = time.perf_counter()
    assert sum(1 for _ in yaml.parse(b"- {a: b}\n" * (MEBI // 9), yaml.CSafeLoader))
    return time.perf_counter() - start


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_cost_little_and_are_found(name: str, peer: float, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(HOSTILE[name])
    start = time.perf_counter()
    reading = read_file(path, "a.yml")
    assert (time.perf_counter() - start) / peer < 12
    assert reading.findings
    assert len(reading.findings) < 100


def test_of_many_findings_the_first_are_listed_and_the_rest_counted() -> None:
    findings = read_text("a: 1\n" * 100, "a").findings
    assert len(findings) == 21
    assert "还有 79 处" in findings[-1].message
    assert findings[-1].span.line == 22


def test_pure_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = '甲: [1, 02, "x"]\n乙:\n  - {丙: 20.00, 丁: }\n# 完\n'
    with_c = read_text(typed, "a")
    monkeypatch.setattr(tree, "PARSER", yaml.SafeLoader)
    pure = read_text(typed, "a")
    assert pure.findings == with_c.findings == ()
    assert _texts(pure.root) == _texts(with_c.root)
    assert codes(read_text("指标值: >90%\n", "a")) == ["Y-45"]
    assert codes(read_text("a: " + "[" * 30_000, "a")) == ["Y-20"]


def _texts(node: object) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return [(key.text, _texts(value)) for key, value in node]
    return [_texts(item) for item in node]  # type: ignore[attr-defined]


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "loop.yml").symlink_to("loop.yml")
    for name in ("folder.yml", "pipe.yml", "loop.yml", "none.yml", "nul\0.yml", "x" * 300):
        reading = read_file(tmp_path / name, "data/x.yml")
        assert codes(reading) == ["Y-01"]
        assert reading.root is None
