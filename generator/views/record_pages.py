"""Every page of one disclosure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.cell import Cell
from generator.model.disclosure import Contents, ContentsEntry, Withdrawal
from generator.model.money import plain
from generator.model.narrative import Block, Heading
from generator.model.record import Correction
from generator.model.table import Table
from generator.views import addresses, blocks, project
from generator.views.blocks import BlockView, project_links
from generator.views.checks import checks_view
from generator.views.compliance import compliance
from generator.views.figures import Flow, Headline, flow, headlines, projects_total
from generator.views.page import Link, Page, SearchEntry
from generator.views.record import Record
from generator.views.sheet import Sheet, table_sheet
from generator.views.verdict import Verdict, verdict


@dataclass(frozen=True)
class CatalogueGroup:
    """A part of the 信息公开目录; each link's remark is its figure, 空表 or 无."""

    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class OverviewView:
    """The overview with the 信息公开目录."""

    kicker: str
    title: str
    verdict: Verdict
    headlines: tuple[Headline, ...]
    flow: Flow | None
    catalogue: tuple[CatalogueGroup, ...]
    cover: tuple[str, ...]
    contents: Contents | None
    preamble: tuple[BlockView, ...]
    downloads: tuple[Link, ...]
    source: Link | None
    remark: str
    dates: tuple[tuple[str, str], ...]
    contact: tuple[tuple[str, Cell], ...]
    data: str


@dataclass(frozen=True)
class TableView:
    """A page that shows one form."""

    place: str
    sheet: Sheet
    downloads: tuple[Link, ...]
    owner: str


@dataclass(frozen=True)
class SectionView:
    """A section of the narrative."""

    heading: str
    blocks: tuple[BlockView, ...]
    owner: str


@dataclass(frozen=True)
class ProjectListView:
    """All projects of a disclosure."""

    owner: str
    unit: str
    total: str
    projects: tuple[Link, ...]


@dataclass(frozen=True)
class CorrectionsView:
    """What was changed after publication."""

    owner: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True)
class WithdrawnView:
    """A disclosure that is no longer published."""

    title: str
    date: str
    reason: str


@dataclass(frozen=True)
class FullView:
    """The whole document in the order in which it is printed."""

    title: str
    cover: tuple[str, ...]
    contents: Contents | None
    sheets: tuple[tuple[str, Sheet], ...]
    blocks: tuple[BlockView, ...]
    tables_first: bool


def record_pages(record: Record) -> Iterator[Page]:
    """All pages of a disclosure; of a withdrawn one the page that says so."""
    if record.disclosure.withdrawal is not None:
        yield _withdrawn(record, record.disclosure.withdrawal)
        return
    yield _overview(record)
    yield from _tables(record)
    for heading in record.sections:
        yield _section(record, heading)
    yield from _projects(record)
    data = record.disclosure
    if data.procurement:
        yield _form_page(record, data.procurement, "procurement")
    if data.assets:
        yield _form_page(record, data.assets, "assets")
    yield _checks(record)
    yield _corrections(record)
    yield _full(record)


def _withdrawn(record: Record, withdrawal: Withdrawal) -> Page:
    view = WithdrawnView(record.title, withdrawal.date.text, withdrawal.reason.text)
    about = f"{record.title}已撤回。"
    search = (SearchEntry(record.path, record.title, f"已撤回 {view.reason}"),)
    return Page(record.path, "withdrawn", record.title, about, view, record.crumbs, search=search)


def _page(
    record: Record, path: str, kind: str, title: str, about: str, view: object, text: str
) -> Page:
    search = (SearchEntry(path, f"{title} {record.department} {record.disclosure.year}年", text),)
    return record.page(Page(path, kind, title, about, view, search=search))


def _owner(record: Record) -> str:
    return f"{record.department}{record.short_title}"


def _overview(record: Record) -> Page:
    data = record.disclosure
    view = OverviewView(
        f"{record.site.full_region_name(data.region)} · {data.kind.value}",
        record.title,
        verdict(record.checked),
        headlines(data, record.edition),
        flow(data, record.edition),
        tuple(_catalogue(record)),
        tuple(cell.text for cell in data.cover),
        data.contents,
        record.writer().blocks(_preamble(record), 3),
        _downloads(record),
        Link("公布的原文", addresses.file(data, f"source/{data.source.file.text}"))
        if data.source.file
        else None,
        data.source.remark.text,
        tuple(
            (label, cell.text)
            for label, cell in (("公开日期", data.published), ("批复日期", data.approved))
            if cell
        ),
        data.contact,
        record.site.data_address(f"{data.folder}/disclosure.yml", 1),
    )
    about = f"{record.title}：信息公开目录、预算公开表、项目绩效目标和核对结果。"
    text = " ".join((*view.cover, blocks.text(_preamble(record)), _contents_text(data.contents)))
    return _page(record, record.path, "overview", record.title, about, view, text)


def _preamble(record: Record) -> tuple[Block, ...]:
    """What stands in the narrative outside any section."""

    def outside(items: tuple[Block, ...]) -> Iterator[Block]:
        for item in items:
            if not isinstance(item, Heading):
                yield item
            elif not item.section:
                yield Heading(item.text, "", tuple(outside(item.blocks)))

    return tuple(outside(record.disclosure.narrative))


def _contents_text(contents: Contents | None) -> str:
    def lines(entries: tuple[ContentsEntry, ...]) -> Iterator[str]:
        for entry in entries:
            yield entry.text.text
            yield from lines(entry.entries)

    return " ".join((contents.title.text, *lines(contents.entries))) if contents else ""


def _downloads(record: Record) -> tuple[Link, ...]:
    data = record.disclosure
    links = [
        Link("全文", addresses.part(data, "full"), "可打印"),
        Link("全部数据", addresses.file(data, "disclosure.json"), "JSON"),
    ]
    if data.projects:
        links.append(Link("项目", addresses.file(data, "projects.csv"), "CSV"))
        links.append(Link("绩效指标", addresses.file(data, "indicators.csv"), "CSV"))
    return tuple(links)


def _catalogue(record: Record) -> Iterator[CatalogueGroup]:
    """The 信息公开目录 in official order, each entry with its key figure."""
    data = record.disclosure
    remarks = {addresses.table(data, t.form): _table_remark(record, t) for t in data.tables}
    remarks |= {
        addresses.section(data, heading.section): "" if heading.blocks else "无内容"
        for heading in record.sections
    }
    remarks |= {link.path: link.remark for link in project_links(data, record.edition)}
    for group in record.groups[1:]:
        links = (replace(link, remark=remarks.get(link.path, "")) for link in group.links)
        yield CatalogueGroup(group.text, tuple(links))


def _table_remark(record: Record, table: Table) -> str:
    form = record.edition.forms[table.form]
    if table.state.value != "有数据":
        return table.state.value
    for line in reversed(form.rows.lines(table.rows)):
        if line.role in ("total", "expenditure_total", "three_public_total"):
            figures = (line.row.text(column) for column in line.columns)
            figure = next((figure for figure in figures if figure), "")
            return f"{figure} {record.edition.unit}" if figure else ""
    return ""


def _tables(record: Record) -> Iterator[Page]:
    data = record.disclosure
    for number, table in enumerate(data.tables, 1):
        form = record.edition.forms[table.form]
        marks = record.marks.of(form.id)
        sheet = table_sheet(form, table, data, record.site, record.edition.unit, marks)
        downloads = (
            Link("本表", addresses.file(data, f"tables/{form.id}.csv"), "CSV"),
            *_downloads(record)[:2],
        )
        place = f"公开表 第 {number} 张，共 {len(data.tables)} 张"
        view = TableView(place, sheet, downloads, _owner(record))
        about = f"{_owner(record)}：{sheet.title}"
        path = addresses.table(data, form.id)
        yield _page(record, path, "table", sheet.title, about, view, sheet.text)


def _form_page(record: Record, table: Table, name: str) -> Page:
    form = record.edition.forms[table.form]
    marks = record.marks.of(form.id)
    sheet = table_sheet(form, table, record.disclosure, record.site, record.edition.unit, marks)
    downloads = (Link("本表", addresses.file(record.disclosure, f"{name}.csv"), "CSV"),)
    view = TableView("", sheet, (*downloads, *_downloads(record)[:2]), _owner(record))
    about = f"{_owner(record)}：{sheet.title}"
    path = addresses.part(record.disclosure, name)
    return _page(record, path, "table", sheet.title, about, view, sheet.text)


def _section(record: Record, heading: Heading) -> Page:
    view = SectionView(heading.text.text, record.writer().blocks(heading.blocks, 2), _owner(record))
    path = addresses.section(record.disclosure, heading.section)
    about = f"{_owner(record)}：{heading.text.text}"
    text = blocks.text(heading.blocks)
    return _page(record, path, "section", heading.text.text, about, view, text)


def _projects(record: Record) -> Iterator[Page]:
    data, edition = record.disclosure, record.edition
    if not data.projects:
        return
    listed = ProjectListView(
        _owner(record), edition.unit, _total_of(record), project_links(data, edition)
    )
    about = f"{_owner(record)}的全部项目"
    path = addresses.part(data, "projects")
    yield _page(record, path, "projects", "项目", about, listed, "")
    for number, item in enumerate(data.projects):
        forms = project.project_forms(
            number, item, edition.project, record.site, edition.unit, record.marks
        )
        view = project.ProjectView(
            item.name,
            item.code,
            item.budget.text,
            edition.unit,
            project.share(item, data),
            item["purpose"].text,
            forms,
            project.plan_chart(item, forms, edition.unit),
            record.department,
            data.year,
            item.file,
        )
        about = f"{_owner(record)}项目：{item.name}，预算 {item.budget.text} {edition.unit}"
        path = addresses.project(data, item.code)
        yield _page(record, path, "project", item.name, about, view, project.text(item))


def _total_of(record: Record) -> str:
    value = projects_total(record.disclosure)
    return plain(value) if value is not None else ""


def _checks(record: Record) -> Page:
    view = checks_view(record, _owner(record), compliance(record))
    path = addresses.part(record.disclosure, "checks")
    about = f"{_owner(record)}的核对结果：核对了什么、是否相符、应当公开的是否公开。"
    return _page(record, path, "checks", "核对结果", about, view, view.verdict.sentence)


def _corrections(record: Record) -> Page:
    view = CorrectionsView(_owner(record), record.disclosure.corrections)
    path = addresses.part(record.disclosure, "corrections")
    about = f"{_owner(record)}公开以后的更正。"
    return _page(record, path, "corrections", "更正记录", about, view, "")


def _full(record: Record) -> Page:
    data, edition = record.disclosure, record.edition
    sheets = tuple(
        (
            table.form,
            table_sheet(
                edition.forms[table.form],
                table,
                data,
                record.site,
                edition.unit,
                record.marks.of(table.form),
                f"{table.form}-",
            ),
        )
        for table in data.tables
    )
    view = FullView(
        record.title,
        tuple(cell.text for cell in data.cover),
        data.contents,
        sheets,
        record.writer(whole=True).blocks(data.narrative, 2),
        not data.order or data.order[0] == edition.orders[data.kind][0],
    )
    about = f"{record.title}全文，一页，可打印。"
    return _page(record, addresses.part(data, "full"), "full", "全文", about, view, "")
