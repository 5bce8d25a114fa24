"""A sheet that can be edited, before any library writes it: boxes, marks of rows, open places.

Above the first row and left of the first column the workbook has a hidden one: there stand the
marks by which a row or column is known wherever it is moved to. Places here count without them.

A row's mark is ``x3`` (fixed), ``x3>2`` (fixed, area 2 begins below), ``2:17`` (entry 17 of area
2) or ``2:`` (area 2, nothing there yet).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.exchange.editing.parts import Entry, Part, Slot
from generator.exchange.xlsx.plan import Box, Look

KEEPER = "_mingzhang"
"""The name of the hidden sheet that says what was given out."""
MARK = "mz:"
"""What the first cell of every sheet begins with; its key follows."""


class Area(Struct, frozen=True):
    """A stretch of rows of one part: which column (by its mark) holds which slot.

    In an ``open`` area rows may be added.
    """

    part: str
    slots: dict[str, str]
    open: bool = False


class Choice(Struct, frozen=True):
    """A list to choose from, for the cells of a column between two rows."""

    column: int
    first: int
    last: int
    options: tuple[str, ...]
    strict: bool


class Alert(Struct, frozen=True):
    """A check shown as a format: cells, the formula that is true where something is wrong, why.

    In a formula ``{row}`` stands for the first row, as a spreadsheet counts.
    """

    column: int
    first: int
    last: int
    formula: str
    kind: str = "sum"


class EditSheet(Struct):
    """One sheet that is being put together from the top down; ``columns`` is its width."""

    key: str
    name: str
    widths: tuple[int, ...]
    boxes: list[Box] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    digits: dict[tuple[int, int], str] = field(default_factory=dict)
    head: tuple[int, int] | None = None
    frozen: tuple[int, int] = (0, 0)
    landscape: bool = True

    @property
    def row(self) -> int:
        """The next free row."""
        return len(self.marks)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.widths)

    def fixed(self, boxes: Sequence[Box], high: int = 1, opens: bool = False) -> None:
        """Rows that nobody edits; with ``opens`` the area declared next begins below them."""
        self.boxes += [replace(box, row=self.row + box.row) for box in boxes]
        for number in range(high):
            last = opens and number == high - 1
            self.marks.append(f"x{self.row}" + (f">{len(self.areas)}" if last else ""))

    def record(self, part: Part, boxes: Sequence[Box], slots: dict[int, Slot]) -> None:
        """A row of labels and cells of a record; ``slots`` says which column is which cell."""
        entry = part.entries[0]
        marks = {column_mark(column): slot.id for column, slot in slots.items()}
        self.boxes += [replace(box, row=self.row) for box in boxes]
        for column, slot in slots.items():
            if slot.options:
                self.choices.append(Choice(column, self.row, self.row, slot.options, True))
        self.marks.append(f"{len(self.areas)}:{entry.tag}")
        self.areas.append(Area(part.key, marks))

    def open(self, part: Part, slots: dict[int, Slot]) -> None:
        """Begin an area whose rows can be added to."""
        marks = {column_mark(column): slot.id for column, slot in slots.items()}
        self.areas.append(Area(part.key, marks, open=True))

    def entry(self, boxes: Sequence[Box], entry: Entry | None) -> None:
        """A row of the area begun last; without an entry one that can be filled in."""
        self.boxes += [replace(box, row=self.row) for box in boxes]
        self.marks.append(f"{len(self.areas) - 1}:{entry.tag if entry else ''}")

    def fixed_texts(self) -> list[tuple[str, str, str]]:
        """Mark of row, mark of column and text of every cell that is not to be edited."""
        found = []
        for box in self.boxes:
            mark = self.marks[box.row]
            area = None if mark.startswith("x") else self.areas[int(mark.partition(":")[0])]
            if box.text and (area is None or column_mark(box.column) not in area.slots):
                found.append((mark, column_mark(box.column), box.text))
        return found


def column_mark(column: int) -> str:
    """The mark of a column."""
    return f"c{column}"


def label(column: int, text: str, columns: int = 1) -> Box:
    """A head or label in a row."""
    return Box(0, column, text, Look.HEAD, columns=columns)


def letters(column: int) -> str:
    """A column as a spreadsheet names it, the hidden one left of it counted in."""
    text, column = "", column + 2
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def line(row: int) -> int:
    """A row as a spreadsheet counts it, the hidden one above it counted in."""
    return row + 2
