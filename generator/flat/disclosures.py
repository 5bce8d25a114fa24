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
    title: Annotated[str, About("标题")]
    edition: Annotated[str, About("版式")]
    approved: Annotated[str, About("批复日期")]
    published: Annotated[str, About("公开日期")]
    tables: Annotated[int, About("表数", _COUNT)]
    projects: Annotated[int, About("项目数", _COUNT)]
    indicators: Annotated[int, About("绩效指标数", _COUNT)]
    corrections: Annotated[int, About("更正数", _COUNT)]


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
