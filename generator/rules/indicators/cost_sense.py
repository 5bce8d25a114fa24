"""C-02 to C-06: whether a cost indicator is one, and says it the right way round."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Comparison, Place
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.indicators.cost_values import amount_of, costs, money_unit
from generator.rules.indicators.names import bare_name
from generator.rules.indicators.rows import Indicator, by_project
from generator.rules.projects.plan_values import plans
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import failed, passed, unchecked

_EXECUTION = regex(
    r"(?:预算|资金|经费|项目|支出).{0,4}(?:执行|完成|支出|使用|支付|拨付|到位)(?:进度|比例|率)$"
    r"|^(?:执行|支出|完成)(?:进度|率)$"
)
_SAVING = regex(r"(?:节约|节支|节省|结余)率$")
_MUCH = Decimal(50)
# What is paid out to people may well be given a lower limit.
_PAID_OUT = regex(r"补助|补贴|救助|奖励|奖补|奖金|工资|薪|低保|待遇|抚恤|慰问|节约|节省|降低|减")
_COST_RATE = regex(r"(?:成本|费用|超支|控制)率$")


def _cost_rows(examination: Examination) -> Iterator[Indicator]:
    return (row for found in costs(examination) for row in found.rows)


@rule("C-02", "cost-in-wan", "成本单位写“万元”", NOTICE, QUESTION)
def check_unit(examination: Examination) -> Iterator[Comparison]:
    """查什么：成本指标的单位写“万元”，不只写“万”。
    为什么：“78万”没有说是钱还是别的，单位要写全。
    例子：成本指标“≤78万”。
    怎么改：编制时写“≤78万元”；原件如此的不用改。
    """
    for row in _cost_rows(examination):
        unit = money_unit(row.reading.unit)
        if unit == "万":
            message = f"“{row.name}”写作“{row.value}”，单位应写“万元”"
            advice = "编制时把单位写全；原件如此的不用改"
            yield failed("C-02", row.at_value, message, advice, f"{row.value}元", row.value)
        elif unit:
            yield passed("C-02", row.at_value)


@rule("C-03", "cost-at-least", "成本指标不用“≥”", WARNING, QUESTION)
def check_operator(examination: Examination) -> Iterator[Comparison]:
    """查什么：成本指标的金额、单价、成本率用“≤”或直接写数，不用“≥”（补助标准等除外）。
    为什么：成本是上限，写成“≥”就是花得越多越好。
    例子：采购成本“≥4万元”。
    怎么改：对照原件核对符号；原件如此的，建议下次改正。
    """
    for row in _cost_rows(examination):
        reading = row.reading
        money = "元" in reading.unit or bool(money_unit(reading.unit))
        rate = reading.is_percent and bool(_COST_RATE.search(bare_name(row.name)))
        if not money and not rate:
            continue
        if reading.operator in ("≥", ">") and not _PAID_OUT.search(row.name):
            better = row.reading.turned("≤")
            message = f"成本指标“{row.name}”写作“{row.value}”，花得越多越好了"
            advice = "对照原件核对符号；原件如此的，建议下次改正"
            yield failed("C-03", row.at_value, message, advice, better, row.value)
        else:
            yield passed("C-03", row.at_value)


@rule("C-04", "execution-rate-as-cost", "成本指标不填执行率", WARNING, QUESTION)
def check_execution(examination: Examination) -> Iterator[Comparison]:
    """查什么：成本指标写的是成本，不是预算资金完成率、执行率。
    为什么：执行率说的是钱花了多少，不是事情花多少钱办成，越花得多越好就不是成本。
    例子：成本指标“预算资金完成率 ≥95%”。
    怎么改：编制时写总成本或单位成本；原件如此的，建议下次改写。
    """
    for row in _cost_rows(examination):
        limit = row.reading.operator in ("≤", "<")
        if _EXECUTION.search(bare_name(row.name)) and not limit:
            message = f"成本指标“{row.name}”是执行率，不是成本"
            advice = "编制时写总成本或单位成本；原件如此的，建议下次改写"
            places = row.places("level3", "value")
            yield failed("C-04", places, message, advice, None, row.name)
        elif row.name:
            yield passed("C-04", row.at_name)


@rule("C-05", "saving-contradicts-plan", "节约率与支出计划不矛盾", WARNING, QUESTION)
def check_saving(examination: Examination) -> Iterator[Comparison]:
    """查什么：支出计划年底达到 100% 的项目，成本指标的节约率不高于一半。
    为什么：打算把预算全花完，又说节约九成，两者不能都做到；多半是把“节约率”当成了“完成率”。
    例子：支出计划 12 月底 100%，成本指标“经费节约率 ≥95%”。
    怎么改：写实际打算节约的比例；原件如此的，建议下次改写。
    """
    all_plans = plans(examination)
    for row in _cost_rows(examination):
        share, plan = row.reading.number, all_plans[row.project]
        if not _SAVING.search(bare_name(row.name)) or share is None:
            continue
        places = (row.place("value"), plan.last.place)
        if plan.last.number is None:
            yield unchecked("C-05", places, "支出计划没有年底的数")
        elif share < _MUCH or row.reading.operator in ("≤", "<") or not plan.spends_all:
            yield passed("C-05", places)
        else:
            message = f"“{row.name}”写作“{row.value}”，支出计划却在年底用完全部预算"
            advice = "写实际打算节约的比例；原件如此的，建议下次改写"
            yield failed("C-05", places, message, advice, None, row.value)


@rule("C-06", "budget-as-indicator", "非成本指标不以预算额充数", NOTICE, QUESTION)
def check_padding(examination: Examination) -> Iterator[Comparison]:
    """查什么：成本指标以外的指标，指标值不是项目的预算数。
    为什么：把预算数再写一遍，没有说明做了多少、做得怎样。
    例子：数量指标“审核金额 240万元”，正是预算数。
    怎么改：编制时写工作量或效果；原件如此的，建议下次改写。
    """
    for found in costs(examination):
        for row in by_project(examination)[found.project]:
            amount = None if row.is_cost else amount_of(row, found.unit)
            if amount is None:
                continue
            places = (row.place("value"), Place(f"project:{row.project}", -1, "budget"))
            if amount == found.budget:
                message = f"{row.level2}“{row.name}”的 {row.value} 就是预算数"
                advice = "编制时写工作量或效果；原件如此的，建议下次改写"
                yield failed("C-06", places, message, advice, None, row.value)
            else:
                yield passed("C-06", places)
