"""成本指标 read: which of them state an amount of money, and what it comes to in all."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from generator.model.money import total
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.indicators.rows import Indicator, by_project
from generator.rules.narrative.prose_amounts import MONEY_UNITS
from generator.rules.projects.amounts import unit_of
from generator.rules.remembered import once

_MONEY = regex(r"(?P<unit>亿元|万元|千元|万|元)(?:人民币|整|左右)?")
# A price of one thing, though printed without a slash.
_PRICE_NAME = regex(r"标准|单价|价格|单位成本|单位造价|均价|平均|人均|户均|每")
_PRICE_WORDS = regex(r"单价|每[人户个台套件次天日月亩平]|标准为")
# Money not spent is no part of the cost.
_SAVED = regex(r"节约|节省|节支|降低|减少|压缩")
_WHOLE_NAME = regex(r"总成本|总费用|总额|总投资|总支出|总价|总控制|合计|预算控制数")


class Costs(Struct, frozen=True):
    """What the cost indicators of a project say, in the unit of its budget.

    ``parts`` are amounts that can be added up; ``wholes`` say the whole cost once more (they are
    the budget, or named 总成本), and ``prices`` are of one thing each and add up to nothing.
    """

    project: int
    budget: Decimal
    unit: str
    rows: tuple[Indicator, ...]
    parts: tuple[tuple[Indicator, Decimal], ...]
    wholes: tuple[tuple[Indicator, Decimal], ...]
    prices: tuple[Indicator, ...]

    @property
    def sum(self) -> Decimal:
        """The parts added up."""
        return total(amount for _, amount in self.parts)


@lru_cache(maxsize=1024)
def money_unit(unit: str) -> str:
    """The unit of money that a printed unit is, '' where it is none or a price."""
    match = _MONEY.fullmatch(unit)
    return match["unit"] if match else ""


def amount_of(row: Indicator, unit: str) -> Decimal | None:
    """The money a row states, in ``unit``; None where it states none."""
    reading = row.reading
    if reading.kind != "quantity" or reading.number is None:
        return None
    own = MONEY_UNITS.get(money_unit(reading.unit))
    return None if own is None else reading.number * own / MONEY_UNITS[unit]


def costs(examination: Examination) -> tuple[Costs, ...]:
    """The cost indicators of every project that has a budget to hold them to."""
    return once(examination, "costs", lambda whole: tuple(_costs(whole)))


def _costs(examination: Examination) -> Iterator[Costs]:
    for number, of_project in enumerate(by_project(examination)):
        project = examination.disclosure.projects[number]
        budget, unit = project.budget.amount, unit_of(project, examination)
        if budget is None or budget <= 0:
            continue
        rows = tuple(row for row in of_project if row.is_cost and not row.not_applicable)
        stated = [(row, amount_of(row, unit)) for row in rows]
        amounts = [(row, amount) for row, amount in stated if amount is not None]
        wholes = _wholes(amounts, budget)
        prices = tuple(row for row in rows if _is_price(row))
        parts = tuple(p for p in amounts if p not in wholes and p[0] not in prices and _spent(p[0]))
        yield Costs(number, budget, unit, rows, parts, wholes, prices)


def _is_price(row: Indicator) -> bool:
    """Whether it prices one thing: by its unit, or by what it is called or said to be."""
    named = _PRICE_NAME.search(row.name) or _PRICE_WORDS.search(row.description)
    return row.reading.kind == "standard" or named is not None


def _spent(row: Indicator) -> bool:
    return _SAVED.search(row.name) is None


def _wholes(
    amounts: list[tuple[Indicator, Decimal]], budget: Decimal
) -> tuple[tuple[Indicator, Decimal], ...]:
    """The amounts that say the whole once more, where others stand beside them."""
    if len(amounts) < 2:
        return ()
    named = [pair for pair in amounts if _WHOLE_NAME.search(pair[0].name)]
    equal = [pair for pair in amounts if pair[1] == budget]
    return tuple(named or equal[:1])
