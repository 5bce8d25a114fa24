"""What stands beside a unit or for one: a second unit, a sentence, the lines of the next form."""

from pathlib import Path

import pytest

from generator.model.disclosure import Disclosure
from tests.incoming.test_other_counties import DOUBTS, PLACE, UNKNOWN, told
from tests.incoming.test_other_shapes import FRONT, sheet, word
from tests.incoming.trial import Trial
from tests.incoming.unit_layouts import BODIES, DUTIES, NAME, READ, TITLES, Rows, amount


def imported(project: Trial, tmp_path: Path, *parts: str | Rows) -> tuple[Disclosure, str]:
    report = project.done(word(tmp_path / "x.docx", FRONT, *parts, *DUTIES), PLACE)
    return project.disclosure(PLACE), report


TITLE, TABLE = TITLES["table"], BODIES["table"]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "单位：元", "金额单位：万元"),
        (TITLE, "单位：元\t（万元）"),
        (TITLE, "单位：元    单位：万元"),
        ("附表2\t单位：元", TITLE, "单位：万元"),
        (f"{TITLE}（单位：万元）", "单位：元"),
    ],
)
def test_two_units_are_told_and_none_is_chosen(
    project: Trial, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    record, report = imported(project, tmp_path, *lines, TABLE)
    assert amount(record, "table") == "1234567.80"
    assert told(report, DOUBTS, "元、万元", "没有换算") or told(
        report, DOUBTS, "万元、元", "没有换算"
    )


def test_the_same_unit_twice_is_one(project: Trial, tmp_path: Path) -> None:
    record, report = imported(
        project, tmp_path, TITLE, "单位：元\t（元）", "金额单位：人民币元", TABLE
    )
    assert amount(record, "table") == READ["元"]
    assert "没有换算" not in report


def test_another_unit_in_the_heads_is_told(project: Trial, tmp_path: Path) -> None:
    head = [text.replace("项目支出", "项目支出（万元）") for text in TABLE[0]]
    record, report = imported(project, tmp_path, TITLE, "单位：元", [head, *TABLE[1:]])
    assert amount(record, "table") == READ["元"]
    assert told(report, DOUBTS, "按元读出", "万元")


CLEAR: Rows = [
    ["项目名称", "采购物品名称", "政府采购目录序号", "计量单位", "数量", "单价", "合计",
     "一般公共预算拨款", "基金预算拨款", "国有资本经营预算拨款", "财政专户核拨", "单位资金"],
    ["示例项目", "电脑", "A02", "台", "5", "1", "1234567.80", "1234567.80", "", "", "", ""],
]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "2026年安排采购项目一个，金额单位：元",
        "本表的数是初步数，以财政批复为准；金额单位：元。",
        "注：本表金额单位：元",
        "二、本年度采购的安排（单位：元）",
    ],
)
def test_a_sentence_is_no_head_line(project: Trial, tmp_path: Path, line: str) -> None:
    """It stays in the text; that the unit may be another, and what to do, is told."""
    record, report = imported(project, tmp_path, "一、概况", "负责示例工作。", line, CLEAR)
    assert amount(record, "procurement") == "1234567.80"
    assert told(report, DOUBTS, "没有写明金额单位", line, "“单位：元”，再导入")
    text = (project.root / f"data/{PLACE}/narrative.yml").read_text("utf-8")
    assert "金额单位：元" in text or "（单位：元）" in text


def test_the_unit_of_another_form_is_not_taken(project: Trial, tmp_path: Path) -> None:
    other: Rows = [["明细", "金额"], ["纸张", "5"]]
    record, report = imported(project, tmp_path, "某某经费明细表（单位：元）", other, TITLE, TABLE)
    assert amount(record, "table") == "1234567.80"
    assert told(report, UNKNOWN, "不认识的表“某某经费明细表”")
    assert told(report, DOUBTS, "没有写明金额单位")


def one_sheet(project: Trial, tmp_path: Path, *rows: list[str]) -> tuple[Disclosure, str]:
    report = project.done(sheet(tmp_path / "x.xlsx", [[FRONT], *rows], "@"), PLACE)
    return project.disclosure(PLACE), report


LINE = [f"编制单位：{NAME}", "", "", "", "单位：元"]


@pytest.mark.parametrize("line", [LINE, ["单位：元"], ["公开02表", "", "", "", "单位：元"]])
def test_lines_repeated_after_a_page_break_are_no_rows(
    project: Trial, tmp_path: Path, line: list[str]
) -> None:
    record, report = one_sheet(project, tmp_path, [TITLE], line, *TABLE, line, *TABLE)
    [table] = record.tables
    assert [row.text("total") for row in table.printed_rows] == [READ["元"]] * 2
    assert not told(report, UNKNOWN, "行没有收入")


@pytest.mark.parametrize(
    "lines",
    [
        [["一般公共预算支出表", "", "", "", "单位：千元"]],
        [["公开05表", "", "", "", "单位：千元"], ["一般公共预算支出表"]],
        [["一般公共预算支出表"], [], ["单位：千元"]],
    ],
)
def test_the_next_table_of_a_sheet_has_its_own_unit(
    project: Trial, tmp_path: Path, lines: Rows
) -> None:
    rows = [[TITLE, "", "", "", "单位：元"], *TABLE, *lines, *TABLE]
    record, _ = one_sheet(project, tmp_path, *rows)
    found = [table.printed_rows[0].text("total") for table in record.tables]
    assert found == [READ["元"], READ["千元"]]


@pytest.mark.parametrize(
    "lines",
    [
        [["2.乙绩效目标表", "", "", "单位：千元"]],
        [["2.乙绩效目标表"], [f"编制单位：{NAME}", "", "", "单位：千元"]],
        [[f"编制单位：{NAME}", "", "", "单位：千元"]],
    ],
)
def test_the_next_project_of_a_sheet_has_its_own_unit(
    project: Trial, tmp_path: Path, lines: Rows
) -> None:
    first = BODIES["project"]
    second = [[text.replace("100018", "100019").replace("甲", "乙") for text in r] for r in first]
    title = ["1.甲绩效目标表", "", "", "单位：元"]
    record, _ = one_sheet(project, tmp_path, title, *first, [], *lines, *second)
    assert [item.budget.text for item in record.projects] == [READ["元"], READ["千元"]]
    assert [len(item.indicators) for item in record.projects] == [1, 1]


def test_a_unit_within_a_project_form(project: Trial, tmp_path: Path) -> None:
    name, *rest = BODIES["project"]
    unit = ["", "", "", "单位：元"]
    record, report = one_sheet(project, tmp_path, [TITLES["project"]], name, unit, *rest)
    assert amount(record, "project") == READ["元"]
    assert not told(report, UNKNOWN, "单位：元")


def test_a_unit_below_the_amounts_of_a_project_is_told(project: Trial, tmp_path: Path) -> None:
    name, budget, *rest = BODIES["project"]
    unit = ["", "", "", "单位：元"]
    record, report = one_sheet(project, tmp_path, [TITLES["project"]], name, budget, unit, *rest)
    assert amount(record, "project") == "1234567.80"
    assert told(report, DOUBTS, "甲项目", "单位“元”", "已按万元读出")


def test_a_project_without_a_unit_is_told(project: Trial, tmp_path: Path) -> None:
    _, report = imported(project, tmp_path, TITLES["project"], BODIES["project"])
    assert told(report, DOUBTS, "甲项目", "没有写明金额单位", "“单位：元”，再导入")


SHORT: Rows = [["项目", "金额"], ["合计", "30000"], ["公务接待费", "30000"]]


def test_a_sheet_of_names_and_amounts_is_the_table_of_its_title(
    project: Trial, tmp_path: Path
) -> None:
    record, _ = one_sheet(project, tmp_path, ["“三公”经费支出表"], ["单位：元"], *SHORT)
    [table] = record.tables
    assert table.form == "three_public_expenses"
    assert [row.text("total") for row in table.printed_rows] == ["3.00", "3.00"]
    assert not record.projects


@pytest.mark.parametrize("title", ["三公", "某某经费明细表", ""])
@pytest.mark.parametrize("amounts", ["金额", "预算数", "本年安排"])
def test_without_a_known_title_it_is_told_and_no_project(
    project: Trial, tmp_path: Path, title: str, amounts: str
) -> None:
    rows = [[title], ["项目", amounts], *SHORT[1:], [], [TITLE], ["单位：元"], *TABLE]
    record, report = one_sheet(project, tmp_path, *rows)
    assert not record.projects
    assert amount(record, "table") == READ["元"]
    assert told(report, UNKNOWN, "不认识的表", "3 行没有收入", f"项目 | {amounts}")


@pytest.mark.parametrize("label", ["项目", "项目名称"])
@pytest.mark.parametrize("name", ["公用经费", "金额管理系统", "2026"])
def test_a_project_form_of_two_columns_is_one(
    project: Trial, tmp_path: Path, label: str, name: str
) -> None:
    rows: Rows = [[label, name], ["预算数", "300000"], ["绩效目标", "完成"]]
    record, _ = imported(project, tmp_path, TITLES["project"], "单位：元", rows)
    [item] = record.projects
    assert (item.name, item.budget.text) == (name, "30.00")
