"""Figures that can stand alone: tables and charts, on pages of their own to be embedded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.views.meta import Meta
from generator.views.page import Figure, Page
from generator.views.record import Record
from generator.views.sheet import Sheet


@dataclass(frozen=True)
class EmbedView:
    """A figure alone: what it is, whose, and the page it comes from (with its anchor)."""

    figure: Figure
    content: Any
    owner: str
    source: str


def embeds(record: Record, page: Page) -> Iterator[Page]:
    """The pages of the figures of a page. They have no navigation, and no search engine is to
    list them: they repeat what stands on ``page``."""
    note = record.site.title_note(record.disclosure.region, record.disclosure.department)
    owner = f"{record.department}{note}{record.short_title}"
    for figure in page.figures:
        view = EmbedView(figure, _alone(figure.content), owner, f"{page.path}#{figure.anchor}")
        title = f"{figure.title}（嵌入） - {owner}"
        meta = Meta(canonical=page.path, indexed=False)
        yield Page(figure.path, "embed", title, page.description, view, meta=meta)


def _alone(content: Any) -> Any:
    """What a page in another's frame shows: a sheet whose rows lead nowhere but to the source."""
    if not isinstance(content, Sheet):
        return content
    rows = tuple(
        replace(
            row,
            addends=(),
            cells=tuple(
                replace(
                    cell,
                    source="",
                    permalink="",
                    mark=replace(cell.mark, path="") if cell.mark else None,
                )
                for cell in row.cells
            ),
        )
        for row in content.rows
    )
    return replace(content, rows=rows)
