"""P-23, P-24, P-34: how the 资金支出计划 is written, and whether it was made for the project."""

from collections.abc import Iterator

from generator.diagnostics import Comparison
from generator.rules.examination import Examination
from generator.rules.projects.plan_values import Plan, plans
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import failed, passed

_FEWEST = 3


@rule("P-23", "plan-in-amounts", "支出计划按表头填百分比", WARNING, QUESTION)
def check_head(examination: Examination) -> Iterator[Comparison]:
    """查什么：表头写着“资金支出计划（%）”时，各格填百分比而不是金额。
    为什么：照表头读，5.00 是 5%；其实填的是 5 万元，读者会看错。
    例子：预算数 35.00，各格填 5.00、10.00、20.00、35.00。
    怎么改：原件如此的不用改；编制时请按表头填累计百分比。
    """
    label = examination.edition.project.plan_label
    if "%" not in label and "％" not in label:
        return
    for plan in plans(examination):
        places = tuple(value.place for value in plan.printed)
        if plan.in_amounts:
            message = f"“{plan.project.name}”的表头是“{label}”，填的却是金额"
            advice = "原件如此的不用改；编制时请按表头填累计百分比"
            yield failed("P-23", places, message, advice, None, plan.last.text)
        elif places:
            yield passed("P-23", places)


@rule("P-24", "percent-sign-here-and-not-there", "支出计划的百分号写法一致", NOTICE, QUESTION)
def check_signs(examination: Examination) -> Iterator[Comparison]:
    """查什么：同一个项目的资金支出计划，各格都带百分号，或者都不带。
    为什么：有的带有的不带，读者分不清是百分比还是金额。
    例子：三格写 25%、50%、75%，最后一格写 100。
    怎么改：对照原件核对；漏录百分号的补上，原件如此的不用改。
    """
    for plan in plans(examination):
        printed = tuple(value for value in plan.values if value.number is not None)
        places = tuple(value.place for value in printed)
        if 0 < plan.percent_signs < len(printed):
            odd = next(v for v in printed if v.percent != (plan.percent_signs * 2 > len(printed)))
            first = (odd.place, *(place for place in places if place != odd.place))
            message = f"“{plan.project.name}”的支出计划有的带百分号、有的不带"
            advice = "漏录百分号的补上；原件如此的不用改"
            yield failed("P-24", first, message, advice, None, odd.text)
        elif places:
            yield passed("P-24", places)


@rule("P-34", "one-plan-for-all-projects", "各项目的支出计划有区别", NOTICE, QUESTION)
def check_variety(examination: Examination) -> Iterator[Comparison]:
    """查什么：三个以上的项目，资金支出计划不是完全一样；整份公开只提示一次。
    为什么：采购、工资、维修的用款时间各不相同，全都一样多半是套用模板。
    例子：八个项目都是 30%、60%、90%、100%。
    怎么改：按各项目的合同和进度安排用款；确实一致的不用改。
    """
    filled = [plan for plan in plans(examination) if plan.printed]
    if len(filled) < _FEWEST:
        return
    places = tuple(plan.values[0].place for plan in filled)
    shapes = {_shape(plan) for plan in filled}
    if len(shapes) > 1:
        yield passed("P-34", places)
        return
    said = "、".join(value.text for value in filled[0].printed)
    message = f"{len(filled)} 个项目的资金支出计划完全一样（{said}）"
    yield failed("P-34", places, message, "按各项目的合同和进度安排用款；确实一致的不用改")


def _shape(plan: Plan) -> tuple[str, ...]:
    return tuple(value.text.rstrip("%％") for value in plan.values)
