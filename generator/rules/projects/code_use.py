"""P-04 to P-06: the year of a 项目编码, and that no two projects share one."""

from collections.abc import Iterator

from generator.diagnostics import Comparison
from generator.rules.examination import Examination
from generator.rules.projects import code as project_code
from generator.rules.projects.code_form import code_place
from generator.rules.projects.code_likely import hint
from generator.rules.registry import ERROR, NOTICE, QUESTION, rule
from generator.rules.verdicts import failed, passed, unchecked


def _years(examination: Examination) -> Iterator[tuple[int, int | None]]:
    """Each project's number, and how many years its code is older than the budget."""
    year = examination.disclosure.year
    for number, project in enumerate(examination.disclosure.projects):
        code = project_code.parse(project.code)
        yield number, int(year) - code.year if code and year.isdecimal() else None


@rule("P-04", "project-from-the-future", "项目编码的年份不晚于预算年度", ERROR, QUESTION)
def check_year(examination: Examination) -> Iterator[Comparison]:
    """查什么：项目编码第 7、8 位是项目设立的年份，不晚于预算年度。
    为什么：预算里不会有以后年度才设立的项目；晚于预算年度说明编码或年度写错了。
    例子：2026 年预算里的项目编码年份是 27。
    怎么改：对照原件核对编码第 7、8 位和公开的年度。
    """
    year = examination.disclosure.year
    for number, age in _years(examination):
        place = code_place(number)
        if age is None:
            yield unchecked("P-04", place, "项目编码的形式不对，看不出年份")
        elif age >= 0:
            yield passed("P-04", place)
        else:
            made = str(int(year) - age)
            message = f"项目编码的年份是 {made}，晚于预算年度 {year}"
            yield failed("P-04", place, message, hint(examination, number), f"≤{year}", made)


@rule("P-05", "continuing-project", "延续项目", NOTICE, QUESTION)
def check_continuing(examination: Examination) -> Iterator[Comparison]:
    """查什么：项目编码的年份是否就是预算年度；早于预算年度的是以前设立、今年继续安排的延续项目。
    为什么：延续项目可以与以前年度的公开对照，看安排了多少、完成得怎样。
    例子：2026 年预算里的项目编码年份是 25。
    怎么改：确是延续项目的不用改；当年新设的，核对编码第 7、8 位。
    """
    year = examination.disclosure.year
    for number, age in _years(examination):
        place = code_place(number)
        if age is None:
            yield unchecked("P-05", place, "项目编码的形式不对，看不出年份")
        elif age == 0:
            yield passed("P-05", place)
        elif age > 0:
            made = str(int(year) - age)
            message = f"编码的年份是 {made}，早于预算年度 {year}，这是延续项目"
            advice = "确是延续项目的不用改；当年新设的项目，核对编码第 7、8 位"
            yield failed("P-05", place, message, advice, year, made)


@rule("P-06", "project-code-used-twice", "项目编码不重复", ERROR, QUESTION)
def check_unique(examination: Examination) -> Iterator[Comparison]:
    """查什么：同一年度里，一个项目编码只属于一个项目，本部门之内和各部门之间都不重复。
    为什么：编码是项目唯一的身份；两个项目用同一个编码，金额和绩效就分不清是谁的。
    例子：两张绩效目标表印着同一个项目编码。
    怎么改：对照原件核对两处的编码，改正抄错的一处；同一个项目重复公开的删去一处。
    """
    seen: dict[str, int] = {}
    advice = "对照原件核对两处的编码；同一个项目重复公开的，删去一处"
    for number, project in enumerate(examination.disclosure.projects):
        code, place = project.code, code_place(number)
        elsewhere = examination.shared.codes_elsewhere.get(code)
        if not code:
            continue
        if code in seen:
            other = examination.disclosure.projects[seen[code]]
            message = f"项目编码 {code} 已用于“{other.name}”"
            both = place + code_place(seen[code])
            yield failed("P-06", both, message, advice, None, code)
        elif elsewhere is not None:
            message = f"项目编码 {code} 在别的公开里也有：{elsewhere}"
            yield failed("P-06", place, message, advice, None, code)
        else:
            yield passed("P-06", place)
        seen.setdefault(code, number)
