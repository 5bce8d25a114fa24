"""What the figures of a text are said of: the clause before each, changes against another year.

``公务用车购置及运维费1.30万元（其中：公务用车购置费为0.00万元)；同比减少0.2万元`` says three
things: two amounts under their own names, and a change of what was named last outside the
brackets. Known are clauses, brackets, years and words of change; which names there are is not.
"""

import re
from bisect import bisect_left
from decimal import Decimal
from functools import lru_cache

from msgspec.structs import replace

from generator.model.half_width import half_width_figures
from generator.patterns import regex
from generator.rules.narrative.prose_amounts import Mention, figures

LAST_YEAR, OTHER = "上年", "其他"
_ENDS = frozenset("，,。；;！？!?\n：:")
_OPEN, _CLOSE = "(（", ")）"
_BRACKET = regex(r"[(（)）]")
_SENTENCE_ENDS = regex(r"[。！？!?\n]")
_BASE = r"(?P<base>20[0-9]{2}年|上一?年|去年|前一年)(?:度|同期)?"
_COMPARED = (
    rf"(?:同比|环比|(?:较|比|与|同|和|跟|相比于?)之?{_BASE}(?:部门)?(?:年初)?(?:预算|决算|执行|完成)?"
    r"(?:安排)?(?:数|额)?(?:相比较?|对比|比较|比)?)"
)
_MORE = "增加|增长|上升|提高|新增|增"
_LESS = "减少|下降|压减|压缩|核减|调减|降低|缩减|减"
_DIRECTION = (
    rf"(?P<direction>{_MORE}|{_LESS})"
    r"(?:了|额|幅度?|率|比例|数|金额|支出|收入|资金|预算|总额)*(?:为|约|达|近)?"
)
_SOME_CHANGE = frozenset(_MORE + _LESS) - {"|"}
_BETWEEN = (
    r"(?:预算|支出|收入|安排|经费|资金|总额|总体|整体|合计|共计|共|均|各|有所|略有|分别|净|数)*"
)
_CHANGES = (
    regex(rf"(?P<words>.*?){_COMPARED}{_BETWEEN}{_DIRECTION}"),
    regex(rf"(?P<words>.*){_DIRECTION}"),
)
_SAME = regex(
    "(?:基本|总体)?(?:无增减变化|无增减|没有增减|无变化|没有变化|未发生变化|持平|保持不变|维持不变)"
)
_IN_SAME = ("变", "增减", "持平")  # one of these stands in each
_BEFORE_SAME = regex(rf"(?P<words>.*?){_COMPARED}?{_BETWEEN}")
_AS_OF = regex(r"(?:截[至止])?(?:20[0-9]{2}年|上年|去年)(?:12月31日|年?[末底])")
_YEAR = regex(r"20[0-9]{2}年|(?:上一?年|去年)(?!结转|结余)")
_EMPTY = regex(
    r"(?:预算|资金|金额|总额|合计|总计|共计|安排|价值|原值|净值|账面|其中|共|计|为|是|约|达|[、，的与和及其])*"
)
_LEAD = "、，,的 　"


@lru_cache(maxsize=1024)
def read(text: str) -> tuple[Mention, ...]:
    """Every figure and every 持平 of a text, in order, with words, change and year.

    Full-width figures count as half-width ones; the words stay as printed.
    """
    found: list[Mention] = []
    ends: set[int] = set()
    plain = half_width_figures(text)
    for token in _tokens(plain):
        start, stop = _clause(plain, token, ends)
        mention = _described(plain[start:stop], token)
        mention = replace(mention, words=text[start : start + len(mention.words)])
        if not token.limit:
            ends.add(token.end)
        found.append(_carried(plain, mention, found))
    return tuple(found)


def _tokens(text: str) -> list[Mention]:
    """Figures and statements that nothing changed, each with its depth in brackets."""
    same = (
        Mention(match.start(), match.end(), Decimal(0), changed=True, about="基本" in match[0])
        for match in (_SAME.finditer(text) if any(map(text.__contains__, _IN_SAME)) else ())
    )
    tokens = sorted([*figures(text), *same], key=lambda token: token.start)
    depths, places, depth = [0], [-1], 0
    for bracket in _BRACKET.finditer(text):
        depth = depth + 1 if bracket[0] in _OPEN else max(depth - 1, 0)
        places.append(bracket.start())
        depths.append(depth)
    return [replace(t, depth=depths[bisect_left(places, t.start) - 1]) for t in tokens]


def _clause(text: str, token: Mention, ends: set[int]) -> tuple[int, int]:
    """Where the clause before a token begins and ends."""
    stop = len(text[: token.start].rstrip("：: 　"))
    clause = text[_clause_start(text, stop, ends) : stop].lstrip(_LEAD)
    return stop - len(clause), stop


def _described(clause: str, token: Mention) -> Mention:
    """The token with the words its clause begins with, its direction and its year."""
    if token.changed:
        match = _BEFORE_SAME.fullmatch(clause)
        return _change(token, clause, match, 0)
    for pattern in _CHANGES if _SOME_CHANGE.intersection(clause) else ():
        match = pattern.fullmatch(clause)
        if match:
            return _change(token, clause, match, -1 if match["direction"] in _LESS else 1)
    return replace(token, words=clause, year=_year(clause))


def _change(token: Mention, clause: str, match: re.Match[str] | None, change: int) -> Mention:
    words = match["words"] if match else clause
    base = (match.groupdict().get("base") if match else None) or ""
    year = OTHER if re.search("决算|执行|完成", clause[len(words) :]) else _year(base)
    return replace(token, words=words, changed=True, change=change, year=year)


def _year(clause: str) -> str:
    """The last year a clause names, less those that only date a state (上年末)."""
    if "年" not in clause:
        return ""
    years = _YEAR.findall(_AS_OF.sub("", clause))
    return "" if not years else years[-1][:4] if years[-1][0] == "2" else LAST_YEAR


def _clause_start(text: str, stop: int, ends: set[int]) -> int:
    """Where the clause before ``stop`` begins; what closed brackets hold does not end it."""
    depth = 0
    for index in range(stop - 1, -1, -1):
        character = text[index]
        if depth == 0 and (character in _ENDS or index + 1 in ends):
            return index + 1
        if character in _CLOSE:
            depth += 1
        elif character in _OPEN:
            if depth == 0:
                return index + 1
            depth -= 1
    # A bracket that nothing opens is a numbering such as 1): it hides nothing.
    return 0 if depth == 0 else max(text.rfind(mark, 0, stop) for mark in _ENDS) + 1


def _carried(text: str, mention: Mention, before: list[Mention]) -> Mention:
    """A mention that names nothing itself speaks of what was named last at its depth."""
    named = next((m for m in reversed(before) if _names_for(m, mention)), None)
    if named is None:
        return mention
    same_sentence = not _SENTENCE_ENDS.search(text, named.end, mention.start)
    year = mention.year
    if not year and not mention.changed and not named.changed and same_sentence:
        year = named.year
    if _EMPTY.fullmatch(mention.words) and (mention.changed or same_sentence):
        return replace(mention, words=named.words, year=year, carried=True)
    return replace(mention, year=year)


def _names_for(earlier: Mention, mention: Mention) -> bool:
    """Whether an earlier mention stands where its words may carry on to a later one."""
    if not earlier.words or earlier.limit:
        return False
    return earlier.depth == mention.depth or (mention.changed and earlier.depth < mention.depth)


def sentence_end(text: str, start: int) -> int:
    """Where the sentence that holds ``start`` ends."""
    match = _SENTENCE_ENDS.search(text, start)
    return match.start() if match else len(text)
