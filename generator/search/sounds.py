"""From what was typed to what was meant: names by sound, by initials, and past one slip.

================  ============================================  ======================
``~jie dai``      syllables of two or three neighbours in names  → the characters
``!gwj``          their initials                                 → the characters
``[gwj``          the same, of what a name begins with           → the characters
``_运费``          first and last of three neighbours             → what stands between
``<行经``          the last two of three                          → what stands before
``>运行``          the first two of three                         → what stands behind
================  ============================================  ======================

The commonest come first. They are made of the distinct names of the whole site, which are few.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from generator.search.language import others, spoken
from generator.search.terms import crc

MOST = 32  # answers to one term
LEADS = frozenset("~![_<>")  # what the terms that lead to texts begin with
HEARD = 32  # files of the characters that the site does not have


def leads(names: Iterable[str], everyday: Iterable[str] = ()) -> dict[str, str]:
    """Term → what it leads to, from all ``names`` of a site, bared; behind them ``everyday``."""
    grams: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for word in everyday:
        grams.update(dict.fromkeys(_neighbours(word), 0))
        first.update({word[:size]: 0 for size in (2, 3) if len(word) >= size})
    for name in names:
        grams.update(set(_neighbours(name)))
        first.update(name[:size] for size in (2, 3) if len(name) >= size)
    found: dict[str, list[str]] = {}
    _lead(found, grams, _terms)
    _lead(found, first, _beginnings)
    return {term: "".join(answers) for term, answers in found.items()}


def answer_size(term: str) -> int:
    """How many characters each answer to a term has."""
    if term[0] == "~":
        return len(term.split(" "))
    return len(term) - 1 if term[0] in "![" else 1


def _neighbours(name: str) -> Iterator[str]:
    for size in (2, 3):
        yield from (name[at : at + size] for at in range(len(name) - size + 1))


def _lead(
    found: dict[str, list[str]],
    grams: Mapping[str, int],
    terms: Callable[[str], Iterator[tuple[str, str]]],
) -> None:
    """Add what the terms of ``grams`` lead to, the commonest first."""
    for gram in sorted(grams, key=lambda gram: (-grams[gram], gram)):
        if gram[0] < "\u3400" or gram[-1] < "\u3400":
            continue
        for term, answer in terms(gram):
            answers = found.setdefault(term, [])
            if len(answers) < MOST:
                answers.append(answer)


def _initials(gram: str) -> Iterator[str]:
    ways = product(*(spoken(character) for character in gram))
    yield from dict.fromkeys("".join(syllable[0] for syllable in way) for way in ways)


def _beginnings(gram: str) -> Iterator[tuple[str, str]]:
    for letters in _initials(gram):
        yield f"[{letters}", gram


def _terms(gram: str) -> Iterator[tuple[str, str]]:
    for way in dict.fromkeys(product(*(spoken(character) for character in gram))):
        yield f"~{' '.join(way)}", gram
    for letters in _initials(gram):
        yield f"!{letters}", gram
    if len(gram) == 3:
        first, middle, last = gram[0], gram[1], gram[2]
        yield f"_{first}{last}", middle
        yield f"<{middle}{last}", first
        yield f">{first}{middle}", last


def heard(characters: frozenset[str]) -> list[dict[str, str]]:
    """Characters that a site does not have → their readings, laid out by checksum.

    Whoever types one of them has slipped, most often to one of the same sound.
    """
    files: list[dict[str, str]] = [{} for _ in range(HEARD)]
    for character in others(characters):
        files[crc(character) % HEARD][character] = " ".join(spoken(character))
    return files
