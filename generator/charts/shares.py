"""Shares in words: how a part of a whole is said, and how it is rounded.

A share has one decimal, halves rounded up. What is there but rounds to nothing says ``<0.1%``;
what is not the whole but rounds to it says ``>99.9%``. There is no share of a whole that is
blank, zero or negative, and none of a negative part.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=60)
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)


def ratio(part: Decimal, whole: Decimal, times: Decimal = _HUNDRED) -> Decimal:
    """``part / whole × times``, with more digits than any budget has."""
    return EXACT.divide(EXACT.multiply(part, times), whole)


def tenths(value: Decimal) -> str:
    """A value with one decimal, halves rounded up."""
    return f"{value.quantize(_TENTH, ROUND_HALF_UP, EXACT):f}"


def per_hundred(part: Decimal | None, whole: Decimal | None) -> str:
    """How much of every 100 a part takes, ``72.6``; '' where that cannot be said."""
    if part is None or whole is None or whole <= 0 or not 0 <= part <= whole:
        return ""
    said = tenths(ratio(part, whole))
    if part and said == "0.0":
        return "不到0.1"
    if part != whole and said == "100.0":
        return "超过99.9"
    return said


def percent(part: Decimal | None, whole: Decimal | None) -> str:
    """The share in percent, ``72.6%``; '' where there is none."""
    said = per_hundred(part, whole)
    return f"{said.replace('不到', '<').replace('超过', '>')}%" if said else ""


def change(now: Decimal, before: Decimal) -> str:
    """By how much a figure grew, in percent with a sign; '' where it grew from nothing or less."""
    if before <= 0:
        return ""
    grown = ratio(EXACT.subtract(now, before), before)
    said = tenths(grown)
    if not grown:
        return "0.0%"
    if said in ("0.0", "-0.0"):
        return "+<0.1%" if grown > 0 else "-<0.1%"
    return f"{'+' if grown > 0 else ''}{said}%"
