"""`预算数：80.00` and its like: lines that were meant as `键: 值` and read as plain text."""

from __future__ import annotations

from typing import NamedTuple

from generator.diagnostics import Edit, Rule
from generator.forms.words import known_keys
from generator.load import slip_rules as rules
from generator.patterns import regex

_LINE = regex(r"(\s*(?:- +)*)([^\s:：,，{}\[\]\"'#]{1,30})([：:])(.*)")
_NAME = regex(r"[^\W\d_]")
_LONGEST = 2_000
_BLANKS = " \t\xa0\u3000"


class Slip(NamedTuple):
    """A slip of typing, ready to be reported. `line` and `column` count from 1."""

    rule: Rule
    message: str
    line: int
    column: int
    length: int
    hint: str
    edits: tuple[Edit, ...] = ()


def key_slip(text: str, line: int, column: int) -> Slip | None:
    """Recognise a key whose colon is full-width or lacks its blank; `text` starts at `column`.

    Also for the binding of forms: when text stands where keys are expected, this says why.
    """
    match = _LINE.match(text[:_LONGEST])
    if match is None:
        return None
    indent, name, colon, rest = match.groups()
    place = column + len(indent) + len(name)
    if not _NAME.search(name) or ": " in text[: match.start(3)]:
        return None
    edits = colon_edits(name, line, place, colon, rest)
    if colon == "：":
        hint = f"改成半角冒号加一个空格：{_mended(name, rest)}"
        message = f"「{name}」后面是全角冒号“：”，YAML 只认半角冒号"
        return Slip(rules.FULL_WIDTH_PUNCTUATION, message, line, place, 1, hint, edits)
    if not rest or rest[0] in " \t/\\":
        return None
    hint = f"在冒号后加一个空格：{_mended(name, rest)}"
    message = f"「{name}」的冒号后面没有空格，整行会被当成一段文字"
    return Slip(rules.NO_BLANK_AFTER_COLON, message, line, place, 1, hint, edits)


def colon_edits(name: str, line: int, column: int, colon: str, rest: str) -> tuple[Edit, ...]:
    """The mend of a colon after a name that is a key of the forms; of another none is certain."""
    if name not in known_keys():
        return ()
    blanks = rest[: len(rest) - len(rest.lstrip(_BLANKS))]
    return (Edit(line, column, colon + blanks, ": " if rest.strip(_BLANKS) else ":"),)


def _mended(name: str, rest: str) -> str:
    """Return the line as it should be typed, cut when it is long."""
    value = rest.strip(_BLANKS)
    return f"{name}: {value[:30]}…" if len(value) > 30 else f"{name}: {value}".rstrip()
