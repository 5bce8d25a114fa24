"""C-09: a price times the quantities it is for, held against the budget."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from generator.diagnostics import Comparison, Place
from generator.model.money import plain, product
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.indicators.cost_totals import readable
from generator.rules.indicators.cost_values import Costs, costs
from generator.rules.indicators.rows import NUMBER, Indicator, by_project
from generator.rules.narrative.prose_amounts import MONEY_UNITS
from generator.rules.registry import NOTICE, QUESTION, rule
from generator.rules.verdicts import failed, passed, unchecked

_BAND = Decimal("0.2")
_SAME = {
    "个月": "月", "平米": "平方米", "㎡": "平方米", "m²": "平方米", "公里": "千米", "km": "千米",
    "日": "天", "名": "人", "工作日": "天",
}  # fmt: skip
_PER_YEAR = ("年", "年度")
_OF = regex(r"[/／·・*×.]|每")


@lru_cache(maxsize=512)
def _measures(unit: str) -> tuple[str, tuple[str, ...]]:
    """The money of a price and what it is for: 元/天/人 is (元, (天, 人))."""
    money, *rest = (part.strip() for part in _OF.split(unit) if part.strip())
    return money, tuple(_SAME.get(part, part) for part in rest if part not in _PER_YEAR)


def _amount(price: Indicator, quantities: dict[str, list[Indicator]], unit: str) -> Decimal | None:
    """What a price comes to; None unless each of its measures has exactly one quantity."""
    if price.reading.number is None:
        return None
    money, measures = _measures(price.reading.unit)
    counted = [quantities.get(measure, []) for measure in measures]
    if money not in MONEY_UNITS or not measures or any(len(found) != 1 for found in counted):
        return None
    numbers = [found[0].reading.number for found in counted]
    return (
        product([price.reading.number, *(n for n in numbers if n is not None)])
        * MONEY_UNITS[money]
        / MONEY_UNITS[unit]
    )


@rule("C-09", "price-times-quantity-far-from-budget", "单价×数量与预算数相近", NOTICE, QUESTION)
def check_estimate(examination: Examination) -> Iterator[Comparison]:
    """查什么：成本指标有单价、数量指标有同一单位的数量时，相乘的结果与预算数相差不超过两成。
    为什么：单价和数量都公开了，读者会算一遍；差得太多要能说明其余的钱从哪里来、到哪里去。
    例子：餐费标准 18元/天/人，400 人、240 天，推算 172.8 万元，预算数却是 90 万元。
    怎么改：核对单价、数量；只补助一部分或还有别的支出的，在用途里说明。
    """
    for found in costs(examination):
        prices = [price for price in found.prices if price.reading.kind == "standard"]
        if prices:
            yield _estimate(found, prices, by_project(examination)[found.project])


def _estimate(found: Costs, prices: Sequence[Indicator], rows: Sequence[Indicator]) -> Comparison:
    quantities: dict[str, list[Indicator]] = {}
    for row in rows:
        if row.level2 == NUMBER and row.reading.kind == "quantity":
            unit = row.reading.unit
            quantities.setdefault(_SAME.get(unit, unit), []).append(row)
    amounts = [_amount(price, quantities, found.unit) for price in prices]
    known = [amount for amount in amounts if amount is not None]
    used = dict.fromkeys(m for p in prices for m in _measures(p.reading.unit)[1])
    places = (
        *(price.place("value") for price in prices),
        *(row.place("value") for unit in used for row in quantities.get(unit, ())),
        Place(f"project:{found.project}", -1, "budget"),
    )
    estimate = sum(known, found.sum)
    whole = len(known) == len(amounts)
    if not known or (not whole and estimate <= found.budget * (1 + _BAND)):
        return unchecked("C-09", places, "没有与单价同一单位的数量，无法推算")
    expected, actual = plain(found.budget), readable(estimate)
    if abs(estimate - found.budget) <= found.budget * _BAND:
        return passed("C-09", places, expected, actual)
    message = f"按单价和数量推算是 {actual} {found.unit}，预算数是 {expected} {found.unit}"
    advice = "核对单价、数量；只补助一部分或还有别的支出的，在用途里说明"
    return failed("C-09", places, message, advice, expected, actual)
