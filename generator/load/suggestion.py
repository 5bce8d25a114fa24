"""The word that was probably meant: 预算书 for 预算数, 科目编号 for 科目编码."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

_LONGEST = 40
_LIKE_ENOUGH = 0.5


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like the word, or None when none is like it.

    Chinese labels are short, so one shared character of two is enough; equal likeness is
    decided by a shared ending or beginning, then by the order of the candidates.
    """
    wanted = _folded(word)
    if not wanted or len(wanted) > _LONGEST:
        return None
    scored = [(_likeness(wanted, _folded(name)), -rank, name) for rank, name in _known(candidates)]
    best = max(scored, default=(0.0, 0, ""))
    return best[2] if best[0] >= _LIKE_ENOUGH else None


def same_word(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one candidate that differs by blanks, width or case alone, or None."""
    wanted = _folded(word)
    found = [name for name in candidates if _folded(name) == wanted and name != word]
    return found[0] if len(found) == 1 and wanted else None


def _known(candidates: Iterable[str]) -> list[tuple[int, str]]:
    return [(rank, name) for rank, name in enumerate(candidates) if len(name) <= _LONGEST]


def _folded(word: str) -> str:
    """Drop what is typed by accident: blanks, full-width forms, case, trailing colons."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    return "".join(plain.split()).rstrip(":")


def _likeness(word: str, name: str) -> float:
    """Return 1 for equal words, 0 for words without a common character."""
    if word == name:
        return 1.0
    ratio = SequenceMatcher(None, word, name, autojunk=False).ratio()
    edge = word[:1] == name[:1] or word[-1:] == name[-1:]
    return min(ratio + 0.01 * edge, 0.99)
