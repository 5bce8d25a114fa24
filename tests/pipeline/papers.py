"""Disclosures made for the press: long tables, many projects, odd names, as YAML."""

from collections.abc import Iterable

from tests.pipeline.sites import PLACE
from tests.trees import YEAR

FOLDER = f"data/{PLACE}/{YEAR}"
EXPENDITURE = "部门预算支出总表"
REVENUE = "部门预算收入总表"


def quoted(text: str) -> str:
    """A text as YAML, whatever stands in it."""
    return "'" + text.replace("'", "''") + "'"


def full(
    rows: int = 3,
    name: str = "一般公共服务支出",
    amount: str = "20.00",
    table: str = EXPENDITURE,
    more: str = "",
) -> dict[str, str]:
    """A 完整公开 with one table of so many rows and a text of one paragraph."""
    lines = [f"{table}:", "  状态: 有数据", "  行:"]
    lines += ["    - {序号: 1, 科目名称: 合计, 合计: 1.00}"]
    for number in range(2, rows + 1):
        cells = f"科目编码: {200 + number}, 科目名称: {quoted(name)}, 合计: {amount}"
        lines.append(f"    - {{序号: {number}, {cells}}}")
    return {
        f"{FOLDER}/disclosure.yml": f"类型: 完整公开\n版式: 河北部门预算\n{more}",
        f"{FOLDER}/tables.yml": "\n".join(lines) + "\n",
        f"{FOLDER}/narrative.yml": "正文:\n  - 段: 预算如下。\n",
    }


def empty() -> dict[str, str]:
    """A 完整公开 whose table and sections are all empty."""
    sections = ("一、部门职责", "二、预算安排", "三、名词解释")
    blocks = "\n".join(f"      - 题: {text}" for text in sections)
    return {
        f"{FOLDER}/disclosure.yml": "类型: 完整公开\n版式: 河北部门预算\n",
        f"{FOLDER}/tables.yml": f"{EXPENDITURE}:\n  状态: 空表列示\n  注: [本年没有。]\n",
        f"{FOLDER}/narrative.yml": f"正文:\n  - 题: 情况说明\n    内容:\n{blocks}\n",
    }


def projects(names: Iterable[str], indicators: int = 1, value: str = "≥5个") -> dict[str, str]:
    """Projects of these names, each with so many indicators, and a text that places them."""
    files = {
        f"{FOLDER}/narrative.yml": "正文:\n  - 题: 第二部分 项目\n    内容: [表: 项目绩效目标表]\n"
    }
    for number, name in enumerate(names, 1):
        code = f"A{number:03d}"
        lines = [
            *(f"序号: {number}", f"项目编码: {code}", f"项目名称: {quoted(name)}"),
            *("预算数: 0.0001", f"用途: {quoted(name)}", "绩效指标:"),
        ]
        for row in range(indicators):
            lines += ["  - 一级指标: 产出指标", "    二级指标: 数量指标"]
            lines += [f"    三级指标: 第{row + 1}项数量", f"    指标值: {quoted(value)}"]
        files[f"{FOLDER}/projects/{code}.yml"] = "\n".join(lines) + "\n"
    return files
