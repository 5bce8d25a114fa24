"""Where a document prints the unit between title and head, and writers of such documents."""

from collections.abc import Callable
from pathlib import Path

from generator.model.disclosure import Disclosure
from tests.incoming.test_other_shapes import FRONT, sheet, word

Rows = list[list[str]]
NAME = "西湖区文化馆"
DUTIES = ("一、部门职责及机构设置情况", "负责全县示例工作。")

# {t} is the title, {u} the unit; every text a cell, or what stands in a gap of its line.
LAYOUTS: dict[str, Rows] = {
    "one row": [["{t}"], [f"编制单位：{NAME}", "2026年", "单位：{u}"]],
    "a year of the budget": [["{t}"], [f"编制单位：{NAME}", "2026年度", "单位：{u}"]],
    "a date": [["{t}"], [f"编制单位：{NAME}", "2026年1月15日", "单位：{u}"]],
    "a bare name": [["{t}"], [NAME, "单位：{u}"]],
    "labels and values apart": [["{t}"], ["编制单位：", NAME, "单位：", "{u}"]],
    "labels without colons": [["{t}"], ["编制单位", NAME, "金额单位", "{u}"]],
    "beside the title": [["{t}", "单位：{u}"]],
    "in the title": [["{t}（单位：{u}）"]],
    "in the title, bare": [["{t}（{u}）"]],
    "alone in brackets": [["{t}"], ["（{u}）"]],
    "alone, labelled, in brackets": [["{t}"], ["（单位：{u}）"]],
    "nothing but the unit": [["{t}"], ["{u}"]],
    "amounts": [["{t}"], ["金额单位：{u}"]],
    "half-width colon": [["{t}"], ["单位:{u}"]],
    "blank in the label": [["{t}"], ["单 位：{u}"]],
    "blank behind the colon": [["{t}"], ["单位： {u}"]],
    "beside the number": [["{t}"], ["公开02表", "单位：{u}"]],
    "number and unit above": [["附表2", "单位：{u}"], ["{t}"]],
    "three rows": [["{t}"], ["公开02表"], [f"编制单位：{NAME}"], ["单位：{u}"]],
    "unit first": [["{t}"], ["单位：{u}"], [], [f"编制单位：{NAME}"], [], ["公开02表"]],
    "unit between": [["{t}"], [NAME], ["单位：{u}"], ["2026年"]],
    "unit first, bare name": [["{t}"], ["单位：{u}"], [NAME]],
    "a label that is not known": [
        ["{t}"],
        [f"主管部门：{NAME}", "填报日期：2026.1.5", "单位：{u}"],
    ],
    "stamped": [["{t}"], [f"填报单位（盖章）：{NAME}", "单位：{u}"]],
    "single blanks": [["{t}"], [f"编制单位：{NAME} 2026年 单位：{{u}}"]],
    "a bare name, one blank": [["{t}"], [f"{NAME} 单位：{{u}}"]],
    "spoken": [["{t}"], ["（以{u}为单位）"]],
    "单位 of both": [["{t}"], [f"单位：{NAME}", "单位：{u}"]],
}
NAMED = {name for name, rows in LAYOUTS.items() if NAME in str(rows)} - {
    "a label that is not known"
}

TITLES = {
    "table": "部门预算支出总表",
    "procurement": "政府采购预算",
    "assets": "固定资产占用情况表",
    "project": "项目支出绩效目标表",
}
BODIES: dict[str, Rows] = {
    "table": [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["201", "一般公共服务支出", "1234567.80", "1000000.00", "234567.80"],
    ],
    "procurement": [
        ["项目名称", "采购物品名称", "计量单位", "数量", "合计", "一般公共预算拨款"],
        ["示例项目", "台式计算机", "台", "5", "1234567.80", "1234567.80"],
    ],
    "assets": [["项目", "数量", "价值"], ["资产总额", "5", "1234567.80"]],
    "project": [
        ["项目编码", "13022926P003011100018", "项目名称", "甲项目"],
        ["预算数", "1234567.80", "", ""],
        ["绩效目标", "完成", "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "次数", "2次"],
    ],
}
READ = {
    "元": "123.45678",
    "千元": "123456.78",
    "万元": "1234567.80",
    "人民币元": "123.45678",
    "亿元": "12345678000",
}


def amount(record: Disclosure, kind: str) -> str:
    """The amount that was printed as 1234567.80."""
    if kind == "project":
        [item] = record.projects
        return item.budget.text
    if kind == "table":
        [table] = record.tables
        return table.printed_rows[0].text("total")
    printed = record.procurement if kind == "procurement" else record.assets
    assert printed is not None
    return printed.printed_rows[0].text("amount" if kind == "procurement" else "value")


def filled(rows: Rows, kind: str, unit: str) -> Rows:
    return [[cell.replace("{t}", TITLES[kind]).replace("{u}", unit) for cell in r] for r in rows]


def wide(rows: Rows) -> Rows:
    """Every row as wide as the widest: the last text of several stands at the right end."""
    width = max(map(len, rows))
    return [
        [*row[:-1], *[""] * (width - len(row)), row[-1]]
        if len(row) > 1
        else [*row, *[""] * (width - len(row))]
        for row in rows
    ]


Writer = Callable[[Path, Rows, Rows], Path]


def in_word_paragraphs(gap: str) -> Writer:
    def write(path: Path, above: Rows, body: Rows) -> Path:
        return word(path / "x.docx", FRONT, *(gap.join(row) for row in above), body, *DUTIES)

    return write


def in_word_cells(path: Path, above: Rows, body: Rows) -> Path:
    return word(path / "x.docx", FRONT, wide([*above, *body]), *DUTIES)


def in_word_tables_apart(path: Path, above: Rows, body: Rows) -> Path:
    rows = wide([row for row in above if row])
    return word(path / "x.docx", FRONT, rows, body, *DUTIES)


def in_sheet_lines(path: Path, above: Rows, body: Rows) -> Path:
    """Every line in one cell, its parts apart by blanks."""
    lines = [["      ".join(row)] for row in above]
    return sheet(path / "x.xlsx", [[FRONT], [], *lines, *body], "@")


def in_sheet(path: Path, above: Rows, body: Rows) -> Path:
    return sheet(path / "x.xlsx", [[FRONT], [], *above, *body], "@")


def in_markdown(path: Path, above: Rows, body: Rows) -> Path:
    rows = wide([row for row in [*above, *body] if row])
    cells = [f"| {' | '.join(row)} |" for row in rows]
    text = "\n".join([FRONT, "", "| |", "|---|", *cells, "", *DUTIES])
    (path / "x.md").write_text(text, "utf-8")
    return path / "x.md"


def in_markdown_lines(path: Path, above: Rows, body: Rows) -> Path:
    lines = "\n\n".join("    ".join(row) for row in above)
    cells = [f"| {' | '.join(row)} |" for row in wide(body)]
    text = "\n".join([FRONT, "", lines, "", cells[0], "|---|", *cells[1:], "", *DUTIES])
    (path / "x.md").write_text(text, "utf-8")
    return path / "x.md"


def in_tabs(path: Path, above: Rows, body: Rows) -> Path:
    text = "\n".join(["\t".join(row) for row in [[FRONT], *wide([*above, *body])]])
    (path / "x.txt").write_text(text + "\n" + "\n".join(DUTIES) + "\n", "utf-8")
    return path / "x.txt"


WRITERS: dict[str, Writer] = {
    "paragraphs, tabs": in_word_paragraphs("\t"),
    "paragraphs, blanks": in_word_paragraphs("    "),
    "paragraphs, full-width blanks": in_word_paragraphs("\u3000\u3000"),
    "cells": in_word_cells,
    "tables apart": in_word_tables_apart,
    "sheet": in_sheet,
    "sheet, one cell": in_sheet_lines,
    "markdown": in_markdown,
    "markdown lines": in_markdown_lines,
    "tab rows": in_tabs,
}
