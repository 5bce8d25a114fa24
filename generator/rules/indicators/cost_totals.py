"""C-01, C-07, C-08: cost indicators against the budget, each and all together."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Comparison, Place
from generator.model.money import plain
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.indicators.cost_values import Costs, amount_of, costs
from generator.rules.registry import ARITHMETIC, ERROR, NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import failed, passed

# The whole of an investment may be spent over several years.
_OF_MORE_YEARS = regex(r"总投资|概算|总造价|合同|决算|评审")


def readable(amount: Decimal) -> str:
    """An amount in plain digits, without the zeros that converting its unit left behind."""
    text = plain(amount)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _budget(number: int) -> Place:
    return Place(f"project:{number}", -1, "budget")


@rule("C-01", "cost-above-budget", "单个成本指标不超过预算数", ERROR, ARITHMETIC)
def check_single(examination: Examination) -> Iterator[Comparison]:
    """查什么：成本指标写的金额不超过项目的预算数，单位换算后比较（“元/套”等单价不比）。
    为什么：成本比预算还多，不是成本写错了，就是预算不够。
    例子：预算数 12.00 万元，成本指标“≤16万元”。
    怎么改：对照原件核对指标值和预算数；原件如此的，在 acknowledgements.yml 中注明。
    """
    for found in costs(examination):
        for row in found.rows:
            amount = amount_of(row, found.unit)
            if amount is None:
                continue
            places = (row.place("value"), _budget(found.project))
            limit = f"≤{plain(found.budget)}"
            if amount <= found.budget:
                yield passed("C-01", places, limit, readable(amount))
                continue
            message = (
                f"成本指标“{row.name}”是 {row.value}，超过预算数 {plain(found.budget)} {found.unit}"
            )
            advice = "对照原件核对指标值和预算数"
            severity = WARNING if _OF_MORE_YEARS.search(row.name) else None
            sides = (limit, readable(amount))
            yield failed("C-01", places, message, advice, *sides, severity=severity)


@rule("C-07", "costs-together-above-budget", "成本指标之和不超过预算数", ERROR, ARITHMETIC)
def check_sum(examination: Examination) -> Iterator[Comparison]:
    """查什么：一个项目有几条写金额的成本指标时，加起来不超过预算数（单价、总成本不计入）。
    为什么：各部分成本加起来比预算还多，钱就不够用。
    例子：预算数 12.00 万元，两条成本指标“≤8万元”“≤6万元”。
    怎么改：对照原件核对各条指标值和预算数；原件如此的，在 acknowledgements.yml 中注明。
    """
    for found in costs(examination):
        if len(found.parts) < 2:
            continue
        limit, actual = f"≤{plain(found.budget)}", readable(found.sum)
        if found.sum <= found.budget:
            yield passed("C-07", _places(found), limit, actual)
        else:
            message = (
                f"{len(found.parts)} 条成本指标合计 {actual} {found.unit}，"
                f"超过预算数 {plain(found.budget)} {found.unit}"
            )
            advice = "对照原件核对各条指标值和预算数"
            yield failed("C-07", _places(found), message, advice, limit, actual)


@rule("C-08", "costs-below-budget", "成本指标覆盖全部预算", NOTICE, QUESTION)
def check_cover(examination: Examination) -> Iterator[Comparison]:
    """查什么：写金额的成本指标加起来等于预算数，没有一部分钱不在指标里（有单价的不比）。
    为什么：成本指标只覆盖一部分预算，其余的钱花在哪里就没有约束。
    例子：预算数 12.00 万元，成本指标只有“设备费 ≤4万元”。
    怎么改：编制时把其余支出也列成成本指标；原件如此的不用改。
    """
    for found in costs(examination):
        if not found.parts or found.wholes or found.prices:
            continue
        expected, actual = plain(found.budget), readable(found.sum)
        if found.sum >= found.budget:
            yield passed("C-08", _places(found), expected, actual)
        else:
            message = f"成本指标合计 {actual} {found.unit}，预算数是 {expected} {found.unit}"
            advice = "编制时把其余支出也列成成本指标；原件如此的不用改"
            yield failed("C-08", _places(found), message, advice, expected, actual)


def _places(found: Costs) -> tuple[Place, ...]:
    return (*(row.place("value") for row, _ in found.parts), _budget(found.project))
