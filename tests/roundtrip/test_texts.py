"""Paragraphs, headings, terms and the forms in the text: changed, added, taken away."""

from openpyxl.workbook import Workbook

from tests.roundtrip.desk import Desk, cell, column_of, delete, insert, lines, row_of

TEXT = "说明文字"


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
