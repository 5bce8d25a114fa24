"""Rows, paragraphs, goals, terms, projects: added, taken away, moved, copied, sorted."""

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

TEXT = "说明文字"
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


def block(sheet: Worksheet, above: str, **cells: Any) -> None:
    new_row(sheet, above, **cells)


def test_paragraphs_and_terms(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[TEXT]
        words = column_of(sheet, "文字（名词的释义）")
        sheet.cell(row_of(sheet, "负责全县测试工作。"), words).value = "负责全县测试：工作。"
        row = row_of(sheet, "负责全县测试：工作。") + 1
        insert(sheet, row)
        for column, value in ((2, 3), (3, "段"), (words, "插入的一段\n两行")):
            sheet.cell(row, column).value = value
        delete(sheet, row_of(sheet, "以上数据以批复为准。"))
        row = row_of(sheet, "其他收入") + 1
        for column, value in (
            (2, "3"),
            (3, "名词"),
            (5, "3、"),
            (6, "事业收入"),
            (words, "指事业。"),
        ):
            sheet.cell(row, column).value = value

    found = desk.after(change)
    gone, new = lines(found, "narrative.yml")
    assert gone == ["          - 段: 负责全县测试工作。", "  - 注: 以上数据以批复为准。"]
    assert "          - 段: 负责全县测试：工作。" in new
    assert '          - 段: "插入的一段\\n两行"' in new
    assert any("事业收入" in line for line in new)
    assert "# 职责照三定方案" in found["narrative.yml"][1]


def test_a_heading_is_put_above_paragraphs_that_were_there(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[TEXT]
        row = row_of(sheet, "负责全县测试工作。")
        words = column_of(sheet, "文字（名词的释义）")
        insert(sheet, row)
        for column, value in ((2, 3), (3, "题"), (words, "（一）职责")):
            sheet.cell(row, column).value = value
        sheet.cell(row + 1, 2).value = 4
        sheet.cell(row + 2, 2).value = 4

    _, after = desk.after(change)["narrative.yml"]
    wanted = (
        "          - 题: （一）职责\n"
        "            内容:\n"
        "              - 段: 负责全县测试工作。\n"
        '              - 段: "第二段：带有“引号”和\\n换行。"\n'
        "          - 表: 机构设置\n"
    )
    assert wanted in after.replace("              # 职责照三定方案\n", "").replace(
        "          # 职责照三定方案\n", ""
    )


def test_the_institutions_in_the_text(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book["机构设置"]
        cell(sheet, "测试局本级", "单位规格").value = "副科级"
        row = row_of(sheet, "测试局本级") + 1
        sheet.cell(row, 2).value = "测试中心"
        sheet.cell(row, 3).value = "事业"

    gone, new = lines(desk.after(change), "narrative.yml")
    assert len(gone) == 1
    assert new == [
        gone[0].replace("正科级", "副科级"),
        "              - {单位名称: 测试中心, 单位性质: 事业}",
    ]


def test_levels_that_do_not_fit(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[TEXT]
        sheet.cell(row_of(sheet, "负责全县测试工作。"), 2).value = 5
        sheet.cell(row_of(sheet, "以上数据以批复为准。"), 3).value = "不知道"

    said = desk.refused(change)
    assert f"工作表“{TEXT}”第 8 行：“层级”是 5，可是它上面没有 4 级的题" in said
    assert "“种类”请选：题、段、注、名词、表" in said


def test_a_project_is_added_by_copying_its_sheet(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book.copy_worksheet(book["1 甲项目"])
        for label, value in (("项目编码", "C3"), ("项目名称", "丙项目"), ("序号", "3")):
            row = row_of(sheet, label)
            sheet.cell(row, column_of(sheet, label) + 1).value = value

    found = desk.after(change)
    assert set(found) == {"projects/C3.yml"}
    text = found["projects/C3.yml"][1]
    assert text.startswith(
        "序号: 3\n表题: 1、甲项目绩效目标表\n项目编码: C3\n项目名称: 丙项目\n预算数: 6.50\n"
    )
    assert "资金支出计划: {3月底: 25%" in text
    assert desk.after(lambda book: None) == {}


def test_a_copied_sheet_that_nobody_changed(desk: Desk) -> None:
    said = desk.refused(lambda book: book.copy_worksheet(book["1 甲项目"]))
    assert "是同一张的复制" in said


def test_a_project_is_taken_away_only_when_that_is_meant(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        del book["2 乙项目"]

    assert "确实要删去这个项目，请加 --force" in desk.refused(change)
    found = desk.after(change, "--force")
    assert set(found) == {"projects/B2.yml"}
    assert found["projects/B2.yml"][1] == ""
    assert not (desk.folder / "projects/B2.yml").exists()


def test_another_code_is_another_file(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book["2 乙项目"]
        row = row_of(sheet, "项目编码")
        sheet.cell(row, column_of(sheet, "项目编码") + 1).value = "B22"

    found = desk.after(change)
    assert set(found) == {"projects/B2.yml", "projects/B22.yml"}
    assert found["projects/B22.yml"][1] == found["projects/B2.yml"][0].replace(": B2\n", ": B22\n")


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
