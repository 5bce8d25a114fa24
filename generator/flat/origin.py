"""Whose figures a row holds: the columns that every flat row begins with."""

from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace

from generator.flat.field import About, FieldKind
from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure
from generator.model.units import unit_of

_CODE = FieldKind.CODE


class Origin(Struct, frozen=True):
    """The disclosure a row was taken from."""

    region: Annotated[str, About("区划编码", _CODE, "行政区划代码，六位")]
    region_name: Annotated[str, About("区划", meaning="行政区划名称")]
    department: Annotated[str, About("部门编码", _CODE, "只在一个区划之内唯一")]
    department_name: Annotated[str, About("部门", meaning="部门名称")]
    year: Annotated[str, About("年度", _CODE, "预算年度")]
    kind: Annotated[str, About("类型", meaning="完整公开或绩效文本")]
    unit: Annotated[str, About("单位", meaning="这一行所有金额的单位")]


def with_unit(origin: Origin, printed: str) -> Origin:
    """The origin of rows below a unit line of their own (``单位：元``); unchanged without one."""
    return replace(origin, unit=unit_of(printed, origin.unit))


def origin_of(
    disclosure: Disclosure, edition: Edition, region_name: str, department_name: str
) -> Origin:
    """The origin of all rows of a disclosure."""
    return Origin(
        disclosure.region,
        region_name,
        disclosure.department,
        department_name,
        disclosure.year,
        disclosure.kind.value,
        edition.unit,
    )
