"""Rows, notes, goals, indicators: added, taken away, moved, copied, sorted."""

from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.roundtrip.desk import (
    SPENDING,
    SUMMARY,
    Desk,
    cell,
    column_of,
    delete,
    insert,
    lines,
    put_values,
    row_of,
    values,
)

COMMENTS = ("# 合计在最上面", "# 机关服务：核对过", "# 见附件", "# 块的写法", "# 社保")


def new_row(sheet: Worksheet, above: str, **cells: Any) -> None:
    row = row_of(sheet, above) + 1
    insert(sheet, row)
    for label, value in cells.items():
        sheet.cell(row, column_of(sheet, label)).value = value


def test_a_row_is_added_where_it_was_put(desk: Desk) -> None:
    cells = {"序号": "5", "科目编码": 2010399, "科目名称": "其他支出", "合计": 1.5, "基本支出": 1.5}
    found = desk.after(lambda book: new_row(book[SPENDING], "2010303", **cells))
    gone, new = lines(found, "tables.yml")
    assert gone == []
    assert new == [
        "    - {序号: 5, 科目编码: 2010399, 科目名称: 其他支出, 合计: 1.5, 基本支出: 1.5}"
    ]
    text = found["tables.yml"][1]
    assert text.index("# 见附件") < text.index("2010399") < text.index("科目编码: 208\n")


def test_a_row_in_the_spare_lines_and_in_a_table_without_rows(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SPENDING]
        row = row_of(sheet, "2080505") + 1
        sheet.cell(row, column_of(sheet, "科目编码")).value = "2080506"
        sheet.cell(row, column_of(sheet, "合计")).value = 1
        sheet = book["部门预算政府性基金预算财政拨款支出表"]
        sheet.cell(row_of(sheet, "状态") - 1, column_of(sheet, "合计")).value = 5
        sheet.cell(row_of(sheet, "状态"), 3).value = "有数据"

    _, new = lines(desk.after(change), "tables.yml")
    assert new == ["    - {科目编码: 2080506, 合计: 1.00}", "    - {合计: 5.00}"]
    assert "行:\n    - {合计: 5.00}\n" in desk.files()["tables.yml"].replace("  行", "行")


def test_a_row_is_taken_away_and_the_comment_above_it_stays(desk: Desk) -> None:
    found = desk.after(lambda book: delete(book[SPENDING], row_of(book[SPENDING], "2010303")))
    gone, new = lines(found, "tables.yml")
    assert len(gone) == 1 and "2010303" in gone[0]
    assert new == []
    assert "# 机关服务：核对过" in found["tables.yml"][1]


def test_a_row_that_was_emptied_is_taken_away(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        row = row_of(book[SPENDING], "20805")
        for column in range(2, book[SPENDING].max_column + 1):
            book[SPENDING].cell(row, column).value = None

    gone, _new = lines(desk.after(change), "tables.yml")
    assert len(gone) == 1 and "20805," in gone[0]


def swapped(sheet: Worksheet, one: str, other: str, first: int = 1) -> None:
    a, b = row_of(sheet, one), row_of(sheet, other)
    kept = [values(sheet, row) for row in (a, b)]
    for row, found in ((a, kept[1]), (b, kept[0])):
        put_values(sheet, row, [*values(sheet, row)[: first - 1], *found[first - 1 :]])


def test_rows_that_change_places_take_their_comments_along(desk: Desk) -> None:
    found = desk.after(lambda book: swapped(book[SPENDING], "2010303", "2080505"))
    before, after = found["tables.yml"]
    assert sorted(before.splitlines()) == sorted(after.splitlines())
    lines_after = after.splitlines()
    at = next(n for n, line in enumerate(lines_after) if "2010303" in line)
    assert lines_after[at - 1] == "    # 机关服务：核对过"
    assert lines_after[at].endswith("# 见附件")
    assert after.index("2080505") < after.index("20805,") < after.index("2010303")


def test_rows_sorted_without_their_marks_are_known_by_their_names(desk: Desk) -> None:
    found = desk.after(lambda book: swapped(book[SPENDING], "2010303", "2080505", first=2))
    before, after = found["tables.yml"]
    assert sorted(before.splitlines()) == sorted(after.splitlines())


def test_marks_that_were_destroyed(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SPENDING]
        for row in range(row_of(sheet, "合计") + 3, row_of(sheet, "2080505") + 1):
            sheet.cell(row, 1).value = None
        cell(sheet, "2010303", "合计").value = 21

    gone, new = lines(desk.after(change), "tables.yml")
    assert len(gone) == len(new) == 1
    assert "合计: 21.00" in new[0] and new[0].endswith("# 见附件")


def copied(sheet: Worksheet, text: str) -> int:
    row = row_of(sheet, text)
    found = values(sheet, row)
    insert(sheet, row + 1)
    put_values(sheet, row + 1, found)
    return row + 1


def test_a_copied_row_that_was_changed_is_a_new_row(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        row = copied(book[SPENDING], "2010303")
        book[SPENDING].cell(row, column_of(book[SPENDING], "科目编码")).value = "2010399"

    gone, new = lines(desk.after(change), "tables.yml")
    assert gone == []
    assert len(new) == 1 and "科目编码: 2010399, 科目名称: 机关服务" in new[0]


def test_the_model_of_a_copy_may_be_the_one_that_was_changed(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        row = copied(book[SPENDING], "2010303") - 1
        book[SPENDING].cell(row, column_of(book[SPENDING], "科目编码")).value = "2010301"

    gone, new = lines(desk.after(change), "tables.yml")
    assert gone == []
    assert len(new) == 1 and "2010301" in new[0]


def test_a_copy_that_nobody_changed_is_refused(desk: Desk) -> None:
    said = desk.refused(lambda book: copied(book[SPENDING], "2010303"))
    assert f"工作表“{SPENDING}”第 11 行：和另一行一模一样" in said


def test_notes_goals_and_indicators(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SPENDING]
        row = row_of(sheet, "第二条: 注")
        sheet.cell(row, 2).value = "改过的注"
        sheet.cell(row + 1, 2).value = "第三条"
        sheet = book["1 甲项目"]
        row = row_of(sheet, "2.质量: 合格。")
        sheet.cell(row + 1, 2).value = "3.节约: 合理。"
        new_row(
            sheet,
            "合格率",
            一级指标="产出指标",
            二级指标="时效指标",
            三级指标="及时",
            指标值="≤12月",
        )
        delete(sheet, row_of(sheet, "满意度"))
        sheet = book["2 乙项目"]
        sheet.cell(row_of(sheet, "完成乙项目"), 2).value = None

    found = desk.after(change)
    assert '  注: [第一条注, "改过的注", 第三条]' in found["tables.yml"][1].splitlines()
    _gone, new = lines({"projects/A1.yml": found["projects/A1.yml"]}, "projects/A1.yml")
    assert '  - "3.节约: 合理。"' in new or "  - 3.节约: 合理。" in new
    assert any("二级指标: 时效指标" in line for line in new)
    assert "满意度" not in found["projects/A1.yml"][1]
    assert "# 第二条后加的" in found["projects/A1.yml"][1]
    assert found["projects/B2.yml"][1] == found["projects/B2.yml"][0].replace(
        "绩效目标: [完成乙项目]\n", ""
    )


def test_a_table_that_is_gone_is_never_taken_for_empty(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        del book[SUMMARY]

    assert "把状态改成“空表列示”" in desk.refused(change, "--force")


def test_acknowledgements_and_comments_stay(desk: Desk) -> None:
    before = desk.files()
    desk.after(lambda book: new_row(book[SPENDING], "20103", 科目编码="2010301", 合计=1))
    after = desk.files()
    assert after["acknowledgements.yml"] == before["acknowledgements.yml"]
    for comment in COMMENTS:
        assert comment in after["tables.yml"]
