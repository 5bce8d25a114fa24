"""Amounts exactly as printed: read from text, added as Decimal, never rounded.

Every figure keeps the digits of the document; a float never touches it.
"""

from collections.abc import Iterable
from decimal import Context, Decimal
from functools import lru_cache, reduce

from generator.patterns import regex

# Longer figures than any budget needs are refused, so that no sum can outgrow the context below.
MAX_DIGITS = 24
_AMOUNT = regex(r"-?[0-9]+(?:\.[0-9]+)?")
_EXACT = Context(prec=60)
_add, _multiply = _EXACT.add, _EXACT.multiply
_ZERO, _ONE = Decimal(0), Decimal(1)


def is_amount(text: str) -> bool:
    """Whether ``text`` is a plain decimal figure such as ``20.00``, ``-3`` or ``53.4857``."""
    return len(text) <= MAX_DIGITS + 2 and _AMOUNT.fullmatch(text) is not None


@lru_cache(maxsize=1 << 14)
def amount(text: str) -> Decimal | None:
    """The figure that ``text`` prints, or None where it is blank or no figure."""
    return Decimal(text) if is_amount(text) else None


def total(values: Iterable[Decimal]) -> Decimal:
    """The exact sum; it carries as many decimals as the most precise addend."""
    return reduce(_add, values, _ZERO)


def product(values: Iterable[Decimal]) -> Decimal:
    """The exact product."""
    return reduce(_multiply, values, _ONE)


def unit_in_last_place(values: Iterable[Decimal]) -> Decimal:
    """One unit of the coarsest printed decimal place among ``values`` (0.01 for two decimals).

    A figure without decimals among others that have some was typed short and counts as exact.
    """
    exponents = [exponent for v in values if isinstance(exponent := v.as_tuple().exponent, int)]
    places = [exponent for exponent in exponents if exponent < 0]
    return Decimal(1).scaleb(max(places, default=0))


def plain(value: Decimal) -> str:
    """``value`` in plain digits, without exponent, keeping its decimals."""
    text = str(value)
    return text if "E" not in text else f"{value:f}"
