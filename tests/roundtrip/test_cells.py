"""A cell that was changed comes back as typed; every other character stays as it was."""

from typing import Any

import yaml
from openpyxl import load_workbook

from tests.roundtrip.desk import SPENDING, SUMMARY, Desk, cell, column_of, lines, row_of
from tests.roundtrip.written import TABLES

ROW = next(line for line in TABLES.splitlines() if "2010303" in line)


def setting(text: str, label: str, value: Any, pattern: str = "", sheet: str = SPENDING) -> Any:
    def change(book: Any) -> None:
        found = cell(book[sheet], text, label)
        found.value = value
        if pattern:
            found.number_format = pattern

    return change


def test_nothing_changed_changes_nothing(desk: Desk) -> None:
    assert desk.after(lambda book: None) == {}
    assert "没有差别，没有改动" in desk.out


def test_the_same_amount_in_another_guise_changes_nothing(desk: Desk) -> None:
    guises = {
        "201": 20,
        "20103": 20.000000000000004,
        "2010303": "20.00",
        "208": "１０．００",
        "20805": "10.00万元",
    }

    def change(book: Any) -> None:
        for text, same in guises.items():
            setting(text, "合计", same)(book)

    assert desk.after(change) == {}


def test_an_amount_becomes_blank_and_blank_becomes_nought(desk: Desk) -> None:
    gone, new = lines(desk.after(setting("2010303", "合计", None)), "tables.yml")
    assert (gone, new) == ([ROW], [ROW.replace("合计: 20.00, ", "")])
    gone, new = lines(desk.after(setting("2010303", "合计", 0)), "tables.yml")
    assert new == [ROW.replace("合计: 20.00", "合计: 0.00")]
    gone, new = lines(desk.after(setting("2010303", "经营支出", 0)), "tables.yml")
    assert new == [
        ROW.replace("合计: 20.00", "合计: 0.00").replace("10.00}", "10.00, 经营支出: 0.00}")
    ]


def test_blanks_and_noughts_in_a_record_of_several_lines(desk: Desk) -> None:
    gone, new = lines(desk.after(setting("208", "合计", None)), "tables.yml")
    assert (gone, new) == (["      合计: 10.00   # 块的写法"], ["      合计:   # 块的写法"])
    gone, new = lines(desk.after(setting("208", "合计", 11)), "tables.yml")
    assert new == ["      合计: 11.00   # 块的写法"]
    gone, new = lines(desk.after(setting("208", "经营支出", None)), "tables.yml")
    assert (gone, new) == (["      经营支出: 0.00"], [])
    gone, new = lines(desk.after(setting("208", "项目支出", 2)), "tables.yml")
    assert (gone, new) == ([], ["      项目支出: 2.00"])


def test_a_key_that_stands_there_blank_is_filled(desk: Desk) -> None:
    _, new = lines(desk.after(setting("2080505", "项目支出", 1)), "tables.yml")
    assert new == ["    - {序号: 7, 科目编码: 2080505, 科目名称: 养老保险, 合计: 10.00, "
                   "基本支出: 10.00, 项目支出: 1.00}"]  # fmt: skip


def test_quotes_stay_as_they_were(desk: Desk) -> None:
    _gone, new = lines(desk.after(setting("201", "科目编码", "211")), "tables.yml")
    assert '科目编码: "211"' in new[0]
    _gone, new = lines(desk.after(setting("20103", "项目支出", 9)), "tables.yml")
    assert "项目支出: '9.00'}" in new[0]


def test_codes_are_text_however_they_were_typed(desk: Desk) -> None:
    _gone, new = lines(desk.after(setting("2010303", "科目编码", 2010399, "General")), "tables.yml")
    assert "科目编码: 2010399," in new[0]
    said = desk.refused(setting("2010399", "科目编码", 1234567890123456, "General"))
    assert "只留住 15 位" in said


def test_a_formula_gives_its_result_and_says_so(desk: Desk) -> None:
    said = desk.refused(setting("2010303", "合计", "=10+11.5"))
    assert "是公式，却没有保存结果" in said
    assert f"工作表“{SPENDING}”E10" in said


TEXTS = (
    "第一行\n第二行",
    "带: 冒号 # 井号",
    ">95%",
    "[方括号], {花括号}",
    "'单' \"双\"",
    "=1+1",
    "null",
    "- 横线",
    "反斜\\杠",
    "😀 _x0041_ &amp; <b>",
    "1,352.30",
    "@某",
)


def test_any_text_in_any_style(desk: Desk) -> None:
    """On one line, in quotes, behind a key, in a list: it is read as it was typed."""
    numbers = range(len(TEXTS))
    flow = [f'  - {{一级指标: 甲, 三级指标: 行{n}, 指标值: ">1"}}\n' for n in numbers]
    block = [f"  - 一级指标: 甲\n    三级指标: 块{n}\n    指标值: 1  # 注\n" for n in numbers]
    goals = [f"  - 目标{n}\n" for n in numbers]
    head = "序号: 2\n项目编码: B2\n项目名称: 乙项目\n预算数: 3.50\n"
    text = f"{head}绩效目标:\n{''.join(goals)}绩效指标:\n{''.join((*flow, *block))}"
    desk.put("projects/B2.yml", text)

    def change(book: Any) -> None:
        sheet = book["2 乙项目"]
        for n, text in enumerate(TEXTS):
            goal = sheet.cell(row_of(sheet, f"目标{n}"), 2)
            values = [cell(sheet, f"{style}{n}", "指标值") for style in "行块"]
            for found in (goal, *values):
                found.value, found.data_type = text, "s"

    found = desk.after(change)
    assert set(found) == {"projects/B2.yml"}
    assert found["projects/B2.yml"][1].count("  # 注") == len(TEXTS)
    read = yaml.load(found["projects/B2.yml"][1], Loader=yaml.BaseLoader)
    assert read["绩效目标"] == list(TEXTS)
    assert [row["指标值"] for row in read["绩效指标"]] == [*TEXTS, *TEXTS]
    sheet = load_workbook(desk.export())["2 乙项目"]
    for style in "行块":
        shown = [cell(sheet, f"{style}{n}", "指标值").value for n in numbers]
        assert shown == list(TEXTS)


def test_shares_come_back_as_they_are_shown(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["1 甲项目"]
        row = row_of(sheet, "资金支出计划（%）") + 1
        first, second = (sheet.cell(row, column_of(sheet, month)) for month in ("3月底", "6月底"))
        first.value, first.number_format = 0.3, "0%"
        second.value, second.number_format = 0.5, "0%"

    _gone, new = lines(desk.after(change), "projects/A1.yml")
    assert new == ["资金支出计划: {3月底: 30%, 6月底: 50%, 10月底: 75%, 12月底: 100%}"]


def test_a_plan_that_was_not_there(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["2 乙项目"]
        sheet.cell(
            row_of(sheet, "资金支出计划（%）") + 1, column_of(sheet, "12月底")
        ).value = "100%"

    gone, new = lines(desk.after(change), "projects/B2.yml")
    assert (gone, new) == ([], ["资金支出计划: {12月底: 100%}"])
    assert desk.files()["projects/B2.yml"].index("资金支出计划") < desk.files()[
        "projects/B2.yml"
    ].index("绩效目标")


def test_head_state_and_title(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["部门预算政府性基金预算财政拨款支出表"]
        sheet.cell(row_of(sheet, "状态"), 3).value = "不适用"
        sheet = book[SUMMARY]
        head = next(c for row in sheet.iter_rows() for c in row if c.value == "101测试局")
        head.value = "101测试局（本级）"

    _gone, new = lines(desk.after(change), "tables.yml")
    assert new == ["  部门: 101测试局（本级）", "  状态: 不适用"]


def test_lines_end_as_they_did(desk: Desk) -> None:
    found = desk.after(setting("2、车辆（台、辆）", "数量", 3, sheet="固定资产占用"))
    before, after = found["assets.yml"]
    assert before.replace("数量: 2,", "数量: 3,") == after
    assert "\r\n" in after


def test_a_merged_head_of_which_nothing_is_left(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["政府采购预算"]
        row = row_of(sheet, "办公设备")
        for column in range(2, sheet.max_column + 1):
            if sheet.cell(row, column).value == 6 and sheet.cell(6, column).value != "预算资金":
                sheet.cell(row, column).value = None

    _gone, new = lines(desk.after(change), "procurement.yml")
    assert len(new) == 1
    assert "政府采购金额" not in new[0]
