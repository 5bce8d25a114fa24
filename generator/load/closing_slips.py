"""Quotes and brackets that close too late, too early or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import Edit
from generator.forms.words import known_keys
from generator.load import slip_rules as rules
from generator.load.key_slips import Slip, colon_edits
from generator.load.trouble import Trouble
from generator.patterns import regex

_COMMENT = regex(r"[ \t]#")
_NEXT_KEY = regex(r"(\s*)([^\s:：,，{}\[\]]+)\s*[:：]")


def without_comment(text: str) -> tuple[str, str]:
    """A text outside of quotes without its comment, and the comment with the blanks before it."""
    found = _COMMENT.search(text)
    value = text[: found.start()].rstrip() if found else text
    return value, text[len(value) :]


def unclosed_quote(line: int, column: int) -> Slip:
    """Say that a quotation has no end; the place counts from 0."""
    message = "这个引号没有成对，后面的内容都会被算进这一项"
    hint = '补上同样的半角引号；中文引号“”与半角引号 " 不能配成一对'
    return Slip(rules.UNCLOSED_QUOTE, message, line + 1, column + 1, 1, hint)


def closed_before(trouble: Trouble, before: str) -> bool:
    """Whether a value in quotes or brackets ended just here and more text follows."""
    words = ("expected key", "expected <", "expected '<document")
    ended = before.endswith(('"', "'", "]", "}"))
    return ended and any(word in trouble.problem for word in words)


def text_after_quote(trouble: Trouble, line: str) -> Slip:
    """Say that a value ended with its quote or bracket, and more text follows on the line."""
    before = line[: trouble.column].rstrip()
    rest, remark = without_comment(line[trouble.column :].rstrip())
    whole = f"{line[: trouble.column]}{rest}"
    value = whole.partition(": ")[2].strip() or whole.strip().removeprefix("- ")
    short = len(value) < 40 and "'" not in value and "{" not in before
    shown = f"'{value}'{remark}" if short else "'……'"
    message = f"值在「{before[-1]}」处已经结束，后面的文字没有着落"
    hint = f"给整个值加上半角单引号：{shown}"
    return Slip(rules.TEXT_AFTER_QUOTE, message, trouble.line + 1, trouble.column + 1, 1, hint)


def flow_trouble(trouble: Trouble, lines: Sequence[str]) -> Slip:
    """Say what is wrong in a `{…}` or `[…]` whose next entry or end the parser did not find."""
    line = lines[trouble.line]
    if line.startswith("，", trouble.column):  # after a value that its quote or bracket ended
        return _full_width_sign(trouble, line, trouble.column, trouble.column)
    if trouble.start[0] != trouble.line or trouble.column >= len(line.rstrip()):
        return _unclosed_bracket(trouble, lines)
    found = _full_width(trouble, line) or _early_end(trouble, line)
    return found or _unclosed_bracket(trouble, lines)


def _full_width(trouble: Trouble, line: str) -> Slip | None:
    """Find a full-width comma or colon in the entry that the parser was reading."""
    entry = max(line.rfind(mark, 0, trouble.column) for mark in ",{[")
    for index in range(entry + 1, trouble.column):
        if line[index] in "，：":
            return _full_width_sign(trouble, line, entry + 1, index)
    return None


def _full_width_sign(trouble: Trouble, line: str, entry: int, index: int) -> Slip:
    """Say that the sign at ``index``, in what begins at ``entry``, must be half-width."""
    half = "," if line[index] == "，" else ":"
    message = f"花括号或方括号里用了全角的“{line[index]}”，YAML 只认半角的“{half}”"
    hint = f"改成半角的“{half}”加一个空格；若是文字的一部分，给整个值加引号"
    edits = _half_width(line, entry, index, trouble.line + 1)
    place = trouble.line + 1, index + 1
    return Slip(rules.FULL_WIDTH_PUNCTUATION, message, *place, 1, hint, edits)


def _half_width(line: str, entry: int, index: int, number: int) -> tuple[Edit, ...]:
    """The mend of a full-width sign: a colon after a key of the forms, a comma before one."""
    if line[index] == "：":
        name = line[entry:index].strip()
        return colon_edits(name, number, index + 1, "：", line[index + 1 :])
    after = _NEXT_KEY.match(line, index + 1)
    if after is None or after.group(2) not in known_keys() or "：" in line[after.end() :]:
        return ()  # a full-width colon that is left would make one text of several values
    return (Edit(number, index + 1, f"，{after.group(1)}", ", "),)


def _early_end(trouble: Trouble, line: str) -> Slip | None:
    """Recognise an entry that ended too early: at a quote or at a second colon."""
    if line[: trouble.column].rstrip().endswith(('"', "'")):
        return text_after_quote(trouble, line)
    if line[trouble.column] != ":":
        return None
    message = "这里又有一个冒号：前面少了逗号，或者冒号是值的一部分"
    hint = "少了逗号就补上半角逗号和空格；冒号是值的一部分，就给整个值加上半角引号"
    return Slip(rules.UNQUOTED_COLON, message, trouble.line + 1, trouble.column + 1, 1, hint)


def _unclosed_bracket(trouble: Trouble, lines: Sequence[str]) -> Slip:
    row, start = trouble.start
    bracket = lines[row][start : start + 1] or "{"
    closing = "]" if bracket == "[" else "}"
    message = f"「{bracket}」没有对应的「{closing}」，或者各项之间没有用半角逗号隔开"
    hint = f"补上「{closing}」；文字里本来就有括号或逗号时，给整个值加引号"
    return Slip(rules.UNCLOSED_BRACKET, message, row + 1, start + 1, 1, hint)
