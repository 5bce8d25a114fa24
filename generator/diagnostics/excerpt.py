"""A line of a file quoted with a caret under the place, whatever stands in the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.diagnostics.inert import inert, width
from generator.diagnostics.span import Span

SourceLines = Callable[[str], Sequence[str] | None]
"""Gives the lines of a file (without line ends) by the name that spans carry, or None."""

_WIDEST = 100
_BEFORE = 60
_CUT = "…"
_GUARDED = "\udc5b"
"""Stands for the bracket of `##[`, a command to GitHub's log; no decoded text can hold it."""
_SHOWN = {"\t": "    ", _GUARDED: "\\u005B"}


def excerpt(span: Span, source: SourceLines) -> tuple[str, str] | None:
    """Return the quoted line and the line of carets below it, or None without a source.

    Tabs are expanded, hostile characters shown as `\\uXXXX`, and of a line wider than about
    100 columns only the surroundings of the place are shown between `…`.
    """
    lines = source(span.file)
    if lines is None or not 1 <= span.line <= len(lines):
        return None
    start = max(span.column - 1, 0)
    end = start + max(span.length, 1)
    line = lines[span.line - 1].rstrip("\r\n").replace("##[", "##" + _GUARDED)
    before, marked, after = _around(line[:start], line[start:end], line[end:])
    return f"{before}{marked}{after}".rstrip(), " " * width(before) + "^" * max(width(marked), 1)


def _around(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Make the three parts of a line visible, and cut them when the whole is too wide."""
    if len(before) + len(marked) + len(after) <= _WIDEST:
        parts = tuple("".join(_visible(part)) for part in (before, marked, after))
        if width("".join(parts)) <= _WIDEST:
            return parts[0], parts[1], parts[2]
    left = _fitting(before[::-1], _BEFORE, backwards=True)
    place = _fitting(marked, _WIDEST - width(left))
    cut = len(marked) > _WIDEST or place != "".join(_visible(marked))
    right = "" if cut else _fitting(after, _WIDEST - width(left) - width(place))
    return left, place, right


def _fitting(text: str, columns: int, *, backwards: bool = False) -> str:
    """Return what fits into so many columns, and `…` in the place of what does not.

    `backwards` says that the text runs from right to left; it is turned round again.
    """
    pieces: list[str] = []
    room = columns
    for piece in _visible(text[: columns + 1]):
        room -= width(piece)
        if room < 0:
            break
        pieces.append(piece)
    if len(pieces) < len(text):
        pieces.append(_CUT)
    return "".join(reversed(pieces) if backwards else pieces)


def _visible(text: str) -> list[str]:
    """Show each character inert, tabs as four blanks (what matters is the caret below)."""
    return [_SHOWN.get(character) or inert(character) for character in text]
