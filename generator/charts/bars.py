"""Bars on a common scale, each cut into its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH = Decimal(1000)  # of the drawing's own coordinates


@dataclass(frozen=True)
class BarPart:
    """A part of a bar: words, figure as printed, share of the bar in percent, place."""

    label: str
    figure: str
    share: str
    x: str
    width: str


@dataclass(frozen=True)
class Bar:
    """A bar with its parts in order."""

    label: str
    figure: str
    parts: tuple[BarPart, ...]


def bar(label: str, figure: str, parts: Sequence[tuple[str, str, Decimal]], scale: Decimal) -> Bar:
    """A bar of parts (words, printed figure, amount); ``scale`` is the amount of full width."""
    whole = sum((amount for _, _, amount in parts), Decimal(0))
    drawn, x = [], Decimal(0)
    for words, printed, amount in parts:
        width = amount * WIDTH / scale if scale else Decimal(0)
        drawn.append(BarPart(words, printed, percent(amount, whole), _place(x), _place(width)))
        x += width
    return Bar(label, figure, tuple(drawn))


def percent(part: Decimal, whole: Decimal) -> str:
    """The share in percent with one decimal, '' where there is no whole."""
    return f"{(part * 100 / whole).quantize(Decimal('0.1'))}%" if whole else ""


def _place(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')):f}"
