"""Finding the project that a name in running text speaks of, though it is written otherwise."""

from difflib import SequenceMatcher
from functools import lru_cache

from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.narrative.spoken_names import plain_name
from generator.rules.remembered import once

_MARKS = regex(r"[、，,。；;：:《》\-—·/（）]")
_WORDS = regex("(?:专项|补助|工作)?(?:经费|资金|费用)|项目|专项")
_SHORTEST = 4
ALIKE = 0.6


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name without marks and without the words that any project's name may bear."""
    plain = _MARKS.sub("", plain_name(name))
    return _WORDS.sub("", plain) or plain


@lru_cache(maxsize=1 << 14)
def likeness(first: str, second: str) -> float:
    """How alike two names are, 1 when one is the other, 0.9 when one holds the other."""
    left, right = bare(first), bare(second)
    if left == right:
        return 1.0
    if min(len(left), len(right)) >= _SHORTEST and (left in right or right in left):
        return 0.9
    # No more can match than the characters that both have, and most names share few.
    common = min(sum(map(right.__contains__, left)), sum(map(left.__contains__, right)))
    if 2.0 * common / (len(left) + len(right)) < ALIKE:
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def named_in(whole: Examination, words: str) -> int | None:
    """The project whose name ``words`` end with, the longest first; None where there is none."""
    for typo, right in whole.shared.words.typos.items():
        words = words.replace(typo, right)
    said = bare(words)
    for size, name, position in once(whole, "project names", _names):
        if size >= _SHORTEST and said.endswith(name):
            return position
    return None


def _names(whole: Examination) -> list[tuple[int, str, int]]:
    names = ((bare(project.name), i) for i, project in enumerate(whole.disclosure.projects))
    return sorted(((len(name), name, i) for name, i in names), reverse=True)


@lru_cache(maxsize=1024)
def most_alike(name: str, projects: tuple[str, ...]) -> tuple[int | None, float]:
    """Which name of a project is most alike, with the likeness; None below ``ALIKE``."""
    scores = [(likeness(name, project), -i) for i, project in enumerate(projects)]
    score, position = max(scores, default=(0.0, 0))
    return (-position, score) if score >= ALIKE else (None, score)
