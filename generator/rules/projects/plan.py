"""P-20 to P-22: the 资金支出计划 is whole, never falls, and ends with all of the budget."""

from collections.abc import Iterator
from itertools import pairwise

from generator.diagnostics import Comparison
from generator.model.money import plain
from generator.rules.examination import Examination
from generator.rules.projects.plan_values import HUNDRED, Plan, PlanValue, plans
from generator.rules.registry import ARITHMETIC, ERROR, OMISSION, rule
from generator.rules.verdicts import failed, passed, unchecked

_ADVICE = "对照原件核对这一格，照原样补上；原件如此的，在 acknowledgements.yml 中注明"


@rule("P-20", "plan-incomplete", "资金支出计划四个时点齐全", ERROR, OMISSION)
def check_complete(examination: Examination) -> Iterator[Comparison]:
    """查什么：资金支出计划的各个时点（3、6、10、12 月底）都填了数。
    为什么：少一个时点，就看不出钱准备什么时候花，也无法对照执行进度。
    例子：3、6、10 月底都有数，12 月底空着。
    怎么改：对照原件补上这一格；原件就空着的，在 acknowledgements.yml 中注明。
    """
    for plan in plans(examination):
        if not plan.printed:
            places = tuple(value.place for value in plan.values)
            message = f"“{plan.project.name}”没有资金支出计划"
            yield failed("P-20", places, message, _ADVICE, None, "")
            continue
        for value in plan.values:
            yield _complete(plan, value)


def _complete(plan: Plan, value: PlanValue) -> Comparison:
    if value.number is not None:
        return passed("P-20", (value.place,))
    wrong = f"“{value.text}”读不出数" if value.text else "空着"
    message = f"“{plan.project.name}”的资金支出计划 {value.label}{wrong}"
    return failed("P-20", (value.place,), message, _ADVICE, None, value.text)


@rule("P-21", "plan-falls", "资金支出计划逐期不减", ERROR, ARITHMETIC)
def check_rising(examination: Examination) -> Iterator[Comparison]:
    """查什么：资金支出计划是累计数，后一个时点不小于前一个。
    为什么：花出去的钱不会再变少；变小说明填成了当期数，或者抄错了。
    例子：6 月底 60%，10 月底却是 45%。
    怎么改：对照原件核对两格；填了当期数的，改填累计数。
    """
    for plan in plans(examination):
        for before, after in pairwise(v for v in plan.values if v.number is not None):
            if before.percent != after.percent:
                message = "前后两格一个有百分号、一个没有，无法比较"
                yield unchecked("P-21", (after.place, before.place), message)
            else:
                yield _rising(plan, before, after)


def _rising(plan: Plan, before: PlanValue, after: PlanValue) -> Comparison:
    places = (after.place, before.place)
    if before.number is None or after.number is None or before.number <= after.number:
        return passed("P-21", places, f"≥{before.text}", after.text)
    message = (
        f"“{plan.project.name}”{after.label}的 {after.text} 小于{before.label}的 {before.text}"
    )
    advice = "对照原件核对两格；这里填的是累计数"
    return failed("P-21", places, message, advice, f"≥{before.text}", after.text)


@rule("P-22", "plan-does-not-spend-all", "资金支出计划年底达到 100%", ERROR, ARITHMETIC)
def check_end(examination: Examination) -> Iterator[Comparison]:
    """查什么：12 月底的累计支出是 100%；按金额填写的，等于预算数。
    为什么：预算是一年的，到年底应当全部安排出去；不到或超过都与预算数矛盾。
    例子：12 月底填 90%，或者预算数 35.00 而 12 月底填 34.00。
    怎么改：对照原件核对 12 月底这一格和预算数。
    """
    for plan in plans(examination):
        last, budget = plan.last, plan.project.budget
        if last.number is None:
            if plan.printed:
                yield unchecked("P-22", (last.place,), "年底这一格没有可读的数")
            continue
        expected = _expected(plan)
        if plan.spends_all:
            yield passed("P-22", (last.place,), expected, last.text)
        else:
            of_what = f"，预算数是 {budget.text}" if plan.in_amounts else ""
            message = f"“{plan.project.name}”年底累计支出是 {last.text}{of_what}"
            advice = "对照原件核对 12 月底这一格；全年的计划应当等于全部预算"
            yield failed("P-22", (last.place,), message, advice, expected, last.text)


def _expected(plan: Plan) -> str:
    if plan.in_amounts:
        return plan.project.budget.text
    return f"{plain(HUNDRED)}%" if plan.percent_signs else plain(HUNDRED)
