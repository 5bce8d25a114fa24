"""A correction is known from its day on; one that is to come is nowhere on the site."""

from datetime import date

from msgspec.structs import replace

from generator.diagnostics import Comparison, Outcome, Place
from generator.model.cell import Cell
from generator.model.disclosure import Disclosure, Kind
from generator.model.record import Correction
from generator.public import as_public
from generator.rules.engine import Checked

DAY = date(2026, 3, 1)


def correction(day: str) -> Correction:
    return Correction(Cell(day), Cell("tables.yml/甲"), Cell("1"), Cell("2"), Cell("录错"))


def record(*days: str) -> Disclosure:
    bare = Disclosure("data/1/2/2026", "1", "2", "2026", Kind.FULL, "河北部门预算")
    return replace(bare, corrections=tuple(map(correction, days)))


def said(*rows: int) -> Checked:
    places = [(Place("corrections", row),) for row in rows]
    return Checked(tuple(Comparison("W-09", Outcome.PASSED, place) for place in places))


def test_what_is_dated_later_is_not_shown_and_what_is_said_of_the_rest_stays_with_it() -> None:
    shown, checked = as_public(record("2026-02-01", "2999-01-01", "2026-03-01"), said(0, 1, 2), DAY)
    assert [entry.date.text for entry in shown.corrections] == ["2026-02-01", "2026-03-01"]
    assert [item.places[0].row for item in checked.comparisons] == [0, 1]


def test_a_preview_shows_all_of_them() -> None:
    whole = record("2999-01-01")
    assert as_public(whole, said(0), None) == (whole, said(0))


def test_nothing_changes_where_none_is_to_come() -> None:
    whole, checked = record("2026-02-01"), said(0)
    assert as_public(whole, checked, DAY) == (whole, checked)
