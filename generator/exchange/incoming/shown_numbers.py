"""What a spreadsheet shows for a number: its format applied, without the dust of binary fractions.

A cell that shows ``20.00`` stores 20, one that shows ``25%`` stores 0.25, and 132.11 may be stored
as 132.1100000000001. The language of formats is that of ECMA-376, part 1, 18.8.31.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.exchange.incoming.number_formats import Section, section, sections

DUST = Decimal("1e-7")
"""What may lie between a number and what is shown of it."""
_DUST_PLACES = 8
_GENERAL_DUST = Decimal("1e-9")
_WIDE = Context(prec=400)  # the largest number of a spreadsheet has 309 digits


class Shown(Struct, frozen=True):
    """The text that a cell shows, without separators of thousands and signs of money.

    ``doubt`` says why it may not be what was meant. ``known`` is False where the format is not
    understood; the text is then the number as stored. ``bare`` says that nothing was left out.
    """

    text: str
    doubt: str = ""
    known: bool = True
    bare: bool = True


def shown(stored: str, pattern: str) -> Shown:
    """What a number stored as ``stored`` (plain digits) shows under a number format."""
    value = Decimal(stored)
    if not value.is_finite():
        return Shown(stored, "不是有限的数字", known=False)
    parts = sections(pattern or "General")
    if value == 0 and len(parts) > 2:
        return _zero(section(parts[2]), pattern)
    below = value < 0 and len(parts) > 1
    found = section(parts[1] if below else parts[0])
    if found is None or (found.minus and not below):
        return _unknown(value, pattern)
    seen = _general(value, found) if found.general else _formatted(value, found)
    return _without_sign(seen, value, found) if below and not found.minus else seen


def _without_sign(seen: Shown, value: Decimal, found: Section) -> Shown:
    """A number below nought without its minus: red says as much, anything else does not."""
    if found.red:
        return replace(seen, bare=False)
    text = seen.text.replace("-", "", 1)
    said = f"显示为 {text}，实际存的是 {_trimmed(value, 0)}，按显示的读出"
    return replace(seen, text=text, doubt=said)


def _unknown(value: Decimal, pattern: str) -> Shown:
    text = _general(value, Section()).text
    return Shown(text, f"单元格格式“{pattern}”读不懂，按实际存的 {text} 读出", known=False)


def _zero(found: Section | None, pattern: str) -> Shown:
    """What nought shows where the format has a part of its own for it."""
    if found is None:
        return _unknown(Decimal(0), pattern)
    if found.general:
        return _general(Decimal(0), found)
    if "0" in found.whole + found.decimals:
        return _formatted(Decimal(0), found)
    return Shown(found.words)


def _general(value: Decimal, found: Section) -> Shown:
    rounded = value.quantize(Decimal(1).scaleb(-_DUST_PLACES), ROUND_HALF_UP, _WIDE)
    if abs(rounded - value) < _GENERAL_DUST:
        return Shown(f"{found.before}{_trimmed(rounded, 0)}{found.after}", bare=found.bare)
    text = f"{found.before}{_trimmed(value, 0)}{found.after}"
    return Shown(text, "小数位数很多，请核对", bare=found.bare)


def _formatted(value: Decimal, found: Section) -> Shown:
    if not found.whole and not found.decimals:
        hidden = f"格式不显示数字，实际存的是 {_trimmed(value, 0)}"
        return Shown(f"{found.before}{found.after}", hidden)
    shifted = value.scaleb(2, _WIDE) if found.percent else value.scaleb(-3 * found.scale, _WIDE)
    rounded = shifted.quantize(Decimal(1).scaleb(-len(found.decimals)), ROUND_HALF_UP, _WIDE)
    text = _padded(_trimmed(rounded, found.decimals.count("0")), found)
    doubt = ""
    if abs(rounded - shifted) > DUST:
        doubt = f"显示为 {text}，实际存的是 {_trimmed(shifted, 0)}，按显示的读出"
    if found.scale:
        doubt = f"格式把数字缩小了 {1000**found.scale} 倍，按显示的 {text} 读出"
    bare = found.bare and not (found.grouped and abs(rounded) >= 1000)
    return Shown(f"{found.before}{text}{'%' * found.percent}{found.after}", doubt, bare=bare)


def _padded(text: str, found: Section) -> str:
    """A figure with as many digits before its point as its format asks for: for 0 maybe none."""
    least = found.whole.count("0")
    if text == "0" and not least and not found.decimals:
        return ""
    sign, figure = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, rest = figure.partition(".")
    return f"{sign}{whole.zfill(least)}{point}{rest}"


def _trimmed(value: Decimal, least: int) -> str:
    text = f"{value:f}"
    if "." in text:
        whole, decimals = text.split(".")
        decimals = decimals.rstrip("0").ljust(least, "0")
    else:
        whole, decimals = text, "0" * least
    whole = "0" if whole == "-0" and not decimals.strip("0") else whole
    return f"{whole}.{decimals}" if decimals else whole
