"""One regular expression for all terms, however many there are."""

import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=64)
def term_pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds any of the terms, the longer ones first: a term inside a longer one yields to it.

    Terms are grouped by their first character, so that a text is read once and only few terms are
    tried at a place. None where there are no terms.
    """
    groups: dict[str, list[str]] = {}
    for term in sorted({term for term in terms if term}, key=lambda term: (-len(term), term)):
        groups.setdefault(term[0], []).append(term)
    return re.compile("|".join(map(_group, groups.values()))) if groups else None


def _group(terms: Iterable[str]) -> str:
    first, *_ = terms
    return f"{re.escape(first[0])}(?:{'|'.join(re.escape(term[1:]) for term in terms)})"
