"""What the parser complains of, said in Chinese with the remedy for what was likely meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.load import closing_slips as closing
from generator.load import slip_rules as rules
from generator.load.key_slips import Slip, colon_edits
from generator.load.line_slips import line_slips, symbol_slip, tab_indentation, value_at
from generator.load.reading_rules import KEY_EMPTY
from generator.load.syntax_messages import translate
from generator.load.trouble import Trouble, trouble_of
from generator.load.written import Written
from generator.patterns import regex

_SYMBOLS = tuple(">|%@`*&!?")
_HAS_COLON = regex(r":(?:\s|$)")
_LAST_WORD = regex(r"""([^\s{\[,"':：]+)["']?$""")
_TOKENS = ("block scalar", "alias", "anchor", "tag", "directive", "next token")


def explain_error(error: Exception, lines: Sequence[str], last: Written | None) -> list[Slip]:
    """Return what is wrong with a file that the parser gave up, the first error and more.

    `last` is the last thing the parser read without complaint.
    """
    trouble = trouble_of(error, lines)
    certain = _run_over(trouble, last) or _certain(trouble, lines)
    suspected = range(0) if certain else _suspected(trouble, last)
    slips = list(line_slips(lines, suspected))
    if certain is None and not any(slip.line in suspected for slip in slips):
        certain = _likely(trouble, lines) or _general(trouble)
    if certain and all(slip.line != certain.line for slip in slips):
        slips.append(certain)
    return slips


def _suspected(trouble: Trouble, last: Written | None) -> range:
    """Return the lines, from 1, in which the slip must stand that led to the error."""
    first = last.line if last else trouble.line
    if trouble.context.startswith("while scanning"):
        first = min(first, trouble.start[0])
    return range(min(first, trouble.line) + 1, trouble.line + 2)


def _run_over(trouble: Trouble, last: Written | None) -> Slip | None:
    """Recognise a quotation that began on an earlier line and ended where another was to begin."""
    if last and last.style in ('"', "'") and last.line < last.end_line == trouble.line:
        return closing.unclosed_quote(last.line, last.column)
    return None


def _certain(trouble: Trouble, lines: Sequence[str]) -> Slip | None:
    """Recognise the errors whose place tells what was typed."""
    line, column = trouble.line, trouble.column
    if "tab character" in trouble.problem or lines[line][column : column + 1] == "\t":
        return tab_indentation(line + 1, column + 1)
    for row, start in (trouble.start, (line, column)):
        if lines[row][start : start + 1] in _SYMBOLS and _at_token(trouble):
            value, before = value_at(lines[row], start), lines[row][:start]
            return symbol_slip(value, row + 1, start + 1, before)
    if "node content" in trouble.problem and lines[line][column : column + 2] in ("-", "- "):
        return symbol_slip(value_at(lines[line], column), line + 1, column + 1)
    if "sequence entries are not allowed" in trouble.problem and lines[line][:column].strip():
        return symbol_slip(lines[line][column:], line + 1, column + 1)
    if "quoted scalar" in trouble.context and "unexpected" in trouble.problem:
        return closing.unclosed_quote(*trouble.start)
    return None


def _at_token(trouble: Trouble) -> bool:
    """Whether the parser stumbled over the beginning of a value, not somewhere inside."""
    keys = "mapping keys are not allowed" in trouble.problem
    return keys or any(word in trouble.context for word in _TOKENS)


def _likely(trouble: Trouble, lines: Sequence[str]) -> Slip | None:
    """Recognise what an error of structure most likely comes from."""
    line, column = lines[trouble.line], trouble.column
    before = line[:column].rstrip()
    lacking = _line_without_colon(trouble, lines)
    if lacking is not None:
        return lacking
    if "',' or" in trouble.problem:
        return closing.flow_trouble(trouble, lines)
    if "mapping values" in trouble.problem:
        return _second_colon(trouble, line) if ": " in before else None
    if line[column : column + 1] == ":":
        return _colon(trouble, before, line)
    if closing.closed_before(trouble, before):
        return closing.text_after_quote(trouble, line)
    return None


def _line_without_colon(trouble: Trouble, lines: Sequence[str]) -> Slip | None:
    """Recognise an earlier line that lacks its colon: the parser notices only on the next one."""
    row = trouble.start[0]
    if "mapping values" in trouble.problem and not lines[row][: trouble.column].count(": "):
        row = next((n for n in range(row - 1, -1, -1) if _says_something(lines[n])), row)
    elif "could not find expected ':'" not in trouble.problem:
        return None
    typed = lines[row].strip()
    words = re.sub(r"^(?:- +)+", "", typed)
    if row == trouble.line or _HAS_COLON.search(typed) or not words:
        return None
    message = f"「{words[:30]}」这一行没有冒号，不是“键: 值”"
    hint = "写成“名称: 值”，冒号后面有一个空格；是上一行文字的一部分，就接到上一行后面"
    place = row + 1, lines[row].index(words) + 1, len(words)
    return Slip(rules.SYNTAX, message, *place, hint)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _second_colon(trouble: Trouble, line: str) -> Slip:
    key, _, written = line.strip().partition(": ")
    value, remark = closing.without_comment(written)
    shown = f'{key}: "{value}"{remark}' if len(line) < 60 and '"' not in value else '"……"'
    hint = f"给整个值加上半角引号，或把值里的冒号改成全角：{shown}"
    message = "值里又有半角冒号加空格，YAML 会把它当成另一个键"
    return Slip(rules.UNQUOTED_COLON, message, trouble.line + 1, trouble.column + 1, 1, hint)


def _colon(trouble: Trouble, before: str, line: str) -> Slip:
    """Say what a colon lacks at which the parser stopped: a name before it or a blank after it."""
    place = trouble.line + 1, trouble.column + 1, 1
    if not before:
        return Slip(KEY_EMPTY, "冒号左边没有名称", *place, "在冒号左边补上名称")
    hint = "在冒号后加一个空格；空白单元格写成“名称: ”或不写"
    name = _LAST_WORD.search(before)
    rest = line[trouble.column + 1 :]
    edits = colon_edits(name.group(1), *place[:2], ":", rest) if name else ()
    return Slip(rules.NO_BLANK_AFTER_COLON, "冒号后面没有空格", *place, hint, edits)


def _general(trouble: Trouble) -> Slip:
    message, hint = translate(trouble.problem)
    return Slip(rules.SYNTAX, message, trouble.line + 1, trouble.column + 1, 1, hint)
