"""How printed words are compared: without blanks, numbering, years and other dress."""

import re
import unicodedata
from functools import lru_cache

_HAN = "\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—·"
_LAYOUT_BLANK = re.compile(rf"(?<=[{_HAN}])[ \t\u3000]+|[ \t\u3000]+(?=[{_HAN}])")
_PART = re.compile(r"第[一二三四五六七八九十]+部分 +")
_RADICALS = re.compile("[\u2e80-\u2fdf]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_DIGITS = dict(zip("０１２３４５６７８９", "0123456789", strict=True))
_SAME = str.maketrans(_DIGITS | dict(zip("()％：﹪%", "（）%:%%", strict=True)))
_QUOTES = re.compile("[\"“”'‘’＂「」『』]")


def tidied(text: str) -> str:
    """A text without characters nobody sees; blanks of all kinds are plain blanks."""
    text = _CONTROL.sub("", _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return re.sub("[\u00a0\u1680\u2000-\u200a\u202f\u205f]", " ", text)


def without_layout_blanks(text: str) -> str:
    """A text without blanks next to 汉字, which come from its layout; 第一部分 keeps its own."""
    part = _PART.match(text)
    start = part.end() if part else 0
    return text[:start] + _LAYOUT_BLANK.sub("", text[start:])


def joined(lines: list[str]) -> str:
    """Lines of one wrapped text as one: no blank next to 汉字, else one."""
    text = ""
    for line in filter(None, (line.strip() for line in lines)):
        text = f"{text} {line}" if text and _both_latin(text, line) else text + line
    return text


_IN_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{1,2}$")


def _both_latin(before: str, after: str) -> bool:
    """Whether a blank may have stood at a joint: not within the thousands of one figure."""
    if _IN_THOUSANDS.search(before) and after[0].isdigit():
        return False
    return (
        before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum()
    )


JOINT = "换行处原来有没有空格看不出来"
"""The doubt about a line that was wrapped between two Latin words or figures."""


def ambiguous_joint(before: str, after: str) -> bool:
    """Whether it cannot be told if a blank stood where a line was wrapped."""
    return bool(before and after) and _both_latin(before, after)


def line_width(text: str) -> int:
    """How wide a line is, in halves of a 汉字."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text.strip())


def squeeze(text: str) -> str:
    """A text without any blank."""
    return "".join(text.split())


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """A label for comparing: no blanks or quotes, brackets, colons and digits of one width."""
    return _QUOTES.sub("", squeeze(text).translate(_SAME)).rstrip(":")


_YEAR = re.compile(r"(?:19|20)[0-9]{2}年度?")


@lru_cache(maxsize=1 << 14)
def bare_label(text: str) -> str:
    """A column's or field's label for comparing: also without year, unit and notes in brackets."""
    plain = _YEAR.sub("", bare(text))
    return re.sub(r"（[^（）]*）$", "", plain) or plain


_FULL_DIGITS = str.maketrans(_DIGITS | dict(zip("．，－＋％", ".,-+%", strict=True)))
_NUMERALS = str.maketrans(_DIGITS | {"．": "."})
_SHARE = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?[%％]")
_FIGURE = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def plain_digits(text: str) -> str:
    """A text whose full-width digits and their signs are plain ones."""
    return text.translate(_FULL_DIGITS)


def share(text: str) -> str:
    """A share of a hundred (５０%) in plain digits; anything else as it is."""
    return text.translate(_NUMERALS) if _SHARE.fullmatch(text) else text


def figure(text: str) -> str | None:
    """A figure as the data write it (no separators, plain digits); None where it is none."""
    plain = plain_digits(squeeze(text))
    return plain.replace(",", "").lstrip("+") if _FIGURE.fullmatch(plain) else None


_MINUS = re.compile(r"（([0-9.,]+)）|[△▲−]([0-9.,]+)")
_NUMBERING = re.compile(r"（[0-9]{1,2}）")  # may be the number of a note
_APOSTROPHES = re.compile(r"([-+]?[0-9]{1,3}(?:[’‘'＇][0-9]{3})+)((?:\.[0-9]+)?)")


def read_figure(text: str) -> str | None:
    """A figure in other dress as the data write it: (1,000.00) and △1,000.00 are less than
    nothing, 1’000.00 has its thousands apart; None where it is none, or may be something else."""
    plain = plain_digits(squeeze(text)).translate(_SAME)
    minus, apart = _MINUS.fullmatch(plain), _APOSTROPHES.fullmatch(plain)
    if apart is not None:
        return figure(re.sub(r"[^-+0-9]", "", apart[1]) + apart[2])
    number = figure(minus[1] or minus[2]) if minus and not _NUMBERING.fullmatch(plain) else None
    return None if number is None else f"-{number}"


_NIL = re.compile(r"[-—–─－/／]+|无")


def is_nil(text: str) -> bool:
    """Whether a cell prints a mark for nothing."""
    return _NIL.fullmatch(squeeze(text)) is not None


def excerpt(text: str, length: int = 40) -> str:
    """The beginning of a text on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[:length] + "…"


_DRESS = re.compile(
    r"(?:(?:附件|附表|公开|预算|表)\s*[0-9一二三四五六七八九十-]+\s*表?"
    r"|[\u4e00-\u9fff]{2,8}\s*[0-9]{1,3}(?:-[0-9]{1,2})?\s*表)\s*[:：]?"
)


def is_dress(text: str) -> bool:
    """Whether a line is only the number of a form: 附件1, 表一, 公开01表, 财公开01表."""
    return _DRESS.fullmatch(text.strip()) is not None
