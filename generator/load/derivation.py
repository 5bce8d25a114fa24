"""Rows that the data leaves out and that follow from others: parents and totals.

Only whole rows are derived, never a cell of a row that is printed. A derived row has no 序号 and no
place in the data; ``addends`` are the lines it was added up from, and the site marks it 推算.
"""

from collections.abc import Collection
from itertools import zip_longest

from msgspec import Struct

from generator.forms.identity import LineSum
from generator.forms.line_sums import addend_lines, roles_after
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


def _sum_row(columns: Collection[str], addends: list[Row], fixed: dict[str, Cell]) -> Row:
    """A derived row: in each column the sum of the addends, blank where all of them are."""
    cells = {column: cell for column, cell in fixed.items() if cell}
    for column in columns:
        filled = [row[column] for row in addends if row[column]]
        if filled:
            cells[column] = _sum(filled)
    summed = (row for row in addends if any(column in row.cells for column in columns))
    lines = dict.fromkeys(line for row in summed for line in _lines(row))
    return Row(cells, derived=True, addends=tuple(lines))


def _sum(cells: list[Cell]) -> Cell:
    """The sum of filled cells; where one holds no figure, the sum is none either."""
    unreadable = next((cell.text for cell in cells if cell.amount is None), None)
    figures = [cell.amount for cell in cells if cell.amount is not None]
    return Cell(unreadable if unreadable is not None else plain(total(figures)))


def _lines(row: Row) -> tuple[int, ...]:
    return (row.line,) if row.line else row.addends


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


class _Total(Struct, frozen=True):
    """A line that a side can derive, and the sums that give its columns."""

    side: Side
    role: str
    identities: tuple[LineSum, ...]


def _with_totals(form: TableForm, pattern: Lines, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows of named lines with the missing totals above or below what they add up."""
    for leading in (True, False):
        # The n-th totals of both sides belong beside each other, in one row.
        for tier in zip_longest(*(_totals(form, side, leading) for side in pattern.sides)):
            rows = _with_tier(rows, [total for total in tier if total], leading)
    return rows


def _totals(form: TableForm, side: Side, leading: bool) -> list[_Total]:
    """The totals of a side that stand above (``leading``) or below their parts, in form order."""
    known = {role.id for role in side.roles}
    sums: dict[str, list[LineSum]] = {}
    for identity in form.identities:
        if isinstance(identity, LineSum) and identity.leads == leading and identity.total in known:
            sums.setdefault(identity.total, []).append(identity)
    return [_Total(side, role, tuple(identities)) for role, identities in sums.items()]


def _with_tier(rows: tuple[Row, ...], tier: list[_Total], leading: bool) -> tuple[Row, ...]:
    """Rows with one more row for those of ``tier`` that are left out, beside any that is not."""
    merged, positions = Row({}, derived=True), []
    for item in tier:
        lines = tuple(item.side.lines(rows))
        printed = next((line for line in lines if line.role == item.role), None)
        addends = addend_lines(item.identities[0], item.side, lines)
        if printed:
            positions.append(printed.index)
        elif addends:
            merged = _merge(merged, _total_row(item, addends))
            positions.append(_position(item, lines, addends, leading))
    if not merged.cells:
        return rows
    at = min(positions) if leading else max(positions)
    return (*rows[:at], merged, *rows[at:])


def _position(
    item: _Total, lines: tuple[Line, ...], addends: tuple[Line, ...], leading: bool
) -> int:
    if leading:
        return addends[0].index
    if not item.identities[0].addends:
        return addends[-1].index + 1
    later = roles_after(item.role, item.side)
    return next((line.index for line in lines if line.role in later), lines[-1].index + 1)


def _total_row(item: _Total, addends: tuple[Line, ...]) -> Row:
    label = next(role.label for role in item.side.roles if role.id == item.role)
    columns = [column for identity in item.identities for column in identity.columns]
    name = {item.side.name_column: Cell(label)}
    return _sum_row(columns, [line.row for line in addends], name)


def _merge(left: Row, right: Row) -> Row:
    lines = tuple(dict.fromkeys(left.addends + right.addends))
    return Row(left.cells | right.cells, derived=True, addends=lines)
