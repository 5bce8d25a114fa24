"""Every text of a disclosure with its place, for rules that look for words wherever they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain

from generator.diagnostics import Comparison, Outcome, Place
from generator.model.words import Words
from generator.rules.examination import Examination
from generator.rules.remembered import once, once_for

_PROJECT_FIELDS = ("title", "project_name", "purpose")
_BETWEEN = "\0"  # stands in no text, so that no word is found across two of them

Group = tuple[str, str, int, Iterable[str]]
"""The texts of one row, joined, with their part, their row and the field of each."""


class Texts:
    """Texts one after the other in one long string: a word that occurs nowhere costs one search."""

    def __init__(self, groups: list[Group]) -> None:
        self._groups = groups
        self.joined = _BETWEEN.join([group[0] for group in groups])

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate([len(group[0]) + 1 for group in self._groups], initial=0))

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the long string."""
        number = bisect_right(self._starts, start) - 1
        text, part, row, fields = self._groups[number]
        before = text[: start - self._starts[number]]
        first = start - len(before) + before.rfind(_BETWEEN) + 1
        return Place(part, row, [*fields][before.count(_BETWEEN)], start - first, end - first)

    def holds(self, word: str) -> bool:
        """Whether a word stands somewhere; most have a character that already tells they do not."""
        return all(map(self.joined.__contains__, word)) and word in self.joined

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Place]]:
        """Every match of a pattern with its place."""
        for match in pattern.finditer(self.joined):
            yield match, self.place(match.start(), match.end())


def all_texts(whole: Examination) -> Texts:
    """Every text: cover and title, narrative, notes of tables, projects; no codes, no amounts."""
    return once(whole, "all texts", lambda _: Texts([*_about(whole), *_projects(whole)]))


def _about(whole: Examination) -> Iterator[Group]:
    yield whole.disclosure.title.text, "about", -1, ("title",)
    for row, line in enumerate(whole.disclosure.cover):
        yield line.text, "about", row, ("cover",)
    for block in whole.texts:
        if block.kind != "term":
            field = "meaning" if block.kind == "meaning" else "text"
            yield block.cell.text, "text", block.position, (field,)
    for table in whole.disclosure.all_tables:
        for row, note in enumerate(table.notes):
            yield note.text, f"notes:{table.form}", row, ("",)


def _projects(whole: Examination) -> Iterator[Group]:
    for number, project in enumerate(whole.disclosure.projects):
        fields = [project[field].text for field in _PROJECT_FIELDS]
        yield _BETWEEN.join(fields), f"project:{number}", -1, _PROJECT_FIELDS
        for row, goal in enumerate(project.goals):
            yield goal.text, f"goals:{number}", row, ("",)
        part = f"indicators:{number}"
        for row, indicator in enumerate(project.indicators):
            cells = indicator.cells
            yield _BETWEEN.join([cell.text for cell in cells.values()]), part, row, cells


def standing_words(whole: Examination) -> dict[str, list[Place]]:
    """The words of the lists of what should not stand in a text that do, with their places."""
    return once(whole, "standing words", _standing)


def _standing(whole: Examination) -> dict[str, list[Place]]:
    texts, words = all_texts(whole), whole.shared.words
    pattern, by_beginning = once_for(words, "words by beginning", lambda: _beginnings(words))
    starts: dict[str, list[int]] = {}
    for match in pattern.finditer(texts.joined):
        start = match.start()
        for word in by_beginning[match[0]]:
            found = starts.setdefault(word, [])
            if texts.joined.startswith(word, start) and not (
                found and start < found[-1] + len(word)
            ):
                found.append(start)
    return {
        word: [texts.place(start, start + len(word)) for start in found]
        for word, found in starts.items()
        if found
    }


def _beginnings(words: Words) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """All the words as one pattern, so that the texts are gone through once for all of them.

    It matches the first character of each where the rest follows: words may overlap.
    """
    lists = (words.typos, words.leftovers, words.outdated, words.self_evaluation)
    by_beginning: dict[str, list[str]] = {}
    for word in dict.fromkeys(filter(None, chain(*lists, words.placeholders))):
        by_beginning.setdefault(word[0], []).append(word)
    choices = (
        f"{re.escape(first)}(?={'|'.join(re.escape(word[1:]) for word in several)})"
        for first, several in by_beginning.items()
    )
    return re.compile("|".join(choices) or r"(?!)"), by_beginning


def nothing_found(code: str) -> Comparison:
    """A search through the texts that found nothing wrong."""
    return Comparison(code, Outcome.PASSED, (Place("text"),))
