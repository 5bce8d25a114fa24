"""What the identities find in the documents of this repository: exactly this, listed by hand."""

import pytest

from generator.diagnostics import Comparison, Outcome, Severity
from generator.forms import registry
from generator.rules.arithmetic.catalogue import ARITHMETIC_RULES
from generator.rules.arithmetic.comparisons import compare_arithmetic
from generator.rules.engine import check
from generator.rules.examination import Examination, Shared
from tests.fidelity.facts import FACTS
from tests.load.test_own_data import dataset, record

FULL = "130321/430/2024"


def shared() -> Shared:
    """The lists alone: identities need nothing of other disclosures."""
    return Shared(dataset().reference.subjects)


def comparisons(key: str) -> tuple[Comparison, ...]:
    """Everything the identities compare in a document."""
    found = record(key)
    edition = registry.edition(found.edition)
    return tuple(compare_arithmetic(Examination(found, edition, shared())))


# 301 prints 267.41, its children add up to 267.42: in 合计 and in 人员经费. Nothing else.
EXPECTED = {
    FULL: [
        ("T6-H2", Severity.NOTICE, "267.42", "267.41", "301/合计"),
        ("T6-H2", Severity.NOTICE, "267.42", "267.41", "301/人员经费"),
    ]
}


@pytest.mark.parametrize("key", FACTS)
def test_what_is_found(key: str) -> None:
    found = [f for f in check(record(key), shared()).findings if f.rule.code in ARITHMETIC_RULES]
    table = "tables.yml/部门预算一般公共预算财政拨款基本支出表/"
    assert [
        (f.rule.code, f.severity, f.expected, f.actual, f.locations[0].path.removeprefix(table))
        for f in found
    ] == EXPECTED.get(key, [])


@pytest.mark.parametrize("key", FACTS)
def test_nothing_is_left_unchecked(key: str) -> None:
    assert not [c for c in comparisons(key) if c.outcome is Outcome.UNCHECKED]


def test_every_rule_that_the_full_document_can_show_compares_something() -> None:
    compared = {comparison.rule for comparison in comparisons(FULL)}
    # T8 is an empty table; nothing is carried out of the year; nobody went abroad.
    silent = {"T8-R1", "T8-H1", "T8-H2"}
    arithmetic = {code for code in ARITHMETIC_RULES if not code.startswith("K-")}
    assert arithmetic - compared == silent


def test_the_full_document_is_compared_in_many_places() -> None:
    """Measured; a rule that falls silent shows."""
    assert len(comparisons(FULL)) >= 391


@pytest.mark.parametrize("key", sorted(FACTS.keys() - {FULL}))
def test_a_performance_text_compares_the_budget_of_each_project(key: str) -> None:
    compared = comparisons(key)
    assert [c.rule for c in compared] == ["P-08"] * FACTS[key].projects
    assert all(c.outcome is Outcome.PASSED for c in compared)
