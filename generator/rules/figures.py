"""The figures of a filled-in form, found by role or code, each with its place."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from generator.diagnostics import Place
from generator.forms.rows import Line
from generator.forms.table_form import TableForm
from generator.model.cell import Cell
from generator.model.table import Table


class Figure(Struct, frozen=True, gc=False):
    """A figure and where it stands; ``value`` None where the cell is blank or not there.

    ``unreadable`` says that something stands there which is no figure: nothing can be compared
    with it, and loading has said what is wrong.
    """

    value: Decimal | None
    place: Place | None = None
    unreadable: bool = False


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
        if line is None:
            return NO_FIGURE
        cell = line.row.cells.get(column)
        place = Place(self.form.id, line.index, column)
        return Figure(None, place) if cell is None else figure_of(cell, place)

    def place(self, line: Line, column: str) -> Place:
        """Where a cell of a line stands."""
        return Place(self.form.id, line.index, column)
