"""What stands beside a unit or for one: a second unit, a sentence, the lines of the next form."""

from pathlib import Path

import openpyxl
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


LATER: Rows = [TABLE[0], ["206", "科学技术支出", "300", "200", "100"]]
CHANGED = ("前面的各行按元读出", "印的单位是万元", "请核对")


def test_another_unit_among_the_rows_counts_from_there_and_is_told(
    project: Trial, tmp_path: Path
) -> None:
    line = ["", "", "", "", "单位：万元"]
    record, report = one_sheet(project, tmp_path, [TITLE], ["单位：元"], *TABLE, line, *LATER)
    [table] = record.tables
    assert [row.text("total") for row in table.printed_rows] == [READ["元"], "300"]
    assert told(report, DOUBTS, *CHANGED)


@pytest.mark.parametrize(("unit", "read"), [("万元", "300"), ("美元", "300"), ("人民币元", "0.03")])
def test_the_unit_of_a_table_that_goes_on(
    project: Trial, tmp_path: Path, unit: str, read: str
) -> None:
    parts = (TITLE, "单位：元", TABLE, TITLE, f"单位：{unit}", LATER)
    record, report = imported(project, tmp_path, *parts)
    [table] = record.tables
    assert [row.text("total") for row in table.printed_rows] == [READ["元"], read]
    assert bool(told(report, DOUBTS, *CHANGED)) == (unit == "万元")
    assert bool(told(report, DOUBTS, "美元", "没有换算")) == (unit == "美元")


def test_a_sheet_named_for_another_form_does_not_go_on(project: Trial, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, unit in (("部门预算支出总表", "元"), ("一般公共预算支出表", "千元")):
        page = book.create_sheet(name)
        for row in ([NAME, "", "", "", f"单位：{unit}"], *TABLE):
            page.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "x.xlsx")
    project.done(tmp_path / "x.xlsx", PLACE)
    found = [t.printed_rows[0].text("total") for t in project.disclosure(PLACE).tables]
    assert found == [READ["元"], READ["千元"]]


def test_a_line_of_signatures_below_a_table_is_told(project: Trial, tmp_path: Path) -> None:
    last = [f"填报单位：{NAME}", "", "联系电话：12345", "", "填报日期：2026.1.5"]
    record, report = one_sheet(project, tmp_path, [TITLE], ["单位：元"], *TABLE, last)
    assert len(record.tables[0].printed_rows) == 1
    assert told(report, DOUBTS, "联系电话：12345", "没有收入")


@pytest.mark.parametrize("unit", ["元/台", "元/台（套）", "辆/台"])
def test_a_unit_of_two_parts_is_no_department(project: Trial, tmp_path: Path, unit: str) -> None:
    title, body = TITLES["assets"], BODIES["assets"]
    record, report = imported(project, tmp_path, title, f"单位：{unit}", body)
    assert amount(record, "assets") == (READ["元"] if "元" in unit else "1234567.80")
    assert f"部门名称：{unit}" not in report


@pytest.mark.parametrize("number", ["预算公开02表", "财公开02-1表", "批复02表"])
def test_a_number_in_other_words_beside_the_unit(
    project: Trial, tmp_path: Path, number: str
) -> None:
    record, report = imported(project, tmp_path, TITLE, f"{number}    单位：元", TABLE)
    assert amount(record, "table") == READ["元"]
    assert told(report, "有把握", f"“{number}”没有收入")


@pytest.mark.parametrize("first", [NAME, ""])
def test_another_department_among_the_rows_is_told(
    project: Trial, tmp_path: Path, first: str
) -> None:
    lines = [[f"编制单位：{first}", "", "", "", "单位：元"], [f"编制单位：{NAME}二馆", "2026年"]]
    record, report = one_sheet(project, tmp_path, [TITLE], lines[0], *TABLE, lines[1], *LATER[1:])
    assert len(record.tables[0].printed_rows) == 2
    assert told(report, DOUBTS, f"印着部门“{NAME}二馆”", "请核对")


@pytest.mark.parametrize("line", [f"{NAME}    公开02表", f"{NAME} 公开02表", f"{NAME}\t财公开02表"])
def test_a_bare_name_beside_the_number_is_no_title(
    project: Trial, tmp_path: Path, line: str
) -> None:
    record, _ = imported(project, tmp_path, TITLE, line, "单位：元", TABLE)
    assert amount(record, "table") == READ["元"]
    assert record.tables[0].head["department"].text == NAME
    title = f"1.甲{TITLES['project']}"
    record, report = imported_again(project, tmp_path, title, line, "单位：元", BODIES["project"])
    assert amount(record, "project") == READ["元"]
    assert f"“{title}”以元为单位" in report


def imported_again(project: Trial, tmp_path: Path, *parts: str | Rows) -> tuple[Disclosure, str]:
    report = project.done(word(tmp_path / "y.docx", FRONT, *parts, *DUTIES), PLACE, force=True)
    return project.disclosure(PLACE), report
