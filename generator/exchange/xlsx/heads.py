"""The printed head of a form: merged cells and the 栏次 below them."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.exchange.xlsx.plan import Box, Look
from generator.forms.column import Group, Head, depth, leaves
from generator.forms.table_form import TableForm


def head_boxes(form: TableForm, row: int, year: str) -> Iterator[Box]:
    """The head from ``row`` on, and its 栏次 where the form numbers its columns."""
    high = depth(form.columns)
    for box in _boxes(form.columns, row, 0, high):
        yield replace(box, text=box.text.replace("{year}", year), look=Look.HEAD)
    if form.numbered:
        numbers = ("栏次", *(form.number(column.id) for column in form.leaves[1:]))
        for column, number in enumerate(numbers):
            yield Box(row + high, column, number, Look.HEAD)


def head_height(form: TableForm) -> int:
    """How many rows ``head_boxes`` takes."""
    return depth(form.columns) + form.numbered


def _boxes(heads: tuple[Head, ...], row: int, column: int, high: int) -> Iterator[Box]:
    for head in heads:
        if isinstance(head, Group):
            wide = len(tuple(leaves(head.columns)))
            yield Box(row, column, head.label, columns=wide)
            yield from _boxes(head.columns, row + 1, column, high - 1)
            column += wide
        else:
            yield Box(row, column, head.label, rows=high)
            column += 1
