"""Indicator values of 分项绩效目标 against the indicators of the project that an item means."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Comparison, Outcome, Place, Severity
from generator.model.half_width import half_width_figures
from generator.model.indicator_value import IndicatorValue
from generator.model.indicator_value import read as read_value
from generator.model.project import Project
from generator.patterns import regex
from generator.rules.examination import Examination, TextBlock
from generator.rules.narrative.prose_amounts import MONEY_UNITS, Mention, figures
from generator.rules.narrative.target_items import TargetItem, target_items
from generator.rules.registry import ARITHMETIC, ERROR, NOTICE, WARNING, rule

_AT_LEAST = regex(r"(?:不低于|不少于|大于等于|≥|达到|至少)$")
_AT_MOST = regex(r"(?:不高于|不超过|不大于|小于等于|≤|至多)$")
_OVER = regex(r"\s*(?:以上|%?以上%?)")
_UNDER = regex(r"\s*(?:以下|以内|之内)")
_NUMBER = regex(r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?=以上%)")
_ANOTHER = "计量单位和数值都不同，说的可能是另一个指标，没有核对"
# Units that mean the same; the factor brings the first to the second.
_SAME_UNIT = {
    "平米": ("平方米", 1),
    "㎡": ("平方米", 1),
    "万平方米": ("平方米", 10000),
    "万平米": ("平方米", 10000),
    "批": ("批次", 1),
    "万人": ("人", 10000),
    "万人次": ("人次", 10000),
    "场": ("场次", 1),
    "名": ("人", 1),
}


@rule("N-22", "target-value-differs", "分项绩效目标的指标值与项目表不同", ERROR, ARITHMETIC)
def target_values(whole: Examination) -> Iterator[Comparison]:
    """查什么：分项绩效目标里按“数量指标”“成本指标”等写出的指标值，与该项目的绩效指标一致。

    为什么：同一个目标写了两个数，年底无法考核。
    例子：分项目标写“签约项目资金增长率不低于10%”，项目表的指标值是 ≥5%。
    怎么改：对照原件核对两处，改成同一个数；只是单位写法不同的，统一单位。
    """
    kinds = [kind for level in whole.edition.project.levels for kind in level.kinds]
    for item in target_items(whole):
        if item.project is not None:
            for block in item.blocks:
                kind = _kind(block, kinds)
                found = list(_values(block.text)) if kind else []
                if kind and len(found) == 1:
                    yield from _compare(whole, item, block, kind, found[0])


def _kind(block: TextBlock, kinds: list[str]) -> str | None:
    """The 二级指标 that a paragraph states; satisfaction is often stated without its name."""
    if block.kind == "heading":
        return None
    for kind in kinds:
        if kind in block.text:
            return kind
    last = kinds[-1]
    return last if "满意" in block.text else None


def _values(text: str) -> Iterator[tuple[Mention, str]]:
    """The quantities of a text, each with its operator; a 完成值 beside the target is left out."""
    text = half_width_figures(text)
    for mention in figures(text):
        before = text[max(mention.start - 6, 0) : mention.start].rstrip()
        misplaced = _NUMBER.match(text, mention.start)
        if before.endswith("完成值") or not (mention.unit or misplaced):
            continue
        operator = "≥" if _AT_LEAST.search(before) or _OVER.match(text, mention.end) else ""
        operator = "≤" if _AT_MOST.search(before) or _UNDER.match(text, mention.end) else operator
        unit = "%" if misplaced and not mention.unit else mention.unit
        yield Mention(mention.start, mention.end, mention.number, unit), operator


def _compare(
    whole: Examination, item: TargetItem, block: TextBlock, kind: str, found: tuple[Mention, str]
) -> Iterator[Comparison]:
    assert item.project is not None
    project, (mention, operator) = whole.disclosure.projects[item.project], found
    place = block.place(mention.start, mention.end)
    row = _row(project, kind, block.text)
    value = read_value(project.indicators[row].text("value")) if row is not None else None
    if row is None or value is None or value.number is None:
        message = f"项目表里没有唯一对应的{kind}，没有核对"
        yield Comparison("N-22", Outcome.UNCHECKED, (place,), message=message)
        return
    places = (place, Place(f"indicators:{item.project}", row, "value"))
    printed = project.indicators[row].text("value")
    said = block.text[mention.start : mention.end]
    problem, severity = _difference(mention, operator, value)
    if problem == _ANOTHER:
        yield Comparison("N-22", Outcome.UNCHECKED, places, message=_ANOTHER)
        return
    if problem and severity is None and not _same_name(project, row, kind, block.text):
        severity = WARNING
    message = f"分项目标写的是 {operator}{said}，“{project.name}”的指标值是 {printed}：{problem}"
    outcome = Outcome.FAILED if problem else Outcome.PASSED
    yield Comparison(
        "N-22", outcome, places, printed, f"{operator}{said}", message, severity=severity
    )


def _row(project: Project, kind: str, text: str) -> int | None:
    """The only indicator of a kind, or the only one of them whose name the text holds."""
    rows = [i for i, row in enumerate(project.indicators) if row.text("level2") == kind]
    if len(rows) > 1:
        names = {i: project.indicators[i].text("level3") for i in rows}
        rows = [i for i, name in names.items() if name and name in text]
    return rows[0] if len(rows) == 1 else None


def _same_name(project: Project, row: int, kind: str, text: str) -> bool:
    """Whether a text names the indicator, or speaks of satisfaction, of which there is only one."""
    indicator = project.indicators[row]
    names = (indicator.text("level3"), indicator.text("description"))
    return "满意" in kind or any(name and name in text for name in names)


def _difference(
    mention: Mention, operator: str, value: IndicatorValue
) -> tuple[str, Severity | None]:
    """What differs, with its weight where that is not the rule's; '' where nothing does."""
    ours, theirs = _normal(mention.number, mention.unit), _normal(value.number, value.unit)
    other_unit = ours[1] != theirs[1] and bool(ours[1] and theirs[1])
    if other_unit:
        return ("计量单位不同", NOTICE) if ours[0] == theirs[0] else (_ANOTHER, None)
    if ours[0] != theirs[0]:
        return "数值不同", None
    return ("方向相反" if {operator, value.operator} == {"≥", "≤"} else ""), None


def _normal(number: Decimal | None, unit: str) -> tuple[Decimal, str]:
    name, factor = _SAME_UNIT.get(unit, (unit, 1))
    scale = MONEY_UNITS.get(name)
    amount = (number or Decimal(0)) * factor
    return (amount * scale, "元") if scale else (amount, name)
