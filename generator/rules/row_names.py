"""What rows are called in messages and data paths: by code or name, never by position alone.

A path must outlive a row that is put in above it, for acknowledgements are held to it.
"""

from collections import Counter
from collections.abc import Iterable

from generator.forms.rows import Lines, Side, Subjects, bare_name
from generator.forms.table_form import TableForm
from generator.model.cell import Row


def numbered(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys told apart: the second of the same becomes ``key(2)``; an empty one its position."""
    seen: Counter[str] = Counter()
    told = []
    for position, key in enumerate(keys, 1):
        key = key.replace("/", "／") or str(position)
        seen[key] += 1
        told.append(key if seen[key] == 1 else f"{key}({seen[key]})")
    return tuple(told)


def side_of(form: TableForm, column: str) -> Side | None:
    """The side that a column belongs to; None in a form that has no sides."""
    if not isinstance(form.rows, Lines):
        return None
    sides = form.rows.sides
    return next((s for s in sides if column in (s.name_column, *s.amount_columns)), None)


def name_column(form: TableForm, column: str) -> str:
    """The column that says what a figure in ``column`` is of."""
    side = side_of(form, column)
    return side.name_column if side else form.row_heads


def row_keys(form: TableForm, rows: tuple[Row, ...], column: str) -> tuple[str, ...]:
    """The key of each row as seen from a column: its 科目编码, else its name."""
    names = name_column(form, column)
    codes = form.rows.code_column if isinstance(form.rows, Subjects) else ""
    return numbered(row.text(codes) or bare_name(row.text(names)) for row in rows)
