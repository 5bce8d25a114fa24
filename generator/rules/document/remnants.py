"""What a conversion left behind in the text (M-01)."""

import re
from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.locator import flat_entries
from generator.rules.narrative.all_texts import all_texts, nothing_found
from generator.rules.registry import NOTICE, QUESTION, rule
from generator.rules.verdicts import failed

# Only what no author types: fields and bookmarks of Word, entities and tags of web pages.
_REMNANT = regex(
    r"\[bookmark:[^\]\0]*\]|错误[！!]\s*未(?:找到引用源|定义书签)[。.]?|Error! [A-Z][a-z]+ [a-z ]+"
    r"|HYPERLINK \"[^\"\0]*\"|PAGEREF _\w+|\\\* ?MERGEFORMAT|_Toc[0-9]{6,}|TOC \\o"
    r"|&(?:nbsp|lt|gt|amp|quot|#[0-9]+);|</?(?:br|p|span|div|td|tr|table)\b[^>\0]*>"
)
_SIGNS = ("[b", "错误", "Error!", "HYPER", "PAGEREF", "MERGEF", "_Toc", "TOC ", "&", "<")
"""What every remnant has somewhere; looking for these first is a hundred times faster."""


@rule("M-01", "conversion-remnant", "没有转换残留", NOTICE, QUESTION)
def check_remnants(examination: Examination) -> Iterator[Comparison]:
    """查什么：文字里没有书签、域代码、网页标记这些转换文件时留下的东西。
    为什么：它们不是原文，读者看不懂，也让人怀疑别处有没有丢字。
    例子：“一、部门职责[bookmark: _Toc123]”。
    怎么改：对照原件删去。
    """
    texts, found = all_texts(examination), False
    if any(map(texts.holds, _SIGNS)):
        for match, place in texts.matches(_REMNANT):
            found = True
            yield _remnant(match, place)
    entries = [entry.text.text for entry in flat_entries(examination.disclosure)]
    listed = "\n".join(entries)
    for number, text in enumerate(entries) if any(sign in listed for sign in _SIGNS) else ():
        for match in _REMNANT.finditer(text):
            found = True
            place = Place("contents", number, "", match.start(), match.end())
            yield _remnant(match, place)
    if not found:
        yield nothing_found("M-01")


def _remnant(match: re.Match[str], place: Place) -> Comparison:
    message = f"“{match.group()}”是转换文件时留下的"
    return failed("M-01", (place,), message, "对照原件删去", None, match.group())
