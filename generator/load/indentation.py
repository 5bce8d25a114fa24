"""Indentation by tabs and wide blanks, written with plain blanks in each way it may be meant."""

import re
from collections.abc import Iterator
from itertools import product

from generator.patterns import regex

_INDENT = regex(r"^(?:- +)*[ \t\u3000\xa0]*[\t\u3000\xa0][ \t\u3000\xa0]*(?=[^\s#])", re.MULTILINE)
# How many blanks one may stand for, the likeliest first.
_WIDTHS = {"\t": (2, 4, 8), "\u3000": (2, 1, 4), "\xa0": (1, 2)}


def indentations(text: str) -> Iterator[str]:
    """The text with each width that its tabs, full-width and no-break blanks may have."""
    found = "".join(match.group() for match in _INDENT.finditer(text))
    present = [character for character in _WIDTHS if character in found]
    for widths in product(*(_WIDTHS[character] for character in present)):
        blanks = dict(zip(present, widths, strict=True))
        yield _widened(text, blanks)


def _widened(text: str, blanks: dict[str, int]) -> str:
    def plain(match: re.Match[str]) -> str:
        return "".join(" " * blanks[c] if c in blanks else c for c in match.group())

    return _INDENT.sub(plain, text)
