"""P-11 to P-13: what the 用途 of a project says, and the amounts in it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from generator.diagnostics import Comparison, Place
from generator.model.half_width import half_width_figures
from generator.model.money import plain
from generator.model.project import Project
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.narrative.prose_amounts import MONEY_UNITS, Mention
from generator.rules.narrative.prose_clauses import read
from generator.rules.projects.amounts import unit_of
from generator.rules.projects.titles import tidy
from generator.rules.registry import ARITHMETIC, ERROR, QUESTION, WARNING, rule
from generator.rules.remembered import once
from generator.rules.verdicts import failed, passed

_NAMES = {
    "budget": ("项目预算数", "项目预算", "预算数", "预算金额", "预算资金"),
    "fiscal_funds": ("财政拨款资金", "财政资金", "财政拨款"),
    "other_funds": ("其他资金", "其它资金"),
}
# Only the amounts of this project in this year: any other words mean other money (上级, 总投资 …).
_BEFORE = r"(?:其中|本项目|该项目|项目|本年度?|当年|今年|全年|20[0-9]{2}年度?|[（(、\s])*"
_AFTER = r"(?:预算|安排|拨付|金额|共计|合计|总计|当年|全年|共|计|数|为|是|的|\s)*"
_SHORTEST = 10
_WORD = regex(r"[0-9A-Za-z]+|[\u4e00-\u9fff]")


class Spoken(NamedTuple):
    """An amount in the 用途 of a project, and the field of the form that it speaks of."""

    number: int
    project: Project
    mention: Mention
    field: str


@lru_cache(maxsize=16)
def _names(typos: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """The names as a pattern of a whole clause, and their fields; known misspellings included."""
    fields = {name: field for field, several in _NAMES.items() for name in several}
    for written, meant in typos:
        fields |= {n.replace(meant, written): f for n, f in list(fields.items()) if meant in n}
    choices = "|".join(sorted(map(re.escape, fields), key=len, reverse=True))
    return re.compile(f"{_BEFORE}(?P<name>{choices}){_AFTER}"), fields


def _spoken(examination: Examination) -> tuple[Spoken, ...]:
    """Every amount in a 用途 that speaks of a field of its own form."""
    return once(examination, "amounts of purposes", lambda whole: tuple(_find(whole)))


def _find(examination: Examination) -> Iterator[Spoken]:
    pattern, fields = _names(tuple(examination.shared.words.typos.items()))
    years = ("", examination.disclosure.year)
    for number, project in enumerate(examination.disclosure.projects):
        for mention in read(project["purpose"].text):
            loose = mention.changed or mention.limit or mention.about or mention.carried
            match = pattern.fullmatch(half_width_figures(mention.words))
            if match and not loose and mention.year in years:
                yield Spoken(number, project, mention, fields[match["name"]])


@rule("P-11", "budget-in-purpose-differs", "用途里的预算数与预算数一致", ERROR, ARITHMETIC)
def check_budget(examination: Examination) -> Iterator[Comparison]:
    """查什么：用途文字里写的项目预算（预算数）与“预算数”一格相同，单位换算后比较。
    为什么：同一张表里同一个数写了两遍，不一致时读者不知道该信哪一个。
    例子：预算数 10.00 万元，用途里写“项目预算12万元”。
    怎么改：对照原件核对两处，改正抄错的一处。
    """
    for spoken in _spoken(examination):
        if spoken.field == "budget":
            yield from _compare("P-11", spoken, examination)


@rule("P-12", "funds-in-purpose-differ", "用途里的资金来源与表内一致", ERROR, ARITHMETIC)
def check_funds(examination: Examination) -> Iterator[Comparison]:
    """查什么：用途文字里写的财政资金、其他资金与表内各格相同，单位也要对。
    为什么：资金从哪里来要说得清；漏写一个“万”字，金额就差一万倍。
    例子：财政资金 4.00 万元，用途里写“财政资金4元”。
    怎么改：对照原件核对两处，改正抄错的数字或单位。
    """
    for spoken in _spoken(examination):
        if spoken.field != "budget":
            yield from _compare("P-12", spoken, examination)


def _compare(code: str, spoken: Spoken, examination: Examination) -> Iterator[Comparison]:
    number, project, mention, field = spoken
    if mention.unit and mention.unit not in MONEY_UNITS:
        return
    unit, part = unit_of(project, examination), f"project:{number}"
    expected = project[field].amount or Decimal(0)
    stretch = Place(part, -1, "purpose", mention.start, mention.end)
    places = (stretch, Place(part, -1, field))
    actual = f"{plain(mention.number)}{mention.unit}"
    if mention.in_unit(unit) == expected or mention.number == expected == 0:
        yield passed(code, places, f"{plain(expected)}{unit}", actual)
        return
    message = f"用途里写“{mention.words}{actual}”，表内是 {plain(expected)} {unit}"
    if mention.number == expected:
        message += f"：单位应为{unit}"
    severity = None if mention.unit or mention.number != expected else WARNING
    advice = "对照原件核对数字和单位，改正抄错的一处"
    sides = (f"{plain(expected)}{unit}", actual)
    yield failed(code, places, message, advice, *sides, severity=severity)


@rule("P-13", "purpose-says-nothing", "用途说明了用在哪里", WARNING, QUESTION)
def check_purpose(examination: Examination) -> Iterator[Comparison]:
    """查什么：用途不是照抄项目名称，并且不少于 10 个字。
    为什么：用途要让人看懂钱花在什么事上，只重复名称等于没有说。
    例子：项目名称是“办公楼维修费”，用途也只写“办公楼维修费”。
    怎么改：写明资金用来做什么、为谁、在哪里；原件如此的，建议下次补充。
    """
    for number, project in enumerate(examination.disclosure.projects):
        text, place = project["purpose"].text, (Place(f"project:{number}", -1, "purpose"),)
        length = sum(1 for _ in islice(_WORD.finditer(text), _SHORTEST))  # more need no counting
        if not text:
            wrong = "没有写用途"
        elif tidy(text).strip("。.;；") == tidy(project.name):
            wrong = "的用途只重复了项目名称"
        elif length < _SHORTEST:
            wrong = f"的用途只有 {length} 个字"
        else:
            yield passed("P-13", place)
            continue
        advice = "写明资金用来做什么、为谁、在哪里"
        yield failed("P-13", place, f"“{project.name}”{wrong}", advice, None, text)
