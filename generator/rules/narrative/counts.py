"""What a text says of itself: how many kinds and items follow, what has been listed elsewhere."""

import re
from collections.abc import Iterator

from generator.diagnostics import Comparison, Outcome, Place
from generator.model.half_width import half_width_figures
from generator.model.narrative import Block, Heading, Paragraph, walk
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.narrative.prose_clauses import read
from generator.rules.registry import NOTICE, QUESTION, rule

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMERAL = "(?:[0-9]+|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两])"
_COUNTS = regex(
    rf"(?<![0-9一二三四五六七八九十两])(?P<kinds>{_NUMERAL})个?(?:大类|大项|类|方面|大块)[、，共]?(?P<items>{_NUMERAL})个?(?:小项|小类|子项|项)"
)
_KINDS = ("类", "方面", "大项", "大块")
_LATTER = regex(rf"[类项面块][、，共]?{_NUMERAL}个?[小子项类]")
_NUMBERED_KIND = regex(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）")
_NUMBERED_ITEM = regex(r"[0-9]+[、.．]|[(（][0-9]+[)）]")


def numeral(text: str) -> int:
    """The value of a small numeral: 9, 九, 十二, 二十三."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS[text[-1]]
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


@rule("N-16", "stated-count-differs", "“几大类几小项”与列举的不符", NOTICE, QUESTION)
def stated_counts(whole: Examination) -> Iterator[Comparison]:
    """查什么：写“分三大类九小项”的，后面列出的正好是三类、九项。

    为什么：数目对不上，就是漏写了一项或没有随内容更新。
    例子：写“分三大类九小项”，下面列了三类八项。
    怎么改：数一数列出的类和项，改正数目或补上漏掉的。
    """
    for position, block in enumerate(whole.blocks):
        if isinstance(block, Heading):
            texts = [b for b in block.blocks if isinstance(b, Paragraph)]
            for paragraph in texts:
                text = half_width_figures(paragraph.text.text)
                match = _COUNTS.search(text) if _may_count(text) else None
                if match:
                    yield _counted(whole, position, block, paragraph, match)


def _may_count(text: str) -> bool:
    """Whether a text has the latter half of such a statement: that is found much sooner."""
    if "项" not in text or not any(map(text.__contains__, _KINDS)):
        return False
    return _LATTER.search(text) is not None


def _counted(
    whole: Examination, position: int, heading: Heading, paragraph: Paragraph, match: re.Match[str]
) -> Comparison:
    inside = list(walk(heading.blocks))
    place = position + 1 + next(i for i, b in enumerate(inside) if b is paragraph)
    places = (Place("text", place, "text", match.start(), match.end()),)
    kinds = [
        b for b in heading.blocks if isinstance(b, Heading) and _NUMBERED_KIND.match(b.text.text)
    ]
    items = [b for kind in kinds for b in walk(kind.blocks) if _is_item(b)]
    if not items:
        message = "后面没有分条列举，没有核对"
        return Comparison("N-16", Outcome.UNCHECKED, places, message=message)
    counted = (len(kinds), len(items))
    stated = (numeral(match["kinds"]), numeral(match["items"]))
    outcome = Outcome.PASSED if counted == stated else Outcome.FAILED
    message = f"写的是“{match[0]}”，列出的是 {counted[0]} 类 {counted[1]} 项"
    return Comparison("N-16", outcome, places, f"{counted[0]}类{counted[1]}项", match[0], message)


def _is_item(block: Block) -> bool:
    if not isinstance(block, Heading | Paragraph):
        return False
    return bool(_NUMBERED_ITEM.match(half_width_figures(block.text.text)))


_PURCHASE = regex("(?:拟|计划|预计)(?:新增)?(?:购置|采购|配置|购买)|新增")
_LISTED = regex(
    r"(?<!未)(?<!不)(?:已|均|全部)[^，。；]{0,8}(?:列入|纳入|编入)[^，。；]{0,4}政府采购"
)


@rule("A-04", "no-purchase-yet-listed", "没有购置却写已列入政府采购", NOTICE, QUESTION)
def purchases(whole: Examination) -> Iterator[Comparison]:
    """查什么：拟购置固定资产为零的，没有再写“已列入政府采购预算”。

    为什么：什么都不买，就没有什么可以列入政府采购；多半是模板没有改。
    例子：“本年度拟购置固定资产总额为0.00万元，已按要求列入政府采购预算”。
    怎么改：不购置的，删去后半句；有购置的，填上金额。
    """
    for block in whole.section("state-assets"):
        for mention in read(block.text):
            if _PURCHASE.search(mention.words) and mention.in_unit("万元") is not None:
                end = block.text.find("。", mention.end)
                listed = _LISTED.search(block.text[mention.end : end if end >= 0 else None])
                wrong = mention.number == 0 and listed
                outcome = Outcome.FAILED if wrong else Outcome.PASSED
                message = (
                    f"拟购置为 {mention.number}，却写“{listed[0]}”" if wrong and listed else ""
                )
                place = block.place(mention.start, mention.end)
                yield Comparison("A-04", outcome, (place,), message=message)
