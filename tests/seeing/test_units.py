"""A unit that readers choose, on the pages of a department of two years in different units."""

import pytest

from tests.seeing.sites import MANY, ODD, USUAL
from tests.site.test_units import seen_right
from tests.site.visit import Visitor


@pytest.mark.parametrize("unit", ["元", "万元", "亿元"])
def test_amounts_are_those_of_the_unit_beside_them(visitor: Visitor, unit: str) -> None:
    for address in (
        *(f"{USUAL}/", f"{USUAL}/2030/", f"{USUAL}/2029/", f"{USUAL}/2030/projects/"),
        *(f"{USUAL}/2030/tables/expenditure_summary/", f"{ODD}/2030/", f"{MANY}/2030/"),
    ):
        assert seen_right(visitor.open(address), unit), address
