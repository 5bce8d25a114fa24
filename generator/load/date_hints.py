"""What clerks type for a date, and how it should stand: 年-月-日, in digits, a day there is."""

from __future__ import annotations

import unicodedata
from calendar import monthrange

from generator.patterns import regex

_PARTS = regex(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_DIGITS = regex(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_TWO_DIGITS = "月和日各写两位数字，中间用半角短横线"
_GENERAL = "写成 年-月-日，如 2000-02-01"


def mend_date(text: str) -> str | None:
    """Return the date as it should stand when that is certain, else None."""
    hint = date_hint(text)
    return hint[-10:] if hint.startswith(_TWO_DIGITS) else None


def date_hint(text: str) -> str:
    """Say what to do about a text that is no date; never empty."""
    if "待填" in text:
        return f"还没有填：照公开文件{_GENERAL}"
    plain = unicodedata.normalize("NFKC", text[:40]).strip()
    found = _PARTS.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if found is None:
        return _GENERAL
    year, month, day = map(int, found.groups())
    if not 1 <= month <= 12:
        return f"没有 {month} 月，请核对月份"
    if year == 0:
        return _GENERAL
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"{year} 年 {month} 月只有 {last} 天，没有 {day} 日，请核对"
    return f"{_TWO_DIGITS}：{year:04}-{month:02}-{day:02}"
