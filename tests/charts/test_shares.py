"""How shares and changes are said: one decimal, halves up, never rounded to none or all."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.shares import change, per_hundred, percent


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        ("940.17", "1294.19", "72.6%"),
        ("1", "3", "33.3%"),
        ("1", "8", "12.5%"),
        ("0.125", "100", "0.1%"),
        ("0.15", "100", "0.2%"),
        ("0.05", "100", "0.1%"),
        ("0.04", "100", "<0.1%"),
        ("0.0001", "1000000000", "<0.1%"),
        ("999999999", "1000000000", ">99.9%"),
        ("5", "5", "100.0%"),
        ("0.00", "5", "0.0%"),
        ("6", "5", ""),
        ("-1", "5", ""),
        ("1", "0", ""),
        ("1", "-5", ""),
        (None, "5", ""),
        ("1", None, ""),
    ],
)
def test_a_share(part: str | None, whole: str | None, said: str) -> None:
    read = (None if text is None else Decimal(text) for text in (part, whole))
    assert percent(*read) == said


def test_a_share_of_a_hundred_is_said_in_words() -> None:
    assert per_hundred(Decimal("0.0001"), Decimal(5)) == "不到0.1"
    assert per_hundred(Decimal("4.9999"), Decimal(5)) == "超过99.9"


@given(*(st.decimals("0.01", "1000000", places=2) for _ in range(2)))
def test_shares_are_rounded_halves_up(part: Decimal, whole: Decimal) -> None:
    exact = Fraction(part) / Fraction(whole) * 100
    said = percent(part, whole)
    if part > whole:
        assert said == ""
    elif not said.startswith(("<", ">")):
        assert -Fraction(1, 20) <= exact - Fraction(said.rstrip("%")) < Fraction(1, 20)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("110", "100", "+10.0%"),
        ("90", "100", "-10.0%"),
        ("100", "100.00", "0.0%"),
        ("100.01", "100", "+<0.1%"),
        ("99.99", "100", "-<0.1%"),
        ("5", "0.00", ""),
        ("5", "-1", ""),
        ("-5", "10", "-150.0%"),
        ("0", "10", "-100.0%"),
    ],
)
def test_a_change(now: str, before: str, said: str) -> None:
    assert change(Decimal(now), Decimal(before)) == said
