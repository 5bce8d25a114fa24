"""Streams of money from one side to the other (a Sankey diagram).

The drawing is 100 wide and as high as it says: widths stretch with the page, heights do not, so
that words beside the streams keep their size.
"""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from generator.charts.bars import place
from generator.charts.shares import EXACT, ratio

_GAP = Decimal(14)
_MONEY = Decimal(180)  # the height of all the money
_LINE = Decimal(40)  # two lines of words
_MARGIN = Decimal(6)
_ABOVE = Decimal(3)  # the first of two lines stands a little above the middle


class Node(Struct, frozen=True):
    """One end of streams: where it stands, how high it is, where its words stand."""

    y: str
    height: str
    words: str


class Streams(Struct, frozen=True):
    """The ends at the left and right, and the outline of each stream, in order."""

    height: str
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    paths: tuple[tuple[int, str], ...]  # from which end, outline


Stream = tuple[int, int, Decimal]  # from which, to which, how much


def streams(found: Sequence[Stream], left: int, right: int) -> Streams:
    """The diagram of positive amounts between ``left`` and ``right`` ends."""
    whole = sum((amount for _, _, amount in found), Decimal(0))
    ends = [
        [sum((s[2] for s in found if s[side] == n), Decimal(0)) for n in range(count)]
        for side, count in enumerate((left, right))
    ]
    tops = [_tops(side, whole) for side in ends]
    words = [_apart(side, top, whole) for side, top in zip(ends, tops, strict=True)]
    lowest = (_bottom(side, top, whole) for side, top in zip(ends, tops, strict=True))
    height = max(*lowest, *(side[-1] + _LINE / 2 for side in words)) + _MARGIN
    nodes = [
        tuple(
            Node(place(y), place(_high(amount, whole)), place(word - _ABOVE))
            for amount, y, word in zip(*side, strict=True)
        )
        for side in zip(ends, tops, words, strict=True)
    ]
    return Streams(place(height), nodes[0], nodes[1], _paths(found, tops, whole))


def _high(amount: Decimal, whole: Decimal) -> Decimal:
    return ratio(amount, whole, _MONEY)


def _tops(amounts: list[Decimal], whole: Decimal) -> list[Decimal]:
    tops, y = [], _MARGIN
    for amount in amounts:
        tops.append(y)
        y += _high(amount, whole) + max(_GAP, _LINE - _high(amount, whole))
    return tops


def _bottom(amounts: list[Decimal], tops: list[Decimal], whole: Decimal) -> Decimal:
    return tops[-1] + _high(amounts[-1], whole)


def _apart(amounts: list[Decimal], tops: list[Decimal], whole: Decimal) -> list[Decimal]:
    """Words stand at the middle of their end, two lines apart from each other at least."""
    found: list[Decimal] = []
    for amount, top in zip(amounts, tops, strict=True):
        middle = top + EXACT.divide(_high(amount, whole), Decimal(2))
        found.append(max(middle, found[-1] + _LINE) if found else middle)
    return found


def _paths(
    found: Sequence[Stream], tops: list[list[Decimal]], whole: Decimal
) -> tuple[tuple[int, str], ...]:
    used = [list(side) for side in tops]
    paths = []
    for start, end, amount in found:
        high = _high(amount, whole)
        a, b = used[0][start], used[1][end]
        used[0][start] += high
        used[1][end] += high
        upper = f"M0 {place(a)}C50 {place(a)} 50 {place(b)} 100 {place(b)}"
        lower = f"V{place(b + high)}C50 {place(b + high)} 50 {place(a + high)} 0 {place(a + high)}Z"
        paths.append((start, upper + lower))
    return tuple(paths)
