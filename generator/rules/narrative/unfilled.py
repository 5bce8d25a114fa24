"""What must not be published: placeholders that nobody filled in, numbers of persons."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import Comparison, Outcome
from generator.model import personal
from generator.rules.examination import Examination
from generator.rules.narrative.all_texts import all_texts, nothing_found, standing_words
from generator.rules.registry import ERROR, OMISSION, QUESTION, WARNING, rule


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
    known = standing_words(whole)
    standing = tuple(word for word in whole.shared.words.placeholders if word in known)
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
    for number in personal.personal_numbers(texts.joined):
        clean = False
        yield Comparison(
            "W-08",
            Outcome.FAILED,
            (texts.place(number.start, number.end),),
            message=number.message,
            hint=number.hint,
            severity=ERROR if number.certain else WARNING,
        )
    if clean:
        yield nothing_found("W-08")
