"""The language in which a spreadsheet writes how a number is shown (ECMA-376, part 1, 18.8.31).

Only what shows a number by its digits is understood: no dates, fractions, powers of ten, Chinese
numerals or conditions.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

_TOKEN = re.compile(
    r'"(?:[^"]*)"|\\.|_.|\*.|\[[^\]]*\]|General|G/通用格式|.', re.IGNORECASE | re.DOTALL
)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_DIGITS = re.compile(r"([#0?][#0?,]*)?(?:\.([#0?]*))?(,*)")
_COLOUR = re.compile(
    r"(?:Red|Black|Blue|Green|White|Yellow|Cyan|Magenta|Color ?[0-9]+|[一-鿿]?色[0-9]*)",
    re.IGNORECASE,
)
_RED = ("red", "红色")
_MONEY = re.compile(r"\$([^\-\[\]]*)(?:-[0-9A-Fa-f]{1,4})?")
_GENERAL = ("general", "g/通用格式", "@")
_UNKNOWN = re.compile(r"[A-Za-z/\"\\!@*_\[\]]")
_DIGIT_SIGNS = "#0?.,"
_MONEY_SIGNS = re.compile(r"CNY|RMB|[￥¥$]", re.IGNORECASE)
_LEFT_OUT = re.compile(rf"{_MONEY_SIGNS.pattern}|[-+()（）]", re.IGNORECASE)
_MOST_PLACES = 30
_MOST_SCALE = 5


class Section(Struct, frozen=True):
    """One part of a format.

    ``whole`` and ``decimals`` are the places before and behind the point (none: it shows no
    digits; ``general``: it shows those that there are), ``scale`` how often the number is divided
    by 1000. ``before`` and ``after`` are the words beside the digits without signs of money, minus
    and brackets, ``words`` all of them without money. ``minus`` says that it puts a minus or
    brackets, ``red`` that it is red, ``bare`` that no word but a minus was left out.
    """

    whole: str = ""
    decimals: str = ""
    general: bool = False
    grouped: bool = False
    scale: int = 0
    percent: bool = False
    before: str = ""
    after: str = ""
    words: str = ""
    minus: bool = False
    red: bool = False
    bare: bool = True


def sections(pattern: str) -> list[str]:
    """The parts of a format: for numbers above nought, below it, nought, texts."""
    parts = [""]
    for token in _TOKEN.findall(pattern):
        if token == ";":
            parts.append("")
        else:
            parts[-1] += token
    return parts


def section(text: str) -> Section | None:
    """A part of a format; None where it is not understood."""
    words, places, general, percent, red = ["", ""], "", False, False, False
    for token in _TOKEN.findall(text):
        behind = bool(places) or general
        if token.lower() in _GENERAL:
            if behind:
                return None
            general = True
        elif token in _DIGIT_SIGNS:
            if general or words[1]:
                return None
            places += token
        elif token == "%":
            if percent or not places:
                return None
            percent = True
        else:
            said = _said(token)
            if said is None:
                return None
            red = red or token.strip("[]").lower() in _RED
            words[behind] += said
    return _section(places, Section(general=general, percent=percent, red=red), words)


def _said(token: str) -> str | None:
    """The words that a sign of a format shows beside the digits; None for an unknown one."""
    if token.startswith('"') and len(token) > 1:
        return token[1:-1]
    if token.startswith("\\") and len(token) == 2:
        return token[1]
    if len(token) == 2 and token[0] in "_*":
        return " " * (token[0] == "_")
    if token.startswith("["):
        money = _MONEY.fullmatch(token[1:-1])
        if money is not None:
            return money.group(1)
        return "" if _COLOUR.fullmatch(token[1:-1]) else None
    return None if _UNKNOWN.search(token) else token


def _section(places: str, found: Section, words: list[str]) -> Section | None:
    """The part with its places for digits and its words; None where the places make no sense."""
    digits = _DIGITS.fullmatch(places)
    if digits is None:
        return None
    whole, decimals, behind = (text or "" for text in digits.groups())
    ended = whole.rstrip(",")
    scale = len(whole) - len(ended) + len(behind)
    if max(len(ended), len(decimals)) > _MOST_PLACES or scale > _MOST_SCALE:
        return None
    before, after = (_MONEY_SIGNS.sub("", text).strip() for text in words)
    bracketed = before.startswith(("(", "（")) and after.endswith((")", "）"))
    left_out = "".join(_LEFT_OUT.findall("".join(words)))
    return replace(
        found,
        whole=ended.replace(",", ""),
        decimals=decimals,
        grouped="," in ended,
        scale=scale,
        before=_LEFT_OUT.sub("", before).strip(),
        after=_LEFT_OUT.sub("", after).strip(),
        words=f"{before}{after}",
        minus=before.startswith("-") or bracketed,
        bare=not left_out or (left_out == "-" and before.startswith("-")),
    )


def is_date(pattern: str) -> bool:
    """Whether a format shows a date."""
    return any(_DATE.fullmatch(token) for token in _TOKEN.findall(pattern or ""))
