"""Evaluating the identities of one form: across rows, down lines, along the 科目."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.diagnostics import Comparison
from generator.forms.identity import Across, Hierarchy, ItemSum, LineSum, Product
from generator.forms.line_sums import addend_lines
from generator.forms.rows import DETAIL, SUBTOTAL, TOTAL, Line, Lines, Subjects
from generator.model.money import product
from generator.rules.arithmetic.equality import compare_product, compare_sums
from generator.rules.figures import TableFigures


def compare_within(figures: TableFigures) -> Iterator[Comparison]:
    """Every comparison that the form declares for its own rows."""
    for identity in figures.form.identities:
        for comparison in _EVALUATORS[type(identity)](identity, figures):
            if comparison is not None:
                yield comparison


def _across(identity: Across, figures: TableFigures) -> Iterator[Comparison | None]:
    seen: set[int] = set()
    columns = {identity.total, *identity.addends}
    for line in figures.lines:
        if line.row.derived or columns.isdisjoint(line.row.cells):
            continue  # nothing to compare, as in most rows of the summaries
        # A row with two sides gives two lines; the sum is compared on the side that holds it.
        if identity.total in line.columns and line.index not in seen:
            seen.add(line.index)
            row = figures.rows[line.index]
            addends = [row[column] for column in identity.addends]
            yield compare_sums(identity.rule, [row[identity.total]], addends)


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
        lines = tuple(line for line in figures.lines if line.name_column == side.name_column)
        totals = [line for line in lines if line.role == identity.total and not line.row.derived]
        addends = addend_lines(identity, side, lines)
        rows = [figures.rows[addend.index] for addend in addends]
        for line in totals[:1] if addends else []:
            for column in identity.columns:
                parts = [row[column] for row in rows]
                if not identity.if_itemised or any(part.value is not None for part in parts):
                    yield compare_sums(identity.rule, [figures.figure(line, column)], parts)


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
            filled = {column for other in (line, *children[key]) for column in other.row.cells}
            row, parts = figures.rows[line.index], [figures.rows[c.index] for c in children[key]]
            for column in line.columns:
                if column in filled:
                    yield compare_sums(rule, [row[column]], [part[column] for part in parts])


def _item_sum(identity: ItemSum, figures: TableFigures) -> Iterator[Comparison | None]:
    for position, line in enumerate(figures.lines):
        if line.role not in (TOTAL, SUBTOTAL) or line.row.derived:
            continue
        below = figures.lines[position + 1 :]
        if line.role == SUBTOTAL:
            stop = next((i for i, other in enumerate(below) if other.role != DETAIL), len(below))
            below = below[:stop]
        parts = [other for other in below if other.role == DETAIL]
        for column in identity.columns if parts else ():
            addends = [figures.figure(part, column) for part in parts]
            yield compare_sums(identity.rule, [figures.figure(line, column)], addends)


_EVALUATORS: dict[type, Callable[[Any, TableFigures], Iterator[Comparison | None]]] = {
    Across: _across,
    Product: _product,
    LineSum: _line_sum,
    Hierarchy: _hierarchy,
    ItemSum: _item_sum,
}
