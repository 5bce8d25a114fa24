"""The first sheet shows what is edited elsewhere: what is typed there is named, never dropped."""

import pytest
from openpyxl.workbook import Workbook

from tests.roundtrip.calc import edited
from tests.roundtrip.desk import Desk, insert, row_of
from tests.roundtrip.test_refusals import set_total

COVER = "目录"


def test_every_edited_cell_is_named_and_nothing_is_written(desk: Desk) -> None:
    places = []

    def change(book: Workbook) -> None:
        sheet = book[COVER]
        for label, text in (("预算年度", "2031"), ("部门", "别的局"), ("类型", None)):
            found = sheet.cell(row_of_first(book, label), 2)
            found.value = text
            places.append(found.coordinate)
        set_total(book)

    said = desk.refused(change)
    for place in places:
        assert f"工作表“{COVER}”{place}：" in said
    assert "“2030”改成了“2031”" in said
    assert "“完整公开”删去了" in said
    assert "请改 disclosure.yml" in said


def row_of_first(book: Workbook, label: str) -> int:
    """The row of a label of the cover, its title left out."""
    sheet = book[COVER]
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == label)


@pytest.mark.parametrize("name", [COVER, "首页"])
def test_a_remark_beside_is_told_and_holds_nothing_up(desk: Desk, name: str) -> None:
    def change(book: Workbook) -> None:
        sheet = book[COVER]
        sheet.title = name
        sheet.cell(3, 5).value = "已与原件核对"
        set_total(book)

    assert set(desk.after(change)) == {"tables.yml"}
    assert f"工作表“{name}”E3：另外写的“已与原件核对”没有读入" in desk.out


def test_a_row_put_in_changes_no_other(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[COVER]
        insert(sheet, row_of(sheet, "序号"))
        sheet.cell(row_of(sheet, "序号") - 1, 1).value = "备注"

    assert desk.after(change) == {}
    assert "另外写的“备注”没有读入" in desk.out


def test_without_the_sheet_the_rest_is_read(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        del book[COVER]
        set_total(book)

    assert set(desk.after(change)) == {"tables.yml"}


def test_libreoffice_names_them_too(desk: Desk) -> None:
    steps = [f's = book.Sheets.getByName("{COVER}")', 's.unprotect("")',
             's.getCellRangeByName("B2").String = "别的局"']  # fmt: skip
    path = edited(desk.root, desk.export(), steps)
    assert f"工作表“{COVER}”B2：" in desk.refused_file(path)
