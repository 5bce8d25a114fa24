"""The figures of a filled-in form, found by role or code, each with its place."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import Place
from generator.forms.rows import TOTAL, Line
from generator.forms.table_form import TableForm
from generator.model.cell import Cell, Row
from generator.model.money import amount
from generator.model.table import Table


class Figure(Struct, frozen=True, gc=False):
    """A figure and where it stands; ``value`` None where the cell is blank or not there.

    ``unreadable`` says that something stands there which is no figure: nothing can be compared
    with it, and loading has said what is wrong. ``addends`` counts the printed figures in it: more
    than one where the row was derived, and each brings its own rounding.
    """

    value: Decimal | None
    place: Place | None = None
    unreadable: bool = False
    addends: int = 1


NO_FIGURE = Figure(None)


def figure_of(cell: Cell, place: Place) -> Figure:
    """The figure of the cell that stands at ``place``."""
    value = cell.amount
    return Figure(value, place, bool(cell) and value is None)


class TableFigures(Struct, frozen=True):
    """A table with its declaration, its lines (derived ones too) and its figures.

    ``by_side`` has the lines of each side by its column of names; ``by_role`` and ``by_code`` the
    first line of each role and 科目编码; ``printed`` those that are no total and not derived.
    ``amounts`` are those of each row by column, blank and unreadable cells absent; ``readable``
    tells that every cell that must hold a figure holds one or is blank.
    """

    form: TableForm
    table: Table
    lines: tuple[Line, ...]
    by_side: dict[str, tuple[Line, ...]]
    by_role: dict[str, Line]
    by_code: dict[str, Line]
    printed: tuple[Line, ...]
    amounts: tuple[dict[str, Decimal], ...]
    readable: bool

    @classmethod
    def of(cls, form: TableForm, table: Table) -> "TableFigures":
        """A filled-in form, read."""
        lines = form.rows.lines(table.rows)
        sides: dict[str, list[Line]] = {}
        by_role: dict[str, Line] = {}
        by_code: dict[str, Line] = {}
        for line in lines:
            sides.setdefault(line.name_column, []).append(line)
            by_role.setdefault(line.role, line)
            if line.code:
                by_code.setdefault(line.code, line)
        by_side = {side: tuple(found) for side, found in sides.items()}
        printed = tuple([x for x in lines if x.role != TOTAL and not x.row.derived])
        amounts, readable = _amounts(form.numeric, table.rows)
        return cls(form, table, lines, by_side, by_role, by_code, printed, amounts, readable)

    def figure(self, line: Line | None, column: str) -> Figure:
        """The figure of a line in a column; none where there is no such line."""
        return NO_FIGURE if line is None else self.at(line.index, column)

    def at(self, index: int, column: str) -> Figure:
        """The figure of a row in a column."""
        row, place = self.table.rows[index], Place(self.form.id, index, column)
        value = self.amounts[index].get(column)
        if value is not None and not row.derived:
            return Figure(value, place)
        cell = row.cells.get(column)
        if cell is None:
            return Figure(None, place)
        if row.derived:
            return replace(figure_of(cell, place), addends=self.addends(row, column))
        return figure_of(cell, place)

    def addends(self, row: Row, column: str) -> int:
        """How many printed figures a derived row adds up in a column, at least 1."""
        summed = (line.row for line in self.lines if line.row.line in row.addends)
        return max(sum(1 for other in summed if column in other.cells), 1)

    def place(self, line: Line, column: str) -> Place:
        """Where a cell of a line stands."""
        return Place(self.form.id, line.index, column)


def _amounts(
    numeric: frozenset[str], rows: tuple[Row, ...]
) -> tuple[tuple[dict[str, Decimal], ...], bool]:
    """The amounts of each row by column, and whether all that stands there is one."""
    readable = True
    found: list[dict[str, Decimal]] = []
    for row in rows:
        amounts: dict[str, Decimal] = {}
        for column, cell in row.cells.items():
            if column in numeric:
                value = amount(cell.text)
                if value is None:
                    readable = False
                else:
                    amounts[column] = value
        found.append(amounts)
    return tuple(found), readable
