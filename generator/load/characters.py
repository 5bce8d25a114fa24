"""Characters that have no place in a public document, found with their positions."""

from __future__ import annotations

import re
import unicodedata

from generator.diagnostics import Edit, Rule
from generator.load import reading_rules as rules
from generator.load.lines import line_starts, position
from generator.load.notebook import Notebook
from generator.patterns import regex

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_FAR_CONTROLS = "".join(
    chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
_INVISIBLE = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
)
_FAR_INVISIBLE = r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
_PRIVATE = r"\ue000-\uf8ff"
_FAR_PRIVATE = r"\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_EMOJI = r"\U0001f000-\U0001faff"
_BLANKS = r"\xa0\u1680\u2000-\u200a\u202f\u205f"
_KINDS: tuple[tuple[Rule, re.Pattern[str], str], ...] = (
    (rules.CONTROL_CHARACTER, regex(f"[{_CONTROLS}{_FAR_CONTROLS}]"), "控制字符"),
    (rules.INVISIBLE_CHARACTER, regex(f"[{_INVISIBLE}{_FAR_INVISIBLE}]"), "看不见的字符"),
    (rules.REPLACEMENT_CHARACTER, regex("\ufffd"), "乱码替换符"),
    (rules.PRIVATE_USE_CHARACTER, regex(f"[{_PRIVATE}{_FAR_PRIVATE}]"), "私用区字符"),
    (rules.SPECIAL_BLANK, regex(f"[{_BLANKS}]"), "特殊空格"),
    (rules.EMOJI, regex(f"[{_EMOJI}]"), "表情符号"),
)
_HINTS = {
    rules.CONTROL_CHARACTER.code: "请删去这个字符；需要换行时另起一段",
    rules.INVISIBLE_CHARACTER.code: "请删去这个字符，把前后的字重新键入一遍",
    rules.REPLACEMENT_CHARACTER.code: "这里有一个字在转换编码时丢失了，请对照原件补上",
    rules.PRIVATE_USE_CHARACTER.code: "多数设备显示为方框，请换成通用的汉字或符号",
    rules.EMOJI.code: "请删去它；公文里不用，PDF 里也印不出来",
    rules.SPECIAL_BLANK.code: "请删去它，需要空格时键入普通空格",
}
_NEAR = rf"{_CONTROLS}{_INVISIBLE}{_PRIVATE}{_BLANKS}\ufffd"
_ANY = regex(f"[{_NEAR}{_FAR_CONTROLS}{_FAR_INVISIBLE}{_FAR_PRIVATE}{_EMOJI}]")
_SUSPECT = regex(rf"[{_NEAR}\U00010000-\U0010ffff]")
"""A set that Python matches ten times faster than `_ANY`: all beyond the basic plane counts."""
_RETURN = regex("\r")
"""Ends a line of a file; inside a value only an escape can have brought it."""
_WITHOUT_MEANING = "\xad\u200b\u2060\ufeff"
_INDENT = " \t\xa0\u3000"
_WIDEST_INDENT = 200


def check_characters(text: str, notebook: Notebook) -> bool:
    """Note every character that does not belong; return whether YAML can still be read.

    Blanks that stand as indentation are left to the slips, which know better what to say.
    """
    if _SUSPECT.search(text) is None:
        return True
    starts = line_starts(text)
    for rule, pattern, _ in _KINDS:
        _check_kind(rule, pattern, text, starts, notebook)
    return _KINDS[0][1].search(text) is None


def _check_kind(
    rule: Rule, pattern: re.Pattern[str], text: str, starts: list[int], notebook: Notebook
) -> None:
    """Note the first characters of one kind and count the others."""
    matches = pattern.finditer(text)
    for match in matches:
        line, column = position(starts, match.start())
        place = notebook.place(line, column)
        if notebook.full(rule):
            notebook.skip(rule, place, 1 + sum(1 for _ in matches))
        elif rule is not rules.SPECIAL_BLANK or not _indents(text, match.start(), column):
            edits = _edits(rule, match.group(), line, column)
            notebook.note(rule, describe(match.group()), place, hint=_HINTS[rule.code], edits=edits)


def _edits(rule: Rule, character: str, line: int, column: int) -> tuple[Edit, ...]:
    """The mend of a character: a blank is a blank; what has no width and no meaning goes."""
    if rule is rules.SPECIAL_BLANK:
        return (Edit(line, column, character, " "),)
    return (Edit(line, column, character, ""),) if character in _WITHOUT_MEANING else ()


def _indents(text: str, index: int, column: int) -> bool:
    """Whether only blanks stand before it on its line."""
    return column <= _WIDEST_INDENT and not text[index - column + 1 : index].strip(_INDENT)


def check_value(text: str, line: int, column: int, notebook: Notebook) -> None:
    """Note characters that a quoted value brought in through an escape such as `\\u202e`."""
    match = _ANY.search(text) or _RETURN.search(text)
    if match is not None:
        rule = _kind(match.group())[0]
        message = f"引号里的转义写法产生了{describe(match.group()).removeprefix('含有')}"
        notebook.note(rule, message, notebook.place(line, column), hint=_HINTS[rule.code])


def describe(character: str) -> str:
    """Name a character that cannot be shown: its kind, its number and its Unicode name."""
    word = _kind(character)[1]
    name = unicodedata.name(character, "")
    return f"含有{word} U+{ord(character):04X}" + (f"（{name}）" if name else "")


def _kind(character: str) -> tuple[Rule, str]:
    """Return the rule for a character of `_ANY`, or a return, and the word for its kind."""
    kinds = ((rule, word) for rule, pattern, word in _KINDS if pattern.match(character))
    return next(kinds, (rules.CONTROL_CHARACTER, _KINDS[0][2]))
