"""Amounts from 元 or other units to the unit of a 版式, by moving the decimal point."""

from decimal import Decimal

from generator.model.money import plain
from generator.model.units import EXPONENTS

POWERS = EXPONENTS
_DECIMALS = 2


def unit_in(text: str) -> str:
    """The unit of money that a text names, '' where it names none."""
    names = sorted(POWERS, key=len, reverse=True)
    return next((name for name in names if name in text), "")


def converted(amount: str, unit: str, wanted: str) -> str:
    """An amount in another unit: no digit is lost, at least two decimals stay."""
    shift = POWERS[unit] - POWERS[wanted]
    if shift == 0:
        return amount
    moved = plain(Decimal(amount).scaleb(shift))
    if "." not in moved:
        return moved
    whole, decimals = moved.split(".")
    decimals = decimals.rstrip("0").ljust(_DECIMALS, "0")
    return f"{whole}.{decimals}"
