"""The same form twice in one document is two tables; over a page break it is one."""

from pathlib import Path

import pytest

from tests.incoming.test_other_counties import UNKNOWN, told
from tests.incoming.test_other_shapes import DUTIES, FRONT, USES, Cells, column, sheet, taken, word
from tests.incoming.trial import Trial

TITLE, UNIT = "部门预算支出总表", "单位：万元"
HEAD = ["序号", *USES]
FIRST: Cells = [
    ["1", "", "合计", "9.00", "7.00", "2.00"],
    ["2", "201", "甲类", "9.00", "7.00", "2.00"],
]
SECOND: Cells = [["1", "", "合计", "5.00", "5.00", ""], ["2", "205", "乙类", "5.00", "5.00", ""]]
REST: Cells = [["3", "20101", "丙款", "9.00", "7.00", "2.00"]]


def without_numbers(rows: Cells) -> Cells:
    return [row[1:] for row in rows]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_second_table_is_not_joined_to_the_first(
    project: Trial, tmp_path: Path, numbered: bool
) -> None:
    first, second, rest = (
        [HEAD, *rows] for rows in (FIRST, SECOND, [["3", "20502", "丁款", "5.00", "5.00", ""]])
    )
    tables = [table if numbered else without_numbers(table) for table in (first, second, rest)]
    path = word(
        tmp_path / "x.docx", FRONT,
        TITLE, "部门：301玉田县示例局 单位：万元", tables[0],
        TITLE, "部门：301001玉田县示例局本级 单位：万元", tables[1],
        None, TITLE, "部门：301001玉田县示例局本级 单位：万元", tables[2], *DUTIES,
    )  # fmt: skip
    record, report = taken(project, path)
    assert column(record, "expenditure_summary", "total") == ["9.00", "9.00"]
    assert record.tables[0].head["department"].text == "301玉田县示例局"
    assert told(report, UNKNOWN, "第 2 张表", TITLE, "3 行", "本级", "没有收入", "第 1 张表")


def test_a_third_one_is_told_too(project: Trial, tmp_path: Path) -> None:
    parts = [part for rows in (FIRST, SECOND, SECOND) for part in (TITLE, UNIT, [HEAD, *rows])]
    record, report = taken(project, word(tmp_path / "x.docx", FRONT, *parts, *DUTIES))
    assert column(record, "expenditure_summary", "total") == ["9.00", "9.00"]
    for number in (2, 3):
        assert told(report, UNKNOWN, f"第 {number} 张表第", "没有收入", "前面一张（第 1 张表")


def test_the_same_table_twice_in_one_sheet(project: Trial, tmp_path: Path) -> None:
    rows = [row for part in (FIRST, SECOND) for row in ([TITLE], [UNIT], HEAD, *part)]
    record, report = taken(project, sheet(tmp_path / "x.xlsx", rows))
    assert column(record, "expenditure_summary", "total") == ["9.00", "9.00"]
    assert told(report, UNKNOWN, TITLE, "2 行", "没有收入")


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_table_that_goes_on_on_the_next_page_is_one(
    project: Trial, tmp_path: Path, titled: bool, numbered: bool
) -> None:
    first, rest = [HEAD, *FIRST], [HEAD, *REST]
    tables = [table if numbered else without_numbers(table) for table in (first, rest)]
    above = (TITLE, "续表", UNIT) if titled else ()
    path = word(
        tmp_path / "x.docx", FRONT, TITLE, UNIT, tables[0], None, *above, tables[1], *DUTIES
    )
    record, report = taken(project, path)
    assert column(record, "expenditure_summary", "total") == ["9.00", "9.00", "9.00"]
    assert not told(report, UNKNOWN, TITLE)


def test_the_total_printed_on_top_of_every_page_begins_no_table(
    project: Trial, tmp_path: Path
) -> None:
    pages = [without_numbers([HEAD, FIRST[0], rows[-1]]) for rows in (FIRST, REST)]
    path = word(tmp_path / "x.docx", FRONT, TITLE, UNIT, pages[0], TITLE, UNIT, pages[1], *DUTIES)
    record, _ = taken(project, path)
    assert "20101" in column(record, "expenditure_summary", "subject_code")


def test_a_list_whose_items_are_called_alike_goes_on(project: Trial, tmp_path: Path) -> None:
    head = ["项目名称", "采购物品名称", "数量", "单价", "采购金额"]
    pages: list[Cells] = [
        [head, ["甲项目", "打印机", "1", "3.00", "3.00"]],
        [head, ["甲项目", "复印机", "1", "2.00", "2.00"]],
    ]
    title = "部门政府采购预算表"
    path = word(tmp_path / "x.docx", FRONT, title, UNIT, pages[0], title, UNIT, pages[1], *DUTIES)
    record, _ = taken(project, path)
    assert record.procurement is not None
    assert len(record.procurement.printed_rows) == 2
