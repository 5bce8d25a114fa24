"""政府采购预算 against itself and the projects (G-04, G-06, G-07)."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Comparison, Place
from generator.forms.identity import At
from generator.forms.rows import DETAIL, SUBTOTAL, Line, bare_name
from generator.model.money import plain, total
from generator.rules.examination import Examination
from generator.rules.figures import Figure, TableFigures, figure_of
from generator.rules.registry import ARITHMETIC, ERROR, NOTICE, QUESTION, rule
from generator.rules.verdicts import at_most, failed, passed, unchecked

PROCUREMENT, _BASIC = "procurement", "basic_expenditure"
_PUBLIC_MONEY = "公用经费"
_HINT = "对照原件核对这几格；原件如此的，在 acknowledgements.yml 中注明“原文如此”"


def procurement_lines(examination: Examination, *roles: str) -> Iterator[Line]:
    """The lines of the form with these roles; none where it does not apply."""
    figures = examination.tables.get(PROCUREMENT)
    return (line for line in (figures.lines if figures else ()) if line.role in roles)


@rule("G-04", "reserved-share-above-amount", "预留中小微企业份额不超过采购金额", ERROR, QUESTION)
def check_share(examination: Examination) -> Iterator[Comparison]:
    """查什么：合计、小计和每行明细的预留中小微企业份额，都不超过政府采购金额。
    为什么：份额是从采购金额里留出来的，不会比采购金额还多。
    例子：采购金额 595.02，预留份额 1034.40。
    怎么改：对照原件核对这两格；跨年度合同的份额只算当年的。
    """
    figures = examination.tables.get(PROCUREMENT)
    if figures is None:
        return
    for line in figures.lines:
        if line.row.derived:
            continue
        share = figures.figure(line, "small_business_share")
        amount = figures.figure(line, "amount")
        if share.value is None or amount.unreadable:
            continue
        where = (figures.place(line, "small_business_share"), figures.place(line, "amount"))
        limit = amount.value or Decimal(0)
        message = f"预留中小微企业份额 {plain(share.value)} 超过政府采购金额 {plain(limit)}"
        yield at_most("G-04", where, limit, share.value, message, _HINT)


@rule("G-06", "procurement-above-budget", "同一项目的采购额不超过预算资金", ERROR, ARITHMETIC)
def check_budget(examination: Examination) -> Iterator[Comparison]:
    """查什么：同一个项目各行明细的政府采购金额相加，不超过这个项目的预算资金。
    为什么：买东西的钱从项目预算里出，不能超过预算。
    例子：项目预算资金 77.83，两行采购 40.00 和 40.00。
    怎么改：对照原件核对预算资金和各行的采购金额。
    """
    figures = examination.tables.get(PROCUREMENT)
    if figures is None:
        return
    for lines in _by_project(figures):
        budgets = [figures.figure(line, "budget") for line in lines]
        amounts = [figures.figure(line, "amount") for line in lines]
        known = {figure.value for figure in budgets if figure.value is not None}
        if not known or any(figure.unreadable for figure in (*budgets, *amounts)):
            continue
        # One project, one budget; rows that print different ones share it out among them.
        limit = known.pop() if len(known) == 1 else total(b.value for b in budgets if b.value)
        spent = total(figure.value for figure in amounts if figure.value is not None)
        where = tuple(f.place for f in (*amounts, *budgets) if f.place)
        message = f"{lines[0].name}采购 {plain(spent)}，预算资金只有 {plain(limit)}"
        yield at_most("G-06", where, limit, spent, message, _HINT)


def _by_project(figures: TableFigures) -> list[list[Line]]:
    """The items of each project; every unit below its 小计 has its own projects."""
    groups: dict[tuple[int, str], list[Line]] = {}
    unit = 0
    for line in figures.lines:
        unit += line.role == SUBTOTAL
        if line.role == DETAIL and line.name:
            groups.setdefault((unit, line.name), []).append(line)
    return list(groups.values())


@rule("G-07", "procurement-budget-differs", "预算资金 = 该项目预算数", ERROR, ARITHMETIC)
def check_projects(examination: Examination) -> Iterator[Comparison]:
    """查什么：采购表里的预算资金等于同名项目的预算数；公用经费类的不超过公用经费合计，有差额的提示。
    为什么：采购表的资金来自项目或公用经费，两处说的是同一笔预算。
    例子：采购表印预算资金 70.00，项目绩效目标表印预算数 77.83。
    怎么改：对照原件看哪一处录错；公用经费的差额是不参加采购的部分，不用改。
    """
    figures = examination.tables.get(PROCUREMENT)
    budgets = _project_budgets(examination)
    units = sum(1 for _ in procurement_lines(examination, SUBTOTAL))
    for line in procurement_lines(examination, DETAIL):
        printed = figures.figure(line, "budget") if figures else None
        if printed is None or printed.value is None:
            continue
        if line.name in budgets:
            yield _same_budget(line.name, printed, budgets[line.name])
        elif _PUBLIC_MONEY in line.name and examination.has(_BASIC):
            whole = examination.figure(At(_BASIC, "total", "public"))
            yield _public_money(printed, whole, alone=units <= 1)
        elif printed.place:
            message = f"没有叫“{line.name}”的项目绩效目标表，预算资金没有核对"
            yield unchecked("G-07", (printed.place,), message)


def _project_budgets(examination: Examination) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for number, project in enumerate(examination.disclosure.projects):
        figure = figure_of(project.budget, Place(f"project:{number}", -1, "budget"))
        found.setdefault(bare_name(project.name), []).append(figure)
    return found


def _same_budget(name: str, printed: Figure, budgets: list[Figure]) -> Comparison:
    value = printed.value or Decimal(0)
    fitting = next((b for b in budgets if b.value == value), budgets[0])
    where = tuple(figure.place for figure in (printed, fitting) if figure.place)
    if fitting.value is None:
        return unchecked("G-07", where, "项目的预算数空着或不是数字，没有核对")
    expected, actual = plain(fitting.value), plain(value)
    if fitting.value == value:
        return passed("G-07", where, expected, actual)
    message = f"采购表里{name}的预算资金 {actual}，项目预算数是 {expected}"
    return failed("G-07", where, message, _HINT, expected, actual)


def _public_money(printed: Figure, whole: Figure, alone: bool) -> Comparison:
    """Public money is bought from as a whole: never more than there is; less is only told."""
    value, limit = printed.value or Decimal(0), whole.value or Decimal(0)
    where = tuple(figure.place for figure in (printed, whole) if figure.place)
    expected, actual = plain(limit), plain(value)
    if value > limit:
        message = f"公用经费类的预算资金 {actual} 超过公用经费合计 {expected}"
        return failed("G-07", where, message, _HINT, f"≤{expected}", actual)
    if value == limit or not alone:
        return passed("G-07", where, f"≤{expected}", actual)
    message = f"公用经费类的预算资金 {actual} 比公用经费合计 {expected} 少 {plain(limit - value)}"
    hint = "核对差额是不是不参加采购的公用经费；是的不用改"
    return failed("G-07", where, message, hint, expected, actual, NOTICE)
