"""From what was typed to what was meant: names by sound, by initials, and past one slip.

================  ============================================  ======================
``~jie dai``      syllables of two or three neighbours in names  → the characters
``!gwj``          their initials                                 → the characters
``_运费``          first and last of three neighbours             → what stands between
``<行经``          the last two of three                          → what stands before
``>运行``          the first two of three                         → what stands behind
================  ============================================  ======================

The commonest come first. They are made of the distinct names of the whole site, which are few.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from generator.search.language import spoken

_MOST = 32  # answers to one term


def leads(names: Iterable[str]) -> dict[str, str]:
    """Term → what it leads to, from all ``names`` of a site, bared."""
    grams: Counter[str] = Counter()
    for name in names:
        grams.update(
            {name[at : at + size] for size in (2, 3) for at in range(len(name) - size + 1)}
        )
    found: dict[str, list[str]] = {}
    for gram in sorted(grams, key=lambda gram: (-grams[gram], gram)):
        if gram[0] < "\u3400" or gram[-1] < "\u3400":
            continue
        for term, answer in _terms(gram):
            answers = found.setdefault(term, [])
            if len(answers) < _MOST:
                answers.append(answer)
    return {term: "".join(answers) for term, answers in found.items()}


def _terms(gram: str) -> Iterator[tuple[str, str]]:
    heard = [spoken(character) for character in gram]
    ways = dict.fromkeys(product(*heard))
    for way in ways:
        yield f"~{' '.join(way)}", gram
    for letters in dict.fromkeys("".join(syllable[0] for syllable in way) for way in ways):
        yield f"!{letters}", gram
    if len(gram) == 3:
        first, middle, last = gram[0], gram[1], gram[2]
        yield f"_{first}{last}", middle
        yield f"<{middle}{last}", first
        yield f">{first}{middle}", last
