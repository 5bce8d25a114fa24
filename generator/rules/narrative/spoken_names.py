"""From the words of a clause to the figure that the 版式 declares under such a name.

A name is found only where it stands alone: before it fillers such as 其中, 我部门 or the year,
after it such as 预算安排, 共计. What says more (拟购置固定资产总额) is some other figure.
"""

import re
from functools import lru_cache

from generator.forms.edition import Edition
from generator.forms.spoken import Spoken
from generator.model.half_width import half_width_figures
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.narrative.prose_amounts import MONEY_UNITS, Mention
from generator.rules.remembered import once

_DROPPED = str.maketrans(dict.fromkeys(" \t　“”\"‘’'「」『』") | {"(": "（", ")": "）"})
_MARKS = regex(f"[{re.escape(''.join(map(chr, _DROPPED)))}]")  # most names have none
_AS_OF = r"(?:截[至止])?(?:20[0-9]{2}年|上年|去年|本年)?(?:度)?(?:12月31日|年?[末底])"
_BEFORE = (
    rf"(?:{_AS_OF}|20[0-9]{{2}}年度?|上年度?|去年|今年|全年|当年|本年度?|年初|其中|包括|包含|主要用于|用于"
    r"|主要是|主要为|分别[为是]|分别|[我本该](?:部门|单位|局|中心|委|办|院|校|机关)?|部门|单位|机关及所属单位"
    r"|预算|编制|安排|计划|预计|共计|总计|合计|总的|共有|[和及与共的为将、：]|以及|含所属单位|（含所属单位）)*"
)
_AFTER = (
    r"(?:预算|安排|资金|金额|总额|总值|总计|共计|合计|小计|价值|原值|账面|当年|本年|今年|年初"
    r"|[数额共计为是约达有的：])*"
)
_BRACKETS = regex(r"（[^（）]*）")
_NUMBERING = regex(r"^(?:[0-9一二三四五六七八九十]+[、.．）]|（[0-9一二三四五六七八九十]+）)")


@lru_cache(maxsize=4096)
def plain_name(text: str) -> str:
    """A name without blanks, quotation marks and numbering: brackets full-width, figures half."""
    text = half_width_figures(text)
    plain = text.translate(_DROPPED) if _MARKS.search(text) else text
    return _NUMBERING.sub("", plain)


@lru_cache(maxsize=64)
def _declared(edition: Edition, section: str) -> tuple[re.Pattern[str], dict[str, list[Spoken]]]:
    """The names a section may use, as one pattern, with what each stands for."""
    names: dict[str, list[Spoken]] = {}
    for spoken in edition.spoken:
        if section in spoken.sections:
            for name in dict.fromkeys(plain_name(name) for name in spoken.names):
                names.setdefault(name, []).append(spoken)
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    choices = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return re.compile(rf"{_BEFORE}(?P<name>{choices})(?:(?<=费)(?:预算)?支出)?{_AFTER}"), names


@lru_cache(maxsize=4096)
def _called(edition: Edition, section: str, words: str) -> list[Spoken]:
    """What a section may call by these words."""
    pattern, names = _declared(edition, section)
    match = pattern.fullmatch(words) or pattern.fullmatch(_BRACKETS.sub("", words))
    return names[match["name"]] if match else []


def spoken_of(whole: Examination, section: str, mention: Mention) -> Spoken | None:
    """What a mention in a section speaks of, by its words and its unit."""
    words = without_own_names(whole, plain_name(mention.words))
    money = mention.unit in MONEY_UNITS or (mention.changed and not mention.unit)
    for spoken in _called(whole.edition, section, words):
        if mention.unit in spoken.measures or (money and not spoken.measures):
            return spoken
    return None


def without_own_names(whole: Examination, words: str) -> str:
    """``words`` less the names of the department, of its units and of its region."""
    for name in once(whole, "own names", own_names):
        words = words.replace(name, "")
    return words


def own_names(whole: Examination) -> tuple[str, ...]:
    """The names of the department and its units, the longest first, then that of the region."""
    department = whole.shared.department
    cells = [department.name, *(unit.name for unit in department.units)] if department else []
    names = sorted({plain_name(cell.text) for cell in cells}, key=lambda name: (-len(name), name))
    return tuple(name for name in (*names, whole.shared.region_name) if name)


_ITEM_BEFORE, _ITEM_AFTER = regex(_BEFORE), regex(rf"{_AFTER}$")


def item_name(whole: Examination, words: str) -> str:
    """The name of a listed item: its words less what may stand before and after a name."""
    name = without_own_names(whole, plain_name(words))
    start = _ITEM_BEFORE.match(name)
    name = name[start.end() :] if start else name
    return _ITEM_AFTER.sub("", name)
