"""P-09, P-10, P-32, P-33: the amounts of a project, their unit, and whose project it is."""

from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import Comparison, Place
from generator.model.cell import Cell
from generator.model.project import Project
from generator.rules.examination import Examination
from generator.rules.narrative.prose_amounts import MONEY_UNITS
from generator.rules.registry import ERROR, NOTICE, OMISSION, QUESTION, rule
from generator.rules.verdicts import failed, passed

AMOUNTS = ("budget", "fiscal_funds", "other_funds")
_DECIMALS = 2


def printed_unit(project: Project) -> str:
    """The unit line of a form without its label, '' where none is printed."""
    return _bare_unit(project["unit"].text)


@lru_cache(maxsize=256)
def _bare_unit(text: str) -> str:
    bare = text.replace(" ", "").strip("（）()")
    bare = bare.removeprefix("金额").removeprefix("单位").lstrip("：:")
    return bare.removeprefix("人民币")


def unit_of(project: Project, examination: Examination) -> str:
    """The unit of a project's amounts: that of its own unit line, else that of the edition."""
    printed = printed_unit(project)
    return printed if printed in MONEY_UNITS else examination.edition.unit


@rule("P-09", "budget-not-positive", "项目预算数大于 0", ERROR, OMISSION)
def check_positive(examination: Examination) -> Iterator[Comparison]:
    """查什么：每个项目都有预算数，并且大于 0。
    为什么：没有金额的项目不是预算，读者不知道要花多少钱。
    例子：预算数一格空着，或者印着 0.00。
    怎么改：对照原件补上预算数；当年没有安排资金的项目不列入预算。
    """
    for number, project in enumerate(examination.disclosure.projects):
        place, amount = (Place(f"project:{number}", -1, "budget"),), project.budget.amount
        if amount is not None and amount > 0:
            yield passed("P-09", place)
        elif not project.budget or amount is not None:
            wrong = f"预算数是 {project.budget.text}" if project.budget else "没有预算数"
            message = f"“{project.name}”{wrong}"
            advice = "对照原件补上预算数；当年没有安排资金的项目不列入预算"
            yield failed("P-09", place, message, advice, ">0", project.budget.text)


@rule("P-10", "project-amount-without-two-decimals", "项目金额保留两位小数", NOTICE, QUESTION)
def check_decimals(examination: Examination) -> Iterator[Comparison]:
    """查什么：项目的预算数、财政资金、其他资金都印两位小数。
    为什么：位数不同的金额不好上下对照，也与部门预算表的写法不同。
    例子：别的项目印 53.49，这个项目印 53.4857。
    怎么改：原件如此的不用改；录入时多写、少写了小数的，照原件改正。
    """
    for number, project in enumerate(examination.disclosure.projects):
        cells = {field: project[field] for field in AMOUNTS if project[field].amount is not None}
        odd = [field for field, cell in cells.items() if _decimals(cell) != _DECIMALS]
        places = tuple(Place(f"project:{number}", -1, field) for field in odd or cells)
        if odd:
            printed = cells[odd[0]].text
            message = f"“{project.name}”的金额 {printed} 不是两位小数"
            advice = "原件如此的不用改；录入时写错位数的，照原件改正"
            yield failed("P-10", places, message, advice, None, printed)
        elif cells:
            yield passed("P-10", places)


def _decimals(cell: Cell) -> int:
    """How many decimals a figure is printed with."""
    return len(cell.text.partition(".")[2])


@rule("P-32", "project-in-another-unit", "项目表的金额单位一致", ERROR, QUESTION)
def check_unit(examination: Examination) -> Iterator[Comparison]:
    """查什么：项目绩效目标表印出的金额单位与部门预算表的单位相同。
    为什么：单位错了，金额就差一万倍；各张表单位不同也无法相加。
    例子：部门预算表都以万元为单位，有一个项目表印着“单位：元”。
    怎么改：对照原件核对单位；原件用了别的单位的，连同金额一起换算后再公开。
    """
    wanted = examination.edition.unit
    for number, project in enumerate(examination.disclosure.projects):
        printed, place = printed_unit(project), (Place(f"project:{number}", -1, "unit"),)
        if printed == wanted:
            yield passed("P-32", place, wanted, printed)
        elif printed:
            message = f"“{project.name}”的单位印作“{printed}”，其他表都是{wanted}"
            advice = "对照原件核对单位；确是别的单位的，连同金额一起换算"
            yield failed("P-32", place, message, advice, wanted, printed)


@rule("P-33", "project-without-budget-unit", "项目表写明单位编码和名称", NOTICE, OMISSION)
def check_owner(examination: Examination) -> Iterator[Comparison]:
    """查什么：项目绩效目标表印有单位编码和单位名称；全部没有的只提示一次。
    为什么：一个部门有几个单位时，要看得出项目由哪个单位执行。
    例子：表上只有项目编码和项目名称，没有执行单位。
    怎么改：原件印有的，补上“单位编码”和“单位名称”；原件没有的不用改。
    """
    without, advice = [], "原件印有的补上“单位编码”“单位名称”；原件没有的不用改"
    for number, project in enumerate(examination.disclosure.projects):
        place = Place(f"project:{number}", -1, "unit_code")
        if project["unit_code"] and project["unit_name"]:
            yield passed("P-33", (place,))
        else:
            without.append((place, project.name))
    if len(without) == len(examination.disclosure.projects) and len(without) > 1:
        message = f"{len(without)} 个项目的绩效目标表都没有单位编码或单位名称"
        yield failed("P-33", tuple(place for place, _ in without), message, advice)
    else:
        for place, name in without:
            message = f"“{name}”没有单位编码或单位名称"
            yield failed("P-33", (place,), message, advice)
