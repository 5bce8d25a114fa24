"""Projects and their plans of spending, one row each."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from generator.flat.field import About, FieldKind
from generator.flat.origin import Origin, with_unit
from generator.model.disclosure import Disclosure
from generator.model.money import is_amount

_AMOUNT, _CODE, _COUNT = FieldKind.AMOUNT, FieldKind.CODE, FieldKind.COUNT
_FLAG, _NUMBER = FieldKind.FLAG, FieldKind.NUMBER


class ProjectRow(Struct, frozen=True):
    """A project as its form prints it."""

    origin: Origin
    sequence: Annotated[str, About("序号", _CODE, "项目在文件里的序号，照印刷的样子")]
    project_code: Annotated[str, About("项目编码", _CODE, "项目在全省唯一的编码")]
    project_name: Annotated[str, About("项目名称", meaning="照印刷的样子")]
    unit_code: Annotated[str, About("单位编码", _CODE, "承担项目的预算单位")]
    unit_name: Annotated[str, About("单位名称", meaning="承担项目的预算单位的名称")]
    budget: Annotated[str, About("预算数", _AMOUNT, "当年安排的金额")]
    fiscal_funds: Annotated[str, About("其中：财政资金", _AMOUNT, "预算数里的财政资金")]
    other_funds: Annotated[str, About("其他资金", _AMOUNT, "预算数里的其他资金")]
    purpose: Annotated[str, About("用途", meaning="资金用来做什么")]
    goals: Annotated[str, About("绩效目标", meaning="各条之间换行")]
    indicators: Annotated[int, About("绩效指标数", _COUNT, "这个项目列出的指标行数")]


class PlanRow(Struct, frozen=True):
    """What a project plans to have spent by the end of a month, counted from January."""

    origin: Origin
    project_code: Annotated[str, About("项目编码", _CODE, "计划属于哪个项目")]
    until: Annotated[str, About("截至", meaning="累计到哪个月底")]
    value: Annotated[str, About("累计支出计划", meaning="原样：百分比，或以这一行的单位计的金额")]
    number: Annotated[str, About("计划的数值", _NUMBER, "去掉百分号的数，读不出则空")]
    percent: Annotated[bool, About("印有百分号", _FLAG, "False 的可能是金额，也可能省了百分号")]


_PRINTED = (
    *("sequence", "project_code", "project_name", "unit_code", "unit_name", "budget"),
    *("fiscal_funds", "other_funds", "purpose"),
)


def projects(disclosure: Disclosure, origin: Origin) -> Iterator[ProjectRow]:
    """The projects in the order of the document."""
    for project in disclosure.projects:
        cells = {id: project[id].text for id in _PRINTED}
        mine = with_unit(origin, project["unit"].text)
        goals = "\n".join(goal.text for goal in project.goals)
        yield ProjectRow(origin=mine, goals=goals, indicators=len(project.indicators), **cells)


def plans(disclosure: Disclosure, origin: Origin) -> Iterator[PlanRow]:
    """The plans of all projects."""
    for project in disclosure.projects:
        mine = with_unit(origin, project["unit"].text)
        for point in project.plan:
            text = point.value.text
            number = text.removesuffix("%")
            read = number if is_amount(number) else ""
            yield PlanRow(mine, project.code, point.label, text, read, text.endswith("%"))
