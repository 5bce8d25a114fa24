"""Figures in running text: the number as printed, its unit, where it stands.

Years, dates, numbering and document numbers (2024年, 6月15日, 1、, 〔2022〕1364号) are no figures.
What a figure is said of is the matter of ``prose_clauses``.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

_UNITS = (
    "亿元|万元|千元|元|万平方米|万平米|平方米|平米|㎡|亩|万人次|人次|万人|人|辆次|辆|台套|台|套"
    "|批次|批|个|场次|场|次|项|家|户|份|名|件|间|处|座|吨|公里|%|％|万(?![\u4e00-\u9fff])"
)
_FIGURE = re.compile(
    r"(?<![0-9A-Za-z.〔\[第])(?P<sign>(?<![0-9%％元])[-－−])?"
    r"(?P<number>[0-9]+(?:[,，][0-9]{3}(?![0-9]))*(?:\.[0-9]+)?)(?![0-9A-Za-z])"
    rf"\s*(?P<unit>{_UNITS})?"
)
# What follows a figure that is no statement of an amount but a limit, a standard or a range.
_LIMIT_AFTER = re.compile(r"\s*(?:以上|以下|以内|之内|左右|余|多|[/／]|[-—~～至][0-9])")
_LIMIT_BEFORE = re.compile(
    r"(?:[≥≤＞＜><~～]|[0-9]\s*[-—至]|不?超过|不?低于|不少于|不高于|人均|每)$"
)
_ABOUT_BEFORE = re.compile(r"(?:约|近|大约|约为)$")
_NO_FIGURE_AFTER = re.compile(r"年|月|日|号|时|点|期|、|[.．](?![0-9])|[)）〕\]]")
_PERIOD = re.compile(r"月|工作日|小时|星期")
MONEY_UNITS = {
    "亿元": Decimal(10) ** 8,
    "万元": Decimal(10) ** 4,
    "万": Decimal(10) ** 4,
    "千元": Decimal(10) ** 3,
    "元": Decimal(1),
}


class Mention(Struct, frozen=True):
    """A figure in a text.

    ``words`` is what the clause says before it, ``subject`` the name among those that were asked
    for. A ``changed`` figure is a difference: ``change`` is +1 or -1 for more or less, 0 for 持平.
    ``year`` is the year it is said of, or compared with: digits, ``上年``, or '' where not said.
    ``depth`` counts the brackets it stands in. A ``limit`` (以上, 不超过, 元/人) states no amount,
    an ``about`` one (约) is rounded. ``carried`` words were said with an earlier figure.
    """

    start: int
    end: int
    number: Decimal
    unit: str = ""
    subject: str = ""
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
        return self.number * own / wanted if own and wanted else None


def figures(text: str) -> Iterator[Mention]:
    """Every figure of a text, without what it is said of."""
    for match in _FIGURE.finditer(text):
        if not _is_part_of_a_name(text, match):
            number = Decimal(re.sub("[,，]", "", match["number"]))
            before = text[max(match.start() - 4, 0) : match.start()].rstrip()
            yield Mention(
                match.start(),
                match.end(),
                -number if match["sign"] else number,
                match["unit"] or "",
                limit=bool(_LIMIT_AFTER.match(text, match.end()) or _LIMIT_BEFORE.search(before)),
                about=bool(_ABOUT_BEFORE.search(before)),
            )


def _is_part_of_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether the digits belong to a year, a date, a period, a numbering or a document number."""
    if match["unit"]:
        return match["unit"] == "个" and bool(_PERIOD.match(text, match.end()))
    return bool(_NO_FIGURE_AFTER.match(text, match.end())) or text[: match.start()].endswith("〕")


# What may stand between a name and its figure without being a subject itself.
_FILLER = re.compile(
    r"(?:(?:预算|资金|金额|经费|支出|收入|安排|共计|合计|总计|总额|共|计|为|是|约|达|达到|拨付|增加|减少"
    r"|数|的|了|当年|全年|年初|年度|[:：、（(“”\s])*)"
)
_CLAUSE_ENDS = "，。；;！？\n"


@lru_cache(maxsize=256)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def mentions(text: str, names: Iterable[str]) -> Iterator[Mention]:
    """Every figure of a text with its subject among ``names``: the name right before it."""
    pattern, end = _names(tuple(names)), 0
    for figure in figures(text):
        clause = max((text.rfind(mark, 0, figure.start) for mark in _CLAUSE_ENDS), default=-1) + 1
        subject, gap = _subject(text[max(clause, end) : figure.start], pattern)
        less = re.search(r"减少|下降|压减|降低", gap)
        change = -1 if less else int(bool(re.search(r"增加|增长|上升", gap)))
        yield Mention(figure.start, figure.end, figure.number, figure.unit, subject, change=change)
        end = figure.end


def _subject(before: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """The last name before a figure if only fillers stand between; and what stands between."""
    found = list(pattern.finditer(before))
    if not found:
        return "", before
    last = found[-1]
    gap = before[last.end() :]
    return (last.group(), gap) if _FILLER.fullmatch(gap) else ("", gap)
