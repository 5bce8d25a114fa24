"""The figures of a filled-in form, found by role or code, each with its place."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

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
    def by_side(self) -> dict[str, tuple[Line, ...]]:
        """The lines of each side, by its column of names."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.name_column, []).append(line)
        return {side: tuple(lines) for side, lines in found.items()}

    @cached_property
    def printed(self) -> tuple[Line, ...]:
        """The lines as printed: no total and nothing that was derived."""
        return tuple([x for x in self.lines if x.role != TOTAL and not x.row.derived])

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

    @cached_property
    def amounts(self) -> tuple[dict[str, Decimal], ...]:
        """The amounts of each row by column; blank and unreadable cells are absent."""
        return self._read[0]

    @cached_property
    def readable(self) -> bool:
        """Whether every cell that must hold a figure holds one or is blank."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[tuple[dict[str, Decimal], ...], bool]:
        numeric, readable = self.form.numeric, True
        rows: list[dict[str, Decimal]] = []
        for row in self.table.rows:
            amounts: dict[str, Decimal] = {}
            for column, cell in row.cells.items():
                if column in numeric:
                    value = amount(cell.text)
                    if value is None:
                        readable = False
                    else:
                        amounts[column] = value
            rows.append(amounts)
        return tuple(rows), readable

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
