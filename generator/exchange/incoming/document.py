"""The neutral value every reader makes of a file: paragraphs and grids in reading order."""

from msgspec import Struct, field


class Box(Struct, frozen=True):
    """One cell of a grid. ``text`` may have several lines; ``where`` says its place to a person.

    ``column`` is the first column of the grid it stands in (from 0), ``width`` and ``height`` how
    many columns and rows it covers. ``doubt`` says why its reading is uncertain, '' where it is
    not.
    """

    text: str
    where: str
    column: int
    width: int = 1
    height: int = 1
    doubt: str = ""


BoxRow = tuple[Box, ...]


class Grid(Struct, frozen=True):
    """A table of boxes, a row a tuple.

    In an ``aligned`` grid ``Box.column`` is exact and covered places have no box. In others (text
    dumps) only the order of boxes in a row is known, and the lower part of a merged cell is a
    blank box. ``name`` is a sheet's name.
    """

    rows: tuple[BoxRow, ...]
    where: str
    aligned: bool = True
    name: str = ""

    @property
    def width(self) -> int:
        """How many columns the widest row takes."""
        return max((box.column + box.width for row in self.rows for box in row), default=0)


class Paragraph(Struct, frozen=True):
    """A line of text outside any table."""

    text: str
    where: str


Part = Paragraph | Grid


class Document(Struct, frozen=True):
    """A file as read.

    ``layout_blanks`` says that blanks next to 汉字 come from the layout and not from the author;
    ``draft_only`` that the format shows pictures of letters (PDF), so that a person must confirm.
    Each with its place: ``ignored`` is worth a word, ``missed`` was left out by the reader, of
    ``doubts`` it was not sure.
    """

    format: str
    parts: tuple[Part, ...]
    layout_blanks: bool = False
    draft_only: bool = False
    ignored: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, str], ...] = field(default=())
    missed: tuple[tuple[str, str], ...] = ()


class Refusal(Struct, frozen=True):
    """Why a file cannot be read at all: one sentence for the person who gave it."""

    message: str
