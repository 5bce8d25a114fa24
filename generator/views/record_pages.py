"""Every page of one disclosure."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.model.disclosure import Disclosure, Withdrawal
from generator.model.money import plain
from generator.model.narrative import Heading
from generator.model.project import Project
from generator.model.table import Table
from generator.views import addresses, project, search_lines
from generator.views.blocks import BlockView, project_links
from generator.views.checks import checks_view
from generator.views.citation import citation
from generator.views.compliance import compliance
from generator.views.corrections import corrections
from generator.views.datasets import sheet_meta
from generator.views.exhibit import chart_exhibits
from generator.views.figures import projects_total
from generator.views.full import full
from generator.views.kinds import KINDS
from generator.views.overview import overview
from generator.views.page import Exhibit, Link, Page, SearchEntry
from generator.views.record import Record
from generator.views.record_page import owner, record_page, table_files
from generator.views.seeing.figure import Figure
from generator.views.seeing.project_figures import (
    budget_in,
    list_figures,
    page_figures,
    projects_part,
)
from generator.views.seeing.table_figures import table_figures
from generator.views.sheet import Sheet, table_sheet


class TableView(Struct, frozen=True):
    """A page that shows one form."""

    place: str
    sheet: Sheet
    downloads: tuple[Link, ...]
    owner: str
    figures: tuple[Figure, ...] = ()


class SectionView(Struct, frozen=True):
    """A section of the narrative."""

    heading: str
    blocks: tuple[BlockView, ...]
    owner: str


class ProjectListView(Struct, frozen=True):
    """All projects of a disclosure."""

    owner: str
    unit: str
    total: str
    projects: tuple[Link, ...]
    figures: tuple[Figure, ...] = ()


class WithdrawnView(Struct, frozen=True):
    """A disclosure that is no longer published."""

    title: str
    date: str
    reason: str


def record_pages(record: Record) -> Iterator[Page]:
    """All pages of a disclosure; of a withdrawn one the page that says so."""
    if record.disclosure.withdrawal is not None:
        yield _withdrawn(record, record.disclosure.withdrawal)
        return
    yield overview(record)
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
    yield corrections(record)
    yield full(record)


def _withdrawn(record: Record, withdrawal: Withdrawal) -> Page:
    view = WithdrawnView(record.title, withdrawal.date.text, withdrawal.reason.text)
    about = f"{record.title}已撤回。"
    text = f"已撤回 {view.reason}"
    entry = SearchEntry(
        record.path, record.title, text, kind=KINDS["withdrawn"], place=record.place
    )
    search = (entry,)
    return Page(record.path, "withdrawn", record.title, about, view, record.crumbs, search=search)


def _tables(record: Record) -> Iterator[Page]:
    data = record.disclosure
    for number, table in enumerate(data.tables, 1):
        form = record.edition.forms[table.form]
        marks = record.marks.of(form.id)
        sheet = table_sheet(form, table, data, record.site, record.edition.unit, marks)
        files = table_files(record, f"tables/{form.id}.csv")
        place = f"公开表 第 {number} 张，共 {len(data.tables)} 张"
        figures = table_figures(data, record.edition, form.id)
        view = TableView(place, sheet, files, owner(record), figures)
        about = f"{owner(record)}：{sheet.title}"
        path = addresses.table(data, form.id)
        lines = search_lines.of_sheet(sheet)
        page = record_page(
            record, path, "table", sheet.title, about, view, "", lines, (form.label,)
        )
        yield _with_sheet(record, page, sheet, f"tables/{form.id}", figures)


def _form_page(record: Record, table: Table, name: str) -> Page:
    form = record.edition.forms[table.form]
    marks = record.marks.of(form.id)
    sheet = table_sheet(form, table, record.disclosure, record.site, record.edition.unit, marks)
    view = TableView("", sheet, table_files(record, f"{name}.csv"), owner(record))
    about = f"{owner(record)}：{sheet.title}"
    path = addresses.part(record.disclosure, name)
    lines = search_lines.of_sheet(sheet)
    aliases = (form.label, f"{form.label.removesuffix('表')}表")
    page = record_page(record, path, "table", sheet.title, about, view, "", lines, aliases)
    return _with_sheet(record, page, sheet, name)


def _with_sheet(
    record: Record, page: Page, sheet: Sheet, name: str, charts: tuple[Figure, ...] = ()
) -> Page:
    """The page of a form, with what machines, citations and embeddings need of it."""
    anchor, form_id = f"{sheet.id}-title", name.rpartition("/")[2]
    form = Exhibit(addresses.embed(record.disclosure, name), sheet.title, "sheet", sheet, anchor)
    return replace(
        page,
        meta=sheet_meta(record, sheet, page.description, page.path),
        exhibits=(form, *chart_exhibits(record, f"{form_id}-", charts)),
        cite=citation(record, "本表", sheet.title, page.path, anchor),
    )


def _section(record: Record, heading: Heading) -> Page:
    view = SectionView(heading.text.text, record.writer().blocks(heading.blocks, 2), owner(record))
    path = addresses.section(record.disclosure, heading.section)
    about = f"{owner(record)}：{heading.text.text}"
    lines = search_lines.of_blocks(view.blocks)
    return record_page(record, path, "section", heading.text.text, about, view, "", lines)


def _projects(record: Record) -> Iterator[Page]:
    data, edition = record.disclosure, record.edition
    if not data.projects:
        return
    whole = projects_total(data, edition)
    listed = ProjectListView(
        owner(record),
        edition.unit,
        plain(whole) if whole is not None else "",
        project_links(data, edition),
        list_figures(data, edition),
    )
    about = f"{owner(record)}的全部项目"
    path = addresses.part(data, "projects")
    yield record_page(record, path, "projects", "项目", about, listed, "")
    for number, item in enumerate(data.projects):
        yield _project(record, number, item)


def _project(record: Record, number: int, item: Project) -> Page:
    data, name = record.disclosure, item.name
    view = _project_view(record, number, item)
    budget = f"，预算 {item.budget.text} {view.unit}" if item.budget else ""
    about = f"{owner(record)}项目：{name}{budget}"
    path = addresses.project(data, item.code)
    lines, cost = search_lines.of_project(view.form), search_lines.amount_of(view.form)
    page = record_page(record, path, "project", name, about, view, "", lines, (item.code,), cost)
    charts = chart_exhibits(record, f"{item.code}-", view.figures, f"（{name}）")
    return replace(
        page,
        exhibits=(*_plan(data, item, view.chart), *charts),
        cite=citation(record, "本项目", name, path, f"{view.form.id}-title"),
    )


def _project_view(record: Record, number: int, item: Project) -> project.ProjectView:
    data, edition = record.disclosure, record.edition
    unit = project.own_unit(item, edition.unit)
    whole = projects_total(data, edition) if len(data.projects) > 1 else None
    residents = record.site.population(data.region, data.year)
    forms = project.project_forms(
        number, item, edition.project, record.site, edition.unit, record.marks
    )
    return project.ProjectView(
        item.name,
        item.budget.text,
        unit,
        project.share(budget_in(item, edition), whole),
        item["purpose"].text,
        forms,
        project.plan_chart(item, forms, unit),
        record.department,
        data.year,
        page_figures(data, edition, projects_part(data, edition), number),
        project.a_head(item, edition.unit, residents),
        residents,
    )


def _plan(data: Disclosure, item: Project, chart: project.PlanChart | None) -> tuple[Exhibit, ...]:
    if chart is None:
        return ()
    path = addresses.embed(data, f"charts/{item.code}-plan")
    return (Exhibit(path, f"{item.name}：资金支出计划", "plan", chart, "chart-plan"),)


def _checks(record: Record) -> Page:
    view = checks_view(record, owner(record), compliance(record))
    path = addresses.part(record.disclosure, "checks")
    about = f"{owner(record)}的核对结果：核对了什么、是否相符、应当公开的是否公开。"
    return record_page(record, path, "checks", "核对结果", about, view, view.verdict.sentence)
