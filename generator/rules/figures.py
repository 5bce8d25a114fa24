"""The figures of a filled-in form, found by role or code, each with its place in the data."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.diagnostics import Location, Span
from generator.forms.rows import Line
from generator.forms.table_form import TableForm
from generator.model.cell import BLANK, Cell, Row
from generator.model.table import Table


@dataclass(frozen=True)
class Figure:
    """A figure and where it stands; ``value`` None where the cell is blank."""

    value: Decimal | None
    location: Location | None = None


NO_FIGURE = Figure(None)


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
        """The first line of each 科目编码."""
        return {line.code: line for line in reversed(self.lines) if line.code}

    def figure(self, line: Line | None, column: str) -> Figure:
        """The figure of a line in a column; none where there is no such line."""
        if line is None:
            return NO_FIGURE
        return Figure(line.row.amount(column), self.location(line, column))

    def location(self, line: Line, column: str) -> Location:
        """Where a figure stands; for a blank cell or a derived row, the row or the table."""
        return self.row_location(line.row, line.index, column, line.row.text(line.name_column))

    def row_location(self, row: Row, index: int, column: str, name: str = "") -> Location:
        """Where a cell stands, under the name that readers know it by."""
        cell: Cell = row.cells.get(column, BLANK)
        span = Span(
            self.table.file,
            cell.line or row.line or self.table.line,
            cell.column or 1,
            max(len(cell.text), 1),
        )
        label = self.form.by_id[column].label
        words = (self.form.label, name or f"第{index + 1}行", label)
        return Location(span, " ".join(words), self.path(row, index, column))

    def path(self, row: Row, index: int, column: str) -> str:
        """The data path of a cell: file, table, list position, keys."""
        file = self.table.file.rsplit("/", 1)[-1]
        keys = next(keys for keys, leaf in self.form.data_paths.items() if leaf.id == column)
        top = (file, self.form.label) if file == "tables.yml" else (file,)
        position = "推算" if row.derived else str(self._positions[index])
        return "/".join((*top, "行", position, *keys))

    @cached_property
    def _positions(self) -> tuple[int, ...]:
        """The position of each row among those that stand in the data."""
        positions, count = [], 0
        for row in self.table.rows:
            positions.append(count)
            count += not row.derived
        return tuple(positions)
