"""`mingzhang check` right after `new`: a block a file, while machines are told of every place."""

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.diagnostics import Location, Span, report, text
from generator.load.structure_rules import UNFILLED, UNKNOWN_KEY
from tests import trees

PLACE = f"{trees.REGION}/102/{trees.YEAR}"


def marks(folder: Path) -> dict[str, int]:
    """How many marks stand in each file: of texts, and rows of X in codes."""
    found = {}
    for path in sorted(folder.rglob("*.yml")):
        kept = [line.partition("  #")[0] for line in path.read_text("utf-8").splitlines()]
        values = [line for line in kept if not line.startswith("#")]
        found[path.name] = sum(line.count("待填") + line.count("X" * 12) for line in values)
    return found


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    trees.project(tmp_path)
    shutil.rmtree(tmp_path / trees.FOLDER)
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["new", PLACE]) == 0
    return tmp_path


def test_one_block_a_file_with_the_number_of_open_places(
    new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    main(["check", f"data/{PLACE}"])
    shown = capsys.readouterr().out
    expected = {name: number for name, number in marks(new / "data" / PLACE).items() if number}
    heads = [line for line in shown.splitlines() if " V-06 " in line]
    assert len(heads) == len(expected) >= 5
    for head in heads:
        name = head.partition(":")[0].rpartition("/")[2]
        assert head.endswith(f"，共 {expected[name]} 处"), head
    assert len(shown.splitlines()) < 80


def test_machines_are_told_of_every_place(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = sum(marks(new / "data" / PLACE).values())
    assert every > 60
    counted = f"共 {every} 个警告"
    for form, one, times in (
        ("json", '"rule": "V-06"', every),
        ("sarif", '"ruleId"', every),
        ("github", counted, 1),
    ):
        capsys.readouterr()
        main(["check", f"data/{PLACE}", "--select", "V-06", "--format", form])
        shown = capsys.readouterr().out
        assert shown.count(one) == times, form


def at(line: int, column: int = 1) -> Location:
    return Location(Span("data/a.yml", line, column, 4), "", "")


def test_a_line_is_quoted_once_and_the_others_are_numbered() -> None:
    lines = [f"{n}: （待填）, （待填）" for n in range(1, 13)]
    numbers = [1, 1, 2, 3, 5, 8, 9, 10, 12]
    found = [
        report(UNFILLED, "“（待填）”还没有填写", at(n, c), hint="填写")
        for c, n in enumerate(numbers, 1)
    ]
    assert text.told(found, lambda _: lines) == [
        "data/a.yml:1:1: 错误 V-06 待填占位，共 9 处\n"
        "  1 | 1: （待填）, （待填）\n"
        "  2 | 2: （待填）, （待填）\n"
        "  3 | 3: （待填）, （待填）\n"
        "  5 | 5: （待填）, （待填）\n"
        "  8 | 8: （待填）, （待填）\n"
        "  还有第 9–10、12 行\n"
        "  怎么办：填写"
    ]


def test_what_is_no_work_left_is_told_one_by_one() -> None:
    found = [report(UNKNOWN_KEY, "不认识的键", at(n)) for n in (1, 2, 3)]
    assert len(text.told(found, lambda _: None)) == 3
    acknowledged = [report(UNFILLED, "a", at(n)).acknowledge("是") for n in (1, 2)]
    assert len(text.told(acknowledged, lambda _: None)) == 2
    assert text.told([report(UNFILLED, "a", at(1))], lambda _: None) == [
        "data/a.yml:1:1: 错误 V-06 待填占位\n  a"
    ]
