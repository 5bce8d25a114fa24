"""Whether the text explains each of the three 三公 expenses: its change and why."""

from collections.abc import Iterator

from msgspec import Struct

from generator.diagnostics import Comparison, Outcome
from generator.forms.spoken import Spoken
from generator.model.half_width import half_width_figures
from generator.patterns import regex
from generator.rules.examination import Examination, TextBlock
from generator.rules.narrative.prose_amounts import Mention
from generator.rules.narrative.prose_clauses import read
from generator.rules.narrative.reasons import REASON
from generator.rules.narrative.spoken_names import plain_name, spoken_of
from generator.rules.registry import OMISSION, WARNING, rule

_CHANGE = regex(
    "同比|环比|持平|(?:无|没有)(?:增减)?变化|保持不变|(?:较|比|与|同|和)(?:20[0-9]{2}年|上一?年|去年|以前年度)"
    "|(?:增加|减少|增长|下降|压减)"
)
_SENTENCE_END = regex("[。；]")
_FOR_ALL = regex("均|各项|都|三项")


class Passage(Struct, frozen=True):
    """What a section says of one declared figure: from its mention to that of the next one."""

    spoken: Spoken
    mention: Mention
    block: TextBlock
    text: str


def _passages(whole: Examination, section: str) -> Iterator[Passage]:
    """The passages of a section, on the level of each name: what brackets hold belongs to it."""
    for block in whole.section(section):
        named: list[tuple[Spoken, Mention]] = []
        for mention in read(block.text):
            spoken = None if mention.carried else spoken_of(whole, section, mention)
            if spoken is not None:
                named.append((spoken, mention))
        for position, (spoken, mention) in enumerate(named):
            later = (
                m
                for s, m in named[position + 1 :]
                if s.part_of != spoken.id and m.depth <= mention.depth
            )
            stop = next((_name_start(block.text, m) for m in later), len(block.text))
            yield Passage(spoken, mention, block, block.text[mention.end : stop])


def _name_start(text: str, mention: Mention) -> int:
    start = text.rfind(mention.words, 0, mention.start)
    return start if start >= 0 else mention.start


@rule("N-10", "three-public-change-unexplained", "“三公”经费未分项说明增减原因", WARNING, OMISSION)
def three_public_reasons(whole: Examination) -> Iterator[Comparison]:
    """查什么：因公出国（境）、公务用车、公务接待三项，各自都说明了与上年相比的增减和原因。

    为什么：“三公”经费公开要求逐项说明增减变化的原因，没有变化的也要说。
    例子：“因公出国（境）费0.00万元；”后面没有与上年比较，也没有原因。
    怎么改：给这一项补上“与上年持平（增加、减少……），主要原因是……”。
    """
    items = [s for s in whole.edition.spoken if s.part_of == "three_public_total"]
    sections = dict.fromkeys(section for item in items for section in item.sections)
    for section in sections:
        passages = list(_passages(whole, section))
        text = "。".join(block.text for block in whole.section(section))
        sentences = _SENTENCE_END.split(text)
        for item in items:
            found = [p for p in passages if p.spoken is item]
            if found:
                yield _explained(item, found, sentences)


def _explained(item: Spoken, passages: list[Passage], sentences: list[str]) -> Comparison:
    said = "".join(passage.text for passage in passages)
    for_all = [s for s in sentences if _FOR_ALL.search(s) and _CHANGE.search(s)]
    scope = half_width_figures("".join([said, *for_all, *_elsewhere(item, sentences)]))
    changes, reasons = _CHANGE.search(scope), REASON.search(scope)
    first = passages[0]
    places = (first.block.place(first.mention.start, first.mention.end),)
    if changes and reasons:
        return Comparison("N-10", Outcome.PASSED, places)
    lacking = "与上年相比的增减" if not changes else "增减的原因"
    if not changes and not reasons:
        lacking += "和原因"
    message = f"“{item.names[0]}”没有说明{lacking}"
    hint = "补上“与上年持平（增加、减少……），主要原因是……”"
    return Comparison("N-10", Outcome.FAILED, places, message=message, hint=hint)


def _elsewhere(item: Spoken, sentences: list[str]) -> Iterator[str]:
    """Sentences that speak of the item without giving a figure."""
    names = {plain_name(name) for name in item.names if len(name) > 3}
    for sentence in sentences:
        if any(name in plain_name(sentence) for name in names) and not read(sentence):
            yield sentence
