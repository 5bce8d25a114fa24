"""Slips that a line shows by itself; looked for when a file cannot be read as YAML.

YAML stops at its first error, so these let one run name the others too. Each pattern is one
that has hardly another meaning; text blocks after `|` and `>` are passed over.
Lengths and numbers are bounded: a hostile file must not cost more than a broken one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Edit
from generator.forms.words import known_keys
from generator.load import slip_rules as rules
from generator.load.key_slips import Slip, key_slip
from generator.patterns import regex

_LONGEST = 2_000
_MOST_LINES = 20_000
_TAB_INDENT = regex(r" *(\t+)[\t ]*[^\s#]")
_WIDE_INDENT = regex(r"[ \t]*([\u3000\xa0]+)[\s]*[^\s#]")
_VALUE = regex(r"\s*(?:- +)*(?:[^\s:：#\"'{}\[\],][^:：{}\[\],\"']{0,60}: +)?([>|%@`].*)")
_NEVER_MEANT = tuple(">|%@`")  # `*`, `&`, `!`, `-` and `?` could be
_KEY_BEFORE = regex(r"""([^\s{\[,"':：]+)["']?: +$""")
_COMMENT = regex(r"[ \t]+#(?:[ \t].*)?$")
_HEADER = regex(r"[>|](?:[-+]?|[-+]?\d|\d[-+])\s*(?: #.*)?$")
_BLOCK = regex(r"( *).*(?:^|[\s:-])[>|][-+\d]{0,2}\s*(?: #.*)?$")


def line_slips(lines: Sequence[str], suspected: range) -> Iterator[Slip]:
    """Yield the slips of all lines; in the suspected ones (from 1) list items count as keys."""
    block_indent: int | None = None
    for number, whole in enumerate(lines[:_MOST_LINES], 1):
        line = whole[:_LONGEST]
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and (indent > block_indent or not line.strip()):
            continue
        header = _BLOCK.match(line)
        block_indent = len(header.group(1)) if header else None
        slip = _slip(line, number, number in suspected)
        if slip is not None:
            yield slip


def _slip(line: str, number: int, suspected: bool) -> Slip | None:
    """Return the slip of one line, the one that hides others first."""
    if not line or line.lstrip().startswith("#"):
        return None
    found = _indentation(line, number) or unquoted_symbol(line, number)
    if found or (line.lstrip().startswith("- ") and not suspected):
        return found
    return key_slip(line, number, 1)


def _indentation(line: str, number: int) -> Slip | None:
    """Recognise tabs and wide blanks at the start of a line."""
    wide = _WIDE_INDENT.match(line)
    if wide:
        return wide_indentation(number, wide.start(1) + 1, len(wide.group(1)))
    tab = _TAB_INDENT.match(line)
    if tab:
        return tab_indentation(number, tab.start(1) + 1, len(tab.group(1)))
    return None


def tab_indentation(line: int, column: int, length: int = 1) -> Slip:
    """Say that a tab stands where YAML wants blanks."""
    message = "行首用了制表符（Tab）缩进，YAML 只允许半角空格"
    hint = "把制表符换成半角空格，每一层两个；可在编辑器里设置“用空格代替制表符”"
    return Slip(rules.TAB_INDENTATION, message, line, column, length, hint)


def wide_indentation(line: int, column: int, length: int = 1) -> Slip:
    """Say that a full-width or no-break blank stands where YAML wants plain ones."""
    message = "这里用了全角空格或不间断空格，它会被当成名称的一部分"
    hint = "删去它，换成半角空格，每一层两个"
    return Slip(rules.WIDE_INDENTATION, message, line, column, length, hint)


def unquoted_symbol(line: str, number: int) -> Slip | None:
    """Recognise a value that begins with a symbol which YAML reads as something else."""
    match = _VALUE.match(line)
    if match is None or _HEADER.match(match.group(1)):
        return None
    start = match.start(1)
    return symbol_slip(match.group(1), number, start + 1, line[:start])


def symbol_slip(value: str, line: int, column: int, before: str = "") -> Slip:
    """Say that the value, given to the end of its line, wants quotes.

    `before` is what stands before it on the line: after a key of the forms the mend is certain.
    """
    text = value.strip()
    if text == "-":
        return _lone_dash(line, column)
    shown = f"{text[:30]}…" if len(text) > 30 else text
    quote = "'" if '"' in text or "\\" in text else '"'
    message = f"这个值以「{text[:1]}」开头，YAML 会把它当成特殊符号"
    hint = f"给整个值加上半角引号：{quote}{shown}{quote}"
    edits = _quotes(value, line, column, before)
    return Slip(rules.UNQUOTED_SYMBOL, message, line, column, len(text), hint, edits)


def _quotes(value: str, line: int, column: int, before: str) -> tuple[Edit, ...]:
    """The quotes that a value lacks; none where it may be more than a value."""
    key = _KEY_BEFORE.search(before)
    if value[:1] not in _NEVER_MEANT or key is None or key.group(1) not in known_keys():
        return ()
    text = _COMMENT.sub("", value).rstrip()
    if " #" in text or "\t" in text:
        return ()  # part of the value, or a comment: who knows
    plain = '"' not in text and "\\" not in text
    quoted = f'"{text}"' if plain else "'" + text.replace("'", "''") + "'"
    return (Edit(line, column, text, quoted),)


def _lone_dash(line: int, column: int) -> Slip:
    message = "这里只有一个“-”，YAML 会把它当成列表的开始"
    hint = '这一格空白，就把这个键删去；是文字而且原件印着横线的，写成 "-"'
    return Slip(rules.UNQUOTED_SYMBOL, message, line, column, 1, hint)


def value_at(line: str, start: int) -> str:
    """Return the value that begins at an index: in `{…}` it ends before `, `, `}` or `]`."""
    before, rest = line[max(start - _LONGEST, 0) : start], line[start : start + _LONGEST]
    if "{" not in before and "[" not in before:
        return rest
    ends = [rest.find(mark) for mark in (", ", "}", "]") if mark in rest]
    return rest[: min(ends)] if ends else rest
