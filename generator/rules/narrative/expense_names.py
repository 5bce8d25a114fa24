"""Whether the expenses that the text lists bear the names of 科目."""

from collections.abc import Iterator

from generator.diagnostics import Comparison, Outcome
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.narrative.expense_items import Expense, defined_names, expense_lists
from generator.rules.narrative.spoken_names import plain_name
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule
from generator.rules.remembered import once_for

_EXPENSE = regex("(?:费|费用|支出|经费|补贴|补助|金|款)$")


@rule("N-07", "expense-name-unknown", "费用名称不是经济科目名称", WARNING, QUESTION)
def expense_names(whole: Examination) -> Iterator[Comparison]:
    """查什么：机关运行经费明细用的是部门经济分类科目的名称。

    为什么：名称相同，读者才能在基本支出表里找到这一项。
    例子：说明写“网络运行维护费”，表里的科目叫“维修（护）费”。
    怎么改：改用表里的科目名称；约定俗成的叫法可以在名词解释里写明。
    """
    for listed in expense_lists(whole):
        defined = defined_names(whole, listed.declared.defined_as)
        for item in listed.items:
            name = item.name
            known = item.official or (bool(name) and plain_name(name) in defined)
            if known or name.startswith("其他"):
                yield Comparison("N-07", Outcome.PASSED, (item.figure.place,), None, name)
            elif _EXPENSE.search(name) and not _ends_with_one(whole, item):
                yield _unknown(whole, item)


def _ends_with_one(whole: Examination, item: Expense) -> bool:
    """Whether a phrase ends with the name of a 科目 (保障机关运转的办公费): it says no other."""
    subjects = whole.shared.subjects

    def names() -> tuple[str, ...]:
        return tuple(map(plain_name, subjects.economic.values()))

    return not item.codes and item.name.endswith(once_for(subjects, "names of expenses", names))


def _unknown(whole: Examination, item: Expense) -> Comparison:
    names = whole.shared.subjects.economic
    official = "、".join(names.get(code, code) for code in item.codes)
    message = f"“{item.name}”不是经济科目名称" + (f"，表里是“{official}”" if official else "")
    severity = NOTICE if item.codes else None
    places = (item.figure.place,)
    return Comparison(
        "N-07", Outcome.FAILED, places, official or None, item.name, message, severity=severity
    )
