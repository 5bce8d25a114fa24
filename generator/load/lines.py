"""Lines and positions of a text, counted the way YAML, editors and git count them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator.patterns import regex

_LINE_END = regex(r"\r\n|\r|\n")


def split_lines(text: str) -> list[str]:
    """Split at CR LF, CR and LF only; `str.splitlines` also splits at form feeds and others."""
    if "\r" not in text:
        return text.split("\n")
    return _LINE_END.split(text)


def line_starts(text: str) -> list[int]:
    """Return the index of the first character of every line."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def position(starts: Sequence[int], index: int) -> tuple[int, int]:
    """Return line and column, both from 1, of the character at the index."""
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1
