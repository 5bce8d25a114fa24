"""The 更正记录 held against what stands in the data (W-09)."""

from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.model.record import Correction
from generator.rules.examination import Examination
from generator.rules.places import Places
from generator.rules.registry import OMISSION, WARNING, rule
from generator.rules.verdicts import failed, passed, unchecked

_HINT = "数据又改过的，再加一条更正记录；记录写错的，改正“改为”"


@rule("W-09", "correction-disagrees", "更正记录与数据一致", WARNING, OMISSION)
def check_corrections(examination: Examination) -> Iterator[Comparison]:
    """查什么：corrections.yml 每一条的“位置”在数据里找得到，那里现在的内容就是“改为”。
    文字只写改了的几个字也可以。同一处更正过几次的，前一次的“改为”是后一次的“原为”，最后一次的“改为”是现在的内容。
    为什么：更正记录告诉读者公布以后改了什么；与表上的数不同，读者不知道该信哪一个。
    例子：更正记录写“改为 100.00”，表里却是 101.00；或者“位置”少写了一级，哪一格也不是。
    怎么改：数据没有改的改数据，又改过的再加一条记录；“位置”写成 表名/科目编码/栏目。
    """
    places = Places(examination.disclosure, examination.edition)
    latest: dict[str, int] = {}
    for number in in_order(examination.disclosure.corrections):
        entry = examination.disclosure.corrections[number]
        path = entry.place.text.strip("/ ")
        found = places.find(path)
        known = str(found) if found else path
        if known in latest:
            yield _follows(examination, latest[known], number)
        latest[known] = number
    for number in latest.values():
        yield _stands(examination, places, number)


def in_order(corrections: tuple[Correction, ...]) -> list[int]:
    """The numbers of the entries from the earliest day to the latest."""
    return sorted(range(len(corrections)), key=lambda number: corrections[number].date.text)


def _follows(examination: Examination, earlier: int, later: int) -> Comparison:
    """Whether an entry goes on from where the one before it for the same place ended."""
    entries = examination.disclosure.corrections
    first, then = entries[earlier].after.text, entries[later].before.text
    where = (Place("corrections", later, "before"), Place("corrections", earlier, "after"))
    if first == then:
        return passed("W-09", where, first, then)
    message = f"这一处上一次改为“{first}”，这一次的“原为”却是“{then}”"
    return failed("W-09", where, message, "两次更正首尾要相接，核对两条记录", first, then)


def _stands(examination: Examination, places: Places, number: int) -> Comparison:
    """Whether the last entry for a place says what stands there now."""
    entry = examination.disclosure.corrections[number]
    where = Place("corrections", number, "place")
    place = places.find(entry.place.text)
    if place is None:
        return _without_cell(examination, places, number, where)
    here, after = places.cell(place).text, entry.after.text
    both = (Place("corrections", number, "after"), place)
    words = place.part == "text" and after and after in here
    if here == after or words:
        return passed("W-09", both, here, after)
    message = f"更正记录说改为“{after}”，数据里现在是“{here}”"
    return failed("W-09", both, message, _HINT, here, after)


def _without_cell(
    examination: Examination, places: Places, number: int, where: Place
) -> Comparison:
    """A place that is no cell: a whole row or table, something taken out, words, or a slip."""
    entry = examination.disclosure.corrections[number]
    if places.holds(entry.place.text):
        return unchecked("W-09", (where,), "更正的不止一格，没有逐格核对")
    if not entry.after.text:
        return passed("W-09", (where,))
    if examination.incomplete or "/" not in entry.place.text:
        return unchecked("W-09", (where,), "位置不是数据里的一格，没有核对")
    message = f"数据里没有“{entry.place.text}”这个位置"
    hint = "写成 表名/科目编码或行名/栏目，或 项目编码/预算数；检查结果里的 path 可以照抄"
    return failed("W-09", (where,), message, hint)
