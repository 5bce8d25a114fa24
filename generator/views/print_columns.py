"""How wide the columns of a printed table are, how large its type, and whether it lies across.

Widths are counted in em, the width of one 汉字; what a text takes is estimated from its characters,
a little too wide rather than too narrow. No page is measured: the same data always give the same
sheet.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# The text area of A4 in points, upright and across; the type sizes that are tried, largest first.
UPRIGHT, ACROSS = 482.0, 728.0
_UPRIGHT_SIZES = (9.5, 9.0, 8.5, 8.0)
_ACROSS_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_PADDING = 7.0  # points left and right of a cell's text together, with its rule

_WIDEST_TOKEN = 9.0  # a longer word may be broken anywhere
_TEXT_NEED, _TEXT_WANT, _HEAD_NEED, _HEAD_WANT = 5.0, 24.0, 2.0, 4.0
_TOKEN = re.compile(r"[!-~]+")
_LINES_KEPT = 12  # a row of so many lines is not broken over two sheets


@dataclass(frozen=True)
class Layout:
    """How a table is set: widths that add up to the sheet, size in points, upright or across."""

    widths: tuple[float, ...]
    size: float
    across: bool

    def lines(self, text: str, first: int, span: int = 1) -> int:
        """About how many lines a text takes in ``span`` columns from ``first`` on."""
        room = max(self.room(first, span), 1.0)
        return sum(1 + int(width(line) / room) for line in text.split("\n"))

    def room(self, first: int, span: int = 1) -> float:
        """What ``span`` columns from ``first`` on leave for text, in em."""
        return sum(self.widths[first : first + span]) - _PADDING / self.size

    def breaks(self, text: str, first: int, span: int = 1) -> bool:
        """Whether a word of a text is wider than its cell and must be broken inside."""
        return longest_token(text) > self.room(first, span)


def short(lines: int) -> bool:
    """Whether a row of so many lines stays on one sheet."""
    return lines <= _LINES_KEPT


@lru_cache(maxsize=1 << 14)
def width(text: str) -> float:
    """What a text takes on one line, in em."""
    return sum(_character(character) for character in text)


def _character(character: str) -> float:
    if character.isascii():
        return 0.75 if character.isupper() or character in "%@&#mw" else 0.58
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.75


@lru_cache(maxsize=1 << 14)
def longest_token(text: str) -> float:
    """The widest stretch of a text that has no place to break."""
    return max((width(token) for token in _TOKEN.findall(text)), default=0.0)


@dataclass(frozen=True)
class ColumnTexts:
    """What stands in one column: its head and its cells; ``fixed`` cells are never broken."""

    head: str
    cells: tuple[str, ...]
    fixed: bool

    def need(self) -> float:
        """The least width the column can have."""
        head = max(_HEAD_NEED, min(longest_token(self.head), _WIDEST_TOKEN))
        if self.fixed:
            return max(head, *(width(text) for text in ("", *self.cells)))
        longest = max((width(text) for text in self.cells), default=0.0)
        token = max((longest_token(text) for text in self.cells), default=0.0)
        return max(head, min(longest, _TEXT_NEED), min(token, _WIDEST_TOKEN))

    def want(self) -> float:
        """The width at which its cells take one line, within reason."""
        longest = max((width(text) for text in self.cells), default=0.0)
        return max(self.need(), min(longest, _TEXT_WANT), min(width(self.head), _HEAD_WANT))


def lay_out(columns: Sequence[ColumnTexts], wide: bool) -> Layout:
    """The largest type in which all columns fit; ``wide`` tables lie across the sheet."""
    needs = [column.need() for column in columns]
    wants = [column.want() for column in columns]
    size, across = 0.0, True
    for size, across in _sizes(wide):
        padding = _PADDING / size
        sheet = (ACROSS if across else UPRIGHT) / size
        if sum(needs) + padding * len(needs) <= sheet:
            widths = _shared(needs, wants, sheet - padding * len(needs))
            return Layout(tuple(round(w + padding, 2) for w in widths), size, across)
    return Layout(_squeezed(needs, ACROSS / size), size, across)


def even(columns: int) -> Layout:
    """Columns of equal width on an upright sheet: the grid of the project form."""
    size = _UPRIGHT_SIZES[1]
    return Layout((round(UPRIGHT / size / columns, 3),) * columns, size, False)


def _sizes(wide: bool) -> Iterator[tuple[float, bool]]:
    if not wide:
        yield from ((size, False) for size in _UPRIGHT_SIZES)
    yield from ((size, True) for size in _ACROSS_SIZES)


def _shared(needs: Sequence[float], wants: Sequence[float], room: float) -> list[float]:
    """Each column what it needs, then towards what it wants, then the rest in proportion."""
    spare = room - sum(needs)
    extra = [want - need for want, need in zip(wants, needs, strict=True)]
    if sum(extra) > spare:
        return [need + spare * more / sum(extra) for need, more in zip(needs, extra, strict=True)]
    return [want * room / sum(wants) for want in wants]


def _squeezed(needs: Sequence[float], sheet: float) -> tuple[float, ...]:
    """Nothing fits: every column its part of the sheet; words are broken inside."""
    return tuple(round(need * sheet / sum(needs), 2) for need in needs)
