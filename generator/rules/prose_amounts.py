"""Figures in running text, each with its unit and with what it is said of.

A figure's subject is the name that stands before it in the same clause: ``项目预算10万元``,
``其中：一般公共预算收入1038.81万元``, ``公务接待费0.00万元，同比减少0.2万元``. Which names there
are is declared by whoever asks; the grammar knows only clauses, fillers and units.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

_FIGURE = re.compile(
    r"(?<![0-9A-Za-z.])(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s*"
    r"(?P<unit>亿元|万元|元|万|%|％|人次|人|辆|台|套|个|次|批次|项|平方米|亩)?"
)
# What may stand between a name and its figure without being a subject itself.
_FILLER = re.compile(
    r"(?:(?:预算|资金|金额|经费|支出|收入|安排|共计|合计|总计|总额|共|计|为|是|约|达|达到|拨付|增加|减少"
    r"|数|的|了|当年|全年|年初|年度|[:：、（(“”\s])*)"
)
_CLAUSE_ENDS = "，。；;！？\n"
MONEY_UNITS = {
    "亿元": Decimal(10) ** 8,
    "万元": Decimal(10) ** 4,
    "万": Decimal(10) ** 4,
    "元": Decimal(1),
}


class Mention(Struct, frozen=True):
    """A figure in a text: where, how it is printed, and the subject it belongs to ('' if none).

    ``change`` is +1 or -1 where the text says that something grew or shrank by the figure, else 0.
    """

    start: int
    end: int
    number: Decimal
    unit: str
    subject: str = ""
    change: int = 0

    def in_unit(self, unit: str) -> Decimal | None:
        """The amount in another unit of money; None where the figure is no money."""
        own, wanted = MONEY_UNITS.get(self.unit), MONEY_UNITS.get(unit)
        return self.number * own / wanted if own and wanted else None


@lru_cache(maxsize=256)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def figures(text: str) -> Iterator[Mention]:
    """Every figure of a text, without subjects."""
    for match in _FIGURE.finditer(text):
        if not _is_part_of_a_name(text, match):
            number = Decimal(match["number"].replace(",", ""))
            yield Mention(match.start(), match.end(), number, match["unit"] or "")


def mentions(text: str, names: Iterable[str]) -> Iterator[Mention]:
    """Every figure of a text with its subject among ``names``."""
    pattern, end = _names(tuple(names)), 0
    for figure in figures(text):
        clause = max((text.rfind(mark, 0, figure.start) for mark in _CLAUSE_ENDS), default=-1) + 1
        before = text[max(clause, end) : figure.start]
        subject, gap = _subject(before, pattern)
        change = (
            -1
            if re.search(r"减少|下降|压减|降低", gap)
            else bool(re.search(r"增加|增长|上升", gap))
        )
        yield Mention(figure.start, figure.end, figure.number, figure.unit, subject, int(change))
        end = figure.end


def _subject(before: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """The last name before a figure if only fillers stand between; and what stands between."""
    found = list(pattern.finditer(before))
    if not found:
        return "", before
    last = found[-1]
    gap = before[last.end() :]
    return (last.group(), gap) if _FILLER.fullmatch(gap) else ("", gap)


def _is_part_of_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether the digits belong to a year, a date or a numbering."""
    following = text[match.end() : match.end() + 1]
    return not match["unit"] and following in "年月日号、."
