"""The forms as values for templates: heads, columns and the keys their cells have in the data."""

from collections.abc import Iterator
from typing import Any

from generator.forms.column import Column, ColumnKind, Group, Head, data_paths, depth, leaves
from generator.forms.editions import DEFAULT
from generator.forms.table_form import TableForm


def forms() -> dict[str, Any]:
    """All that a peer's templates need to know: tables by title, lists by id, sections, columns."""
    lists = {
        "procurement": DEFAULT.procurement,
        "assets": DEFAULT.assets,
        "institutions": DEFAULT.institutions,
    }
    return {
        "order": [form.label for form in DEFAULT.tables],
        "tables": {form.label: form_of(form) for form in DEFAULT.tables},
        "lists": {name: form_of(form) for name, form in lists.items()},
        "sections": {label: id for id, label in DEFAULT.section_labels.items()},
        "indicators": [column.data_key for column in DEFAULT.project.indicator_columns],
    }


def form_of(form: TableForm) -> dict[str, Any]:
    """One form of rows."""
    numbers = ["栏次", *(form.number(leaf.id) for leaf in form.leaves[1:])]
    return {
        "id": form.id,
        "head": [list(row) for row in _head(form.columns)],
        "numbers": numbers if form.numbered else [],
        "columns": [_column(form, keys, column) for keys, column in data_paths(form.columns)],
    }


def _column(form: TableForm, keys: tuple[str, ...], column: Column) -> dict[str, Any]:
    return {
        "id": column.id,
        "path": keys,
        "kind": column.kind.value,
        "amount": column.kind is ColumnKind.AMOUNT,
        "heads": column.id == form.row_heads,
        "anchor": column.kind is ColumnKind.SEQUENCE,
    }


def _head(heads: tuple[Head, ...]) -> Iterator[Iterator[dict[str, Any]]]:
    """The rows of the head; a column reaches down to the last of them."""
    rows, level = depth(heads), heads
    for row in range(rows):
        yield (_head_cell(head, rows - row) for head in level)
        level = tuple(h for head in level if isinstance(head, Group) for h in head.columns)


def _head_cell(head: Head, below: int) -> dict[str, Any]:
    if isinstance(head, Group):
        return {"text": head.label, "colspan": len(tuple(leaves((head,)))), "rowspan": 1}
    return {"text": head.label, "colspan": 1, "rowspan": below}
