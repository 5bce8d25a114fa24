"""Tables and charts that can stand alone, on pages of their own to be embedded elsewhere."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, structs
from msgspec.structs import replace

from generator.views import addresses
from generator.views.marks import Mark
from generator.views.meta import Meta
from generator.views.page import Exhibit, Page
from generator.views.record import Record
from generator.views.seeing.figure import Figure
from generator.views.seeing.versus import VersusTable, YearPair
from generator.views.sheet import Sheet, SheetCell, SheetRow


class EmbedView(Struct, frozen=True):
    """A figure alone: what it is, whose, and the page it comes from (with its anchor)."""

    exhibit: Exhibit
    content: Any
    owner: str
    source: str


class YearsAlone(Struct, frozen=True):
    """A table of two years, as a figure of its own."""

    anchor: str
    before: str
    now: str
    table: VersusTable


def chart_exhibits(
    record: Record, of: str, charts: tuple[Figure, ...], note: str = ""
) -> tuple[Exhibit, ...]:
    """The charts of a page, each to stand alone; ``of`` in their addresses and ``note`` behind
    their titles tell apart those of one name on several pages."""
    return tuple(
        Exhibit(
            addresses.embed(record.disclosure, f"charts/{of}{chart.id}"),
            f"{chart.title}{note}",
            "chart",
            chart,
            f"chart-{chart.id}",
        )
        for chart in charts
    )


def year_exhibits(path: str, pairs: tuple[YearPair, ...]) -> tuple[Exhibit, ...]:
    """The tables of two years of the department at ``path``, each to stand alone."""
    return tuple(
        Exhibit(
            f"embed/{path}years/{anchor}/",
            f"{table.title}（{pair.year}年与{pair.before}年相比）",
            "versus",
            YearsAlone(anchor, f"{pair.before}年", f"{pair.year}年", table),
            anchor,
        )
        for pair in pairs
        for table in pair.tables
        if table.rows
        for anchor in [f"y{pair.year}-{table.id}"]
    )


def embeds_of(record: Record, page: Page) -> Iterator[Page]:
    """The pages of the figures of a page of a disclosure."""
    note = record.site.title_note(record.disclosure.region, record.disclosure.department)
    return embeds(page, f"{record.department}{note}{record.short_title}")


def embeds(page: Page, owner: str) -> Iterator[Page]:
    """The pages of the figures of a page. They have no navigation, and no search engine is to
    list them: they repeat what stands on ``page``, which is ``owner``'s."""
    for exhibit in page.exhibits:
        shown, source = _alone(exhibit.content), f"{page.path}#{exhibit.anchor}"
        view = EmbedView(exhibit, shown, owner, source)
        title = f"{exhibit.title}（嵌入） - {owner}"
        meta = Meta(canonical=page.path, indexed=False)
        about, notice = page.description, page.notice
        yield Page(exhibit.path, "embed", title, about, view, notice=notice, meta=meta)


def _alone(content: Any) -> Any:
    """What a page in another's frame shows: a sheet whose rows lead nowhere but to the source."""
    if isinstance(content, Figure):
        return _chart_alone(content)
    if not isinstance(content, Sheet):
        return content
    rows = (structs.replace(row, addends=(), cells=_leading_nowhere(row)) for row in content.rows)
    return replace(content, rows=tuple(rows))


def _leading_nowhere(row: SheetRow) -> tuple[SheetCell, ...]:
    return tuple(
        SheetCell(
            cell.anchor,
            cell.text,
            cell.column,
            cell.value,
            cell.heads_row,
            cell.sticky,
            rowspan=cell.rowspan,
            mark=Mark(cell.mark.kind, cell.mark.note) if cell.mark else None,
        )
        for cell in row.cells
    )


def _chart_alone(chart: Figure) -> Figure:
    groups = (
        replace(group, rows=tuple(replace(row, path="") for row in group.rows))
        for group in chart.groups
    )
    return replace(chart, groups=tuple(groups), sources=())
