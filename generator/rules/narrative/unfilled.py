"""What must not be published: placeholders that nobody filled in, numbers of persons."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from generator.diagnostics import Comparison, Outcome, Severity
from generator.rules.examination import Examination
from generator.rules.narrative.all_texts import all_texts, nothing_found
from generator.rules.registry import ERROR, OMISSION, QUESTION, WARNING, rule

_LONG_NUMBER = re.compile(r"[0-9][0-9]{10}[0-9A-Za-z]*")
_IDENTITY = re.compile(r"[1-9][0-9]{16}[0-9Xx]")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_PART_OF_MORE = re.compile(r"[0-9A-Za-z.\-—]")
_AFTER_AMOUNT = tuple(".元万亿%％")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


@lru_cache(maxsize=16)
def _placeholders(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words as one pattern; XX and *** may be longer, and are none inside a name or number."""
    parts = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        escaped = re.escape(word)
        if len(set(word)) == 1:
            escaped += f"(?:{re.escape(word[0])})*"
        edge = "A-Za-z" if word[0].isascii() and word[0].isalpha() else ""
        digits = "0-9" if word[0] == "*" else ""
        inside = f"{edge}{digits}"
        parts.append(f"(?<![{inside}]){escaped}(?![{inside}])" if inside else escaped)
    return re.compile("|".join(parts))


@rule("W-06", "placeholder-left", "还有没填的内容", ERROR, OMISSION)
def placeholders(whole: Examination) -> Iterator[Comparison]:
    """查什么：文字里没有“XX”“待填”之类还没有填的内容。

    为什么：占位符公开出去，就是缺了该公开的内容。
    例子：“2026年预算收入XX万元”。
    怎么改：填上真实的内容；这几个字本身就是内容的，换一种写法。
    """
    texts, clean = all_texts(whole), True
    standing = tuple(filter(texts.holds, whole.shared.words.placeholders))
    for match, place in texts.matches(_placeholders(standing)) if standing else ():
        clean = False
        message = f"“{match[0]}”像是还没有填的内容"
        yield Comparison(
            "W-06", Outcome.FAILED, (place,), None, match[0], message, "填上真实的内容"
        )
    if clean:
        yield nothing_found("W-06")


@rule("W-08", "personal-number", "含有个人号码", ERROR, QUESTION)
def personal_numbers(whole: Examination) -> Iterator[Comparison]:
    """查什么：文字里没有公民身份号码和个人手机号码；办公电话不算。

    为什么：预算公开不能泄露个人信息。
    例子：“联系人张某，手机13812345678”。
    怎么改：删去号码，或换成办公电话。
    """
    clean = True
    texts = all_texts(whole)
    for match, place in texts.matches(_LONG_NUMBER):
        before = texts.joined[max(match.start() - 1, 0) : match.start()]
        after = texts.joined[match.end() : match.end() + 1]
        counted = _PART_OF_MORE.fullmatch(before) or after in _AFTER_AMOUNT
        problem = None if counted else _personal(match[0])
        if problem:
            clean = False
            message, hint, severity = problem
            yield Comparison(
                "W-08", Outcome.FAILED, (place,), message=message, hint=hint, severity=severity
            )
    if clean:
        yield nothing_found("W-08")


def _personal(number: str) -> tuple[str, str, Severity] | None:
    """What a number tells of a person: message, hint, weight; None where it tells nothing."""
    if _IDENTITY.fullmatch(number) and _birthday(number):
        certain = _valid(number)
        message = f"“{_masked(number)}”{'是' if certain else '像是'}公民身份号码"
        return message, "删去", ERROR if certain else WARNING
    if _MOBILE.fullmatch(number):
        return f"“{_masked(number)}”像是个人手机号码", "删去，或换成办公电话", WARNING
    return None


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


def _masked(number: str) -> str:
    """A number of a person is not printed again in a finding."""
    return f"{number[:3]}…{number[-2:]}"
