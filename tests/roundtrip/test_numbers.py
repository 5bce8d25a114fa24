"""Numbers: what is shown of one is what comes in; where both differ, nothing does."""

from datetime import datetime
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from generator.exchange.editing.values import RawCell, Reading, reading
from generator.forms.column import ColumnKind
from tests.roundtrip.desk import SPENDING, Desk, cell, column_of, lines, row_of
from tests.roundtrip.test_cells import setting
from tests.roundtrip.written import TABLES

ROW = next(line for line in TABLES.splitlines() if "2010303" in line)
ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


def read(value: Any, pattern: str, kind: str, before: str = "") -> Reading:
    return reading(RawCell(value, pattern, "A1"), ColumnKind(kind), before, "万元")


# What stands in a cell, its format, what is wanted there, what stood there; then what comes in.
SHOWN = (
    (21.5, "0.00", "amount", "20.00", "21.50"),
    (21, "0.00", "amount", "20.00", "21.00"),
    (0, "0.00", "amount", "20.00", "0.00"),
    (0.1 + 0.2, "0.00", "amount", "20.00", "0.30"),
    (0.1 + 0.2 - 0.3, "0.00", "amount", "20.00", "0.00"),
    (1352.3000000000002, "0.00", "amount", "20.00", "1352.30"),
    ("２１．５０", "0.00", "amount", "20.00", "21.50"),
    ("1,352.30", "0.00", "amount", "20.00", "1352.30"),
    (" 21.5 ", "0.00", "amount", "20.00", "21.5"),
    ("21.5万元", "0.00", "amount", "20.00", "21.5"),
    (21.1234, "0.0000", "amount", "20.00", "21.1234"),
    (-3, "0.00", "amount", "20.00", "-3.00"),
    (21.5, "General", "amount", "20.00", "21.50"),
    (3, "0", "amount", "3.50", "3.00"),
    (21.5, "#,##0.00", "amount", "20.00", "21.50"),
    (17.13, ACCOUNTING, "amount", "", "17.13"),
    (-17.13, ACCOUNTING, "amount", "", "-17.13"),
    (3.14, "¥#,##0.00", "amount", "", "3.14"),
    (3.14, '0.00"万元"', "amount", "", "3.14"),
    ("（待填）", "0.00", "amount", "20.00", "（待填）"),
    (132.1100000000001, "0.00", "amount", "", "132.11"),
    (0.30000000000000004, "0.00", "amount", "0.30", "0.30"),
    (0.1 + 0.7, "General", "amount", "", "0.8"),
    (20, "0.00", "amount", "20.0", "20.0"),
    (7.5, "0.00", "amount", "007.5", "007.5"),
    (53.4857, "0.0000", "amount", "53.4857", "53.4857"),
    (0.12345678, "0.00000000", "amount", "0.12345678", "0.12345678"),
    (1e15, "0", "amount", "", "1000000000000000"),
    (-0.0, "0.00", "amount", "", "0.00"),
    (12, "General", "quantity", "", "12"),
    (0.25, "0%", "text", "25%", "25%"),
    (0.255, "0.0%", "text", "25%", "25.5%"),
    (2010303.0, "General", "code", "", "2010303"),
    (2010303, "@", "code", "2010303", "2010303"),
    (12345, "0000000", "code", "", "0012345"),
    (12345, "0000000", "code", "0012345", "0012345"),
    (5.0, "0.00", "text", "", "5.00"),
    (5.0, "0.00", "text", "5", "5.00"),
    (12, '0"台"', "text", "", "12台"),
)
# The same, and then why nothing comes in: the number is not what is shown of it.
NOT_SHOWN = (
    (21.555, "0.00", "amount", "20.00", "显示的是 21.56，存的却是 21.555"),
    (35126, "#,##0.00,", "amount", "", "显示的是 35.13，存的却是 35126"),
    (35126, "#,##0,", "amount", "", "显示的是 35，存的却是 35126"),
    (17.126, ACCOUNTING, "amount", "", "显示的是 17.13，存的却是 17.126"),
    (0, ACCOUNTING, "amount", "", "显示的是 -，存的却是 0"),
    (3.14159, "¥#,##0.00", "amount", "", "显示的是 3.14，存的却是 3.14159"),
    (3.4, "0", "amount", "3.50", "显示的是 3，存的却是 3.4"),
    (3.5, "0", "amount", "3.50", "显示的是 4，存的却是 3.5"),
    (-3, "0.00;0.00", "amount", "", "显示的是 3.00，存的却是 -3"),
    (3, '"1"0.00', "amount", "", "显示的是 13.00，存的却是 3"),
    (0, '0;-0;"1"', "amount", "", "显示的是 1，存的却是 0"),
    (7, ";;;", "amount", "", "显示的是 空白，存的却是 7"),
    (3.14, '0.00"元"', "amount", "", "显示的是 3.14元，存的却是 3.14"),
    (0.5, "# ?/?", "amount", "", "读不懂这一格的格式“# ?/?”"),
    (5, "[DBNum1]General", "amount", "", "读不懂这一格的格式"),
    (5, "[>100]0;0.00", "amount", "5.00", "读不懂这一格的格式"),
    (100 / 3, "General", "amount", "", "位小数"),
    (0.12345678, "0.00000000", "amount", "", "有 8 位小数"),
    (0.25, "0%", "amount", "", "百分比"),
    (5.678, "0.00", "text", "", "显示的是 5.68，存的却是 5.678"),
    (2010399, "#,##0", "code", "", "千位分隔符"),
    (-5, "0;[Red]0", "text", "", "加了千位分隔符、货币符号或括号"),
    (12345, "General", "code", "0012345", "开头的 0 不见了"),
    (7, ";;;", "text", "", "显示的是 空白"),
    (1234567890123456, "General", "code", "", "只留住 15 位"),
    (1e300, "0.00", "amount", "", "存的却是"),
    (1e300, "General", "code", "", "只留住 15 位"),
    (1.5, '"' * 7, "amount", "", "读不懂"),
)


@pytest.mark.parametrize(
    ("value", "pattern", "kind", "before", "text", "said"),
    [
        *((*case, "") for case in SHOWN),
        *((*case[:4], "", case[4]) for case in NOT_SHOWN),
    ],
)
def test_what_is_shown_comes_in_and_nothing_else(
    value: Any, pattern: str, kind: str, before: str, text: str, said: str
) -> None:
    found = read(value, pattern, kind, before)
    assert (found.text, bool(found.trouble)) == (text, bool(said))
    assert said in found.trouble


def test_amounts_through_a_workbook(desk: Desk) -> None:
    typed = {
        "合计": (21.5, ACCOUNTING, "合计: 21.50"),
        "基本支出": ("1,352.30", "", "基本支出: 1352.30"),
        "项目支出": (-3, "#,##0.00", "项目支出: -3.00"),
    }

    def change(book: Workbook) -> None:
        for label, (value, pattern, _) in typed.items():
            setting("2010303", label, value, pattern)(book)

    gone, new = lines(desk.after(change), "tables.yml")
    wanted = ROW
    for label, (_, _, written) in typed.items():
        old = next(x for x in ROW.replace("}", ",").split(", ") if x.startswith(f"{label}:"))
        wanted = wanted.replace(old.split(",")[0], written)
    assert (gone, new) == ([ROW], [wanted])


def test_what_is_not_certain_is_listed_with_its_cell(desk: Desk) -> None:
    typed: tuple[tuple[str, str, Any, str, str], ...] = (
        ("2010303", "合计", 21.555, "", "显示的是 21.5"),
        ("2010303", "基本支出", 35126, "#,##0.00,", "显示的是 35.13，存的却是 35126"),
        ("2010303", "项目支出", "二十", "", "不是数字：请用阿拉伯数字"),
        ("2010303", "经营支出", "-", "", "没有金额就不写这一项"),
        ("20805", "合计", True, "", "逻辑值"),
        ("20805", "基本支出", datetime(2030, 3, 1), "", "日期"),
        ("20805", "项目支出", 0.25, "0%", "百分比"),
        ("20805", "经营支出", "12.5元", "", "单位由表头统一写明"),
        ("201", "合计", 17.126, ACCOUNTING, "显示的是 17.13，存的却是 17.126"),
        ("201", "基本支出", 0.5, "# ?/?", "读不懂这一格的格式"),
    )
    places = []

    def change(book: Workbook) -> None:
        for text, label, value, pattern, _ in typed:
            sheet = book[SPENDING]
            places.append(sheet.cell(row_of(sheet, text), column_of(sheet, label)).coordinate)
            found = cell(sheet, text, label)
            found.value = value
            if pattern:
                found.number_format = pattern

    shown = desk.refused(change)
    for place, (*_, said) in zip(places, typed, strict=True):
        line = next(x for x in shown.splitlines() if f"工作表“{SPENDING}”{place}：" in x)
        assert said in line
    assert "什么也没有写" in shown
