"""Numbers that belong to a person: 公民身份号码 (GB 11643) and mobile telephones.

A number is looked for as a whole: part of a longer code or of an amount it is none. Written with
blanks or dashes between its groups, with +86 before it or in full-width digits it still is one.
"""

import re
from collections.abc import Iterator
from datetime import date
from string import ascii_letters, digits
from typing import NamedTuple

from generator.patterns import regex

_LONG_NUMBER = regex(r"[0-9]{11}[0-9A-Za-z]*")
_IDENTITY = regex(r"[1-9][0-9]{16}[0-9Xx]")
_MOBILE = regex(r"1[3-9][0-9]{9}")
_BEFORE, _AFTER = r"(?<![0-9A-Za-z.\-—])", r"(?![0-9A-Za-z\-—])"
_GROUPED = regex(
    rf"{_BEFORE}(?:"
    r"(?:\+?86[ \-]?)?1[3-9][0-9][ \-][0-9]{4}[ \-][0-9]{4}"
    r"|\+?86[ \-]?1[3-9][0-9]{9}"
    r"|[1-9][0-9]{5}[ \-][0-9]{8}[ \-][0-9]{3}[0-9Xx]"
    rf"){_AFTER}"
)
_PART_OF_MORE = regex(r"[0-9A-Za-z.\-—]")
_AMOUNT_GOES_ON = regex(r"\.[0-9]|[元万亿%％]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
# Every number has eleven digits with nothing but a blank or a dash between them. To look for these
# first leaves out nearly every text at the cost of one search.
_MANY = regex(r"[0-9０-９](?=[0-9０-９ \-－]{10})(?:[ \-－]?[0-9０-９]){10}")
_SHORTEST = 11
_JOINED = frozenset(f"{digits}０１２３４５６７８９{ascii_letters}Ｘｘ+＋.-－— ")
_LOOKED_AT = 2  # characters behind, which tell that an amount goes on
_HALF = {ord(wide): ord(wide) - 0xFEE0 for wide in "０１２３４５６７８９Ｘｘ－＋"}


class PersonalNumber(NamedTuple):
    """Where a number stands in its text; ``certain`` is an identity number whose check fits."""

    start: int
    end: int
    identity: bool
    certain: bool
    masked: str

    @property
    def message(self) -> str:
        """What it is; the number itself is not printed again."""
        what = "公民身份号码" if self.identity else "个人手机号码"
        return f"“{self.masked}”{'是' if self.certain else '像是'}{what}"

    @property
    def hint(self) -> str:
        """What to do about it."""
        return "删去" if self.identity else "删去，或换成办公电话"


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """The numbers of persons in a text, in order."""
    return _numbers(text) if len(text) >= _SHORTEST else iter(())


def _numbers(text: str) -> Iterator[PersonalNumber]:
    end = 0
    for many in _MANY.finditer(text):
        if many.start() >= end:
            start, end = _around(text, *many.span())
            half = text[start : end + _LOOKED_AT].translate(_HALF)
            found = {number.end: number for number in _found(half)}
            for place in sorted(found):
                number = found[place]
                yield number._replace(start=number.start + start, end=number.end + start)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of characters that could be part of a number or of what it is part of."""
    while start and text[start - 1] in _JOINED:
        start -= 1
    while end < len(text) and text[end] in _JOINED:
        end += 1
    return start, end


def _found(half: str) -> Iterator[PersonalNumber]:
    for match in _LONG_NUMBER.finditer(half):
        before = half[max(match.start() - 1, 0) : match.start()]
        if not _PART_OF_MORE.fullmatch(before) and not _AMOUNT_GOES_ON.match(half, match.end()):
            yield from _told(match[0], match)
    for match in _GROUPED.finditer(half):
        bare = re.sub(r"[ \-+]", "", match[0])
        yield from _told(bare.removeprefix("86") if len(bare) == 13 else bare, match)


def _told(number: str, match: re.Match[str]) -> Iterator[PersonalNumber]:
    masked = f"{number[:3]}…{number[-2:]}"
    if _IDENTITY.fullmatch(number) and _birthday(number):
        yield PersonalNumber(match.start(), match.end(), True, _valid(number), masked)
    elif _MOBILE.fullmatch(number):
        yield PersonalNumber(match.start(), match.end(), False, False, masked)


def _birthday(number: str) -> bool:
    """Whether the digits from the seventh on are a day on which a person may have been born."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return born.year >= 1900


def _valid(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECK[total % 11] == number[17].upper()
