"""What a cell of a workbook says, as the text that stands in the data.

A number says what it shows; what was printed stays as it was printed while the number is the same.
Where the number and what is shown of it differ, nobody knows which is meant, and nothing is taken.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal

from generator.exchange.incoming.shown_numbers import is_date, shown
from generator.forms.column import ColumnKind
from generator.load.amount_hints import amount_hint, mend_amount
from generator.load.placeholders import is_open
from generator.model.money import amount, is_amount, plain

_KEPT_DIGITS = 15  # what a spreadsheet keeps of a number
_DUST = Context(prec=_KEPT_DIGITS)
_FORMAT = re.compile(r"[#,]*0+(?:\.(0+))?[_ )]*")
_PERCENT = re.compile(r"(?<![\"\\])%")
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class RawCell:
    """A cell as a workbook holds it; ``where`` names it to a person.

    ``formula`` says that the value was computed.
    """

    value: object
    pattern: str
    where: str
    formula: bool = False


@dataclass(frozen=True)
class Reading:
    """The text of a cell; ``trouble`` says why it cannot be taken, ``note`` what was done to it."""

    text: str
    trouble: str = ""
    note: str = ""


def reading(cell: RawCell | None, kind: ColumnKind, before: str, unit: str = "") -> Reading:
    """What a cell says; ``before`` is what it said when it was given out."""
    value = cell.value if cell is not None else None
    if cell is None or value is None:
        return Reading("")
    if isinstance(value, bool):
        return Reading("", "这一格是逻辑值（TRUE/FALSE），请改成文字或数字")
    if isinstance(value, datetime | date | time | timedelta):
        said = "电子表格把它变成了日期或时间，请把单元格格式改成“文本”再重新输入"
        return Reading("", said)
    if isinstance(value, int | float):
        return _number(str(value), cell.pattern, kind, before)
    return _text(str(value), kind, before, unit)


def _text(value: str, kind: ColumnKind, before: str, unit: str) -> Reading:
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if text == before or not text:
        return Reading(text)
    hidden = next((c for c in text if not (c.isprintable() or c in "\n\t\u3000\u00a0")), "")
    if hidden:
        return Reading("", f"文字里有看不见的字符（U+{ord(hidden):04X}），请删去")
    if not kind.numeric or is_amount(text) or is_open(text):
        return Reading(text)
    mended = mend_amount(text, unit)
    if mended is None or not is_amount(mended):
        return Reading("", f"“{text[:40]}”不是数字：{amount_hint(text)}")
    if mended == before:
        return Reading(before)
    return Reading(mended, note=f"“{text}”按 {mended} 收入")


def _number(stored: str, pattern: str, kind: ColumnKind, before: str) -> Reading:
    exact = Decimal(stored)
    if not exact.is_finite():
        return Reading("", "这一格不是有限的数字，请改正")
    value = _DUST.plus(exact)
    if is_date(pattern) and pattern != "General":
        return Reading("", "这一格的格式是日期，请改成“常规”或“文本”再重新输入")
    if _PERCENT.search(pattern):
        return _percent(value, pattern, kind, before)
    known = amount(before)
    if known is not None and known == value:
        return Reading(before)
    digits = len(value.as_tuple().digits)
    text = _plain(value)
    if kind in (ColumnKind.AMOUNT, ColumnKind.QUANTITY):
        return _figure(value, text, pattern, before)
    if digits >= _KEPT_DIGITS:
        return Reading("", f"编码太长，电子表格只留住 15 位（{text}）：请把格式改成“文本”再输入")
    return Reading(text)


def _percent(value: Decimal, pattern: str, kind: ColumnKind, before: str) -> Reading:
    """A share typed as ``25%``, which a spreadsheet keeps as 0.25."""
    if kind.numeric:
        return Reading("", "这一格的格式是百分比，这里应是数字：请把格式改成“数值”再输入")
    found = shown(_plain(value), pattern)
    if found.doubt:
        return Reading("", f"{found.doubt}：请按要公开的样子写成文字")
    if before.endswith("%") and amount(before[:-1]) == value.scaleb(2):
        return Reading(before)
    return Reading(found.text)


def _figure(value: Decimal, text: str, pattern: str, before: str) -> Reading:
    """A figure with as many decimals as its format shows, or as it had."""
    found = _FORMAT.fullmatch(pattern.split(";")[0])
    places = max(len(found.group(1) or "") if found else 0, _decimals(before))
    own = _decimals(text)
    if found and own > places:
        rounded = f"{value:.{places}f}"
        return Reading(
            "",
            f"显示的是 {rounded}，存的却是 {text}：要公开哪一个，就照那样输入"
            "（要更多小数，请先增加单元格的小数位数）",
        )
    if own > _MOST_DECIMALS:
        return Reading("", f"有 {own} 位小数（{text}）：请四舍五入到要公开的位数")
    text = text + "." * (own == 0 and places > 0) + "0" * (places - own)
    return Reading(text) if is_amount(text) else Reading("", f"“{text}”太长，不能作金额")


def _decimals(text: str) -> int:
    return len(text.partition(".")[2]) if is_amount(text) else 0


def _plain(value: Decimal) -> str:
    """A number in plain digits without noughts at the end of its decimals."""
    text = plain(value)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
