"""A small site of made-up departments: two years, mixed units, and figures that are hard to draw.

What the pages must show is computed from the very dictionaries that the YAML is written from.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from generator.pipeline import render_into
from generator.render.shell import Shell
from tests import trees

REGION = trees.REGION
USUAL, ODD, MANY, ONE, NONE = (f"{REGION}/{code}" for code in ("201", "202", "203", "204", "205"))
LONG = "关于" + "长" * 55 + "项目款"
HOSTILE = "<script>alert(1)</script>\"'&{{f}}"

Rows = list[tuple[str, str, str, str, str]]  # code, name, total, basic, project


def uses(rows: Rows, **head: str) -> Mapping[str, object]:
    """支出总表 with these rows."""
    keys = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
    filled = [{k: v for k, v in zip(keys, row, strict=True) if v} for row in rows]
    return {**head, "行": filled}


def summary(sources: Mapping[str, str], total: str, **head: str) -> Mapping[str, object]:
    """收支总表: these sources, and a total on both sides."""
    rows: list[object] = [
        {"收入": {"项目": name, "预算数": figure} if figure else {"项目": name}}
        for name, figure in sources.items()
    ]
    both = {"项目": "收入总计", "预算数": total}, {"项目": "支出总计", "预算数": total}
    return {**head, "行": [*rows, {"收入": both[0], "支出": both[1]}]}


def three_public(figures: Mapping[str, str]) -> Mapping[str, object]:
    return {"行": [{"项目": k, "合计": v} if v else {"项目": k} for k, v in figures.items()]}


USES_2029: Rows = [
    ("", "合计", "120.00", "90.00", "30.00"),
    ("201", "一般公共服务支出", "100.00", "70.00", "30.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "100.00", "70.00", "30.00"),
    ("2010303", "机关服务", "90.00", "70.00", "20.00"),
    ("2010399", "其他支出", "10.00", "", "10.00"),
    ("208", "社会保障和就业支出", "20.00", "20.00", ""),
    ("20805", "行政事业单位养老支出", "20.00", "20.00", ""),
    ("2080505", "养老保险", "20.00", "20.00", ""),
]
# The next year is in 元, has lost one 科目, won another, and leaves one blank.
USES_2030: Rows = [
    ("", "合计", "1320000.00", "902000.00", "418000.00"),
    ("201", "一般公共服务支出", "1320000.00", "902000.00", "418000.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "1320000.00", "902000.00", "418000.00"),
    ("2010303", "机关服务", "902000.00", "902000.00", ""),
    ("2010399", "其他支出", "", "", ""),
    ("2010350", "事业运行", "418000.01", "", "418000.01"),
]
PROJECTS_2029 = {"A1": ("甲项目", "20.00"), "B1": ("乙项目", "10.00"), "C1": ("丙项目", "5.00")}
PROJECTS_2030 = {"A1": ("甲项目", "25.53"), "B9": ("乙项目", "10.00"), "D1": (LONG, "0.00")}
SOURCES = {
    "一、一般公共预算拨款收入": "110.00",
    "二、政府性基金预算拨款收入": "",
    "上年结转": "10.00",
}
ODD_USES: Rows = [
    ("", "合计", "1000000000.00", "", ""),
    ("201", HOSTILE, "1000000000.0001", "", ""),
    ("20103", LONG, "1000000000.0001", "", ""),
    ("2010303", "极大", "1000000000", "", ""),
    ("2010399", "极小", "0.0001", "", ""),
    ("208", "冲减", "-5.00", "", ""),
]
MANY_USES: Rows = [
    ("", "合计", "20301.00", "", ""),
    ("201", "一般公共服务支出", "20301.00", "", ""),
    *((f"20101{n:02}", f"第{n}项", f"{n}.01", "", "") for n in range(1, 100)),
]
MANY_PROJECTS = {f"P{n:03}": (f"第{n}个项目", f"{n}.0001") for n in range(1, 201)}


def project_file(code: str, name: str, budget: str, unit: str = "") -> str:
    plan = {"3月底": "25%", "6月底": "50%", "10月底": "75%"}  # the last point is blank
    indicator = {"一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "数", "指标值": "1"}
    node: dict[str, object] = {"项目编码": code, "项目名称": name}
    node |= {"单位": unit} if unit else {}
    node |= {"预算数": budget} if budget else {}
    return dump({**node, "资金支出计划": plan, "绩效指标": [indicator, dict(indicator)]})


def dump(node: object) -> str:
    text: str = yaml.safe_dump(node, allow_unicode=True, sort_keys=False, width=1000)
    return text


def disclosure(
    place: str, year: str, tables: Mapping[str, object], projects: Mapping[str, tuple[str, str]]
) -> dict[str, str]:
    """The files of one disclosure."""
    base = f"data/{place}/{year}"
    kind = "完整公开" if tables else "绩效文本"
    files = {f"{base}/disclosure.yml": f"类型: {kind}\n"}
    files[f"{base}/narrative.yml"] = "正文: [段: 文。]\n"
    if tables:
        files[f"{base}/tables.yml"] = dump(tables)
    for code, (name, budget) in projects.items():
        files[f"{base}/projects/{code}.yml"] = project_file(code, name, budget)
    return files


def files() -> dict[str, str]:
    """Everything below data/."""
    found = {name: text for name, text in trees.VALID.items() if "/reference/" in name}
    for place in (USUAL, ODD, MANY, ONE, NONE):
        code = place.split("/")[1]
        found[f"data/{place}/department.yml"] = f"部门编码: {code}\n部门名称: 测试{code}局\n"
    both = ("部门预算支出总表", "部门预算收支总表", "部门预算财政拨款“三公”经费支出表")
    public = {
        "“三公”经费小计": "1.30",
        "一、因公出国（境）费": "0.00",
        "二、公务用车购置及运维费": "1.30",
        "其中：公务用车购置费": "",
        "公务用车运行维护费": "1.30",
        "三、公务接待费": "",
    }
    year_1 = (uses(USES_2029), summary(SOURCES, "120.00"), three_public(public))
    year_2 = (uses(USES_2030, 单位="元"), summary(SOURCES, "120.00"), three_public(public))
    empty = {"状态": "空表列示", "注": ["空表列示。"]}
    found |= disclosure(USUAL, "2029", dict(zip(both, year_1, strict=True)), PROJECTS_2029)
    found |= disclosure(USUAL, "2030", dict(zip(both, year_2, strict=True)), PROJECTS_2030)
    found |= disclosure(ODD, "2030", {both[0]: uses(ODD_USES)}, {})
    found |= disclosure(MANY, "2030", {both[0]: uses(MANY_USES)}, MANY_PROJECTS)
    found |= disclosure(ONE, "2030", {both[0]: empty}, {"A1": ("甲项目", "20.00")})
    found |= disclosure(NONE, "2030", dict.fromkeys(both, empty), {})
    return found


def render(root: Path, shell: Shell) -> Path:
    """The preview of the site, built below ``root``."""
    shutil.copytree(trees.ROOT / "templates", root / "templates")
    trees.write(root, files())
    render_into(root, shell, root / "site")
    return root / "site"
