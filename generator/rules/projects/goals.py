"""P-25 to P-27: the 绩效目标 of a project: there, numbered, and saying something."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.diagnostics import Comparison, Place
from generator.model.project import Project
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.registry import NOTICE, OMISSION, QUESTION, WARNING, rule
from generator.rules.remembered import once_for
from generator.rules.verdicts import failed, passed

_DIGITS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_NUMBER = r"[（(]?(?:目标|第)?(?:(?P<digits>[0-9]{1,2})|(?P<han>[一二三四五六七八九十]))"
_MARK = regex(
    rf"(?:^|(?<=[。；;]))\s*(?:{_NUMBER}(?:[)）][.、．]?|[.．、：:，](?![0-9])|是)|(?P<circled>[①-⑩]))"
)
_PUNCTUATION = regex(r"[\s，。；;、,.．：:！（）()]")
# A vague phrase is all that a goal says when little else stands beside it.
_SHARE = 0.6


class _Mark(NamedTuple):
    """A number that a goal begins with: from where to where it stands, and which it is."""

    start: int
    end: int
    number: int


@rule("P-25", "project-without-goals", "项目有绩效目标", WARNING, OMISSION)
def check_present(examination: Examination) -> Iterator[Comparison]:
    """查什么：每个项目都写了绩效目标。
    为什么：没有目标，就说不清花这笔钱要达到什么效果。
    例子：绩效目标一栏空着，只有指标。
    怎么改：对照原件补上绩效目标；原件就空着的，建议补充后再公开。
    """
    for number, project in enumerate(examination.disclosure.projects):
        place = (Place(f"goals:{number}", 0 if project.goals else -1),)
        if any(goal.text for goal in project.goals):
            yield passed("P-25", place)
        else:
            message = f"“{project.name}”没有绩效目标"
            yield failed("P-25", place, message, "对照原件补上绩效目标", None, "")


@rule("P-26", "goals-badly-numbered", "绩效目标依次编号", NOTICE, QUESTION)
def check_numbering(examination: Examination) -> Iterator[Comparison]:
    """查什么：一个项目有几条绩效目标时，各条依次编号为 1、2、3……
    为什么：编了号，才好在分项目标和自评里一条一条对照。
    例子：三条目标编号是 1、2、2，或者只有第一条有编号。
    怎么改：对照原件核对编号；原件如此的不用改。
    """
    for number, project in enumerate(examination.disclosure.projects):
        texts = [(i, goal.text) for i, goal in enumerate(project.goals) if goal.text]
        numbered = [(i, t) for i, t in texts if not t.rstrip().endswith(("：", ":"))]
        if len(texts) > 1 and numbered:
            yield _numbering(number, project, numbered)


def _numbering(number: int, project: Project, texts: list[tuple[int, str]]) -> Comparison:
    last = 0
    for row, text in texts:
        marks = _marks(text)
        numbers, starts = [mark.number for mark in marks], bool(marks) and marks[0].start == 0
        if not starts or numbers != list(range(last + 1, last + 1 + len(numbers))):
            wrong = "没有编号" if not starts else f"的编号不是接着的 {last + 1}"
            message = f"“{project.name}”的绩效目标第 {row + 1} 段{wrong}"
            place = (Place(f"goals:{number}", row),)
            advice = "对照原件核对编号；原件如此的不用改"
            return failed("P-26", place, message, advice, f"{last + 1}.", text[:6])
        last = numbers[-1]
    return passed("P-26", (Place(f"goals:{number}", texts[0][0]),))


@lru_cache(maxsize=1024)
def _marks(text: str) -> tuple[_Mark, ...]:
    """The numbers of the goals within a text."""
    found = _MARK.finditer(text)
    return tuple(_Mark(match.start(), match.end(), _value(match)) for match in found)


def _value(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"])
    return (_DIGITS.find(match["han"] or "-") + 1) or _CIRCLED.index(match["circled"]) + 1


@rule("P-27", "goal-says-nothing", "绩效目标不空泛", WARNING, QUESTION)
def check_vague(examination: Examination) -> Iterator[Comparison]:
    """查什么：绩效目标不是“按规定期限完成预期效果”一类的空话（词表可以增删）。
    为什么：这样的目标放在哪个项目都行，年底也无法判断有没有做到。
    例子：绩效目标只有一句“完成年度工作任务”。
    怎么改：写明做什么事、做到什么程度；原件如此的，建议下次改写。
    """
    words = examination.shared.words
    phrases = once_for(words, "bare goals", lambda: [*map(_bare, words.vague_goals)])
    for number, project in enumerate(examination.disclosure.projects):
        for row, goal in enumerate(project.goals):
            bare = _unmarked(goal.text)
            place = (Place(f"goals:{number}", row),)
            phrase = next((p for p in phrases if p in bare and len(p) >= _SHARE * len(bare)), None)
            if phrase is None:
                yield passed("P-27", place)
            else:
                message = f"“{project.name}”的绩效目标只说“{phrase}”，没有说明做成什么"
                advice = "写明做什么事、做到什么程度"
                yield failed("P-27", place, message, advice, None, goal.text)


@lru_cache(maxsize=1024)
def _unmarked(text: str) -> str:
    """What a text says, without its first number and without marks."""
    first = _marks(text)[:1]
    return _bare(text[: first[0].start] + text[first[0].end :] if first else text)


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", text)
