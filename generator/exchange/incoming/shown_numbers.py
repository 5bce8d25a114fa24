"""What a spreadsheet shows for a number: its format applied, without the dust of binary fractions.

A cell that shows ``20.00`` stores 20, one that shows ``25%`` stores 0.25, and 132.11 may be stored
as 132.1100000000001.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_DUST_PLACES = 8
_DUST = Decimal("1e-7")
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?(,*)|\.([0#?]+)")
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_DRESS = re.compile(r"\[[^\]]*\]|_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')


@dataclass(frozen=True)
class Shown:
    """The text that a cell shows; ``doubt`` says why it may not be what was meant."""

    text: str
    doubt: str = ""


def shown(stored: str, pattern: str) -> Shown:
    """What a number stored as ``stored`` (plain digits) shows under a number format."""
    value = Decimal(stored)
    sections = (pattern or "General").split(";")
    zero = value == 0
    if zero and len(sections) > 2:
        return _zero(sections[2])
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    plain = _DRESS.sub("", section)
    bare = _LITERAL.sub("", plain)
    digits = _DIGITS.search(bare)
    if digits is None or "e" in bare.lower() or "/" in bare:
        return _general(value)
    percent = "%" in bare
    decimals = digits.group(1) or digits.group(3) or ""
    scale = len(digits.group(2) or "")
    return _formatted(value, plain, decimals, percent, scale)


def _zero(section: str) -> Shown:
    """What nought shows where the format has a part of its own for it."""
    plain = _DRESS.sub("", section)
    literal = "".join(a or b for a, b in _LITERAL.findall(plain)).strip()
    bare = _LITERAL.sub("", plain)
    decimals = _DIGITS.search(bare)
    if decimals is not None and "0" in decimals.group():
        places = (decimals.group(1) or decimals.group(3) or "").count("0")
        return Shown(f"{Decimal(0):.{places}f}" + ("%" if "%" in bare else ""))
    return Shown(literal or bare.replace("?", "").strip())


def _general(value: Decimal) -> Shown:
    rounded = value.quantize(Decimal(1).scaleb(-_DUST_PLACES), ROUND_HALF_UP)
    if abs(rounded - value) < _DUST / 10:
        return Shown(_trimmed(rounded, 0))
    return Shown(_trimmed(value, 0), "小数位数很多，请核对")


def _formatted(value: Decimal, plain: str, decimals: str, percent: bool, scale: int) -> Shown:
    shifted = value.scaleb(2) if percent else value.scaleb(-3 * scale)
    most = len(decimals)
    rounded = shifted.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    text = _trimmed(rounded, decimals.count("0"))
    doubt = ""
    if abs(rounded - shifted) > _DUST:
        doubt = f"显示为 {text}，实际存的是 {_trimmed(shifted, 0)}，按显示的读出"
    if scale:
        doubt = f"格式把数字缩小了 {1000**scale} 倍，按显示的 {text} 读出"
    before, after = _literals(plain)
    sign = "-" if value < 0 and not text.startswith("-") and rounded != 0 else ""
    return Shown(f"{before}{sign}{text}{'%' if percent else ''}{after}", doubt)


def _literals(plain: str) -> tuple[str, str]:
    """The words that a format puts before and after the digits, money signs and blanks left out."""
    marked = _LITERAL.sub(lambda m: (m.group(1) or m.group(2) or "").translate(_HIDDEN), plain)
    place = _DIGITS.search(marked)
    if place is None:
        return "", ""
    before, after = marked[: place.start()], marked[place.end() :]
    return _words(before), _words(after)


# Digits within words of a format are kept apart from its places for digits while it is searched.
_HIDDEN = {ord(c): 0xF0000 + ord(c) for c in "#0?.,%"}
_SHOWN = {hidden: character for character, hidden in _HIDDEN.items()}
_NOT_WORDS = re.compile(r"[-+()（）￥¥$\s%,]|General", re.IGNORECASE)


def _words(text: str) -> str:
    return _NOT_WORDS.sub("", text).translate(_SHOWN)


def _trimmed(value: Decimal, least: int) -> str:
    text = f"{value:f}"
    if "." not in text:
        return text if not least else f"{text}.{'0' * least}"
    whole, decimals = text.split(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    whole = "0" if whole == "-0" and not decimals.strip("0") else whole
    return f"{whole}.{decimals}" if decimals else whole


def is_date(pattern: str) -> bool:
    """Whether a format shows a date."""
    return bool(_DATE.search(_LITERAL.sub("", _DRESS.sub("", pattern or ""))))
