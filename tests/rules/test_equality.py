"""When two figures agree: exactly if printed twice, within rounding if one is a sum."""

from decimal import Decimal

import pytest

from generator.diagnostics import Comparison, Outcome, Place
from generator.model.cell import Cell
from generator.rules.arithmetic.equality import compare_least, compare_product, compare_sums
from generator.rules.figures import Figure, figure_of

PLACE = Place("expenditure_summary", 0, "total")


def figures(*texts: str) -> list[Figure]:
    """Figures of printed cells; '' is a blank one."""
    return [figure_of(Cell(text), PLACE) for text in texts]


def sums(left: list[str], right: list[str]) -> Comparison | None:
    """Σ left, as printed, against Σ right."""
    return compare_sums("T3-R1", figures(*left), figures(*right))


def outcome(left: list[str], right: list[str]) -> Outcome:
    """How the comparison came out."""
    comparison = sums(left, right)
    assert comparison is not None
    return comparison.outcome


@pytest.mark.parametrize(
    ("printed", "addends", "expected"),
    [
        # Two addends: 3 × half a unit = 0.015, so one unit may be rounding and two may not.
        ("3.01", ["1.00", "2.00"], Outcome.ROUNDING),
        ("2.99", ["1.00", "2.00"], Outcome.ROUNDING),
        ("3.02", ["1.00", "2.00"], Outcome.FAILED),
        # Three addends: 4 × half a unit = 0.02.
        ("3.02", ["1.00", "1.00", "1.00"], Outcome.ROUNDING),
        ("3.03", ["1.00", "1.00", "1.00"], Outcome.FAILED),
        # A blank is no addend: one is left, and one must agree exactly.
        ("3.01", ["3.00", "", ""], Outcome.FAILED),
        ("3.00", ["3.00", "", ""], Outcome.PASSED),
        # The coarsest place counts: a sum of four decimals may be printed with two.
        ("53.49", ["20.0000", "33.4857"], Outcome.ROUNDING),
        ("53.4858", ["20.0000", "33.4857"], Outcome.ROUNDING),
        ("53.4860", ["20.0000", "33.4857"], Outcome.FAILED),
        # The same amount with other decimals is the same amount.
        ("3.0", ["1.00", "2.00"], Outcome.PASSED),
        ("-1.00", ["1.00", "-2.00"], Outcome.PASSED),
    ],
)
def test_a_sum_may_be_off_by_rounding_alone(
    printed: str, addends: list[str], expected: Outcome
) -> None:
    assert outcome([printed], addends) is expected
    assert outcome(addends, [printed]) is expected


def test_a_figure_that_is_printed_twice_agrees_exactly() -> None:
    assert outcome(["267.41"], ["267.41"]) is Outcome.PASSED
    assert outcome(["267.41"], ["267.42"]) is Outcome.FAILED


def test_a_blank_counts_as_zero_in_a_sum() -> None:
    assert outcome([""], ["0.00", ""]) is Outcome.PASSED
    assert outcome([""], ["1.00", ""]) is Outcome.FAILED
    assert outcome(["1.00"], ["", ""]) is Outcome.FAILED


def test_a_blank_side_is_told_as_blank_and_zero_as_zero() -> None:
    """Blank and 0.00 are two different things, in what a finding says too."""
    for left, right, sides in (
        ([""], ["1.00", "2.00"], ("3.00", "")),
        (["3.00"], ["", ""], ("", "3.00")),
        (["0.00"], ["1.00", "2.00"], ("3.00", "0.00")),
        (["", "2.00"], ["", "0.00"], ("0.00", "2.00")),
        (["0.00"], [""], ("", "0.00")),
    ):
        comparison = sums(left, right)
        assert comparison is not None
        assert (comparison.expected, comparison.actual) == sides
        assert (comparison.difference is None) is ("" in sides)


def test_nothing_with_nothing_compares_nothing() -> None:
    assert sums([""], ["", ""]) is None
    assert sums([], []) is None
    assert compare_least("X-14", figures("")[0], figures("", "")) is None


def test_both_sides_are_told_as_exact_digits() -> None:
    comparison = sums(["267.41"], ["117.68", "149.74"])
    assert comparison is not None
    assert (comparison.expected, comparison.actual) == ("267.42", "267.41")
    assert comparison.difference == "-0.01"
    assert len(comparison.places) == 3


@pytest.mark.parametrize("addends", [["20万", "1.00"], ["1.00", "二十"]])
def test_what_is_no_figure_is_not_compared(addends: list[str]) -> None:
    """Loading has reported the cell; its sums are neither right nor wrong."""
    assert outcome(["2.00"], addends) is Outcome.UNCHECKED
    assert outcome(addends, ["2.00"]) is Outcome.UNCHECKED
    least = compare_least("X-14", figures("2.00")[0], figures(*addends))
    assert least is not None
    assert least.outcome is Outcome.UNCHECKED


def test_at_least() -> None:
    enough = compare_least("X-14", figures("3.00")[0], figures("1.00", "2.00"))
    rounded = compare_least("X-14", figures("2.99")[0], figures("1.00", "2.00"))
    short = compare_least("X-14", figures("2.98")[0], figures("1.00", "2.00"))
    exact = compare_least("X-18", figures("2.99")[0], figures("3.00"))
    assert enough is not None and rounded is not None and short is not None and exact is not None
    assert (enough.outcome, enough.expected) == (Outcome.PASSED, "≥3.00")
    assert rounded.outcome is Outcome.ROUNDING
    assert (short.outcome, short.actual) == (Outcome.FAILED, "2.98")
    assert exact.outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("printed", "expected", "result"),
    [
        ("595.02", "595.02", Outcome.PASSED),
        ("0.33", "0.3333", Outcome.PASSED),
        ("0.34", "0.3333", Outcome.FAILED),
        ("", "10.00", Outcome.FAILED),
        ("很多", "10.00", Outcome.UNCHECKED),
    ],
)
def test_a_product_is_rounded_to_its_own_last_place(
    printed: str, expected: str, result: Outcome
) -> None:
    found = compare_product("G-02", figures(printed)[0], Decimal(expected), figures("1", expected))
    assert found.outcome is result
