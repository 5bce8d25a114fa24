"""A disclosure as one workbook: a cover, then a sheet for every form in the printed order."""

from collections.abc import Iterator

from generator.exchange.owner import Owner
from generator.exchange.xlsx.cover import cover_plan
from generator.exchange.xlsx.draw import draw
from generator.exchange.xlsx.plan import SheetPlan
from generator.exchange.xlsx.project import project_plan
from generator.exchange.xlsx.table import table_plan
from generator.forms.edition import Edition
from generator.forms.files import TABLES
from generator.model.disclosure import Disclosure
from generator.model.narrative import FormBlock, walk
from generator.model.table import Table
from generator.model.units import unit_of

Listed = tuple[SheetPlan, str]


def disclosure_xlsx(disclosure: Disclosure, edition: Edition, owner: Owner) -> bytes:
    """The workbook of a disclosure; the same disclosure gives the same bytes."""
    title = owner.title_of(disclosure)
    return draw(sheet_plans(disclosure, edition, owner), title, title)


def sheet_plans(disclosure: Disclosure, edition: Edition, owner: Owner) -> tuple[SheetPlan, ...]:
    """The plans of all sheets, the cover first."""
    listed = tuple(
        item
        for form in _order(disclosure, edition)
        for item in form_plans(disclosure, edition, owner, form)
    )
    return (cover_plan(disclosure, edition, owner, listed), *(plan for plan, _ in listed))


def form_plans(
    disclosure: Disclosure, edition: Edition, owner: Owner, form: str
) -> Iterator[Listed]:
    """The sheets of one form (or of all tables) with a remark each for the 目录."""
    if form == edition.project.id:
        for number, project in enumerate(disclosure.projects):
            plan = project_plan(edition.project, number, project, edition.unit)
            budget = project.budget.text
            yield (
                plan,
                f"预算数 {budget} {unit_of(project['unit'].text, edition.unit)}" if budget else "",
            )
        return
    defaults = {
        "department": f"{disclosure.department}{owner.department}",
        "year": disclosure.year,
        "unit": edition.unit,
    }
    for table in _tables(disclosure, form):
        plan = table_plan(edition.forms[table.form], table, disclosure.year, defaults)
        yield plan, _remark(table)


def _remark(table: Table) -> str:
    return table.state_said or f"{len(table.rows)} 行"


def _tables(disclosure: Disclosure, form: str) -> Iterator[Table]:
    if form == TABLES:
        yield from disclosure.tables
        return
    inline = (b.table for b in walk(disclosure.narrative) if isinstance(b, FormBlock) and b.table)
    for table in (*inline, *filter(None, (disclosure.procurement, disclosure.assets))):
        if table.form == form:
            yield table


def _order(disclosure: Disclosure, edition: Edition) -> tuple[str, ...]:
    """The forms as the document prints them; what it gives no place follows in the usual order."""
    placed = [b.form for b in walk(disclosure.narrative) if isinstance(b, FormBlock)]
    usual = edition.orders[disclosure.kind]
    tables_first = not disclosure.order or disclosure.order[0] == usual[0]
    lists = (edition.institutions, edition.procurement, edition.assets)
    rest = [edition.institutions.id, edition.project.id, *(form.id for form in lists[1:])]
    if TABLES in placed:
        return tuple(dict.fromkeys((*placed, *rest)))
    text = (*placed, *rest)
    return tuple(dict.fromkeys((TABLES, *text) if tables_first else (*text, TABLES)))
