"""The leading figures of a disclosure: 收入, 支出, 差额; without tables the sum of its projects."""

from generator.changes.change import Money
from generator.diagnostics import difference
from generator.forms.edition import Edition
from generator.forms.identity import At
from generator.model.disclosure import Disclosure
from generator.model.money import plain, total

Figures = dict[str, tuple[str, str]]


def compare_money(
    before: tuple[Disclosure, Edition] | None, after: tuple[Disclosure, Edition] | None
) -> tuple[Money, ...]:
    """The leading figures of both states, whether they changed or not."""
    old, new = _figures(before), _figures(after)
    return tuple(
        Money(
            label, old.get(label, ("", ""))[0], new.get(label, ("", ""))[0], _unit(label, old, new)
        )
        for label in dict.fromkeys((*new, *old))
    )


def _unit(label: str, old: Figures, new: Figures) -> str:
    units = dict.fromkeys(found[label][1] for found in (old, new) if label in found)
    return " → ".join(units)


def _figures(side: tuple[Disclosure, Edition] | None) -> Figures:
    """Figures as printed by what they are, with their unit."""
    if side is None:
        return {}
    record, edition = side
    figures: Figures = {}
    known = edition.landmarks
    if known is not None:
        revenue = _printed(record, edition, known.revenue_total)
        spent = _printed(record, edition, known.expenditure_total)
        gap = difference(spent, revenue)
        figures = {"收入": (revenue, edition.unit), "支出": (spent, edition.unit)}
        figures["差额"] = (gap or "", edition.unit)
    figures["项目合计"] = (_projects(record), edition.unit)
    return {label: found for label, found in figures.items() if found[0]}


def _printed(record: Disclosure, edition: Edition, at: At) -> str:
    table = record.table(at.form)
    lines = edition.forms[at.form].rows.lines(table.rows) if table else ()
    return next((line.row.text(at.column) for line in lines if line.role == at.role), "")


def _projects(record: Disclosure) -> str:
    """The sum of the budgets that are figures, '' where there are none."""
    budgets = [project.budget.amount for project in record.projects]
    known = [budget for budget in budgets if budget is not None]
    return plain(total(known)) if known else ""
