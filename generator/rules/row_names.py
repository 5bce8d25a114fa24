"""What rows are called in messages and data paths: by code or name, never by position alone.

A path must outlive a row that is put in above it, for acknowledgements are held to it.
"""

from collections.abc import Iterable

from generator.forms.rows import Subjects, bare_name
from generator.forms.table_form import TableForm
from generator.model.cell import Row


def numbered(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys told apart: the second of the same becomes ``key(2)``; an empty one its position."""
    names = [
        key.strip().replace("/", "／") or str(position) for position, key in enumerate(keys, 1)
    ]
    told = dict.fromkeys(names)
    if len(told) == len(names):
        return tuple(names)
    told.clear()
    for name in names:
        unique, count = name, 1
        while unique in told:
            count += 1
            unique = f"{name}({count})"
        told[unique] = None
    return tuple(told)


def name_column(form: TableForm, column: str) -> str:
    """The column that says what a figure in ``column`` is of."""
    return form.name_columns.get(column, form.row_heads)


def row_keys(form: TableForm, rows: tuple[Row, ...], column: str) -> tuple[str, ...]:
    """The key of each row as seen from a column: its 科目编码, else its name."""
    names = name_column(form, column)
    codes = form.rows.code_column if isinstance(form.rows, Subjects) else ""
    return numbered([row.text(codes) or bare_name(row.text(names)) for row in rows])
