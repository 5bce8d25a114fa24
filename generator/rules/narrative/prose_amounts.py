"""Figures in running text: the number as printed, its unit, where it stands.

Years, dates, numbering and document numbers (2000年, 6月15日, 1、, 〔2022〕1364号) are no figures.
What a figure is said of is the matter of ``prose_clauses``.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from generator.model.half_width import half_width_figures
from generator.patterns import regex

_UNITS = (
    "亿元|万元|千元|元|万平方米|万平米|平方米|平米|㎡|亩|万人次|人次|万人|人|辆次|辆|台套|台|套"
    "|批次|批|个|场次|场|次|项|家|户|份|名|件|间|处|座|吨|公里|%|万(?![\u4e00-\u9fff])"
)
_SIGNS = "-－−"
_DIGITS = regex(r"[0-9]+")
_FIGURE = regex(
    rf"(?<![0-9A-Za-z.〔\[第])(?P<sign>(?<![0-9%元])[{_SIGNS}])?"
    r"(?P<number>[0-9]+(?:[,，][0-9]{3}(?![0-9]))*(?:\.[0-9]+)?)(?![0-9A-Za-z])"
    rf"\s*(?P<unit>{_UNITS})?"
)
# What follows a figure that is no statement of an amount but a limit, a standard or a range.
_LIMIT_AFTER = regex(r"\s*(?:以上|以下|以内|之内|左右|余|多|[/／]|[-—~～至][0-9])")
_LIMIT_BEFORE = regex(
    r"(?:[≥≤＞＜><~～]|[0-9]\s*[-—至]|不?超过|不?低于|不少于|不高于|人均|每.{0,2})$"
)
_ABOUT_BEFORE = regex(r"(?:约|近|大约|约为)$")
_NO_FIGURE_AFTER = regex(r"年|月|日|号|时|点|分(?![之项])|期|、|[.．](?![0-9])|[)）〕\]]")
_NAME_BEFORE = regex(r"(?:〕|附件|附表|附录|表|图|第)$")
_PERIOD = regex(r"月|工作日|小时|星期")
MONEY_UNITS = {
    "亿元": Decimal(10) ** 8,
    "万元": Decimal(10) ** 4,
    "万": Decimal(10) ** 4,
    "千元": Decimal(10) ** 3,
    "元": Decimal(1),
}


class Mention(Struct, frozen=True):
    """A figure in a text.

    ``words`` is what the clause says before it. A ``changed`` figure is a difference: ``change`` is
    +1 or -1 for more or less, 0 for 持平.
    ``year`` is the year it is said of, or compared with: digits, ``上年``, or '' where not said.
    ``depth`` counts the brackets it stands in. A ``limit`` (以上, 不超过, 元/人) states no amount,
    an ``about`` one (约) is rounded. ``carried`` words were said with an earlier figure.
    """

    start: int
    end: int
    number: Decimal
    unit: str = ""
    change: int = 0
    words: str = ""
    changed: bool = False
    year: str = ""
    depth: int = 0
    limit: bool = False
    about: bool = False
    carried: bool = False

    def in_unit(self, unit: str) -> Decimal | None:
        """The amount in another unit of money; None where the figure is no money."""
        own, wanted = MONEY_UNITS.get(self.unit), MONEY_UNITS.get(unit)
        if own is None or wanted is None:
            return None
        return self.number if own == wanted else self.number * own / wanted


def figures(text: str) -> Iterator[Mention]:
    """Every figure of a text, without what it is said of."""
    text = half_width_figures(text)
    for match in _matches(text):
        if not _is_part_of_a_name(text, match):
            sign, digits, unit = match.groups()
            number = Decimal(digits.replace(",", "").replace("，", ""))
            start, end = match.span()
            before = text[max(start - 4, 0) : start].rstrip()
            yield Mention(
                start,
                end,
                -number if sign else number,
                unit or "",
                limit=bool(_LIMIT_AFTER.match(text, end) or _LIMIT_BEFORE.search(before)),
                about=bool(_ABOUT_BEFORE.search(before)),
            )


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Where the pattern of a figure fits; tried only where digits are, which is quick."""
    end = 0
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        if start >= end:
            signed = start > end and text[start - 1] in _SIGNS
            match = (_FIGURE.match(text, start - 1) if signed else None) or _FIGURE.match(
                text, start
            )
            if match:
                end = match.end()
                yield match


def _is_part_of_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether the digits belong to a year, a date, a period, a numbering or a document number."""
    if match["unit"]:
        return match["unit"] == "个" and bool(_PERIOD.match(text, match.end()))
    before = text[max(match.start() - 2, 0) : match.start()]
    return bool(_NO_FIGURE_AFTER.match(text, match.end()) or _NAME_BEFORE.search(before))
