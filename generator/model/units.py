"""Units of money: as printed on a form, and the exact way from one to another."""

from collections.abc import Mapping
from decimal import Decimal

from generator.model.money import product

EXPONENTS: Mapping[str, int] = {"元": 0, "百元": 2, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
"""The units that a form may print, each as the power of ten that it is of 元."""


def bare_unit(printed: str) -> str:
    """The unit in a line such as ``单位：万元`` or ``金额单位：人民币万元``, whatever it is."""
    text = "".join(printed.split()).strip("（）()").removeprefix("金额").removeprefix("单位")
    return text.lstrip("：:").removeprefix("人民币")


def unit_of(printed: str, usual: str) -> str:
    """The unit that a form prints; the ``usual`` one of its 版式 where it prints none."""
    return bare_unit(printed) or usual


def convert(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """An amount in another unit, exactly; None where a unit is unknown."""
    if unit == wanted:
        return value
    if unit not in EXPONENTS or wanted not in EXPONENTS:
        return None
    factor = Decimal(1).scaleb(EXPONENTS[unit] - EXPONENTS[wanted])
    return product((value, factor))


def shown(value: Decimal) -> str:
    """A converted amount in digits: exact, without noughts beyond the second decimal."""
    whole, _, decimals = f"{value:f}".partition(".")
    kept = decimals[:2] + decimals[2:].rstrip("0")
    return f"{whole}.{kept}" if kept else whole
