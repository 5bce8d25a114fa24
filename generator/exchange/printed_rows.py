"""The rows that a form prints before anybody fills it in: its lines in order, without amounts."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from generator.exchange.yaml_text import Flow
from generator.forms.column import Column, ColumnKind
from generator.forms.identity import LineSum
from generator.forms.rows import Lines, Side, Subjects
from generator.forms.table_form import TableForm

_DIGITS = "〇一二三四五六七八九"
_FIRST_DETAIL = "其中："
Record = dict[str, "str | Record"]


def chinese_number(number: int) -> str:
    """1 to 99 as they number lines: 一, 十, 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def key_row(form: TableForm) -> Record:
    """A row with every key of the form and no value."""
    return _record({column: "" for column in form.leaves}, form)


def printed_rows(form: TableForm, classes: Sequence[str], mark: str, own: str) -> list[Record]:
    """The rows of an unfilled form, with ``mark`` where a person must write.

    ``classes`` are the names of the expenditure lines; ``own`` is the name of the department.
    """
    if isinstance(form.rows, Lines):
        sides = [_lines(form, side, classes) for side in form.rows.sides]
        rows = _side_by_side(sides)
        columns = [form.by_id[side.name_column] for side in form.rows.sides]
        return [_record(_numbered(form, index, zip(columns, row, strict=True)), form)
                for index, row in enumerate(rows)]  # fmt: skip
    return [
        _record(_numbered(form, index, cells.items()), form)
        for index, cells in enumerate(_listed(form, mark, own))
    ]


def _listed(form: TableForm, mark: str, own: str) -> Iterator[dict[Column, str]]:
    """The rows of a list: its total, and one row to show how a row looks."""
    name = form.by_id[form.row_heads]
    if isinstance(form.rows, Subjects):
        yield {name: form.rows.total.label}
    elif any(column.kind.numeric for column in form.leaves):
        yield {name: "合计"}
        yield {name: f"{own}小计"}
    yield {
        column: mark
        for column in form.leaves
        if not column.kind.numeric and column.kind is not ColumnKind.SEQUENCE
    }


def _numbered(
    form: TableForm,
    index: int,
    cells: "Sequence[tuple[Column, str]] | Iterator[tuple[Column, str]]",
) -> dict[Column, str]:
    sequence = [column for column in form.leaves if column.kind is ColumnKind.SEQUENCE]
    return {column: str(index + 1) for column in sequence} | dict(cells)


def _record(cells: dict[Column, str], form: TableForm) -> Record:
    """Cells under the keys of the data, in the order of the columns."""
    record: Record = {}
    for path, column in form.data_paths.items():
        if column not in cells:
            continue
        inner = record
        for key in path[:-1]:
            nested = inner.setdefault(key, {})
            assert isinstance(nested, dict)
            inner = nested
        inner[path[-1]] = cells[column]
    return record
