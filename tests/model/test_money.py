"""Amounts: read exactly, added exactly, written with the digits that were printed."""

from decimal import Decimal, getcontext, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.cell import BLANK, Cell, Row
from generator.model.money import amount, is_amount, plain, product, total, unit_in_last_place

PRINTED = st.decimals(
    min_value=-(10**11), max_value=10**11, allow_nan=False, allow_infinity=False, places=4
).map(lambda value: f"{value:f}")


@pytest.mark.parametrize("text", ["0", "0.00", "20.00", "-3", "53.4857", "1352.30", "007"])
def test_a_plain_figure_is_an_amount_and_keeps_its_digits(text: str) -> None:
    value = amount(text)
    assert is_amount(text)
    assert isinstance(value, Decimal)
    assert plain(value) == plain(Decimal(text))


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "20万", "1,352.30", "１２", "٣", "1e5"),
        *("nan", "inf", "+3", ".5", "5.", "1.2.3", "--1"),
    ],
)
def test_anything_else_is_no_amount(text: str) -> None:
    assert not is_amount(text)
    assert amount(text) is None


def test_a_figure_longer_than_any_budget_is_no_amount() -> None:
    assert is_amount("9" * 24)
    assert is_amount("-" + "9" * 20 + "." + "9" * 4)
    assert not is_amount("9" * 40)


def test_sums_keep_every_digit_that_a_float_would_lose() -> None:
    assert plain(total([Decimal("0.1"), Decimal("0.2")])) == "0.3"
    assert plain(total([Decimal("267.41"), Decimal("0.01")])) == "267.42"
    assert plain(total([Decimal("1" + "0" * 23), Decimal("0.0001")])) == "1" + "0" * 23 + ".0001"


def test_a_sum_has_the_decimals_of_its_most_precise_addend() -> None:
    assert plain(total([Decimal("20.00"), Decimal("53.4857")])) == "73.4857"
    assert plain(total([Decimal("20.00"), Decimal("5.00")])) == "25.00"
    assert plain(total([])) == "0"


def test_sums_do_not_depend_on_the_context_of_the_caller() -> None:
    with localcontext() as context:
        context.prec = 3
        assert plain(total([Decimal("1352.30"), Decimal("2.57")])) == "1354.87"
        assert plain(product([Decimal("1352.30"), Decimal("3")])) == "4056.90"
    assert getcontext().prec == 28


@given(st.lists(PRINTED, max_size=60))
def test_a_sum_equals_that_of_whole_units_of_the_last_place(texts: list[str]) -> None:
    units = sum(int(text.replace(".", "")) for text in texts)
    assert total([Decimal(text) for text in texts]) * 10**4 == units


@given(PRINTED)
def test_reading_and_writing_gives_the_same_text(text: str) -> None:
    value = amount(text)
    assert value is not None
    assert plain(value) == text


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (["20.00", "3.50"], "0.01"),
        (["20.00", "53.4857"], "0.01"),
        (["53.4857"], "0.0001"),
        (["20", "3"], "1"),
        ([], "1"),
    ],
)
def test_the_unit_is_that_of_the_coarsest_last_place(texts: list[str], unit: str) -> None:
    assert unit_in_last_place([Decimal(text) for text in texts]) == Decimal(unit)


def test_blank_zero_and_words_are_three_different_things() -> None:
    blank, zero, words = BLANK, Cell("0.00"), Cell("无")
    assert (bool(blank), bool(zero), bool(words)) == (False, True, True)
    assert (blank.amount, zero.amount, words.amount) == (None, Decimal(0), None)


def test_a_missing_cell_of_a_row_is_blank() -> None:
    row = Row({"total": Cell("20.00", 3, 5)}, 3)
    assert row.text("total") == "20.00"
    assert row["basic"] == BLANK
    assert row.amount("basic") is None
