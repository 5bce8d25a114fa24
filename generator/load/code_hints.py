"""What clerks type for a code, and how it should stand: half-width digits and letters."""

from __future__ import annotations

from generator.load.reserved import RESERVED_HINT, is_reserved
from generator.patterns import regex

_WIDE = regex(r"[０-９Ａ-Ｚａ-ｚ－]")
_TO_ASCII = ord("！") - ord("!")
_GENERAL = "编码只能由数字、英文字母和短横线组成，最长 40 位"


def half_width(text: str) -> str:
    """The text with its full-width digits, letters and hyphens as half-width ones."""
    if text.isascii():
        return text
    return _WIDE.sub(lambda match: chr(ord(match.group()) - _TO_ASCII), text)


def code_problem(text: str, mended: str) -> tuple[str, str]:
    """What is wrong with a code and what to do; ``mended`` is its half-width form."""
    if mended != text:
        return f"“{text}”里有全角的数字或字母", f"全角要改成半角：应写作 {mended}"
    return f"“{text}”不能作编码", RESERVED_HINT if is_reserved(text) else _GENERAL
