"""The figures of a filled-in form, found by role or code, each with its place."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import Place
from generator.forms.rows import Line
from generator.forms.table_form import TableForm
from generator.model.cell import Cell, Row
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


@dataclass(frozen=True)
class TableFigures:
    """A table with its declaration."""

    form: TableForm
    table: Table

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the table, derived ones too."""
        return self.form.rows.lines(self.table.rows)

    @cached_property
    def by_role(self) -> dict[str, Line]:
        """The first line of each role."""
        return {line.role: line for line in reversed(self.lines)}

    @cached_property
    def by_code(self) -> dict[str, Line]:
        """The first line of each 科目编码, in printed order."""
        found: dict[str, Line] = {}
        for line in self.lines:
            if line.code:
                found.setdefault(line.code, line)
        return found

    def figure(self, line: Line | None, column: str) -> Figure:
        """The figure of a line in a column; none where there is no such line."""
        return NO_FIGURE if line is None else self.rows[line.index][column]

    @cached_property
    def rows(self) -> "tuple[RowFigures, ...]":
        """The figures of each row by column; most stand in several sums and are made once."""
        return tuple(RowFigures(self, index) for index in range(len(self.table.rows)))

    def addends(self, row: Row, column: str) -> int:
        """How many printed figures a derived row adds up in a column, at least 1."""
        summed = (line.row for line in self.lines if line.row.line in row.addends)
        return max(sum(1 for other in summed if column in other.cells), 1)

    def place(self, line: Line, column: str) -> Place:
        """Where a cell of a line stands."""
        return Place(self.form.id, line.index, column)


class RowFigures(dict[str, Figure]):
    """The figures of one row by column, made when they are asked for first."""

    def __init__(self, table: TableFigures, index: int) -> None:
        super().__init__()
        self._table, self._index = table, index

    def __missing__(self, column: str) -> Figure:
        table, row = self._table, self._table.table.rows[self._index]
        cell, place = row.cells.get(column), Place(table.form.id, self._index, column)
        figure = Figure(None, place) if cell is None else figure_of(cell, place)
        if row.derived and cell is not None:
            figure = replace(figure, addends=table.addends(row, column))
        self[column] = figure
        return figure
