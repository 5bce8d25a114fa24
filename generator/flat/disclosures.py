"""The disclosures themselves, one row each."""

from typing import Annotated

from msgspec import Struct

from generator.flat.field import About, FieldKind
from generator.flat.origin import Origin
from generator.model.disclosure import Disclosure

_COUNT = FieldKind.COUNT


class DisclosureRow(Struct, frozen=True):
    """What was published, and when."""

    origin: Origin
    title: Annotated[str, About("标题", meaning="文件印出的标题，没有印则空")]
    edition: Annotated[str, About("版式", meaning="用哪一套表式")]
    approved: Annotated[str, About("批复日期", meaning="财政部门批复的日期，没有注明则空")]
    published: Annotated[str, About("公开日期", meaning="公开的日期，没有注明则空")]
    tables: Annotated[int, About("表数", _COUNT, "公开了几张预算表，空表也算")]
    projects: Annotated[int, About("项目数", _COUNT, "列出的项目数")]
    indicators: Annotated[int, About("绩效指标数", _COUNT, "各项目列出的指标行数之和")]
    corrections: Annotated[int, About("更正数", _COUNT, "公开以后更正的处数")]


def disclosure_row(disclosure: Disclosure, origin: Origin) -> DisclosureRow:
    """The row of a disclosure."""
    return DisclosureRow(
        origin,
        disclosure.title.text,
        disclosure.edition,
        disclosure.approved.text,
        disclosure.published.text,
        len(disclosure.tables),
        len(disclosure.projects),
        sum(len(project.indicators) for project in disclosure.projects),
        len(disclosure.corrections),
    )
