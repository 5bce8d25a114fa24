"""Bars on one axis: where each begins and how long it is."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from generator.charts.shares import EXACT, ratio

_WHOLE = Decimal(100)  # per cent of the drawing's width
_THIN = Decimal("0.3")  # narrower than this it would be less than a dot on a phone


class Bar(Struct, frozen=True):
    """A bar in per cent of its drawing (`69.70%`); ``thin`` when it is too narrow to be seen.

    ``x`` is where it begins, '' at the left edge; ``zero`` the place of nought, '' where all bars
    begin at the left edge.
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
    zero = ratio(-low, extent, _WHOLE) if extent else Decimal(0)
    return tuple(_bar(amount, zero, extent) if amount else None for amount in amounts)


def _bar(amount: Decimal, zero: Decimal, extent: Decimal) -> Bar:
    width = ratio(abs(amount), extent, _WHOLE)
    left = zero - width if amount < 0 else zero
    x, nought = (_share(length) if length else "" for length in (left, zero))
    return Bar(x, _share(width), amount < 0, width < _THIN, nought)


def _share(length: Decimal) -> str:
    return f"{length.quantize(Decimal('0.01'), context=EXACT):f}%"


def place(value: Decimal) -> str:
    """A coordinate with one decimal."""
    return f"{value.quantize(Decimal('0.1'), context=EXACT):f}"
