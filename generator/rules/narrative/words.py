"""Words that should not stand in the texts: typos, template leftovers, what is out of date."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from generator.diagnostics import Comparison, Outcome, Place
from generator.model.half_width import half_width_figures
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.narrative.all_texts import all_texts, nothing_found, standing_words
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule

_SINCE = regex(r"^([0-9]{4})年起：?")
# Each begins with a fixed sign, which makes the search quick; what stands before it is seen after.
_BADLY_WRITTEN = (
    regex(r"以[上下内]\s*%"),
    regex(r"左右\s*%"),
    regex(r"%%+"),
    regex(r"元(?:万元|亿元|元)"),
    regex(r"\.(?:\.+|[0-9]+\.)[0-9]+\s*(?:万元|亿元|元|%)"),
)
_DIGITS_BEFORE = regex(r"[0-9.]+(?:万|亿)?\s*$")


def _search(
    code: str,
    whole: Examination,
    words: Iterable[str],
    say: Callable[[str], str],
    hint: str,
    better: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Comparison]:
    """A finding for each of the words that stands somewhere; ``say`` tells what is wrong with it.

    ``better`` is what should stand there instead, where that is known.
    """
    found = _told_once(standing_words(whole), words)
    for word, places in found:
        yield _found(code, places, word, say(word), hint, better.get(word))
    if not found:
        yield nothing_found(code)


def _told_once(
    standing: Mapping[str, list[Place]], words: Iterable[str]
) -> list[tuple[str, list[Place]]]:
    """The words that stand in the texts, the longest first; one within a longer one is not told."""
    found: list[tuple[str, list[Place]]] = []
    of_these = [word for word in words if word in standing]
    for word in sorted(of_these, key=lambda word: (-len(word), word)):
        places = [p for p in standing[word] if not any(_overlap(p, o) for _, o in found)]
        if places:
            found.append((word, places))
    return found


@lru_cache(maxsize=16)
def _outdated_by(reasons: tuple[tuple[str, str], ...], year: str) -> tuple[str, ...]:
    """The wordings that are out of date in a year."""
    since = ((word, _SINCE.match(reason)) for word, reason in reasons)
    return tuple(word for word, match in since if match is None or match[1] <= year)


def _overlap(place: Place, others: list[Place]) -> bool:
    return any(
        (o.part, o.row, o.field) == (place.part, place.row, place.field)
        and o.start < place.end
        and place.start < o.end
        for o in others
    )


def _found(
    code: str, places: list[Place], word: str, message: str, hint: str, expected: str | None = None
) -> Comparison:
    """One finding for a word: all its places in the text, the first in each project."""
    times = f"（共 {len(places)} 处）" if len(places) > 1 else ""
    shown = {_record(place): place for place in reversed(places)}
    first_to_last = tuple(reversed(shown.values()))
    return Comparison(
        code, Outcome.FAILED, first_to_last, expected, word, f"{message}{times}", hint
    )


def _record(place: Place) -> tuple[str, int]:
    kind, _, number = place.part.partition(":")
    return (number, -1) if kind in ("project", "goals", "indicators") else (place.part, place.row)


@rule("N-13", "known-typo", "常见错字", NOTICE, QUESTION)
def typos(whole: Examination) -> Iterator[Comparison]:
    """查什么：说明文字、项目名称、用途、目标、指标里没有词表所列的错字。

    为什么：错字让读者读不懂，也让人怀疑数字是不是一样没有核对。
    例子：“项目旨费”应为“项目经费”。
    怎么改：对照原件；录入时打错的改正，原件就是错的可以不改（只提示，不影响公开）。
    """
    typed = whole.shared.words.typos
    hint = "对照原件；录入错的改正"
    return _search("N-13", whole, typed, lambda w: f"“{w}”疑为“{typed[w]}”", hint, typed)


@rule("N-14", "template-leftover", "模板残留", NOTICE, QUESTION)
def leftovers(whole: Examination) -> Iterator[Comparison]:
    """查什么：文字里没有模板没改完的痕迹，如“主要为基本支出主要为”。

    为什么：残留的模板文字读不通，也说明这一段没有核对过。
    例子：“基本支出增加137.25万元，主要为基本支出主要为物业费支出增加”。
    怎么改：删去重复或没有改完的字。
    """
    words = whole.shared.words.leftovers
    return _search("N-14", whole, words, "“{}”像是模板没有改完".format, "改成通顺的一句话")


@rule("N-15", "outdated-wording", "过期的表述", NOTICE, QUESTION)
def outdated(whole: Examination) -> Iterator[Comparison]:
    """查什么：文字里没有到预算年度已经过期的提法。

    为什么：过期的提法多半是从往年文本照抄的，读者会问内容是不是也没有更新。
    例子：2024 年的文本还写“开展七五普法活动”，七五普法到 2020 年为止。
    怎么改：改成现行的提法；确实仍在进行的，写明原因。
    """
    reasons = whole.shared.words.outdated
    words = _outdated_by(tuple(reasons.items()), whole.disclosure.year)
    hint = "改成现行的提法，或写明仍在进行的原因"
    return _search("N-15", whole, words, lambda w: f"“{w}”：{_SINCE.sub('', reasons[w])}", hint)


@rule("N-23", "self-evaluation-in-targets", "预算目标用了自评用语", WARNING, QUESTION)
def self_evaluation(whole: Examination) -> Iterator[Comparison]:
    """查什么：年初的绩效目标里没有“完成情况分析”“完成值”等年底自评才用的词。

    为什么：预算公开时还没有完成情况，出现这些词说明是照抄了自评报告。
    例子：“1.产出指标完成情况分析。”
    怎么改：改成目标的写法，如“产出指标”“指标值”。
    """
    words, hint = whole.shared.words.self_evaluation, "改成目标的写法，如“产出指标”“指标值”"
    return _search("N-23", whole, words, "“{}”是自评用语，预算目标里不应出现".format, hint)


@rule("N-24", "figure-badly-written", "数值书写有误", NOTICE, QUESTION)
def badly_written(whole: Examination) -> Iterator[Comparison]:
    """查什么：文字里的数值写得规范，没有“10以上%”“5%%”“1..30万元”之类的写法。

    为什么：写错位置的符号让人读不出数是多少。
    例子：“提高设施利用率10以上%”应为“10%以上”。
    怎么改：把符号放到数字后面，删去多余的符号。
    """
    texts, clean = all_texts(whole), True
    joined = half_width_figures(texts.joined)
    for pattern in _BADLY_WRITTEN:
        for match in pattern.finditer(joined):
            before = _DIGITS_BEFORE.search(joined, max(match.start() - 16, 0), match.start())
            if before and texts.place(*match.span()).part == "text":
                clean = False
                said = texts.joined[before.start() : match.end()]
                at = texts.place(before.start(), match.end())
                hint = "如“10以上%”改为“10%以上”"
                yield _found("N-24", [at], said, f"“{said}”写法不规范", hint)
    if clean:
        yield nothing_found("N-24")
