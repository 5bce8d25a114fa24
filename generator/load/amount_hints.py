"""What clerks type for an amount, and how it should stand: digits and at most one point."""

from __future__ import annotations

import re
import unicodedata

from generator.patterns import regex

_PLAIN = regex(r"-?[0-9]+(?:\.[0-9]+)?")
_LONGEST = 60
_MINUS = dict.fromkeys(map(ord, "−–—－﹣‐‑"), "-")
_SUFFIXES = {"万元": ("万元", "万"), "元": ("元",)}
_HALF_WIDTH = {
    ord("，"): ",",
    ord("．"): ".",
    ord("。"): ".",
    ord("＋"): "+",
    ord("％"): "%",
} | _MINUS

_CERTAIN: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "空格和看不见的字符",
        regex(r"[\u00ad\u180e\u200b-\u200f\u2060\ufeff]|(?<![0-9])\s|\s(?![0-9])"),
    ),
    ("引号", regex(r"[\"'“”‘’＂＇]")),
    ("货币符号", regex(r"^[¥￥$]|RMB", re.IGNORECASE)),
    ("千位分隔符", regex(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")),
    ("下划线", regex(r"(?<=[0-9])_(?=[0-9])")),
)
_MEANINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"待填"), "还没有填：照公开文件填写数字；文件没有印的，不写这一项"),
    (regex(r"[0-9]万元?$"), "单位由表头统一写明，这里只写数字"),
    (regex(r"[0-9][元亿千百]$"), "单位由表头统一写明，请换算成表头的单位，这里只写数字"),
    (regex(r"%$"), "这里要填金额，不是百分比"),
    (regex(r"^[-/\\.无空]+$"), "没有金额就不写这一项，不要用横线或文字占位"),
    (
        regex(r"^[-+]?(?:nan|inf\w*|\.nan|\.inf)$", re.IGNORECASE),
        "这不是数字，没有金额就不写这一项",
    ),
    (regex(r"^[-+]?0[xob]", re.IGNORECASE), "请写成十进制数字"),
    (
        regex(r"^[-+]?[0-9.]+e[-+]?[0-9]+$", re.IGNORECASE),
        "不能用科学计数法，请把每一位数字写出来",
    ),
    (regex(r"^[-+]?[0-9.]*[OoIl][0-9.OoIl]*$"), "里面有字母 O、I 或 l，请换成数字 0 或 1"),
    (regex(r"^\((.+)\)$"), "负数请在前面写减号，如 -80.00"),
    (regex(r"^\+"), "正数前面不写加号"),
    (regex(r"[0-9]:[0-9]"), "小数点写成了冒号，或者填成了时间"),
    (regex(r"^\.|\.$"), "小数点前后都要有数字，如 0.50"),
    (regex(r"\..*\."), "有两个小数点，请删去一个"),
    (regex(r"[零〇一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾佰仟]"), "请用阿拉伯数字"),
    (regex(r","), "逗号的位置不像千位分隔符，请核对后删去逗号"),
)
_GENERAL = "金额只写数字和一个小数点，如 1352.30；没有金额就不写这一项"


def mend_amount(text: str, unit: str = "") -> str | None:
    """Return the amount as it should stand when that is certain, else None.

    Certain are full-width and foreign digits, odd minus signs, blanks, quotes, separators of
    thousands and currency signs, and the form's own ``unit`` behind the digits: these stay the
    same. An amount in order is returned as is.
    """
    mended = _mended(text)[0] if len(text) <= _LONGEST else ""
    for suffix in _SUFFIXES.get(unit, ()):
        mended = mended.removesuffix(suffix)
    return mended if _PLAIN.fullmatch(mended) else None


def amount_hint(text: str) -> str:
    """Say what to do about a text that is no amount; never empty."""
    if len(text) > _LONGEST:
        return _GENERAL
    mended, removed = _mended(text)
    if _PLAIN.fullmatch(mended):
        return _advice(text, mended, removed)
    found = (meaning for pattern, meaning in _MEANINGS if pattern.search(mended))
    return next(found, _GENERAL)


def _mended(text: str) -> tuple[str, list[str]]:
    """Return the text with everything certain mended, and the names of what was taken out."""
    mended = "".join(map(_ascii, text.translate(_HALF_WIDTH)))
    removed = []
    for name, pattern in _CERTAIN:
        shorter = pattern.sub("", mended)
        if shorter != mended:
            removed.append(name)
        mended = shorter
    return mended, removed


def _ascii(character: str) -> str:
    """Return the plain digit for a digit of any script, the narrow form of a wide sign."""
    if character.isascii():
        return character
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return unicodedata.normalize("NFKC", character) if "！" <= character <= "～" else character


def _advice(text: str, mended: str, removed: list[str]) -> str:
    parts = []
    if any(not character.isascii() and _ascii_form(character) for character in text):
        parts.append("全角或其他文字的数字和符号要改成半角")
    if removed:
        parts.append(f"删去{'、'.join(removed)}")
    return f"{'，'.join(parts) or '请改写'}：应写作 {mended}"


def _ascii_form(character: str) -> bool:
    """Whether a character has been replaced rather than taken out."""
    return ord(character) in _HALF_WIDTH or _ascii(character) != character
