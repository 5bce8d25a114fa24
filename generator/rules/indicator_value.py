"""指标值: what an indicator asks for, read from its printed text.

``[≥≤＞＜>=<]? number unit?``, a date, a standard such as ``650元/套``, or words. The text itself is
never changed; this is a reading beside it.
"""

import re
from decimal import Decimal

from msgspec import Struct

OPERATORS = {
    "≥": "≥", "≧": "≥", ">=": "≥", "＞=": "≥", "不低于": "≥", "不少于": "≥", "大于等于": "≥",
    "≤": "≤", "≦": "≤", "<=": "≤", "＜=": "≤", "不高于": "≤", "不超过": "≤", "小于等于": "≤",
    ">": ">", "＞": ">", "大于": ">", "<": "<", "＜": "<", "小于": "<", "=": "=", "＝": "=",
}  # fmt: skip
_OPERATOR = "|".join(sorted(map(re.escape, OPERATORS), key=len, reverse=True))
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_UNIT = r"[^0-9≥≤≧≦＞＜><=＝]*"
_QUANTITY = re.compile(rf"(?P<operator>{_OPERATOR})?\s*(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})")
_DATE = re.compile(
    r"(?:(?:20)?[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?(?:年?底|年末|全年)?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}[日号]|底)?)(?:之?前|以前|内)?"
)
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<u1>{_UNIT}?)[-—~～至](?P<high>{_NUMBER})(?P<unit>{_UNIT})"
)
_BEGINS_AS_QUANTITY = re.compile(rf"(?:{_OPERATOR}|[0-9])")


class IndicatorValue(Struct, frozen=True):
    """A reading of a 指标值. ``kind`` is quantity, standard, date, words or unreadable.

    ``operator`` is one of ≥ ≤ > < = or ''; ``printed`` the operator as it stands.
    """

    kind: str
    operator: str = ""
    number: Decimal | None = None
    unit: str = ""
    printed: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether it is a share."""
        return self.unit in ("%", "％")


def read(text: str) -> IndicatorValue:
    """The reading of a printed value."""
    stripped = text.strip()
    if _DATE.fullmatch(stripped.lstrip("≤<＜")):
        return IndicatorValue("date")
    match = _QUANTITY.fullmatch(stripped)
    if match:
        return _quantity(match)
    if _RANGE.fullmatch(stripped):
        return IndicatorValue("range")
    return IndicatorValue("unreadable" if _BEGINS_AS_QUANTITY.match(stripped) else "words")


def _quantity(match: re.Match[str]) -> IndicatorValue:
    printed, unit = match["operator"] or "", match["unit"].strip()
    kind = "standard" if "/" in unit else "quantity"
    return IndicatorValue(kind, OPERATORS.get(printed, ""), Decimal(match["number"]), unit, printed)
