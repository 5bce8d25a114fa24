"""What the tables say of staff: personnel or public money, and contributions found twice."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Comparison, Place
from generator.model.money import plain, total
from generator.rules.arithmetic.equality import compare_sums
from generator.rules.examination import Examination
from generator.rules.figures import Figure
from generator.rules.registry import ARITHMETIC, NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import failed, passed, unchecked

_GENERAL, _BASIC = "general_public_budget_expenditure", "basic_expenditure"
_PERSONNEL, _PUBLIC = ("301", "303"), ("302", "310")
_EITHER = ("30239",)  # 其他交通费用: 公务交通补贴 counts as personnel in some places
_TWICE = (("2080505", "30108"), ("2080506", "30109"), ("2210201", "30113"))
_MEDICAL = "21011"
_MEDICAL_LEAST, _MEDICAL_MORE = ("30110", "30111"), ("30112", "30114", "30307")
_RETIRED, _PENSIONS = ("2080501", "2080502", "2080503"), ("30301", "30302")


@rule("T6-R2", "expense-in-wrong-column", "人员经费、公用经费不串栏", WARNING, QUESTION)
def check_columns(examination: Examination) -> Iterator[Comparison]:
    """查什么：301、303 的款在人员经费栏，302、310 的款在公用经费栏；30239 两栏都可以。
    为什么：公用经费就是机关运行经费，串了栏，机关运行经费就少算或多算。
    例子：30211 差旅费填在人员经费栏。
    怎么改：对照原件改到应在的栏。
    """
    figures = examination.tables.get(_BASIC)
    if figures is None:
        return
    parents = {code[:size] for code in figures.by_code for size in range(len(code))}
    for code, line in figures.by_code.items():
        wrong = _wrong_column(code)
        if code in parents or not wrong or line.row.derived:
            continue
        amount, where = line.row.amount(wrong), (figures.place(line, wrong),)
        if amount:
            label = figures.form.by_id[wrong].label
            message = f"{code} {line.name}有 {plain(amount)} 填在{label}栏"
            hint = "对照原件看是不是填错了栏"
            yield failed("T6-R2", where, message, hint, None, plain(amount))
        else:
            yield passed("T6-R2", where)


def _wrong_column(code: str) -> str:
    """The column in which nothing of this 科目 should stand; '' where either will do."""
    if code.startswith(_PERSONNEL):
        return "public"
    return "personnel" if code.startswith(_PUBLIC) and code not in _EITHER else ""


@rule("X-15", "contribution-printed-twice-differs", "社保、公积金两处相同", WARNING, ARITHMETIC)
def check_contributions(examination: Examination) -> Iterator[Comparison]:
    """查什么：基本支出里，2080505=30108 养老，2080506=30109 职业年金，2210201=30113 住房公积金。
    为什么：同一笔钱，一张表按功能列，一张表按经济性质列，数应当一样。
    例子：2210201 住房公积金 15.92，30113 住房公积金 15.29。
    怎么改：对照原件看哪一张录错；部分人员在别的科目列支的，可以不同。
    """
    if examination.has(_GENERAL, _BASIC):
        for functional, economic in _TWICE:
            left = examination.subject(_GENERAL, functional, "basic")
            right = examination.subject(_BASIC, economic, "total")
            if (comparison := compare_sums("X-15", [left], [right])) is not None:
                yield comparison


@rule("X-16", "medical-insurance-differs", "行政事业单位医疗与医疗保险缴费相当", NOTICE, QUESTION)
def check_medical(examination: Examination) -> Iterator[Comparison]:
    """查什么：21011 行政事业单位医疗的基本支出，不少于 30110+30111，不多于再加其他社保和医疗费。
    为什么：这个科目交的就是职工医疗保险和公务员医疗补助，差得多说明有一处录错。
    例子：21011 为 16.61，30110 为 61.04。
    怎么改：对照原件核对这几格；医疗保险在别的科目列支的，可以不同。
    """
    if not examination.has(_GENERAL, _BASIC):
        return
    spent = _items(examination, (_MEDICAL,))
    least = [examination.subject(_BASIC, code, "total") for code in _MEDICAL_LEAST]
    more = [examination.subject(_BASIC, code, "total") for code in _MEDICAL_MORE]
    paid, low, high = _sum(spent), _sum(least), _sum([*least, *more])
    where = _places([*spent, *least, *more])
    unreadable = any(figure.unreadable for figure in (*spent, *least, *more))
    if (not paid and not low) or unreadable:
        return
    slack = Decimal("0.005") * (len(least) + len(more) + 1)
    if low - slack <= paid <= high + slack:
        yield passed("X-16", where, f"{plain(low)}—{plain(high)}", plain(paid))
    else:
        message = f"21011 行政事业单位医疗 {plain(paid)}，医疗保险缴费等 {plain(low)}—{plain(high)}"
        hint = "对照原件核对这几格；医疗保险在别的科目列支的，可以不同"
        yield failed("X-16", where, message, hint, f"{plain(low)}—{plain(high)}", plain(paid))


@rule("X-17", "pensions-differ", "离退休支出 = 离休费 + 退休费", NOTICE, QUESTION)
def check_pensions(examination: Examination) -> Iterator[Comparison]:
    """查什么：2080501 至 2080503 的基本支出等于 30301 离休费加 30302 退休费；303 另有别款的不核对。
    为什么：这几个科目安排的就是离退休人员的钱。
    例子：2080502 事业单位离退休 7.75，30302 退休费 7.57。
    怎么改：对照原件核对这几格；另有离退休公用经费的，可以不同。
    """
    if not examination.has(_GENERAL, _BASIC):
        return
    left = _items(examination, _RETIRED)
    right = [examination.subject(_BASIC, code, "total") for code in _PENSIONS]
    codes = examination.tables[_BASIC].by_code
    if any(code.startswith("303") and code not in ("303", *_PENSIONS) for code in codes):
        if places := _places(left):
            message = "对个人和家庭的补助里还有别的款，分不清哪些属于离退休，没有核对"
            yield unchecked("X-17", places, message)
    elif (comparison := compare_sums("X-17", left, right)) is not None:
        yield comparison


def _items(examination: Examination, beginnings: tuple[str, ...]) -> list[Figure]:
    """The basic expenditure of the lowest 科目 whose codes begin so."""
    figures = examination.tables[_GENERAL]
    codes = [code for code in figures.by_code if code.startswith(beginnings)]
    lowest = [c for c in codes if not any(o != c and o.startswith(c) for o in codes)]
    return [figures.figure(figures.by_code[code], "basic") for code in lowest]


def _sum(figures: list[Figure]) -> Decimal:
    return total(figure.value for figure in figures if figure.value is not None)


def _places(figures: list[Figure]) -> tuple[Place, ...]:
    return tuple(figure.place for figure in figures if figure.place is not None)
