"""Units of money: amounts of 元 and 万元 set side by side and added up, exactly."""

from collections.abc import Iterable
from decimal import Context, Decimal

from msgspec import Struct

from generator.model.money import amount, plain, total

# How many decimal places each unit stands above 元.
PLACES = {"元": 0, "百元": 2, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8}
COMMON = "万元"
_EXACT = Context(prec=60)


class Sum(Struct, frozen=True):
    """A sum of printed amounts. ``mixed``: some stood in another unit and were converted.

    ``blank`` amounts were not printed, ``foreign`` ones stand in a unit nobody knows here; neither
    is part of the sum, whose ``text`` is '' where there is nothing to add.
    """

    text: str
    unit: str
    mixed: bool = False
    blank: int = 0
    foreign: int = 0


def converted(value: Decimal, unit: str, target: str) -> Decimal | None:
    """An amount in another unit, with every digit kept; None where a unit is unknown."""
    if unit == target:
        return value
    if unit not in PLACES or target not in PLACES:
        return None
    return value.scaleb(PLACES[unit] - PLACES[target], _EXACT)


def shared_unit(units: Iterable[str]) -> str:
    """The unit in which amounts of these units are added: their own, or 万元 where they differ."""
    found = set(units)
    return found.pop() if len(found) == 1 else COMMON


def sum_of(printed: Iterable[tuple[str, str]]) -> Sum:
    """The sum of printed amounts, each with its unit."""
    pairs = [(amount(text), unit) for text, unit in printed]
    known = [(value, unit) for value, unit in pairs if value is not None]
    target = shared_unit(unit for _, unit in known)
    values = [converted(value, unit, target) for value, unit in known]
    counted = [value for value in values if value is not None]
    return Sum(
        plain(total(counted)) if counted else "",
        target,
        len({unit for _, unit in known}) > 1,
        len(pairs) - len(known),
        len(values) - len(counted),
    )
