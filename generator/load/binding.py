"""Binding nodes to shapes: what stands in a file becomes plain values by English id.

A text becomes a Cell, a list a tuple, a record a ``Bound``; what does not fit becomes a finding and
is left out, so that the rest of the file is still read and checked.
"""

import re
from datetime import date
from typing import Any

from msgspec import Struct, field

from generator.forms.shape import Entries, Field, Many, Shape, Text, TextKind, Value, Variants
from generator.load import structure_rules as rules
from generator.load.amount_hints import amount_hint, mend_amount
from generator.load.code_hints import code_problem
from generator.load.date_hints import date_hint, mend_date
from generator.load.key_slips import key_slip
from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.placeholders import is_open
from generator.load.problems import Path, Problems
from generator.load.reserved import is_reserved
from generator.load.suggestion import same_word, suggest
from generator.model.cell import Cell
from generator.model.half_width import half_width_code
from generator.model.money import MAX_DIGITS, is_amount
from generator.model.personal import personal_numbers
from generator.patterns import regex

_CODE = regex(r"[0-9A-Za-z](?:[0-9A-Za-z-]{0,38}[0-9A-Za-z])?")
_ADDRESS = regex(r"https?://[^\s<>\"'\\`{}|^]+", re.IGNORECASE)
_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.\-]*:")  # without one it is words, shown as such
_MANY = 500
_FLAGS = ("是", "否")


class Bound(Struct):
    """A record that was read: values by field id, in the order of the file, and its line."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    variant: str = ""

    def get(self, id: str, default: Any = None) -> Any:
        """The value of a field, or a default."""
        return self.values.get(id, default)


def bind(node: Node, value: Value, problems: Problems, path: Path = ()) -> Any:
    """What ``node`` holds, read as ``value``; None where it does not fit (a finding says why)."""
    match value:
        case Text():
            return _bind_text(node, value, problems, path)
        case Many():
            return _bind_many(node, value, problems, path)
        case Entries():
            return _bind_entries(node, problems, path)
        case Shape():
            return _bind_record(node, value, problems, path)
        case Variants():
            return _bind_variant(node, value, problems, path)


def _wrong_shape(node: Node, expected: str, problems: Problems, path: Path, hint: str) -> None:
    slip = key_slip(node.text, node.line, node.column) if isinstance(node, Scalar) else None
    if slip is not None:
        problems.add_at(
            *(slip.rule, slip.message, slip.line, slip.column, path, slip.hint, slip.length),
            edits=slip.edits,
        )
        return
    found = {Scalar: "一个值", Mapping: "带键的记录", Sequence: "列表"}[type(node)]
    problems.add(rules.WRONG_SHAPE, f"这里应该是{expected}，却是{found}", node, path, hint)


def _bind_text(node: Node, kind: Text, problems: Problems, path: Path) -> Cell | None:
    if not isinstance(node, Scalar):
        hint = "把内容直接写在冒号后面；文字里有 { [ , 或冒号时请加英文双引号"
        _wrong_shape(node, "一个值", problems, path, hint)
        return None
    text = node.text.strip()
    if text and kind.options and text not in kind.options:
        near = suggest(text, kind.options)
        hint = f"是不是“{near}”？" if near else f"可选：{'、'.join(kind.options)}"
        same = same_word(text, kind.options)
        problems.add(rules.UNKNOWN_CHOICE, f"“{text}”不在可选范围内", node, path, hint, same)
        return None
    _check_kind(text, kind, node, problems, path)
    if kind.kind is TextKind.CODE and text and not is_code(text):
        return None  # it would become an address and a file name
    if kind.kind is TextKind.SUBJECT:
        text = half_width_code(text)  # told; the sums of its rows are not wrong because of it
    # What stands in quotes begins after the quote: carets and marks count from the text.
    return Cell(text, node.line, node.column + (not node.plain))


def _check_kind(text: str, value: Text, node: Scalar, problems: Problems, path: Path) -> None:
    kind = value.kind
    if not text or (kind is TextKind.AMOUNT and is_amount(text)):
        return  # nearly all amounts
    if is_open(text):  # what is still to be filled in has a finding of its own
        return
    if kind is TextKind.TEXT:
        if not value.options:
            _check_private(text, node, problems, path)
    elif kind is TextKind.AMOUNT:
        long = re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text) is not None
        hint = f"金额最多 {MAX_DIGITS} 位数字" if long else amount_hint(text)
        mended = mend_amount(text, problems.unit if value.money else "")
        problems.add(rules.NOT_AN_AMOUNT, f"“{text}”不是金额", node, path, hint, mended)
    elif kind is TextKind.SUBJECT or (kind is TextKind.CODE and not is_code(text)):
        _check_code(text, kind, node, problems, path)
    elif kind is TextKind.ADDRESS and _SCHEME.match(text) and not _ADDRESS.fullmatch(text):
        hint = "网址以 http:// 或 https:// 开头，中间没有空格；没有网址就用文字写在哪里公布"
        problems.add(rules.NOT_AN_ADDRESS, f"“{text}”不是网址", node, path, hint)
    elif kind is TextKind.DATE and not _is_date(text):
        hint, mended = date_hint(text), mend_date(text)
        problems.add(rules.NOT_A_DATE, f"“{text}”不是日期", node, path, hint, mended)
    elif kind is TextKind.FLAG and text not in _FLAGS:
        hint = "写“是”或“否”；不写就是“否”"
        problems.add(rules.NOT_YES_OR_NO, f"“{text}”既不是“是”也不是“否”", node, path, hint)


def _check_code(text: str, kind: TextKind, node: Scalar, problems: Problems, path: Path) -> None:
    mended = half_width_code(text)
    if kind is TextKind.CODE or mended != text:
        certain = mended if mended != text and is_code(mended) else None
        message, hint = code_problem(text, mended)
        problems.add(rules.NOT_A_CODE, message, node, path, hint, certain)


def _check_private(text: str, node: Scalar, problems: Problems, path: Path) -> None:
    for number in personal_numbers(text):
        rule = rules.PERSONAL_NUMBER if number.certain else rules.PERSONAL_NUMBER_LIKELY
        problems.add(rule, number.message, node, path, number.hint)


def is_code(text: str) -> bool:
    """Whether a text can be a code: an address and a file name."""
    return _CODE.fullmatch(text) is not None and not is_reserved(text)


def _is_date(text: str) -> bool:
    try:
        return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None and bool(
            date.fromisoformat(text)
        )
    except ValueError:
        return False


def _bind_many(node: Node, many: Many, problems: Problems, path: Path) -> tuple[Any, ...] | None:
    if isinstance(node, Scalar) and node.blank:
        return ()
    if not isinstance(node, Sequence):
        _wrong_shape(node, "列表", problems, path, "每一项单独一行，以“- ”开头")
        return None
    inner = many.inner
    bound = (
        bind(item, inner, problems, (*path, str(number)))
        for number, item in enumerate(node.items, 1)
    )
    return tuple(item for item in bound if item is not None)


def _bind_entries(node: Node, problems: Problems, path: Path) -> tuple[tuple[str, Cell], ...]:
    if not isinstance(node, Mapping):
        if not (isinstance(node, Scalar) and node.blank):
            _wrong_shape(node, "带键的记录", problems, path, "如 {电话: 0315-1234567}")
        return ()
    pairs = ((k.text, _bind_text(v, Text(), problems, (*path, k.text))) for k, v in node.entries)
    return tuple((key, cell) for key, cell in pairs if cell is not None)


def _bind_record(node: Node, shape: Shape, problems: Problems, path: Path) -> Bound | None:
    if isinstance(node, Scalar) and node.blank:
        node = Mapping((), node.line, node.column)
    if not isinstance(node, Mapping):
        keys = "、".join(field.key for field in shape.fields[:6])
        _wrong_shape(node, f"“{shape.name}”的记录", problems, path, f"它的键有：{keys}…")
        return None
    bound = Bound(node.line)
    above = problems.unit
    problems.unit = _own_unit(node, shape) or above
    for key, value in node.entries:
        known = shape.by_key.get(key.text)
        if known is None:
            _report_unknown(key, shape, problems, path)
        else:
            _bind_field(known, value, bound, problems, path)
    problems.unit = above
    _report_missing(node, shape, problems, path)
    return bound


def _own_unit(node: Mapping, shape: Shape) -> str:
    """The unit that a form names for its amounts, '' where it names none."""
    value = node.get(shape.unit_key) if shape.unit_key else None
    return value.text.strip() if isinstance(value, Scalar) else ""


def _bind_field(known: Field, value: Node, bound: Bound, problems: Problems, path: Path) -> None:
    result = bind(value, known.value, problems, (*path, known.key))
    if result is not None:
        bound.values[known.id] = result


def _report_unknown(key: Scalar, shape: Shape, problems: Problems, path: Path) -> None:
    # A file with hundreds of unknown keys is another file altogether: nothing was meant.
    near = suggest(key.text, tuple(shape.by_key)) if len(problems.findings) < _MANY else None
    hint = f"是不是“{near}”？" if near else f"可用的键：{'、'.join(shape.by_key)}"
    message = f"“{shape.name}”里没有“{key.text}”这个键"
    same = same_word(key.text, shape.by_key)
    problems.add(rules.UNKNOWN_KEY, message, key, (*path, key.text), hint, same)


def _report_missing(node: Mapping, shape: Shape, problems: Problems, path: Path) -> None:
    if not shape.required:
        return
    present = {key.text for key, value in node.entries if not _empty(value)}
    for wanted in shape.required:
        if wanted.key not in present:
            hint = f"补上一行“{wanted.key}: …”" + (f"（{wanted.about}）" if wanted.about else "")
            problems.add(rules.MISSING_KEY, f"“{shape.name}”缺少“{wanted.key}”", node, path, hint)


def _empty(value: Node) -> bool:
    return isinstance(value, Scalar) and not value.text.strip()


def _bind_variant(node: Node, value: Variants, problems: Problems, path: Path) -> Bound | None:
    kinds = tuple(key for key, _ in value.shapes)
    names = "、".join(kinds)
    if not isinstance(node, Mapping):
        hint = f"每项以其中一个键开头：{names}"
        _wrong_shape(node, f"“{value.name}”的记录", problems, path, hint)
        return None
    keys = dict.fromkeys(key.text for key, _ in node.entries)
    for key, shape in value.shapes:
        if key in keys:
            bound = _bind_record(node, shape, problems, path)
            if bound is not None:
                bound.variant = key
            return bound
    near = next((f"“{key}”是不是“{word}”？" for key in keys if (word := suggest(key, kinds))), "")
    message = f"看不出这是什么：没有 {names} 中的任何一个键"
    problems.add(rules.MISSING_KEY, message, node, path, near or f"每项写明 {names} 之一")
    return None
