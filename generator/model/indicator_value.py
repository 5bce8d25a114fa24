"""指标值: what an indicator asks for, read from its printed text.

``[≥≤＞＜>=<]? number unit?``, a standard such as ``650元/套``, a range, a ratio, a date, several of
them together, or words. The text itself is never changed; this is a reading beside it. What begins
as a figure and is none of these is unreadable: two values run together (``≥972023年12月底前``), an
operator without a number, a numeral instead of a unit (``100百``).
"""

import re
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from generator.model.half_width import half_width_figures
from generator.model.moments import is_date
from generator.model.money import plain
from generator.patterns import regex

_SIGNS = {
    "≥": "≥", "≧": "≥", ">=": "≥", "＞=": "≥", ">＝": "≥", "＞＝": "≥", "≤": "≤", "≦": "≤",
    "<=": "≤", "＜=": "≤", "<＝": "≤", "＜＝": "≤", ">": ">", "＞": ">", "<": "<", "＜": "<",
    "=": "=", "＝": "=",
}  # fmt: skip
_WORDS = {
    "不低于": "≥", "不少于": "≥", "不小于": "≥", "大于等于": "≥", "大于或等于": "≥", "至少": "≥",
    "达到": "≥", "不高于": "≤", "不超过": "≤", "不大于": "≤", "不多于": "≤", "小于等于": "≤",
    "小于或等于": "≤", "最多": "≤", "至多": "≤", "大于": ">", "高于": ">", "多于": ">",
    "超过": ">", "小于": "<", "低于": "<", "少于": "<",
}  # fmt: skip
OPERATORS = _SIGNS | _WORDS
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_OPERATOR = "|".join(sorted(map(re.escape, OPERATORS), key=len, reverse=True))
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_PLAIN = r"[^0-9≥≤≧≦＞＜><=＝/／.．,，:：+\-~～—]"
# A unit may hold a rate: 元/人·天, 次/2年; it does not begin with a mark of its own.
_UNIT = rf"(?:{_PLAIN}(?:{_PLAIN}|[/／](?=[^0-9]))*(?:[/／][0-9]*{_PLAIN}+)*)?"
_QUANTITY = regex(rf"(?P<operator>{_OPERATOR})?\s*(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})")
_TO = r"[-—–~～至到±]"
_RANGE = regex(
    rf"(?:{_OPERATOR})?\s*{_NUMBER}\s*{_UNIT}{_TO}{{1,2}}\s*{_NUMBER}\s*(?P<unit>{_UNIT})"
)
_RATIO = regex(
    rf"{_NUMBER}\s*[:：/／比]\s*{_NUMBER}\s*{_UNIT}|{_NUMBER}{_UNIT}\s*[×xX*]\s*{_NUMBER}{_UNIT}"
)
_DURATION = regex(r"(?:[0-9]{1,3}(?:年|个?月|周|天|日|小时|时|分钟?|秒钟?)){2,}")
_SEVERAL = regex(r"[，、；;。]|,(?![0-9]{3})|并且|且|和|或|及|与|\s+(?![0-9])")
# Things counted one after the other: 2个中心1个平台.
_COUNTED = regex(rf"(?:{_NUMBER}(?![年月日号])[\u4e00-\u9fff]{{2,}}){{2,}}")
_BEGINS = regex(_OPERATOR)
_BEGINS_AS_QUANTITY = regex(rf"(?:{_SIGN}|(?:{_OPERATOR})?\s*[0-9])")
_SIGN_AND_WORDS = regex(rf"(?:{_SIGN})\s*[\u4e00-\u9fff]{{2,}}")
# Text that only begins with a figure: 24小时有人值守，节假日不休; 12345热线按时答复.
_PROSE = regex(r"[0-9].*(?:(?![年月日号度底末初内前后])[\u4e00-\u9fff]){4}", re.DOTALL)
_LIMIT = regex(r"(?P<unit>.*?)(?:[（(]含[)）]|及)*(?P<limit>以上|以下|以内|之内)")
_BRACKETS = regex(r"[（(][^（()）]*[)）]")
_POWER = regex(r"(?<=m)([23])(?![0-9])")
_POINT = regex(r"(?<=[^0-9])[.．](?=[^0-9])")  # 元/人.天
_LARGE_NUMERALS = ("十", "百")
# The first four-digit number that may be a year; before it, 年 counts years.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST = 120


class IndicatorValue(Struct, frozen=True):
    """A reading of a 指标值.

    ``kind`` is quantity, standard (a price or rate), range, ratio, date, several, words or
    unreadable. ``operator`` is one of ≥ ≤ > < = or ''; ``printed`` is it as it stands.
    """

    kind: str
    operator: str = ""
    number: Decimal | None = None
    unit: str = ""
    printed: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether it is a share."""
        return self.unit.startswith("%")

    def turned(self, operator: str) -> str | None:
        """The value with another operator, in signs; None where no single number is read."""
        return None if self.number is None else f"{operator}{plain(self.number)}{self.unit}"

    @property
    def is_quantified(self) -> bool:
        """Whether it says how much."""
        return self.kind in ("quantity", "standard", "range", "ratio", "several")


@lru_cache(maxsize=8192)
def read(text: str) -> IndicatorValue:
    """The reading of a printed value."""
    if len(text) > _LONGEST:
        return IndicatorValue("words")
    stripped = _POWER.sub(lambda match: "²³"[int(match[1]) - 2], half_width_figures(text).strip())
    stripped = _POINT.sub("·", stripped)
    return _read(_BRACKETS.sub("", stripped).strip() or stripped)


def _read(text: str) -> IndicatorValue:
    begins = _BEGINS.match(text)
    printed = begins[0] if begins else ""
    if is_date(text[len(printed) :].strip()):
        return IndicatorValue("date", OPERATORS.get(printed, ""), printed=printed)
    match = _QUANTITY.fullmatch(text)
    if match:
        return _quantity(match)
    if (match := _RANGE.fullmatch(text)) is not None:
        return IndicatorValue("range", unit=match["unit"])
    if _RATIO.fullmatch(text) or _DURATION.fullmatch(text):
        return IndicatorValue("ratio")
    return IndicatorValue(_remaining_kind(text))


def _remaining_kind(text: str) -> str:
    parts = [part for part in _SEVERAL.split(text) if part]
    if not _BEGINS_AS_QUANTITY.match(text) or _SIGN_AND_WORDS.match(text):
        return "words"
    if len(parts) > 1 and all(_read(part).kind != "unreadable" for part in parts):
        return "several"
    if _COUNTED.fullmatch(text):
        return "several"
    return "words" if _PROSE.match(text) else "unreadable"


def _quantity(match: re.Match[str]) -> IndicatorValue:
    printed, unit = match["operator"] or "", match["unit"].strip()
    operator, number = OPERATORS.get(printed, ""), Decimal(match["number"].replace(",", ""))
    a_year = unit.startswith("年") and number >= 1000
    if a_year and not _FIRST_YEAR <= number <= _LAST_YEAR:
        return IndicatorValue("unreadable", operator, printed=printed)
    if unit in _LARGE_NUMERALS or unit.count("%") > 1:
        return IndicatorValue("unreadable", operator, printed=printed)
    limit = _LIMIT.fullmatch(unit)
    if limit:
        unit = limit["unit"]
        operator = operator or ("≥" if limit["limit"] == "以上" else "≤")
    kind = "standard" if "/" in unit or "／" in unit else "quantity"
    return IndicatorValue(kind, operator, number, unit, printed)
