"""The disclosures of this repository as plain YAML nodes: what the built site is held against.

Read by PyYAML with every scalar as text; nothing of the generator takes part.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tests.fidelity.pieces import ROOT, Node, leaves

DATA = ROOT / "data"

# The addresses of the nine tables and of the sections are a promise, so they stand here once more.
TABLE_IDS = {
    "部门预算收支总表": "revenue_expenditure_summary",
    "部门预算收入总表": "revenue_summary",
    "部门预算支出总表": "expenditure_summary",
    "部门预算财政拨款收支总表": "fiscal_appropriation_summary",
    "部门预算一般公共预算财政拨款支出表": "general_public_budget_expenditure",
    "部门预算一般公共预算财政拨款基本支出表": "basic_expenditure",
    "部门预算政府性基金预算财政拨款支出表": "government_fund_expenditure",
    "部门预算国有资本经营预算财政拨款支出表": "state_capital_expenditure",
    "部门预算财政拨款“三公”经费支出表": "three_public_expenses",
}
SECTION_IDS = {
    "部门职责及机构设置": "responsibilities",
    "预算安排总体情况": "overview",
    "机关运行经费": "operating-costs",
    "财政拨款“三公”经费": "three-public",
    "整体绩效目标": "overall-targets",
    "专项资金": "special-funds",
    "项目及绩效目标": "projects",
    "政府采购": "procurement",
    "国有资产": "state-assets",
    "名词解释": "glossary",
    "其他事项": "other",
    "总体绩效目标": "general-targets",
    "分项绩效目标": "itemised-targets",
    "工作保障措施": "safeguards",
}


@dataclass(frozen=True)
class Record:
    """One `data/<区划>/<部门>/<year>`: its YAML files by name below it, and department.yml."""

    key: str
    files: dict[str, Node]
    department: Node

    @property
    def year(self) -> str:
        """The budget year."""
        return self.key.rsplit("/", 1)[-1]

    @property
    def name(self) -> str:
        """The department's name."""
        name: str = self.department["部门名称"]
        return name

    @property
    def front(self) -> Node:
        """disclosure.yml."""
        return self.files["disclosure.yml"]

    @property
    def tables(self) -> Node:
        """tables.yml, empty where there is none."""
        return self.files.get("tables.yml", {})

    @property
    def narrative(self) -> list[Node]:
        """The blocks of narrative.yml."""
        blocks: list[Node] = self.files.get("narrative.yml", {}).get("正文", [])
        return blocks

    @property
    def projects(self) -> list[tuple[str, Node]]:
        """File name and record of each project, in the printed order."""
        found = [item for item in self.files.items() if item[0].startswith("projects/")]
        return sorted(found, key=lambda item: int(item[1]["序号"]))

    def leaves(self) -> list[tuple[str, str]]:
        """File and place of every scalar of the disclosure."""
        return [(f, place) for f, node in self.files.items() for place, _ in leaves(node)]


def _read(path: Path) -> Node:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@cache
def records() -> dict[str, Record]:
    """Every published disclosure by its key."""
    found = {}
    for front in sorted(DATA.glob("*/*/*/disclosure.yml")):
        folder = front.parent
        paths = sorted([*folder.glob("*.yml"), *folder.glob("projects/*.yml")])
        files = {path.relative_to(folder).as_posix(): _read(path) for path in paths}
        if files["disclosure.yml"].get("草稿") != "是":
            key = folder.relative_to(DATA).as_posix()
            found[key] = Record(key, files, _read(folder.parent / "department.yml"))
    return found
