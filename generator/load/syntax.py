"""What the parser complains of, said in Chinese with the remedy for what was likely meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError

from generator.load import slip_rules as rules
from generator.load.key_slips import Slip
from generator.load.line_slips import line_slips, symbol_slip, tab_indentation, value_at
from generator.load.reading_rules import KEY_EMPTY
from generator.load.syntax_messages import translate
from generator.load.written import Written

_SYMBOLS = ">|%@`*&!?"


class _Trouble(NamedTuple):
    """An error of the parser with its marks as positions from 0, inside the file."""

    problem: str
    context: str
    line: int
    column: int
    start: tuple[int, int]
    """Where the construct begins that the parser was in: a quote, a bracket, a scalar."""


def explain_error(error: Exception, lines: Sequence[str], last: Written | None) -> list[Slip]:
    """Return what is wrong with a file that the parser gave up, the first error and more.

    `last` is the last thing the parser read without complaint.
    """
    trouble = _trouble(error, lines)
    certain = _certain(trouble, lines)
    suspected = range(0) if certain else _suspected(trouble, last)
    slips = list(line_slips(lines, suspected))
    if certain is None and not any(slip.line in suspected for slip in slips):
        certain = _likely(trouble, lines, last) or _general(trouble)
    if certain and all(slip.line != certain.line for slip in slips):
        slips.append(certain)
    return slips


def _trouble(error: Exception, lines: Sequence[str]) -> _Trouble:
    """Bring the two kinds of error of PyYAML and its two parsers into one shape."""
    if not isinstance(error, MarkedYAMLError):
        return _Trouble(str(error), "", 0, 0, (0, 0))
    problem = _inside(error.problem_mark or error.context_mark, lines)
    start = _inside(error.context_mark, lines) if error.context_mark else problem
    return _Trouble(error.problem or "", error.context or "", *problem, start)


def _inside(mark: Any, lines: Sequence[str]) -> tuple[int, int]:
    """Return line and column from 0; the end of the file is the end of its last text line."""
    if mark is None:
        return 0, 0
    line = mark.line
    while line > 0 and (line >= len(lines) or (mark.line != line and not lines[line].strip())):
        line -= 1
    return (line, mark.column) if line == mark.line else (line, len(lines[line]))


def _suspected(trouble: _Trouble, last: Written | None) -> range:
    """Return the lines, from 1, in which the slip must stand that led to the error."""
    first = last.line if last else trouble.line
    if trouble.context.startswith("while scanning"):
        first = min(first, trouble.start[0])
    return range(min(first, trouble.line) + 1, trouble.line + 2)


def _certain(trouble: _Trouble, lines: Sequence[str]) -> Slip | None:
    """Recognise the errors whose place tells what was typed."""
    line, column = trouble.line, trouble.column
    if "tab character" in trouble.problem or lines[line][column : column + 1] == "\t":
        return tab_indentation(line + 1, column + 1)
    for row, start in (trouble.start, (line, column)):
        if lines[row][start : start + 1] in tuple(_SYMBOLS) and _at_token(trouble):
            return symbol_slip(value_at(lines[row], start), row + 1, start + 1)
    if "sequence entries are not allowed" in trouble.problem and lines[line][:column].strip():
        return symbol_slip(lines[line][column:], line + 1, column + 1)
    if "quoted scalar" in trouble.context and "unexpected" in trouble.problem:
        return _unclosed_quote(*trouble.start)
    return None


def _at_token(trouble: _Trouble) -> bool:
    """Whether the parser stumbled over the beginning of a value, not somewhere inside."""
    words = ("block scalar", "alias", "anchor", "tag", "directive", "next token")
    keys = "mapping keys are not allowed" in trouble.problem
    return keys or any(word in trouble.context for word in words)


def _likely(trouble: _Trouble, lines: Sequence[str], last: Written | None) -> Slip | None:
    """Recognise what an error of structure most likely comes from."""
    line, column = trouble.line, trouble.column
    before = lines[line][:column].rstrip()
    if "',' or" in trouble.problem:
        return _flow(trouble, lines)
    if lines[line][column : column + 1] == ":" and "mapping values" not in trouble.problem:
        if not before:
            hint = "在冒号左边补上名称"
            return Slip(KEY_EMPTY, "冒号左边没有名称", line + 1, column + 1, 1, hint)
        hint = "在冒号后加一个空格；空白单元格写成“名称: ”或不写"
        message = "冒号后面没有空格"
        return Slip(rules.NO_BLANK_AFTER_COLON, message, line + 1, column + 1, 1, hint)
    if _closed_before(trouble, before):
        return _after_quote(trouble, lines[line], last)
    if "mapping values are not allowed" in trouble.problem and ": " in before:
        hint = f"给整个值加上半角引号，或把值里的冒号改成全角：{_quoted_value(lines[line])}"
        message = "值里又有半角冒号加空格，YAML 会把它当成另一个键"
        return Slip(rules.UNQUOTED_COLON, message, line + 1, column + 1, 1, hint)
    return None


def _quoted_value(line: str) -> str:
    key, _, value = line.strip().partition(": ")
    return f'{key}: "{value}"' if len(line) < 60 and '"' not in line else '"……"'


def _closed_before(trouble: _Trouble, before: str) -> bool:
    """Whether a value in quotes or brackets ended just here and more text follows."""
    ended = before.endswith(('"', "'", "]", "}"))
    return ended and (
        "expected key" in trouble.problem
        or "expected <" in trouble.problem
        or "expected '<document" in trouble.problem
    )


def _after_quote(trouble: _Trouble, line: str, last: Written | None) -> Slip:
    """Tell a quotation that ran over from an earlier line from one within its line."""
    if last and last.style in ('"', "'") and last.line < trouble.line:
        return _unclosed_quote(last.line, last.column)
    before = line[: trouble.column].rstrip()
    value = line.partition(": ")[2].strip() or line.strip().removeprefix("- ")
    shown = f"'{value}'" if len(value) < 40 and "'" not in value else "'……'"
    message = f"值在「{before[-1]}」处已经结束，后面的文字没有着落"
    hint = f"给整个值加上半角单引号：{shown}"
    return Slip(rules.TEXT_AFTER_QUOTE, message, trouble.line + 1, trouble.column + 1, 1, hint)


def _unclosed_quote(line: int, column: int) -> Slip:
    message = "这个引号没有成对，后面的内容都会被算进这一项"
    hint = '补上同样的半角引号；中文引号“”与半角引号 " 不能配成一对'
    return Slip(rules.UNCLOSED_QUOTE, message, line + 1, column + 1, 1, hint)


def _flow(trouble: _Trouble, lines: Sequence[str]) -> Slip:
    """Look in an unfinished `{…}` for a full-width comma or colon; else a bracket is missing."""
    row, start = trouble.start
    end = trouble.column if row == trouble.line else len(lines[row])
    for index, character in enumerate(lines[row][start:end], start):
        if character in "，：":
            half = "," if character == "，" else ":"
            message = f"花括号或方括号里用了全角的“{character}”，YAML 只认半角的“{half}”"
            hint = f"改成半角的“{half}”加一个空格；若是文字的一部分，给整个值加引号"
            return Slip(rules.FULL_WIDTH_PUNCTUATION, message, row + 1, index + 1, 1, hint)
    bracket = lines[row][start : start + 1] or "{"
    closing = "]" if bracket == "[" else "}"
    message = f"「{bracket}」没有对应的「{closing}」，或者各项之间没有用半角逗号隔开"
    hint = f"补上「{closing}」；文字里本来就有括号或逗号时，给整个值加引号"
    return Slip(rules.UNCLOSED_BRACKET, message, row + 1, start + 1, 1, hint)


def _general(trouble: _Trouble) -> Slip:
    message, hint = translate(trouble.problem)
    return Slip(rules.SYNTAX, message, trouble.line + 1, trouble.column + 1, 1, hint)
