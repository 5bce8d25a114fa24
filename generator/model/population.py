"""How many people live in a region, by year, for amounts per resident."""

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from generator.model.units import convert

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
    yuan = convert(amount, unit, "元")
    if yuan is None:
        return ""
    share = (yuan / population.residents).quantize(_FEN, ROUND_HALF_UP)
    return f"{share:f}" if share else ""
