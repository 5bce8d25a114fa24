"""`mingzhang check` right after `new`: a block a file, while machines are told of every place."""

import json
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


def test_a_mark_is_told_once_and_is_no_error_of_an_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A skeleton's mark is of loading; a rule says the same of XX, which an original may have."""
    words = (trees.ROOT / "data/reference/words.yml").read_text("utf-8")
    text = "正文:\n  - 段: （待填）\n  - 段: XX万元\n  - 段: 待填\n"
    trees.project(tmp_path, {"narrative.yml": text, "data/reference/words.yml": words})
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", trees.FOLDER, "--select", "V-06,W-06", "--errors"]) == 1
    shown = capsys.readouterr().out
    heads = [
        line.rpartition("/")[2][:30] for line in shown.splitlines() if "narrative.yml:" in line
    ]
    assert [head.split()[0] + head.split()[2] for head in heads] == [
        "narrative.yml:2:8:V-06",
        "narrative.yml:3:8:W-06",
        "narrative.yml:4:8:W-06",
    ]
    assert shown.count("原件如此时") == 1
    assert '实为: "XX"' in shown


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        ("科目编码: （待填）, 合计: 1.00", {"V-06", "T3-R1"}),
        ("科目编码: 201x, 合计: 1.00, 科目名称: （待填）", {"V-06", "F-09", "T3-R1"}),
        ("科目编码: 201x, 合计: 1.00", {"F-09", "T3-R1"}),
    ],
)
def test_rules_say_nothing_of_what_is_still_to_be_filled_in(
    row: str,
    rules: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is wrong beside it is told all the same."""
    table = f"部门预算支出总表:\n  状态: 有数据\n  行:\n    - {{{row}}}\n"
    assert told(tmp_path, monkeypatch, capsys, "tables.yml", table, 4) == rules


def test_a_number_of_a_person_beside_a_mark_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "正文:\n  - 段: 联系人（待填），身份证11010519491231002X\n"
    found = told(tmp_path, monkeypatch, capsys, "narrative.yml", text, 2)
    assert found == {"V-06", "W-08"}


def told(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
    text: str,
    line: int,
) -> set[str]:
    """The rules that find an error on a line of a file."""
    trees.project(root, {file: text})
    (root / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(root)
    assert main(["check", f"{trees.FOLDER}/{file}", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    return {f["rule"] for f in found if f["line"] == line and f["severity"] == "error"}


def test_entries_are_counted_from_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "    - {科目名称: 合计, 合计: 1.00}\n    - {科目编码: 201, 合计: 一}\n"
    files = {
        "tables.yml": f"部门预算支出总表:\n  状态: 有数据\n  行:\n{rows}  注: [甲, （待填）]\n",
        "projects/A1.yml": "项目编码: A1\n项目名称: 甲\n绩效指标: [{三级指标: [甲]}]\n",
    }
    trees.project(tmp_path, files)
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    main(["check", trees.FOLDER, "--select", "V,S-02,K"])
    shown = capsys.readouterr().out
    assert "位置：部门预算支出总表 第2行 合计" in shown
    assert "位置：绩效指标 第1项 三级指标" in shown
    main(["check", trees.FOLDER, "--select", "V-06", "--format", "json"])
    assert "tables.yml/部门预算支出总表/注/2" in capsys.readouterr().out


def test_what_comes_after_new_is_said(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["new", f"{trees.REGION}/103/{trees.YEAR}"]) == 0
    last = capsys.readouterr().out.partition("下一步：\n")[2]
    assert f"mingzhang check data/{trees.REGION}/103/{trees.YEAR}" in last
    assert "mingzhang serve" in last
    assert "“（待填）”" in last
    assert "草稿: 是" in last
    assert main(["check", f"data/{trees.REGION}/103/{trees.YEAR}"]) == 0


def test_a_full_width_code_is_told_once_and_by_its_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its length is right, and no sum is wrong because of it."""
    row = "{科目编码: ２０１, 科目名称: 一般公共服务支出, 合计: 1.00}"
    table = f"部门预算支出总表:\n  状态: 有数据\n  行:\n    - {row}\n"
    assert told(tmp_path, monkeypatch, capsys, "tables.yml", table, 4) == {"V-03"}
