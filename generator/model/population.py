"""How many people live in a region, by year, for amounts per resident."""

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

# What one of a unit is in 元. Amounts of other units are not divided: nobody knows what they mean.
IN_YUAN = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
_FEN = Decimal("0.01")


class Population(Struct, frozen=True):
    """Residents of a region at the end of a year; where the figure was published, and when."""

    region: str
    year: str
    residents: int
    source: str
    date: str = ""


def latest(known: dict[str, tuple[Population, ...]], region: str, year: str) -> Population | None:
    """The figure for the budget ``year``, else the last one before it; never a later one."""
    fitting = (item for item in known.get(region, ()) if item.year <= year)
    return max(fitting, key=lambda item: item.year, default=None)


def per_resident(amount: Decimal, unit: str, population: Population) -> str:
    """元 a head, rounded to 0.01; '' for an unknown unit, and for what rounds to nothing."""
    if unit not in IN_YUAN:
        return ""
    share = (amount * IN_YUAN[unit] / population.residents).quantize(_FEN, ROUND_HALF_UP)
    return f"{share:f}" if share else ""
