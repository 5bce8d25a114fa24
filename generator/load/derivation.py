"""Rows that the data leaves out and that follow from others: parents and totals.

Only whole rows are derived, never a cell of a row that is printed. A derived row has no 序号 and no
place in the data; ``addends`` are the lines it was added up from, and the site marks it 推算.
"""

from collections.abc import Iterable
from itertools import zip_longest

from generator.forms.identity import LineSum
from generator.forms.line_sums import addend_lines
from generator.forms.rows import Line, Lines, Side, Subjects
from generator.forms.table_form import TableForm
from generator.model.cell import Cell, Row
from generator.model.money import plain, total
from generator.model.reference import SubjectNames


def with_derived_rows(
    form: TableForm, rows: tuple[Row, ...], names: SubjectNames
) -> tuple[Row, ...]:
    """The rows of a table, those left out put in where the form has them."""
    if not rows:
        return rows
    match form.rows:
        case Subjects() as subjects:
            return _with_parents(subjects, rows, names)
        case Lines() as lines:
            return _with_totals(form, lines, rows)
        case _:
            return rows


def _sum_row(columns: Iterable[str], addends: list[Row], fixed: dict[str, Cell]) -> Row:
    """A derived row: in each column the sum of the addends, blank where all of them are."""
    cells = dict(fixed)
    for column in columns:
        figures = [figure for row in addends if (figure := row.amount(column)) is not None]
        if figures:
            cells[column] = Cell(plain(total(figures)))
    lines = tuple(line for row in addends for line in ((row.line,) if row.line else row.addends))
    return Row(cells, derived=True, addends=lines)


def _with_parents(
    subjects: Subjects, rows: tuple[Row, ...], names: SubjectNames
) -> tuple[Row, ...]:
    """Rows of 科目 with the missing parents above their first child, and the total on top."""
    result = list(rows)
    for size in reversed(subjects.levels[:-1]):
        result = _with_level(subjects, result, size, names)
    lines = subjects.lines(tuple(result))
    classes = [line.row for line in lines if len(line.code) == subjects.levels[0]]
    if classes and not any(line.role == subjects.total.id for line in lines):
        name = {subjects.name_column: Cell(subjects.total.label)}
        result.insert(0, _sum_row(subjects.amount_columns, classes, name))
    return tuple(result)


def _with_level(subjects: Subjects, rows: list[Row], size: int, names: SubjectNames) -> list[Row]:
    """Rows with every missing parent whose code has ``size`` digits."""
    printed = {row.text(subjects.code_column) for row in rows}
    children: dict[str, list[Row]] = {}
    for row in rows:
        code = row.text(subjects.code_column)
        if len(code) in subjects.levels and len(subjects.parent(code)) == size:
            children.setdefault(subjects.parent(code), []).append(row)
    result: list[Row] = []
    for row in rows:
        parent = row.text(subjects.code_column)[:size]
        if parent in children and parent not in printed:
            printed.add(parent)
            name = {
                subjects.code_column: Cell(parent),
                subjects.name_column: Cell(names.name(parent, subjects.levels)),
            }
            result.append(_sum_row(subjects.amount_columns, children[parent], name))
        result.append(row)
    return result


def _with_totals(form: TableForm, pattern: Lines, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows of named lines with the missing totals above or below what they add up."""
    sums = [identity for identity in form.identities if isinstance(identity, LineSum)]
    for leading in (True, False):
        tiers = [_missing(side, rows, sums, leading) for side in pattern.sides]
        for tier in zip_longest(*tiers):
            rows = _insert(pattern, rows, [item for item in tier if item], leading)
    return rows


def _missing(
    side: Side, rows: tuple[Row, ...], sums: list[LineSum], leading: bool
) -> list[tuple[Side, str, list[LineSum]]]:
    """The totals that a side lacks although their parts stand there, in the order of the form."""
    lines = tuple(side.lines(rows))
    present = {line.role for line in lines}
    known = {role.id for role in side.roles}
    wanted: dict[str, list[LineSum]] = {}
    for identity in sums:
        lacking = identity.total in known and identity.total not in present
        if lacking and identity.leads == leading and lines:
            wanted.setdefault(identity.total, []).append(identity)
    return [(side, role, identities) for role, identities in wanted.items()]


def _insert(
    pattern: Lines,
    rows: tuple[Row, ...],
    totals: list[tuple[Side, str, list[LineSum]]],
    leading: bool,
) -> tuple[Row, ...]:
    """Rows with one more row that holds the given totals, one a side."""
    merged, positions = Row({}, derived=True), []
    for side, role_id, identities in totals:
        lines = tuple(side.lines(rows))
        addends = addend_lines(identities[0], side, lines)
        if addends:
            merged = _merge(merged, _total_row(side, role_id, identities, addends))
            positions.append(_position(addends, leading))
    if not positions:
        return rows
    at = min(positions) if leading else max(positions)
    return (*rows[:at], merged, *rows[at:])


def _position(addends: tuple[Line, ...], leading: bool) -> int:
    return addends[0].index if leading else addends[-1].index + 1


def _total_row(
    side: Side, role_id: str, identities: list[LineSum], addends: tuple[Line, ...]
) -> Row:
    label = next(role.label for role in side.roles if role.id == role_id)
    columns = [column for identity in identities for column in identity.columns]
    return _sum_row(columns, [line.row for line in addends], {side.name_column: Cell(label)})


def _merge(left: Row, right: Row) -> Row:
    return Row(left.cells | right.cells, derived=True, addends=left.addends + right.addends)
