"""A site of everything that is unusual but may come: what fits here fits anywhere.

Each department is one oddity: a single table, no projects, 200 projects, a name of 60 characters,
every section empty, every table empty, amounts from 0.0001 to a thousand million, words that do
not break. It is rendered as in the preview, so that findings of the checks keep nothing back.
"""

import shutil
from pathlib import Path

from generator.forms.hebei import HEBEI
from generator.pipeline import render_into
from generator.render.shell import Shell
from tests import trees
from tests.pipeline.sites import LISTS

YEAR = "2030"
LONG = "测试县" + "人民政府办公室机关事务与后勤保障服务" * 3
LONG_NAME = (LONG * 2)[:59] + "局"
ENDLESS = "https://example.org/" + "a-very-long-address-without-a-blank" * 4
SECTIONS = (
    *(
        "部门职责及机构设置",
        "预算安排总体情况",
        "机关运行经费",
        "财政拨款“三公”经费",
        "整体绩效目标",
    ),
    *("专项资金", "项目及绩效目标", "政府采购", "国有资产", "名词解释", "其他事项"),
)
ONE_TABLE, NO_PROJECTS, MANY, LONG_ONE, EMPTY, HUGE = "101", "102", "103", "104", "105", "106"


def _expenditure(amounts: tuple[str, str, str]) -> str:
    whole, basic, project = amounts
    row = f"合计: {whole}, 基本支出: {basic}, 项目支出: {project}"
    return (
        "部门预算支出总表:\n  状态: 有数据\n  单位: 万元\n  行:\n"
        f"    - {{序号: 1, 科目名称: 合计, {row}}}\n"
        f"    - {{序号: 2, 科目编码: 201, 科目名称: 一般公共服务支出, {row}}}\n"
        f"    - {{序号: 3, 科目编码: 20103, 科目名称: 政府办公厅（室）及相关机构事务, {row}}}\n"
    )


def _empty_tables() -> str:
    return "".join(f"{form.label}:\n  状态: 空表列示\n" for form in HEBEI.tables)


def _empty_sections() -> str:
    return "正文:\n" + "".join(f"  - {{题: {name}, 栏目: {name}}}\n" for name in SECTIONS)


def _project(number: int, name: str, amount: str, value: str = "≥95%") -> str:
    return (
        f"序号: {number}\n项目编码: A{number}\n项目名称: {name}\n预算数: {amount}\n"
        f"财政资金: {amount}\n用途: 保障运转\n"
        "资金支出计划: {3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100%}\n"
        "绩效目标:\n  - 1.按时完成\n绩效指标:\n"
        "  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 次数, 绩效指标描述: 完成的次数, "
        f'指标值: "{value}", 指标值确定依据: 工作计划}}\n'
    )


def files() -> dict[str, str]:
    """Every file of the data by its path."""
    found = dict(LISTS)

    def put(code: str, name: str, **parts: str) -> None:
        folder = f"data/{trees.REGION}/{code}"
        found[f"{folder}/department.yml"] = f"部门编码: {code}\n部门名称: {name}\n"
        kind = "完整公开" if "tables" in parts else "绩效文本"
        found[f"{folder}/{YEAR}/disclosure.yml"] = f"类型: {kind}\n"
        for part, text in parts.items():
            found[f"{folder}/{YEAR}/{part.replace('__', '/')}.yml"] = text

    put(ONE_TABLE, "一表局", tables=_expenditure(("1.00", "1.00", "0.00")))
    put(NO_PROJECTS, "无项目局", tables=_empty_tables(), narrative=_empty_sections())
    many = {f"projects__A{n}": _project(n, f"第{n}个项目", f"{n}.00") for n in range(1, 201)}
    put(MANY, "多项目局", **many)
    put(LONG_ONE, LONG_NAME, projects__A1=_project(1, LONG, "20.00", ENDLESS))
    put(EMPTY, "空白局", narrative=_empty_sections(), projects__A1="项目编码: A1\n项目名称: 空\n")
    huge = _expenditure(("1000000000.0001", "1000000000.0000", "0.0001"))
    sizes = {
        "projects__A1": _project(1, "极大", "1000000000.00"),
        "projects__A2": _project(2, "极小", "0.0001"),
    }
    put(HUGE, "大小局", tables=huge, narrative=_empty_sections(), **sizes)
    return found


def render(root: Path, shell: Shell) -> Path:
    """The site below ``root``, in its folder ``site``."""
    shutil.copytree(trees.ROOT / "templates", root / "templates")
    trees.write(root, files())
    render_into(root, shell, root / "site")
    return root / "site"
