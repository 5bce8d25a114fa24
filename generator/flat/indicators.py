"""绩效指标, one row each, with a reading of the value beside the printed one."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from generator.flat.field import About, FieldKind
from generator.flat.origin import Origin
from generator.model.disclosure import Disclosure
from generator.model.indicator_value import read
from generator.model.money import plain

_CODE, _COUNT, _NUMBER = FieldKind.CODE, FieldKind.COUNT, FieldKind.NUMBER


class IndicatorRow(Struct, frozen=True):
    """An indicator of a project."""

    origin: Origin
    project_code: Annotated[str, About("项目编码", _CODE, "指标属于哪个项目")]
    project_name: Annotated[str, About("项目名称", meaning="指标所属项目的名称")]
    position: Annotated[int, About("行次", _COUNT, "在这个项目的指标中是第几行")]
    level1: Annotated[str, About("一级指标", meaning="产出、效益、满意度等")]
    level2: Annotated[str, About("二级指标", meaning="数量、质量、时效、成本等")]
    level3: Annotated[str, About("三级指标", meaning="指标的名称")]
    description: Annotated[str, About("绩效指标描述", meaning="指标衡量的是什么")]
    value: Annotated[str, About("指标值", meaning="要达到的值，照印刷的样子")]
    basis: Annotated[str, About("指标值确定依据", meaning="按什么定下指标值")]
    value_kind: Annotated[
        str, About("指标值类别", meaning="从指标值读出：数量、标准、日期、文字等")
    ]
    operator: Annotated[str, About("方向", meaning="从指标值读出：≥ ≤ > < =，没有则空")]
    number: Annotated[str, About("数值", _NUMBER, "从指标值读出的数，读不出则空")]
    measure: Annotated[str, About("计量单位", meaning="从指标值读出")]


_PRINTED = ("level1", "level2", "level3", "description", "value", "basis")
KINDS = {
    "quantity": "数量",
    "standard": "标准",
    "range": "范围",
    "ratio": "比值",
    "date": "日期",
    "several": "多个值",
    "words": "文字",
    "unreadable": "读不出",
}


def indicators(disclosure: Disclosure, origin: Origin) -> Iterator[IndicatorRow]:
    """The indicators in the order of the document."""
    for project in disclosure.projects:
        for position, row in enumerate(project.indicators, 1):
            value = read(row.text("value"))
            yield IndicatorRow(
                origin=origin,
                project_code=project.code,
                project_name=project.name,
                position=position,
                value_kind=KINDS[value.kind] if row["value"] else "",
                operator=value.operator,
                number="" if value.number is None else plain(value.number),
                measure=value.unit,
                **{id: row.text(id) for id in _PRINTED},
            )
