"""What stands on a sheet, before any library writes it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple
from unicodedata import east_asian_width

from msgspec import Struct
from msgspec.structs import replace


class Look(StrEnum):
    """How a box is set: what it is on the form, not how it is drawn."""

    TITLE = "title"
    LINE = "line"
    LINE_MIDDLE = "line_middle"
    LINE_END = "line_end"
    HEAD = "head"
    TEXT = "text"
    CENTRE = "centre"
    FIGURE = "figure"
    NOTE = "note"
    LINK = "link"


class At(NamedTuple):
    """The cell of the record that a box shows: part (``project:3``, a form's id), row, field."""

    part: str
    row: int
    field: str


class Box(Struct, frozen=True):
    """A cell, or several merged; places count from 0.

    A FIGURE is written as a number with the decimals that are printed. ``link`` is the key of the
    sheet that a click leads to.
    """

    row: int
    column: int
    text: str
    look: Look = Look.TEXT
    rows: int = 1
    columns: int = 1
    strong: bool = False
    indent: int = 0
    link: str = ""
    at: At | None = None


class SheetPlan(Struct, frozen=True):
    """One sheet. ``widths`` are in characters (a 汉字 takes two).

    ``head`` are the first and last row that every printed page repeats; ``frozen`` how many rows
    and columns stay in sight.
    """

    key: str
    name: str
    boxes: tuple[Box, ...]
    widths: tuple[int, ...]
    head: tuple[int, int] | None = None
    frozen: tuple[int, int] = (0, 0)
    landscape: bool = True

    @property
    def rows(self) -> int:
        """How many rows the boxes take."""
        return max((box.row + box.rows for box in self.boxes), default=0)

    def width(self, box: Box) -> int:
        """How many characters a line of a box holds."""
        return sum(self.widths[box.column : box.column + box.columns])

    def line_counts(self) -> list[int]:
        """How many lines of text each row is high, so that nothing in it is cut off."""
        counts = [1] * self.rows
        for box in sorted(self.boxes, key=lambda box: box.rows):
            missing = lines_of(box.text, self.width(box) - 2 * box.indent) - sum(
                counts[box.row : box.row + box.rows]
            )
            for row in range(box.row, box.row + box.rows):
                if missing > 0:
                    share = -(-missing // (box.row + box.rows - row))
                    counts[row] += share
                    missing -= share
        return counts


def width_of(text: str) -> int:
    """How wide a line of text is, in characters."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes where a line holds ``width`` characters."""
    room = max(2, width - 2)  # what the margins of a cell leave
    return sum(max(1, -(-width_of(line) // room)) for line in text.split("\n"))


def spread(count: int, columns: int, widest: int = -1) -> list[int]:
    """``columns`` shared out among ``count`` boxes; the ``widest`` takes what is left over."""
    spans = [columns // count] * count
    spans[widest] += columns % count
    return spans


def side_by_side(row: int, column: int, boxes: Sequence[Box], spans: Iterable[int]) -> list[Box]:
    """Boxes put into a row from ``column`` on, each as wide as its span says."""
    widths = list(spans)
    starts = [column, *accumulate(widths, initial=column)][1:]
    return [
        replace(box, row=row, column=start, columns=span)
        for box, start, span in zip(boxes, starts, widths, strict=False)
    ]
