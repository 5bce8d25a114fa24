"""Where the money comes from and goes: sources and uses, each with its printed total."""

from generator.forms.chart import Balance
from generator.forms.edition import Edition
from generator.forms.identity import At
from generator.forms.rows import Line
from generator.model.disclosure import Disclosure
from generator.model.money import plain
from generator.views.seeing.lines import filled, page_of
from generator.views.seeing.part import Part, sum_of


def balance_sides(record: Disclosure, edition: Edition, chart: Balance) -> tuple[Part, Part] | None:
    """The two sides; None where one of them has no figures or the tables are not there."""
    known = edition.landmarks
    if known is None:
        return None
    sources = _side(record, edition, chart.sources, known.revenue_total, _sources(record, edition))
    uses = _side(record, edition, chart.uses, known.uses, _uses(record, edition))
    return (sources, uses) if sources and uses else None


def line_at(record: Disclosure, edition: Edition, at: At) -> Line | None:
    """The first line of a role in a table that is filled in, None where there is none."""
    table, form = filled(record, at.form), edition.forms.get(at.form)
    if table is None or form is None or at.column not in form.by_id:
        return None
    return next((line for line in form.rows.lines(table.rows) if line.role == at.role), None)


def _part(record: Disclosure, line: Line, form: str, column: str, label: str) -> Part:
    path = f"{page_of(record, form)}#r{line.index + 1}-{column}"
    cell = line.row[column]
    return Part(label, cell.text, cell.amount, path, computed=line.row.derived)


def _side(
    record: Disclosure, edition: Edition, label: str, at: At, parts: tuple[Part, ...]
) -> Part | None:
    if not any(part.amount for part in parts):
        return None
    line = line_at(record, edition, at)
    if line is None or line.row.amount(at.column) is None:
        added = sum_of(parts)
        return Part(label, plain(added), added, "", parts, computed=True)
    total = _part(record, line, at.form, at.column, label)
    return Part(label, total.text, total.amount, total.path, parts, computed=total.computed)


def _sources(record: Disclosure, edition: Edition) -> tuple[Part, ...]:
    assert edition.landmarks is not None
    form_id, names, column, roles = edition.landmarks.sources
    table, form = filled(record, form_id), edition.forms.get(form_id)
    lines = form.rows.lines(table.rows) if table and form else ()
    return tuple(
        _part(record, line, form_id, column, line.name)
        for line in lines
        if line.name_column == names and line.role in roles and line.row.amount(column)
    )


def _uses(record: Disclosure, edition: Edition) -> tuple[Part, ...]:
    assert edition.landmarks is not None
    at = edition.landmarks.uses
    line = line_at(record, edition, at)
    if line is None:
        return ()
    form = edition.forms[at.form]
    return tuple(
        _part(record, line, at.form, column, form.by_id[column].label)
        for column in line.columns
        if column != at.column and line.row.amount(column)
    )
