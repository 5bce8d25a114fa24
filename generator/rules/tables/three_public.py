"""“三公”经费 against basic expenditure, projects and vehicles (X-18, X-19, A-08)."""

import re
from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.forms.identity import At
from generator.model.money import plain
from generator.patterns import regex
from generator.rules.arithmetic.equality import compare_least
from generator.rules.examination import Examination
from generator.rules.figures import Figure
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import failed, passed

_THREE, _BASIC, _ASSETS = "three_public_expenses", "basic_expenditure", "assets"
_LINES = (
    (("vehicle_operation", "vehicles"), "30231"),
    (("reception",), "30217"),
    (("abroad",), "30212"),
)
# 信访接待, 游客接待 and the like are no 公务接待.
_OTHER_GUESTS = "".join(
    f"(?<!{w})" for w in ("信访", "上访", "来访", "群众", "游客", "旅游", "窗口")
)
_SPOKEN = (
    (
        "reception",
        "公务接待",
        regex(
            rf"(?:公务|政务|商务|外事|招商|来宾){_OTHER_GUESTS}接待|{_OTHER_GUESTS}接待"
            r"(?:费|经费|支出|工作|管理|任务|活动|服务|上级|来宾|客商|领导|用餐)"
        ),
    ),
    (
        "abroad",
        "因公出国（境）",
        regex(r"(?<!因私)(?:因公)?出国(?!留学|劳务|务工|人员|证|护照)"),
    ),
    (
        "vehicle_purchase",
        "公务用车购置",
        regex(
            r"(?:公务用车|公车)的?(?:购置|采购|购买)(?!及运)"
            r"|(?:购置|购买|采购)(?:公务用车|公车)"
        ),
    ),
)


def _three_public(examination: Examination, roles: tuple[str, ...], column: str) -> Figure:
    """The figure of the first of these lines that the table has."""
    lines = examination.tables[_THREE].by_role
    role = next((role for role in roles if role in lines), roles[0])
    return examination.figure(At(_THREE, role, column))


@rule("X-18", "three-public-below-basic", "三公经费不少于基本支出里的同类款", WARNING, QUESTION)
def check_basic(examination: Examination) -> Iterator[Comparison]:
    """查什么：三公表一般公共预算栏的公务用车运维、公务接待、因公出国，不少于 30231、30217、30212。
    为什么：基本支出里已经安排的三公经费，三公表里一定要有；多出来的是项目支出里的。
    例子：30231 公务用车运行维护费 1.30，三公表公务用车运行维护费 1.00。
    怎么改：对照原件看哪一张录错；三公表漏了的补上。
    """
    if not examination.has(_THREE, _BASIC):
        return
    for roles, code in _LINES:
        left = _three_public(examination, roles, "general_public_budget")
        right = examination.subject(_BASIC, code, "total")
        if (comparison := compare_least("X-18", left, [right])) is not None:
            yield comparison


_SIGN = regex("接待|出国|公务用车|公车")
"""What every such text has somewhere; most projects have none of it."""


@rule("X-19", "three-public-project-not-in-table", "项目里的三公经费列入三公表", WARNING, QUESTION)
def check_projects(examination: Examination) -> Iterator[Comparison]:
    """查什么：项目名称或用途写到公务接待、出国、公务用车购置的，三公表对应的一行大于零，或另有说明。
    为什么：项目里的三公经费也是三公经费，不能只算基本支出里的。
    例子：有“接待管理经费”项目，三公表公务接待费是空白。
    怎么改：补上三公表里的数；不属于三公经费的，在三公经费一节或三公表的注里点名说明。
    """
    if not examination.has(_THREE):
        return
    notes = [note.text for note in examination.tables[_THREE].table.notes]
    said = "\n".join([*notes, *(block.text for block in examination.section("three-public"))])
    for number, project in enumerate(examination.disclosure.projects):
        for field in ("project_name", "purpose"):
            text = project[field].text
            for role, label, pattern in _SPOKEN if _SIGN.search(text) else ():
                match = pattern.search(text)
                if match and not _excluded(match):
                    place = Place(f"project:{number}", -1, field, match.start(), match.end())
                    explained = bool(project.name) and project.name in said
                    yield _listed(examination, role, label, place, explained)


def _excluded(match: re.Match[str]) -> bool:
    """Whether the text says that it is not included."""
    before = match.string[max(match.start() - 6, 0) : match.start()]
    return "不含" in before or "不包括" in before


def _listed(
    examination: Examination, role: str, label: str, place: Place, explained: bool
) -> Comparison:
    figure = _three_public(examination, (role,), "total")
    where = (place, figure.place) if figure.place else (place,)
    if figure.value or explained:
        return passed("X-19", where)
    message = f"这个项目写到{label}，三公表里{label}没有金额"
    hint = "三公表漏了的补上；不属于三公经费的，在三公经费一节里点名说明"
    return failed("X-19", where, message, hint)


@rule("A-08", "vehicles-without-running-costs", "有公务用车就有运行维护费", NOTICE, QUESTION)
def check_vehicles(examination: Examination) -> Iterator[Comparison]:
    """查什么：固定资产里有车辆，三公表就有公务用车运行维护费；没有车辆就没有这项费用。
    为什么：有车不花钱、没车却花钱，都要说明原因。
    例子：车辆 3 辆，公务用车运行维护费空白。
    怎么改：核对两处的数；费用由别的单位承担、车辆已经封存的，在国有资产一节说明。
    """
    if not examination.has(_ASSETS, _THREE):
        return
    vehicles = examination.figure(At(_ASSETS, "vehicles", "quantity"))
    costs = _three_public(examination, ("vehicle_operation", "vehicles"), "total")
    where = tuple(figure.place for figure in (vehicles, costs) if figure.place)
    if vehicles.unreadable or costs.unreadable or not where:
        return
    hint = "核对两处的数；确实如此的，在国有资产一节说明原因"
    if bool(vehicles.value) is bool(costs.value):
        yield passed("A-08", where)
    elif vehicles.value:
        message = f"有车辆 {plain(vehicles.value)} 辆，没有公务用车运行维护费"
        yield failed("A-08", where, message, hint)
    elif costs.value:
        message = f"没有车辆，却有公务用车运行维护费 {plain(costs.value)}"
        yield failed("A-08", where, message, hint)
