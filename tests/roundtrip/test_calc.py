"""The workbook edited in LibreOffice, as WPS and Excel would: typed, computed, inserted, sorted."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.cli import main
from generator.exchange.editing.sheet import KEEPER
from tests.exchange.office import calc
from tests.roundtrip.calc import coloured, edited
from tests.roundtrip.desk import (
    PLACE,
    SPENDING,
    SUMMARY,
    Desk,
    column_of,
    differing,
    lines,
    row_of,
)
from tests.roundtrip.written import TABLES

_SUM, _OPEN, _NOT_A_NUMBER = "FFC7CE", "FFEB9C", "FBCB9C"
ROW = next(line for line in TABLES.splitlines() if "2010303" in line)


def place(path: Path, sheet: str, text: str, label: str) -> str:
    """The name of a cell: ``E10``."""
    page = load_workbook(path)[sheet]
    return str(page.cell(row_of(page, text), column_of(page, label)).coordinate)


def by_hand(desk: Desk, *steps: str) -> dict[str, tuple[str, str]]:
    """Give the workbook out, edit it in LibreOffice, bring it back; what differs."""
    path = edited(desk.root, desk.export(), steps)
    before = desk.files()
    assert desk.take(path) == 0, desk.out + desk.err
    return differing(before, desk.files())


def sheet(name: str) -> str:
    return f's = book.Sheets.getByName("{name}")'


def test_saving_changes_nothing(desk: Desk) -> None:
    assert by_hand(desk) == {}
    book = load_workbook(desk.root / "edited.xlsx")
    assert book[KEEPER].sheet_state != "visible"
    assert book[SPENDING].protection.sheet
    assert len(book[SPENDING].data_validations.dataValidation) > 0


def test_a_clerks_morning(desk: Desk) -> None:
    """Figures typed and computed, rows inserted and deleted on the protected sheet, texts."""
    path = desk.export()
    cells = [place(path, SPENDING, "2010303", label) for label in ("合计", "基本支出", "项目支出")]
    words = place(path, "说明文字", "负责全县测试工作。", "文字（名词的释义）")
    row = int(cells[0][1:])
    found = by_hand(
        desk,
        sheet(SPENDING),
        f's.getCellRangeByName("{cells[0]}").Formula = "={cells[1]}+{cells[2]}"',
        f's.getCellRangeByName("{cells[1]}").Formula = "=0.1+0.2"',
        f's.getCellRangeByName("{cells[2]}").Value = 12.5',
        f"s.Rows.insertByIndex({row}, 1)",
        f's.getCellRangeByName("C{row + 1}").String = "2010399"',
        f's.getCellRangeByName("D{row + 1}").String = "其他支出"',
        f's.getCellRangeByName("E{row + 1}").Value = 0',
        f"s.Rows.removeByIndex({row + 2}, 1)",
        sheet("说明文字"),
        f's.getCellRangeByName("{words}").String = "第一行" & Chr(10) & "第二行"',
    )
    gone, new = lines({"tables.yml": found["tables.yml"]}, "tables.yml")
    assert new == [
        ROW.replace("合计: 20.00", "合计: 12.80")
        .replace("基本支出: 10.00", "基本支出: 0.30")
        .replace("项目支出: 10.00", "项目支出: 12.50"),
        "    - {科目编码: 2010399, 科目名称: 其他支出, 合计: 0.00}",
    ]
    assert len(gone) == 2 and "20805," in gone[1]
    gone, new = lines({"narrative.yml": found["narrative.yml"]}, "narrative.yml")
    assert new == ['          - 段: "第一行\\n第二行"']
    assert "是公式，只收入它的结果 12.80" in desk.out


def test_a_sheet_that_was_sorted(desk: Desk) -> None:
    """Sorted from the first hidden column on, or only what is seen: the rows keep their lines."""
    path = desk.export()
    book = load_workbook(path)[SPENDING]
    first, last = row_of(book, "201"), row_of(book, "2080505")
    for start in ("A", "B"):
        found = by_hand(
            desk,
            sheet(SPENDING),
            f'r = s.getCellRangeByName("{start}{first}:J{last}")',
            "Dim field(0) As New com.sun.star.table.TableSortField",
            f"field(0).Field = {3 if start == 'A' else 2}",
            "field(0).IsAscending = True",
            "Dim how(0) As New com.sun.star.beans.PropertyValue",
            'how(0).Name = "SortFields"',
            "how(0).Value = field()",
            's.unprotect("")',
            "r.sort(how())",
        )
        before, after = found["tables.yml"]
        assert sorted(before.splitlines()) == sorted(after.splitlines())
        assert before != after
        desk.put("tables.yml", before)


def test_the_checks_are_seen_while_typing(desk: Desk) -> None:
    """The format of a cell tells that a sum does not agree; LibreOffice reckons it."""
    path = desk.export()
    revenue = place(path, SUMMARY, "一、一般公共预算拨款收入", "预算数")
    steps = [
        sheet(SPENDING),
        f's.getCellRangeByName("{place(path, SPENDING, "2010303", "合计")}").Value = 21.25',
        f's.getCellRangeByName("{place(path, SPENDING, "2080505", "合计")}").String = ""',
        f's.getCellRangeByName("{place(path, SPENDING, "208", "基本支出")}").String = "十"',
        sheet(SUMMARY),
        f's.getCellRangeByName("{revenue}").Value = 31',
    ]
    assert {name for name, cells in coloured(desk.root, path).items() if cells} <= {SUMMARY}
    shown = coloured(desk.root, edited(desk.root, path, steps))
    sums = [text for colour, text in shown[SPENDING] if colour == _SUM]
    # 20103 over its 项, the 项 itself, and 20805; 合计 is not held against words (208)
    assert sums[:3] == ["20.00", "21.25", "10.00"]
    assert (_OPEN, "") in shown[SPENDING]
    assert (_NOT_A_NUMBER, "十") in shown[SPENDING]
    assert (_SUM, "30.00") in shown[SUMMARY]


@pytest.mark.parametrize("key", [PLACE])
def test_shown_as_printed(desk: Desk, key: str) -> None:
    """LibreOffice shows every figure with the digits that were printed, and labels before words."""
    shown = calc(desk.root, {"out.xlsx": desk.export().read_bytes()})
    cells = {cell for line in shown[f"out-{SPENDING}"] for cell in line}
    assert {"30.00", "2010303", "0.00", "单位：万元"} <= cells
    assert Decimal("30.00") == Decimal(next(c for c in cells if c == "30.00"))
    assert main(["export", key, "-o", "again.xlsx"]) == 0
    assert (desk.root / "again.xlsx").read_bytes() == (desk.root / "out.xlsx").read_bytes()
