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
        if line is None:
            return NO_FIGURE
        key = (line.index, column)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._figure(line, column)
        return known

    @cached_property
    def _known(self) -> dict[tuple[int, str], Figure]:
        """The figures met so far: most stand in several sums."""
        return {}

    def _figure(self, line: Line, column: str) -> Figure:
        cell = line.row.cells.get(column)
        place = Place(self.form.id, line.index, column)
        if cell is None:
            return Figure(None, place)
        return (
            self._derived(line.row, column, place) if line.row.derived else figure_of(cell, place)
        )

    def _derived(self, row: Row, column: str, place: Place) -> Figure:
        summed = (line.row for line in self.lines if line.row.line in row.addends)
        addends = sum(1 for other in summed if column in other.cells)
        return replace(figure_of(row[column], place), addends=max(addends, 1))

    def place(self, line: Line, column: str) -> Place:
        """Where a cell of a line stands."""
        return Place(self.form.id, line.index, column)
