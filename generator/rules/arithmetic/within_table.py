"""Evaluating the identities of one form: across rows, down lines, along the 科目."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.diagnostics import Comparison, Place
from generator.forms.identity import Across, Hierarchy, ItemSum, LineSum, Product
from generator.forms.line_sums import addend_lines
from generator.forms.rows import DETAIL, SUBTOTAL, TOTAL, Line, Lines, Subjects
from generator.model.money import product
from generator.rules.arithmetic.equality import compare_cells, compare_product
from generator.rules.figures import TableFigures


def compare_within(figures: TableFigures) -> list[Comparison]:
    """Every comparison that the form declares for its own rows."""
    return [
        comparison
        for identity in figures.form.identities
        for comparison in _EVALUATORS[type(identity)](identity, figures)
        if comparison is not None
    ]


def _across(identity: Across, figures: TableFigures) -> Iterator[Comparison | None]:
    seen: set[int] = set()
    rule, whole, addends, form = identity.rule, identity.total, identity.addends, figures.form.id
    columns = (whole, *addends)
    compared = frozenset(columns)
    for line in figures.lines:
        # A row with two sides gives two lines; the sum is compared on the side that holds it.
        if line.row.derived or whole not in line.columns or line.index in seen:
            continue
        if compared.isdisjoint(line.row.cells):
            continue  # nothing to compare, as in most rows of the summaries
        row, own = line.index, figures.amounts[line.index]
        seen.add(row)
        places = tuple([Place(form, row, column) for column in columns])
        expected = [own[column] for column in addends if column in own]
        yield compare_cells(rule, figures, places, own.get(whole), expected)


def _product(identity: Product, figures: TableFigures) -> Iterator[Comparison | None]:
    for line in figures.lines:
        factors = [figures.figure(line, column) for column in identity.factors]
        values = [factor.value for factor in factors if factor.value is not None]
        if len(values) == len(factors):
            amount = figures.figure(line, identity.product)
            yield compare_product(identity.rule, amount, product(values), factors)


def _line_sum(identity: LineSum, figures: TableFigures) -> Iterator[Comparison | None]:
    assert isinstance(figures.form.rows, Lines)
    for side in figures.form.rows.sides:
        lines = figures.by_side.get(side.name_column, ())
        totals = [line for line in lines if line.role == identity.total and not line.row.derived]
        addends = addend_lines(identity, side, lines) if totals else ()
        for line in totals[:1] if addends else []:
            rows = [line.index, *[addend.index for addend in addends]]
            columns = identity.columns
            if identity.if_itemised:
                filled = set().union(*[figures.amounts[index] for index in rows[1:]])
                columns = tuple(column for column in columns if column in filled)
            yield from _down(identity.rule, figures, rows, columns)


def _hierarchy(identity: Hierarchy, figures: TableFigures) -> Iterator[Comparison | None]:
    subjects = figures.form.rows
    assert isinstance(subjects, Subjects)
    children: dict[str, list[Line]] = {}
    for line in figures.lines:
        if line.role != TOTAL and len(line.code) in subjects.levels:
            children.setdefault(subjects.parent(line.code), []).append(line)
    for line in figures.lines:
        key = "" if line.role == TOTAL else line.code or None
        if key in children and not line.row.derived:
            rule = identity.total_rule if line.role == TOTAL else identity.parent_rule
            rows = [line.index, *[child.index for child in children[key]]]
            filled = set(line.row.cells).union(*[child.row.cells for child in children[key]])
            columns = [column for column in line.columns if column in filled]
            yield from _down(rule, figures, rows, columns)


def _item_sum(identity: ItemSum, figures: TableFigures) -> Iterator[Comparison | None]:
    for position, line in enumerate(figures.lines):
        if line.role not in (TOTAL, SUBTOTAL) or line.row.derived:
            continue
        below = figures.lines[position + 1 :]
        if line.role == SUBTOTAL:
            stop = next((i for i, other in enumerate(below) if other.role != DETAIL), len(below))
            below = below[:stop]
        parts = [other for other in below if other.role == DETAIL]
        if parts:
            rows = [line.index, *[part.index for part in parts]]
            yield from _down(identity.rule, figures, rows, identity.columns)


def _down(
    rule: str, figures: TableFigures, rows: list[int], columns: Sequence[str]
) -> list[Comparison | None]:
    """Whether the first row agrees, column by column, with the sum of the others."""
    form, (own, *others) = figures.form.id, [figures.amounts[row] for row in rows]
    return [
        compare_cells(
            rule,
            figures,
            tuple([Place(form, row, column) for row in rows]),
            own.get(column),
            [found[column] for found in others if column in found],
        )
        for column in columns
    ]


_EVALUATORS: dict[type, Callable[[Any, TableFigures], Iterator[Comparison | None]]] = {
    Across: _across,
    Product: _product,
    LineSum: _line_sum,
    Hierarchy: _hierarchy,
    ItemSum: _item_sum,
}
