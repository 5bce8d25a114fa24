"""The rows that a form prints before anybody fills it in: its lines in order, without amounts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from generator.exchange.yaml_text import Flow
from generator.forms.column import Column, ColumnKind, Head
from generator.forms.identity import LineSum
from generator.forms.rows import Lines, Role, Side, Subjects
from generator.forms.table_form import TableForm

_DIGITS = "〇一二三四五六七八九"
Record = dict[str, Flow]
Cells = Mapping[str, str]


def chinese_number(number: int) -> str:
    """1 to 99 as they number lines: 一, 十, 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def key_row(form: TableForm) -> Record:
    """A row with every key of the form and no value."""
    return _record(form.columns, {column.id: "" for column in form.leaves})


def printed_rows(form: TableForm, classes: Sequence[str], mark: str, own: str) -> list[Record]:
    """The rows of an unfilled form, with ``mark`` where a person must write.

    ``classes`` are the names of the lines of expenditure, ``own`` is the department's name.
    """
    if isinstance(form.rows, Lines):
        cells = _lines(form, form.rows.sides, classes)
    else:
        cells = _list(form, mark, own)
    sequences = [column.id for column in form.leaves if column.kind is ColumnKind.SEQUENCE]
    return [
        _record(form.columns, {id: str(number) for id in sequences} | dict(row))
        for number, row in enumerate(cells, 1)
    ]


def _record(heads: Sequence[Head], cells: Cells) -> Record:
    """Cells by column id under the keys of the data, from left to right."""
    record: Record = {}
    for head in heads:
        if isinstance(head, Column):
            record |= {head.data_key: cells[head.id]} if head.id in cells else {}
        else:
            inner = _record(head.columns, cells)
            record |= {head.key: inner} if head.key and inner else inner
    return record


def _list(form: TableForm, mark: str, own: str) -> Iterator[Cells]:
    """The rows of a list: its totals, and one row to show what a row holds."""
    if isinstance(form.rows, Subjects):
        yield {form.row_heads: form.rows.total.label}
    elif any(column.kind.numeric for column in form.leaves):
        yield {form.row_heads: "合计"}
        yield {form.row_heads: f"{own}小计"}
    fixed = (ColumnKind.SEQUENCE, ColumnKind.AMOUNT, ColumnKind.QUANTITY)
    yield {column.id: mark for column in form.leaves if column.kind not in fixed}


def _lines(form: TableForm, sides: Sequence[Side], classes: Sequence[str]) -> Iterator[Cells]:
    """The rows of a form of lines; where it has two sides their totals stand beside each other."""
    above, below = zip(*(_names(form, side, classes) for side in sides), strict=True)
    longest = max(map(len, below))
    level = [[*names[:-1], *[""] * (longest - len(names)), names[-1]] for names in below]
    columns = [side.name_column for side in sides]
    for row in (*zip_longest(*above, fillvalue=""), *zip(*level, strict=True)):
        yield {column: name for column, name in zip(columns, row, strict=True) if name}


def _names(form: TableForm, side: Side, classes: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names on one side: the lines that are added up, then the totals.

    Where the form names no line above the total, these are the kinds of expenditure.
    """
    sums = {
        identity.total: identity for identity in form.identities if isinstance(identity, LineSum)
    }
    ids = [role.id for role in side.roles]
    first = next((ids.index(id) for id in ids if id in sums and sums[id].before == id), None)
    if first is None:
        return [], _tree(side.roles, chinese=form.numbered)
    parts = _numbered([role.label for role in side.roles[:first]] or classes)
    totals: list[str] = []
    for role in side.roles[first:]:
        totals.append(role.label)
        if role.id in sums and sums[role.id].after == role.id:
            totals += parts
    return parts, totals


def _numbered(names: Sequence[str]) -> list[str]:
    return [f"{chinese_number(number)}、{name}" for number, name in enumerate(names, 1)]


def _tree(roles: Sequence[Role], chinese: bool) -> list[str]:
    """Lines of three levels: the total, its numbered parts, and of these 其中 the first."""
    names, number, deeper = [], 0, False
    for role in roles:
        if role.level == 1:
            number += 1
            names.append(f"{chinese_number(number) if chinese else number}、{role.label}")
        else:
            first = role.level > 1 and not deeper
            names.append(f"其中：{role.label}" if first else role.label)
        deeper = role.level > 1
    return names
