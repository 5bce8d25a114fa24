"""The overview of a disclosure: verdict, headline figures, 信息公开目录, cover and preamble."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.model.cell import Cell
from generator.model.disclosure import Contents, ContentsEntry
from generator.model.narrative import Block, FormBlock, Heading
from generator.model.population import Population
from generator.model.table import Table
from generator.views import addresses, search_lines
from generator.views.blocks import BlockView, project_links
from generator.views.citation import citation
from generator.views.datasets import disclosure_meta
from generator.views.exhibit import chart_exhibits
from generator.views.figures import Headline, headlines
from generator.views.page import Link, Page, SearchLine
from generator.views.record import Record
from generator.views.record_page import downloads, record_page
from generator.views.seeing.compare import LastYear, last_year
from generator.views.seeing.figure import Figure
from generator.views.seeing.lines import unit_in
from generator.views.seeing.project_figures import projects_figure
from generator.views.seeing.table_figures import balance_figure, overview_figures
from generator.views.verdict import Verdict, verdict

_MOST = 12  # projects that a chart of the overview shows one by one


class CatalogueGroup(Struct, frozen=True):
    """A part of the 信息公开目录; each link's remark is its figure, 空表 or 无."""

    text: str
    links: tuple[Link, ...]


class OverviewView(Struct, frozen=True):
    """The overview with the 信息公开目录."""

    kicker: str
    title: str
    verdict: Verdict
    headlines: tuple[Headline, ...]
    balance: Figure | None
    figures: tuple[Figure, ...]
    versus: LastYear | None
    catalogue: tuple[CatalogueGroup, ...]
    cover: tuple[str, ...]
    contents: Contents | None
    preamble: tuple[BlockView, ...]
    downloads: tuple[Link, ...]
    source: Link | None
    address: str
    remark: str
    dates: tuple[tuple[str, str], ...]
    contact: tuple[tuple[str, Cell], ...]
    data: str
    residents: Population | None = None

    @property
    def preamble_title(self) -> str:
        """What stands in the document around its sections."""
        parts = (
            (self.cover, "封面"),
            (any(block.kind == "paragraph" for block in self.preamble), "前言"),
            (self.contents, "原目录"),
        )
        return "、".join(words for there, words in parts if there) or "各部分标题"


def overview(record: Record) -> Page:
    """The overview of a disclosure."""
    data = record.disclosure
    residents = record.site.population(data.region, data.year)
    view = OverviewView(
        f"{record.site.full_region_name(data.region)} · {data.kind.value}",
        record.title,
        verdict(record.checked),
        headlines(data, record.edition, residents),
        balance_figure(data, record.edition),
        _figures(record),
        last_year(record.disclosure, record.edition, record.site),
        tuple(_catalogue(record)),
        tuple(cell.text for cell in data.cover),
        data.contents,
        record.writer().blocks(_preamble(record), 3),
        downloads(record),
        Link("公布的原文", addresses.file(data, f"source/{data.source.file.text}"))
        if data.source.file
        else None,
        data.source.address.text,
        data.source.remark.text,
        tuple(
            (label, cell.text)
            for label, cell in (("公开日期", data.published), ("批复日期", data.approved))
            if cell
        ),
        data.contact or record.site.contact_of(data),
        record.site.data_address(f"{data.folder}/disclosure.yml", 1),
        residents,
    )
    about = f"{record.title}：信息公开目录、预算公开表、项目绩效目标和核对结果。"
    lines = (
        *(SearchLine(text) for text in (*view.cover, *_contents_texts(data.contents))),
        *search_lines.of_blocks(view.preamble),
    )
    named = f"{record.department}{data.year}年"
    aliases = (f"{record.department}{data.year}", named, f"{named}部门预算", f"{named}预算")
    page = record_page(
        record, record.path, "overview", record.title, about, view, "", lines, aliases
    )
    charts = ((view.balance,) if view.balance else ()) + view.figures
    return replace(
        page,
        meta=disclosure_meta(record, about),
        exhibits=chart_exhibits(record, "overview-", charts, "（概览）"),
        cite=citation(record, "本份公开", record.title, record.path, ""),
    )


def _figures(record: Record) -> tuple[Figure, ...]:
    """The charts below the 目录: those of the tables, then the projects by size, as bars alone."""
    data, edition = record.disclosure, record.edition
    sizes = projects_figure(data, edition, _MOST) if len(data.projects) > 1 else None
    return (*overview_figures(data, edition), *((replace(sizes, tiles=()),) if sizes else ()))


def _preamble(record: Record) -> tuple[Block, ...]:
    """What stands in the narrative outside any section."""

    def outside(items: tuple[Block, ...]) -> Iterator[Block]:
        for item in items:
            if isinstance(item, FormBlock) and item.table is None:
                continue  # such forms have pages of their own, which the 目录 above lists
            if not isinstance(item, Heading):
                yield item
            elif not item.section:
                yield Heading(item.text, "", tuple(outside(item.blocks)))

    return tuple(outside(record.disclosure.narrative))


def _contents_texts(contents: Contents | None) -> tuple[str, ...]:
    def lines(entries: tuple[ContentsEntry, ...]) -> Iterator[str]:
        for entry in entries:
            yield entry.text.text
            yield from lines(entry.entries)

    return (contents.title.text, *lines(contents.entries)) if contents else ()


def _catalogue(record: Record) -> Iterator[CatalogueGroup]:
    """The 信息公开目录 in official order, each entry with its key figure."""
    data = record.disclosure
    remarks = {addresses.table(data, t.form): _table_remark(record, t) for t in data.tables}
    remarks |= {
        addresses.section(data, heading.section): ("" if heading.blocks else "无内容", "")
        for heading in record.sections
    }
    remarks |= {link.path: (link.remark, link.unit) for link in project_links(data, record.edition)}
    for group in record.groups[1:]:
        known = ((link, *remarks.get(link.path, ("", ""))) for link in group.links)
        links = (replace(link, remark=remark, unit=unit) for link, remark, unit in known)
        yield CatalogueGroup(group.text, tuple(links))


def _table_remark(record: Record, table: Table) -> tuple[str, str]:
    """The figure a table is known by and its unit: that of its total furthest down and right."""
    if table.state_said:
        return table.state_said, ""
    form = record.edition.forms[table.form]
    totals = [line for line in form.rows.lines(table.rows) if line.role in form.totals]
    figures = [line.row.text(line.columns[0]) for line in totals if line.columns]
    figure = next((figure for figure in reversed(figures) if figure), "")
    return (figure, unit_in(table, record.edition)) if figure else ("", "")
