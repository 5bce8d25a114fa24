"""How wide the columns of a printed table are, how large its type, and whether it lies across.

Widths are counted in hundredths of an em, the width of one 汉字; what a text takes is estimated
from its characters, a little too wide rather than too narrow. No page is measured, and only whole
numbers are reckoned with: the same data always give the same sheet.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

_EM = 100
# The text area of A4, upright and across; the type sizes that are tried, largest first; what stands
# left and right of a cell's text together, with its rule. All in tenths of a point.
_UPRIGHT, _ACROSS = 4820, 7280
_UPRIGHT_SIZES = (95, 90, 85, 80)
_ACROSS_SIZES = (90, 85, 80, 75, 70, 65, 60)
_PADDING = 70

_WIDEST_TOKEN = 9 * _EM  # a longer word may be broken anywhere
_TEXT_NEED, _TEXT_WANT, _HEAD_NEED, _HEAD_WANT = 5 * _EM, 24 * _EM, 2 * _EM, 4 * _EM
_TOKEN = re.compile(r"[!-~]+")
_LINES_KEPT = 12  # a row of so many lines is not broken over two sheets


class Layout(Struct, frozen=True):
    """How a table is set: widths that add up to the sheet; size in tenths of a point; which way."""

    widths: tuple[int, ...]
    size: int
    across: bool

    def lines(self, text: str, first: int, span: int = 1) -> int:
        """About how many lines a text takes in ``span`` columns from ``first`` on."""
        room = max(self.room(first, span), _EM)
        return sum(1 + width(line) // room for line in text.split("\n"))

    def room(self, first: int, span: int = 1) -> int:
        """What ``span`` columns from ``first`` on leave for text."""
        return sum(self.widths[first : first + span]) - _ems(_PADDING, self.size)

    def breaks(self, text: str, first: int, span: int = 1) -> bool:
        """Whether a word of a text is wider than its cell and must be broken inside."""
        return longest_token(text) > self.room(first, span)


def short(lines: int) -> bool:
    """Whether a row of so many lines stays on one sheet."""
    return lines <= _LINES_KEPT


@lru_cache(maxsize=1 << 14)
def width(text: str) -> int:
    """What a text takes on one line."""
    return sum(_character(character) for character in text)


def _character(character: str) -> int:
    if character.isascii():
        return 75 if character.isupper() or character in "%@&#mw" else 58
    return 100 if unicodedata.east_asian_width(character) in "WFA" else 75


@lru_cache(maxsize=1 << 14)
def longest_token(text: str) -> int:
    """The widest stretch of a text that has no place to break."""
    return max((width(token) for token in _TOKEN.findall(text)), default=0)


class ColumnTexts(Struct, frozen=True):
    """What stands in one column: its head and its cells; ``fixed`` cells are never broken."""

    head: str
    cells: tuple[str, ...]
    fixed: bool

    def need(self) -> int:
        """The least width the column can have."""
        head = max(_HEAD_NEED, min(longest_token(self.head), _WIDEST_TOKEN))
        if self.fixed:
            return max(head, *(width(text) for text in ("", *self.cells)))
        longest = max((width(text) for text in self.cells), default=0)
        token = max((longest_token(text) for text in self.cells), default=0)
        return max(head, min(longest, _TEXT_NEED), min(token, _WIDEST_TOKEN))

    def want(self) -> int:
        """The width at which its cells take one line, within reason."""
        longest = max((width(text) for text in self.cells), default=0)
        return max(self.need(), min(longest, _TEXT_WANT), min(width(self.head), _HEAD_WANT))


def lay_out(columns: Sequence[ColumnTexts], wide: bool) -> Layout:
    """The largest type in which all columns fit; ``wide`` tables lie across the sheet."""
    needs = [column.need() for column in columns]
    wants = [column.want() for column in columns]
    size, across = _ACROSS_SIZES[-1], True
    for size, across in _sizes(wide):
        padding = _ems(_PADDING, size)
        sheet = _ems(_ACROSS if across else _UPRIGHT, size)
        if sum(needs) + padding * len(needs) <= sheet:
            widths = _shared(needs, wants, sheet - padding * len(needs))
            return Layout(tuple(w + padding for w in widths), size, across)
    return Layout(_squeezed(needs, _ems(_ACROSS, size)), size, across)


def even(columns: int) -> Layout:
    """Columns of equal width on an upright sheet: the grid of the project form."""
    size = _UPRIGHT_SIZES[1]
    return Layout((_ems(_UPRIGHT, size) // columns,) * columns, size, False)


def _sizes(wide: bool) -> Iterator[tuple[int, bool]]:
    if not wide:
        yield from ((size, False) for size in _UPRIGHT_SIZES)
    yield from ((size, True) for size in _ACROSS_SIZES)


def _ems(length: int, size: int) -> int:
    """A length on paper counted in type of ``size``."""
    return length * _EM // size


def _shared(needs: Sequence[int], wants: Sequence[int], room: int) -> list[int]:
    """Each column what it needs, then towards what it wants, then the rest in proportion."""
    spare = room - sum(needs)
    extra = [want - need for want, need in zip(wants, needs, strict=True)]
    if sum(extra) > spare:
        return [need + spare * more // sum(extra) for need, more in zip(needs, extra, strict=True)]
    return [want * room // sum(wants) for want in wants]


def _squeezed(needs: Sequence[int], sheet: int) -> tuple[int, ...]:
    """Nothing fits: every column its part of the sheet; words are broken inside."""
    return tuple(need * sheet // sum(needs) for need in needs)
