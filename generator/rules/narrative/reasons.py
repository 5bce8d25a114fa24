"""What the text says of changes against last year: whether the reason given fits."""

from collections.abc import Iterator

from msgspec import Struct

from generator.diagnostics import Comparison, Outcome
from generator.patterns import regex
from generator.rules.examination import Examination, TextBlock
from generator.rules.narrative.prose_amounts import Mention
from generator.rules.narrative.prose_clauses import read
from generator.rules.registry import NOTICE, QUESTION, rule

REASON = regex("原因|由于|因为|主要[是为因]|用于|为了|按照|根据|[，,][系因故]")
_CUT = regex("压减|压缩|缩减|减少|削减|下降|降低|增加|增长|上升")
_BREAK = regex("[。；;\n]")
_PARTS = regex(r"[，,（(]?(?:其中|包括)")


class Statement(Struct, frozen=True):
    """A statement of change with what is said after it, up to the next one."""

    mention: Mention
    block: TextBlock
    following: str

    @property
    def reason(self) -> str:
        """Where its reason must stand: its sentence, or the parts it breaks down into."""
        if _PARTS.match(self.following.lstrip("，, ")):
            return self.block.text[self.mention.end :]
        return self.following


def statements(whole: Examination, *sections: str) -> Iterator[Statement]:
    """Every change against last year in these sections, shares (增长5%) with their amount."""
    for block in whole.section(*sections):
        changes = [m for m in read(block.text) if m.changed and m.unit != "%"]
        levels = [m.start for m in read(block.text) if not m.changed and not m.limit]
        for position, mention in enumerate(changes):
            later = changes[position + 1 : position + 2]
            stop = later[0].start if later else len(block.text)
            level = next((s for s in levels if mention.end < s < stop), stop)
            breaks = [m.start() for m in _BREAK.finditer(block.text, mention.end, level)]
            end = breaks[-1] if breaks and level < len(block.text) else stop
            if not REASON.search(mention.words):  # a change within a reason needs none itself
                yield Statement(mention, block, block.text[mention.end : end])


@rule("N-11", "change-and-reason-do-not-fit", "增减与原因不相称", NOTICE, QUESTION)
def reasons_fit(whole: Examination) -> Iterator[Comparison]:
    """查什么：写“无增减变化”的没有再讲压减的原因；写“增加”“减少”的讲了原因。

    为什么：没有变化却说压减，或者有变化却不说原因，读者会追问哪一个是真的。
    例子：“同比无增减变化，主要原因是加强公车管理，争取有所压减”。
    怎么改：没有变化的，改写为保持不变的原因；有变化的，补上主要原因。
    """
    for statement in statements(whole, *sorted(whole.edition.spoken_sections)):
        mention, place = statement.mention, statement.block
        places = (place.place(mention.start, mention.end),)
        message = _misfit(statement)
        outcome = Outcome.FAILED if message else Outcome.PASSED
        yield Comparison("N-11", outcome, places, message=message)


def _misfit(statement: Statement) -> str:
    reason, mention = statement.reason, statement.mention
    if mention.change == 0:
        cut = _CUT.search(reason) if REASON.search(reason) else None
        return f"写的是没有增减，原因里却说“{cut[0]}”" if cut and not mention.number else ""
    if REASON.search(reason) or not mention.number:
        return ""
    return f"“{mention.words}”{'减少' if mention.change < 0 else '增加'}了，没有说明原因"
