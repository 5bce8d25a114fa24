"""What a file says that reads well as YAML and yet is not what its author meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.diagnostics import Edit
from generator.forms.words import known_keys
from generator.load import slip_rules as rules
from generator.load.key_slips import Slip, key_slip
from generator.load.line_slips import symbol_slip, wide_indentation
from generator.load.nodes import Node, Scalar
from generator.load.written import Written
from generator.patterns import regex

_NUMBER = regex(r"[-+]?\d{1,3}")
_COLON = regex(r"[ \t]*:")
_MOST_GROUPS = 9
_NEXT_ENTRY = regex(r"(，[ \t\u3000]*)([^\s:：,，{}\[\]]+)([：:][ \t\u3000]*)")
_WIDE = "\u3000\xa0"
_BLOCK_HEADER = regex(r"[>|][-+]?\d")
_COMMENT = regex(r"[ \t]+(#[^\s#!].*)")


def key_lines(value: Written, lines: Sequence[str]) -> list[Slip]:
    """Return the lines of plain text over several lines that were meant as `键: 值`."""
    first, start = value.line, value.column
    if value.style:
        return []
    alone = not lines[first][:start].strip()
    found = [key_slip(lines[first][start:], first + 1, start + 1)] if alone else []
    found += [key_slip(lines[row], row + 1, 1) for row in range(first + 1, value.end_line + 1)]
    return [slip for slip in found if slip]


def folded(value: Written, lines: Sequence[str]) -> list[Slip]:
    """Look at text that runs over several lines: YAML reads a blank for each line end."""
    if value.style == "|":
        return []
    if value.style == ">":
        content = [row for row in lines[value.line + 1 : value.end_line + 1] if row.strip()]
        ended = "\n" in value.text.strip() or len(content) < 2 or value.end_line - value.line < 3
        return [] if ended else [_folded_at(value)]
    return [_folded_at(value)]


def _folded_at(value: Written) -> Slip:
    message = "这段文字写成了多行，YAML 会在每个换行处读出一个空格"
    hint = "接成一行；要分段就写成列表的两项"
    return Slip(rules.FOLDED_TEXT, message, value.line + 1, value.column + 1, 1, hint)


def block_header(value: Written, lines: Sequence[str]) -> Slip | None:
    """Recognise `指标值: >5`, which YAML takes for the head of an empty text block."""
    rest = lines[value.line][value.column :]
    if value.text.strip() and not _BLOCK_HEADER.match(rest):
        return None
    before = lines[value.line][: value.column]
    return symbol_slip(rest, value.line + 1, value.column + 1, before)


def swallowed(value: Written, lines: Sequence[str]) -> Slip | None:
    """Recognise text that `#` turned into a comment though it stands close like text."""
    match = (
        _COMMENT.match(lines[value.end_line], value.end_column)
        if value.end_line < len(lines)
        else None
    )
    if match is None or value.style in ("|", ">"):
        return None
    text = match.group(1)
    message = f"「{text[:30]}」会被当成注释，不会公开"
    hint = "属于内容的，给整个值加上半角引号；确实是注释的，在 # 后加一个空格"
    return Slip(
        rules.SWALLOWED_TEXT, message, value.end_line + 1, match.start(1) + 1, len(text), hint
    )


def is_pair(key: Scalar, line: str) -> bool:
    """Whether a blank entry of `{…}` has its colon, so that the blank is meant."""
    end = key.column - 1 + len(key.text)
    return not key.plain or _COLON.match(line, end) is not None


def wide_key(key: Scalar, line: str) -> Slip:
    """Say that wide blanks stand beside a key; after one of the forms they can only be taken out.

    Before it they are an indentation, whose depth is another question.
    """
    slip = wide_indentation(key.line, key.column, len(key.text))
    name = key.text.rstrip(_WIDE)
    indents = not line[: key.column - 1].strip() and name[:1] in tuple(_WIDE)
    if indents or name.strip(_WIDE) not in known_keys():
        return slip
    return slip._replace(edits=(Edit(key.line, key.column, key.text, name.strip(_WIDE)),))


def flow_slip(key: Scalar, before: Node | None, line: str) -> Slip | None:
    """Say why an entry of `{…}` got no value; nothing when the slip before it said so already.

    `before` is the value of the entry before it: `{合计: 1,352.30}` reads as 1 and a key 352.30.
    """
    amount = _split_amount(before, line)
    if isinstance(before, Scalar) and amount and before.column <= key.column <= amount.end():
        first = key.column <= before.column + len(before.text) + 2
        return _thousands(before, amount.group()) if first else None
    found = key_slip(key.text, key.line, key.column)
    if found is not None:
        return found._replace(edits=_colons_and_commas(found, key))
    typed = _on_its_line(key, line)
    message = f"花括号里的「{typed[:30]}」没有冒号，会被当成一个没有值的名称"
    hint = "文字里有逗号时给整个值加引号，金额里的逗号删去；空白单元格写成“名称: ”或不写"
    if typed != key.text:
        hint = f"写成“{typed[:30]}: 值”，行尾加半角逗号；空白单元格不写"
    return Slip(rules.KEY_WITHOUT_VALUE, message, key.line, key.column, len(typed), hint)


def _colons_and_commas(slip: Slip, key: Scalar) -> tuple[Edit, ...]:
    """The mends of an entry that was meant as several; none where one of them is not certain.

    A comma that is left would make one text of what were two values, without a word.
    """
    edits, end = list(slip.edits), 0
    for match in _NEXT_ENTRY.finditer(key.text):
        before, name, colon = match.groups()
        if name not in known_keys():
            return ()
        end = match.end()
        edits.append(Edit(key.line, key.column + match.start(), before, ", "))
        edits.append(Edit(key.line, key.column + match.start(3), colon, ": "))
    return () if "：" in key.text[end:] and end else tuple(edits) if slip.edits else ()


def _on_its_line(key: Scalar, line: str) -> str:
    """The part of a name on the line it begins on: without a comma it runs on into the next."""
    rest = line[key.column - 1 :].rstrip()
    return rest if key.plain and key.text.startswith(rest) else key.text


def split_items(items: Sequence[Node], lines: Sequence[str]) -> list[Slip]:
    """Recognise amounts that commas split into items of a `[…]`."""
    slips: list[Slip] = []
    end = (0, 0)
    for item in items:
        amount = _split_amount(item, lines[item.line - 1], blank="")
        if isinstance(item, Scalar) and amount and (item.line, item.column) > end:
            slips.append(_thousands(item, amount.group(), certain=False))
            end = item.line, amount.end()
    return slips


def _split_amount(node: Node | None, line: str, blank: str = " ?") -> re.Match[str] | None:
    """Match an amount with thousands separators that begins where the node stands."""
    if not isinstance(node, Scalar) or not node.plain or not _NUMBER.fullmatch(node.text):
        return None
    return _amount(blank).match(line, node.column - 1)


@cache
def _amount(blank: str) -> re.Pattern[str]:
    return re.compile(
        rf"[-+]?\d{{1,3}}(?:,{blank}\d{{3}}){{1,{_MOST_GROUPS}}}(?:\.\d+)?(?=\s*[,}}\]])"
    )


def _thousands(before: Scalar, amount: str, certain: bool = True) -> Slip:
    """Say that the comma of an amount split it; in a list it may have parted two items."""
    plain = amount.replace(",", "").replace(" ", "")
    message = f"金额 {amount[:40]} 里的逗号把它分开了：只有 {before.text} 会读成金额"
    hint = f"删去逗号，写作 {plain[:40]}"
    place = before.line, before.column
    edits = (Edit(*place, amount, plain),) if certain else ()
    return Slip(rules.THOUSANDS_SEPARATOR, message, *place, len(amount), hint, edits)
