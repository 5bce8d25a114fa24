"""Bars on one axis: where each begins and how long it is."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from generator.charts.shares import EXACT, ratio

WIDTH = Decimal(1000)  # of the drawing's own coordinates
_THIN = Decimal(3)  # narrower than this it would be less than a dot on a phone


class Bar(Struct, frozen=True):
    """A bar in a drawing 1000 wide; ``thin`` when it is too narrow to be seen.

    ``zero`` is the place of nought, '' where all bars begin at the left edge.
    """

    x: str
    width: str
    negative: bool = False
    thin: bool = False
    zero: str = ""


def axis(amounts: Sequence[Decimal | None], scale: Decimal | None = None) -> tuple[Bar | None, ...]:
    """A bar for each amount, None for a blank or nought; all have the same scale.

    The widest takes the full width; or ``scale`` does, where bars of several charts share it.
    """
    known = [amount for amount in amounts if amount is not None]
    low, high = min((*known, Decimal(0))), max((*known, scale or Decimal(0)))
    extent = EXACT.subtract(high, low)
    zero = ratio(-low, extent, WIDTH) if extent else Decimal(0)
    return tuple(_bar(amount, zero, extent) if amount else None for amount in amounts)


def _bar(amount: Decimal, zero: Decimal, extent: Decimal) -> Bar:
    width = ratio(abs(amount), extent, WIDTH)
    left = zero - width if amount < 0 else zero
    return Bar(place(left), place(width), amount < 0, width < _THIN, place(zero) if zero else "")


def place(value: Decimal) -> str:
    """A coordinate with one decimal."""
    return f"{value.quantize(Decimal('0.1'), context=EXACT):f}"
