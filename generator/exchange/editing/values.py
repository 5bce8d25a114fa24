"""What a cell of a workbook says, as the text that stands in the data.

A number says what it shows; what was printed stays as it was printed while the number is the same.
Where the number and what is shown of it differ, nobody knows which is meant, and nothing is taken.
"""

from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal

from msgspec import Struct

from generator.exchange.incoming.number_formats import is_date
from generator.exchange.incoming.shown_numbers import DUST, Shown, shown
from generator.forms.column import ColumnKind
from generator.load.amount_hints import amount_hint, mend_amount
from generator.load.placeholders import is_open
from generator.model.money import amount, is_amount, plain

_KEPT_DIGITS = 15  # what a spreadsheet keeps of a number
_DUST = Context(prec=_KEPT_DIGITS)
_MOST_DECIMALS = 6


class RawCell(Struct, frozen=True):
    """A cell as a workbook holds it; ``where`` names it to a person.

    ``formula`` says that the value was computed.
    """

    value: object
    pattern: str
    where: str
    formula: bool = False


class Reading(Struct, frozen=True):
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
        return _number(str(value), cell.pattern, kind, before, unit)
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


def _number(stored: str, pattern: str, kind: ColumnKind, before: str, unit: str) -> Reading:
    exact = Decimal(stored)
    if not exact.is_finite():
        return Reading("", "这一格不是有限的数字，请改正")
    if is_date(pattern):
        return Reading("", "这一格的格式是日期，请改成“常规”或“文本”再重新输入")
    value = _DUST.plus(exact)
    found = shown(_plain(value), pattern)
    if not found.known:
        said = f"读不懂这一格的格式“{pattern[:40]}”，不知道它显示的是什么"
        return Reading("", f"{said}：请把格式改成“常规”或“文本”，照要公开的样子再输入")
    if kind.numeric:
        return _figure(value, found, before, unit)
    return _label(value, found, before)


def _figure(value: Decimal, found: Shown, before: str, unit: str) -> Reading:
    """A figure with as many decimals as are shown of it, or as it had."""
    if found.text.endswith("%"):
        return Reading("", "这一格的格式是百分比，这里应是数字：请把格式改成“数值”再输入")
    text = mend_amount(found.text, unit) or ""
    seen, known = amount(text), amount(before)
    if seen is None or abs(seen - value) > DUST:
        return Reading("", _differs(found, value))
    if known is not None and known == seen:
        return Reading(before)
    if _many(text):
        own = _decimals(_plain(value))
        return Reading("", f"有 {own} 位小数（{_plain(value)}）：请四舍五入到要公开的位数")
    missing = _decimals(before) - _decimals(text)  # noughts at the end change no value
    text += "." * ("." not in text and missing > 0) + "0" * missing
    return Reading(text) if is_amount(text) else Reading("", f"“{text}”太长，不能作金额")


def _label(value: Decimal, found: Shown, before: str) -> Reading:
    """A number where words or a code may stand: what is shown of it, sign by sign."""
    if found.doubt or not found.text:
        return Reading("", _differs(found, value))
    if not found.bare:
        said = f"格式给 {found.text} 加了千位分隔符、货币符号或括号"
        return Reading("", f"{said}：请把格式改成“文本”，照要公开的样子再输入")
    if sum(character.isdigit() for character in _plain(value)) >= _KEPT_DIGITS:
        said = f"编码太长，电子表格只留住 15 位（{_plain(value)[:40]}）"
        return Reading("", f"{said}：请把格式改成“文本”再输入")
    if before != found.text and before.lstrip("0") == found.text:
        said = f"原来是 {before}，现在显示的是 {found.text}，开头的 0 不见了"
        return Reading("", f"{said}：请把格式改成“文本”，照要公开的样子再输入")
    return _text(found.text, ColumnKind.TEXT, before, "")


def _differs(found: Shown, value: Decimal) -> str:
    text, stored = found.text[:40] or "空白", _plain(value)[:40]
    return (
        f"显示的是 {text}，存的却是 {stored}：要公开哪一个，就照那样输入"
        "（要更多小数，请先增加单元格的小数位数；或者先把格式改成“常规”）"
    )


def _many(text: str) -> bool:
    """Whether there are more decimals than anybody prints."""
    return _decimals(text.rstrip("0")) > _MOST_DECIMALS


def _decimals(text: str) -> int:
    return len(text.partition(".")[2]) if is_amount(text) else 0


def _plain(value: Decimal) -> str:
    """A number in plain digits without noughts at the end of its decimals."""
    text = plain(value)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
