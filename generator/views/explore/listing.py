"""A long list as a table: its first rows on the page, the rest in pieces that a script fetches.

What a row shows is text, so that the page, its script and a reader without one see the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import Any, NamedTuple

from msgspec import Struct

from generator.model.units import Sum, shared_unit, sum_of
from generator.views.page import Attachment

SHOWN = 500  # rows that a page carries itself
_PIECE = 1000  # rows of a piece: some 20 KB compressed
_CHOICES = 200  # more than these are typed, not chosen
_FACETS = 60  # more than these are not told of a piece


class CellKind(StrEnum):
    """How a column is sorted and set: words, plain decimals, or amounts in the unit beside them."""

    TEXT = "text"
    NUMBER = "number"
    AMOUNT = "amount"


class FilterKind(StrEnum):
    """How rows are chosen: words anywhere, one of several values, words of a column, a range."""

    WORDS = "words"
    CHOICE = "choice"
    CONTAINS = "contains"
    RANGE = "range"


class ListColumn(Struct, frozen=True):
    """A column. ``sort`` names the columns it is sorted by, itself alone where empty.

    The ``names`` column tells rows apart; the links of the ``leads`` column are those that stand
    in the tab order. A column with a ``filter`` can be narrowed.
    """

    id: str
    label: str
    kind: CellKind = CellKind.TEXT
    names: bool = False
    leads: bool = False
    sort: tuple[str, ...] = ()
    filter: FilterKind | None = None


class ListCell(NamedTuple):
    """What stands in a cell, and where it leads: an address from the root, or ''."""

    text: str
    path: str = ""


Row = tuple[ListCell, ...]


class Cells:
    """Cells that lead nowhere, each text once: long lists say the same in many rows."""

    def __init__(self) -> None:
        self._known: dict[str, ListCell] = {}

    def __call__(self, text: str) -> ListCell:
        """The cell of a text."""
        return self._known.get(text) or self._known.setdefault(text, ListCell(text))


class ListFilter(Struct, frozen=True):
    """A field of the form above the list. Options are values with their words."""

    id: str
    label: str
    kind: FilterKind
    options: tuple[tuple[str, str], ...] = ()


class Listing(Struct, frozen=True):
    """A list ready to be drawn.

    ``folder`` is where its pieces lie, '' where the page has every row. ``counted`` is what a row
    is called with its measure word (个项目); ``sum`` is that of the column of amounts, if any.
    """

    id: str
    caption: str
    counted: str
    columns: tuple[ListColumn, ...]
    rows: tuple[Row, ...]
    count: int
    filters: tuple[ListFilter, ...] = ()
    folder: str = ""
    sum: Sum | None = None
    unit: str = ""

    @property
    def unit_column(self) -> int | None:
        """The column, from 0, that says in which unit the amounts of a row are; None without."""
        ids = [column.id for column in self.columns]
        amounts = any(column.kind is CellKind.AMOUNT for column in self.columns)
        return ids.index("unit") if amounts else None


def listing(
    id: str,
    caption: str,
    counted: str,
    columns: tuple[ListColumn, ...],
    rows: Sequence[Row],
    folder: str,
    totalled: bool = True,
) -> tuple[Listing, "tuple[Pieces, ...]"]:
    """The list with its first rows, and the files of the others below ``folder``.

    ``totalled`` lists add up the column of amounts; each row of it names its unit in ``unit``.
    """
    shown, rest = tuple(rows[:SHOWN]), rows[SHOWN:]
    at = {column.id: index for index, column in enumerate(columns)}
    amounts = next((c.id for c in columns if c.kind is CellKind.AMOUNT), "")
    pairs = [(row[at[amounts]].text, row[at["unit"]].text) for row in rows] if amounts else []
    view = Listing(
        id,
        caption,
        counted,
        columns,
        shown,
        len(rows),
        tuple(_filters(columns, rows)),
        folder if rest else "",
        sum_of(pairs) if amounts and totalled else None,
        shared_unit(unit for text, unit in pairs if text),
    )
    return view, (Pieces(columns, rest, folder),) if rest else ()


def _filters(columns: tuple[ListColumn, ...], rows: Sequence[Row]) -> Iterable[ListFilter]:
    yield ListFilter("words", "含有文字", FilterKind.WORDS)
    for index, column in enumerate(columns):
        if column.filter is FilterKind.CHOICE:
            yield _choice(column, rows, index)
        elif column.filter is not None:
            yield ListFilter(column.id, column.label, column.filter)


def _choice(column: ListColumn, rows: Sequence[Row], index: int) -> ListFilter:
    """Values in order; a cell that leads somewhere is told apart by where, not by its words."""
    found = dict.fromkeys((value_of(row[index]), row[index].text) for row in rows)
    options = [(value, text) for value, text in found if text]
    if not options or len(options) > _CHOICES:
        return ListFilter(column.id, column.label, FilterKind.CONTAINS)
    texts = [text for _, text in options]
    named = (
        (value, f"{text}（{value}）" if texts.count(text) > 1 else text) for value, text in options
    )
    order = {"year": True}.get(column.id, False)
    chosen = sorted(named, reverse=True) if order else named
    return ListFilter(column.id, column.label, FilterKind.CHOICE, tuple(chosen))


def value_of(cell: ListCell) -> str:
    """What a cell is chosen by: the page it leads to, or its text where that is no page alone."""
    return cell.text if "#" in cell.path or not cell.path else cell.path.strip("/")


class Pieces(Struct, frozen=True):
    """The files of the rows that a page does not have itself, made one by one as they are asked
    for: those of a large site are not in memory together."""

    columns: tuple[ListColumn, ...]
    rows: Sequence[Row]
    folder: str

    def __iter__(self) -> Iterator[Attachment]:
        """What each piece holds, then the pieces."""
        starts = range(0, len(self.rows), _PIECE)
        pieces = [self.rows[start : start + _PIECE] for start in starts]
        index = [{"rows": len(piece), "facets": _facets(self.columns, piece)} for piece in pieces]
        yield Attachment(f"{self.folder}index.json", index)
        for number, piece in enumerate(pieces, 1):
            yield Attachment(f"{self.folder}{number}.json", _packed(piece))


def _facets(columns: tuple[ListColumn, ...], piece: Sequence[Row]) -> dict[str, list[str]]:
    """The values a piece has in the columns that are chosen from, where they are few."""
    facets = {}
    for index, column in enumerate(columns):
        if column.filter is FilterKind.CHOICE:
            found = dict.fromkeys(value_of(row[index]) for row in piece)
            if len(found) <= _FACETS:
                facets[column.id] = list(found)
    return facets


def _packed(piece: Sequence[Row]) -> dict[str, list[Any]]:
    """Every text once; a cell is its number, or [text, address, anchor] if it leads somewhere."""
    texts: dict[str, int] = {}

    def number(text: str) -> int:
        return texts.setdefault(text, len(texts))

    def cell(item: ListCell) -> int | list[int | str]:
        if not item.path:
            return number(item.text)
        path, mark, anchor = item.path.partition("#")
        packed: list[int | str] = [number(item.text), number(path)]
        return [*packed, f"{mark}{anchor}"] if mark else packed

    rows = [[cell(item) for item in row] for row in piece]
    return {"texts": list(texts), "rows": rows}


def pages_of(rows: Iterable[Row]) -> Iterable[tuple[Row, ...]]:
    """The rows cut into pages."""
    left = iter(rows)
    while page := tuple(islice(left, SHOWN)):
        yield page
