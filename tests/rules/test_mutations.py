"""How many single wrong digits the identities catch in the nine tables of the full document.

Every digit of every figure is changed, one at a time, in memory. What counts is an open error:
a notice of rounding would let the wrong figure be published.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from generator.diagnostics import Outcome, Severity
from generator.forms import registry
from generator.model.cell import Cell
from generator.model.disclosure import Disclosure
from generator.model.table import Table
from generator.rules.arithmetic.catalogue import ARITHMETIC_RULES
from generator.rules.arithmetic.comparisons import compare_arithmetic
from generator.rules.examination import Examination
from tests.load.test_own_data import record
from tests.rules.test_own_documents import FULL, shared

Mutation = tuple[str, int, str, str, str]
"""Form, row, column, the printed text and the wrong one."""


def figures(disclosure: Disclosure) -> Iterator[tuple[Table, int, str, str]]:
    """Every printed figure of the nine tables."""
    edition = registry.edition(disclosure.edition)
    for table in disclosure.tables:
        numeric = {c.id for c in edition.forms[table.form].leaves if c.kind.numeric}
        for index, row in enumerate(table.rows):
            for column, cell in row.cells.items():
                if column in numeric:
                    yield table, index, column, cell.text


def mutations(disclosure: Disclosure) -> Iterator[tuple[Mutation, Disclosure]]:
    """The disclosure with one digit of one figure one higher (9 becomes 0)."""
    for table, index, column, text in figures(disclosure):
        for position, digit in enumerate(text):
            if digit.isdigit():
                wrong = text[:position] + str((int(digit) + 1) % 10) + text[position + 1 :]
                damaged = _with(disclosure, table, index, column, wrong)
                yield (table.form, index, column, text, wrong), damaged


def _with(disclosure: Disclosure, table: Table, index: int, column: str, text: str) -> Disclosure:
    row = table.rows[index]
    cell = replace(row[column], text=text)
    cells: dict[str, Cell] = {**row.cells, column: cell}
    rows = (*table.rows[:index], replace(row, cells=cells), *table.rows[index + 1 :])
    changed = replace(table, rows=rows)
    tables = tuple(changed if other is table else other for other in disclosure.tables)
    return replace(disclosure, tables=tables)


def outcomes(disclosure: Disclosure) -> set[Outcome]:
    """How the comparisons come out that would block publication, and those within rounding."""
    examination = Examination(disclosure, registry.edition(disclosure.edition), shared())
    return {
        comparison.outcome
        for comparison in compare_arithmetic(examination)
        if ARITHMETIC_RULES[comparison.rule].severity is Severity.ERROR
    }


@cache
def missed() -> tuple[int, tuple[Mutation, ...]]:
    """How many digits were changed, and which changes no error tells."""
    tried, escaped = 0, []
    for mutation, damaged in mutations(record(FULL)):
        tried += 1
        if Outcome.FAILED not in outcomes(damaged):
            escaped.append(mutation)
    return tried, tuple(escaped)


def test_the_undamaged_document_has_no_error() -> None:
    assert Outcome.FAILED not in outcomes(record(FULL))


def test_single_wrong_digits_are_caught() -> None:
    """Measured: 1,084 of 1,089 (99.5 %); a flat tolerance of 0.01 would miss 4 %."""
    tried, escaped = missed()
    assert tried == 1089
    assert tried - len(escaped) >= 1084, escaped


def test_what_escapes_is_the_last_digit_of_a_figure_that_only_sums_know() -> None:
    """Each is off by one unit of the last place, is told as rounding, and nowhere printed twice."""
    for form, _, column, printed, wrong in missed()[1]:
        assert abs(Decimal(wrong) - Decimal(printed)) == Decimal("0.01"), (form, column)


def test_every_figure_is_compared_with_another() -> None:
    """No figure of the tables stands alone: its first digit wrong is always an error."""
    tried, escaped = missed()
    assert tried
    assert not [mutation for mutation in escaped if _first_digit(mutation)]


def _first_digit(mutation: Mutation) -> bool:
    return mutation[3][0] != mutation[4][0]
