"""What the pages across the site list of a disclosure, told from that disclosure alone.

This is the map step: small frozen values, made anywhere, in any order. ``pages`` joins them.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from generator.charts.shares import percent
from generator.flat.budget_lines import BudgetLine, budget_lines
from generator.flat.indicators import indicators
from generator.flat.origin import Origin, origin_of
from generator.forms import registry
from generator.forms.column import ColumnKind
from generator.forms.edition import Edition
from generator.forms.rows import Subjects
from generator.forms.table_form import TableForm
from generator.model.disclosure import Disclosure
from generator.model.units import unit_of
from generator.views import addresses
from generator.views.explore.mentions import Mention, mentions
from generator.views.figures import projects_total
from generator.views.seeing.project_figures import budget_in
from generator.views.site import Site

FUNCTIONAL, ECONOMIC = "functional", "economic"


class ListedProject(Struct, frozen=True):
    """A project with its budget as printed, in the ``unit`` its form prints.

    ``share`` is its part of all projects of the disclosure, in percent or ''.
    """

    name: str
    path: str
    budget: str
    unit: str
    share: str
    indicators: int


class ListedIndicator(Struct, frozen=True):
    """An indicator as printed, with what is read from its value; ``path`` leads to its row."""

    level1: str
    level2: str
    name: str
    value: str
    operator: str
    number: str
    measure: str
    kind: str
    project: str
    path: str


class ListedColumn(Struct, frozen=True):
    """A column of figures of a form: English id, printed label, whether it holds amounts."""

    id: str
    label: str
    money: bool


class ListedLine(Struct, frozen=True):
    """A row of 科目 in a table of expenditure.

    ``system`` is functional or economic; ``above`` the codes above, from the class downwards.
    ``columns`` are all columns of figures in the order of the form, ``figures`` those of them that
    are printed; ``total`` is that of the form's own column of totals, '' where that is blank.
    Amounts are in ``unit``, which the table may print for itself.
    """

    system: str
    code: str
    name: str
    above: tuple[str, ...]
    table_name: str
    path: str
    unit: str
    columns: tuple[ListedColumn, ...]
    figures: Mapping[str, str]
    total: str


class Gathered(Struct, frozen=True):
    """All that the pages across the site list of one disclosure."""

    origin: Origin
    path: str
    projects: tuple[ListedProject, ...]
    indicators: tuple[ListedIndicator, ...]
    lines: tuple[ListedLine, ...]
    mentions: tuple[Mention, ...]

    @property
    def department_path(self) -> str:
        """The page of the department."""
        return addresses.department(self.origin.region, self.origin.department)


def gather(record: Disclosure, site: Site) -> Gathered:
    """What is listed of a disclosure; of a withdrawn one nothing."""
    edition = registry.edition(record.edition)
    region = site.region_name(record.region)
    origin = origin_of(record, edition, region, site.department_name(record))
    return Gathered(
        origin,
        addresses.disclosure(record),
        tuple(_projects(record, edition)),
        tuple(_indicators(record, origin)),
        tuple(_lines(record, edition, origin)),
        tuple(mentions(record, edition, site)),
    )


def _projects(record: Disclosure, edition: Edition) -> Iterator[ListedProject]:
    """The projects; their shares are told in the unit of the edition, their budgets as printed."""
    whole = projects_total(record, edition)
    for project in record.projects:
        budget, unit = project.budget.text, unit_of(project["unit"].text, edition.unit)
        part = share(budget_in(project, edition), whole)
        path = addresses.project(record, project.code)
        name, count = project.name or project.code, len(project.indicators)
        yield ListedProject(name, path, budget, unit, part, count)


def share(own: Decimal | None, whole: Decimal | None) -> str:
    """A part in percent, both in the same unit; '' where it is unknown or no part at all."""
    return percent(own, whole)


def _indicators(record: Disclosure, origin: Origin) -> Iterator[ListedIndicator]:
    for row in indicators(record, origin):
        path = f"{addresses.project(record, row.project_code)}#i{row.position}"
        yield ListedIndicator(
            row.level1,
            row.level2,
            row.level3 or row.description or row.value or f"第 {row.position} 行",
            row.value,
            row.operator,
            row.number,
            row.measure,
            row.value_kind,
            row.project_name or row.project_code,
            path,
        )


def _lines(record: Disclosure, edition: Edition, origin: Origin) -> Iterator[ListedLine]:
    """The rows of 科目 in tables of expenditure that have a code a page can be made for."""
    flat = budget_lines(record, edition, origin)
    for id, of_table in groupby(flat, lambda line: line.table):
        form = edition.forms[id]
        if isinstance(form.rows, Subjects) and not form.revenue:
            columns = _columns(form, record.year)
            for _, found in groupby(of_table, lambda line: line.row):
                row = tuple(found)
                if addresses.subject(row[0].subject_code):
                    yield _line(record, form, form.rows, columns, row)


def _columns(form: TableForm, year: str) -> tuple[ListedColumn, ...]:
    return tuple(
        ListedColumn(c.id, c.label.replace("{year}", year), c.kind is ColumnKind.AMOUNT)
        for c in form.leaves
        if c.kind.numeric
    )


def _line(
    record: Disclosure,
    form: TableForm,
    rows: Subjects,
    columns: tuple[ListedColumn, ...],
    found: tuple[BudgetLine, ...],
) -> ListedLine:
    line = found[0]
    figures = {figure.column: figure.value for figure in found}
    return ListedLine(
        system_of(rows),
        line.subject_code,
        line.name,
        above(rows, line.subject_code),
        line.table_name,
        f"{addresses.table(record, line.table)}#r{line.row}",
        line.origin.unit,
        columns,
        figures,
        figures.get(form.total_column, ""),
    )


def system_of(rows: Subjects) -> str:
    """Which list of codes the rows are of: that by economic nature has two levels."""
    return ECONOMIC if len(rows.levels) == 2 else FUNCTIONAL


def above(rows: Subjects, code: str) -> tuple[str, ...]:
    """The codes above a code, the class first."""
    chain: list[str] = []
    while code := rows.parent(code):
        chain.insert(0, code)
    return tuple(chain)
