"""Text from data made harmless for a terminal and a log: shown, never acted upon."""

from __future__ import annotations

import unicodedata

_INVISIBLE_FILLERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u034f")
_LEGACY_COMMAND = "##["


def inert(text: str) -> str:
    """Show control, bidi, zero-width, private and unassigned characters as `\\uXXXX`.

    The result is one line of printable characters. `##[`, which the log of GitHub Actions
    takes for a command wherever it stands, loses its bracket the same way.
    """
    safe = text.isascii() and text.isprintable()
    shown = text if safe else "".join(map(_shown, text))
    return shown.replace(_LEGACY_COMMAND, "##\\u005B")


def loggable(line: str) -> str:
    """A line made inert that may begin with anything: no workflow command of GitHub either.

    A tab stays to be seen as one.
    """
    shown = inert(line.replace("\t", "⇥"))
    start = len(shown) - len(shown.lstrip())
    command = shown.startswith("::", start)
    return f"{shown[:start]}\\u003A{shown[start + 1 :]}" if command else shown


def _shown(character: str) -> str:
    return character if _harmless(character) else escape(character)


def _harmless(character: str) -> bool:
    """Whether it takes up its place and does nothing else: printable, or a wide blank."""
    if character.isprintable():
        return character not in _INVISIBLE_FILLERS and not _selects_a_variant(character)
    return character == "\u3000"


def _selects_a_variant(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def escape(character: str) -> str:
    """Return `\\uXXXX`, or `\\UXXXXXXXX` beyond the basic plane."""
    number = ord(character)
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"


def width(text: str) -> int:
    """Columns of the text in a terminal: 2 for wide and full-width, 0 for combining marks.

    Characters of ambiguous width (`“`, `≥`, `①`) count as 1, as terminals outside East Asian
    legacy settings draw them. The text is expected to be inert already.
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
