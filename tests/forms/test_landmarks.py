"""The best-known figures of an edition, and the lines that stand for a whole form."""

from collections.abc import Iterator

import pytest
from msgspec.structs import fields

from generator.forms import registry
from generator.forms.editions import DEFAULT
from generator.forms.hebei.landmarks import LANDMARKS
from generator.forms.identity import At, LineSum
from generator.forms.landmarks import Landmarks
from generator.forms.rows import DETAIL, TOTAL, Items, Lines, Subjects
from generator.forms.table_form import TableForm

TOTALS = {
    "revenue_expenditure_summary": {
        *("year_revenue", "revenue_total"),
        *("year_expenditure", "expenditure_total"),
    },
    "revenue_summary": {"total"},
    "expenditure_summary": {"total"},
    "fiscal_appropriation_summary": {
        *("year_revenue", "carried_in", "revenue_total"),
        *("year_expenditure", "expenditure_total"),
    },
    "general_public_budget_expenditure": {"total"},
    "basic_expenditure": {"total"},
    "government_fund_expenditure": {"total"},
    "state_capital_expenditure": {"total"},
    "three_public_expenses": {"three_public_total"},
    "procurement": {"total"},
    "assets": {"asset_total"},
    "institutions": {"total"},
}


def roles(form: TableForm) -> set[str]:
    """The roles that lines of a form may have."""
    match form.rows:
        case Lines(sides):
            return {DETAIL} | {role.id for side in sides for role in side.roles}
        case Subjects():
            return {TOTAL, *(form.rows.role("1" * size) for size in form.rows.levels)}
        case Items():
            return {TOTAL, "subtotal", DETAIL}


@pytest.mark.parametrize("form", DEFAULT.forms.values(), ids=lambda form: form.id)
def test_the_lines_that_stand_for_a_whole_form(form: TableForm) -> None:
    assert form.totals == TOTALS[form.id]
    assert form.totals <= roles(form)


def test_a_part_of_a_part_is_no_total() -> None:
    """三公: 因公出国 and 公务用车 are sums too, but of their own parts only."""
    form = DEFAULT.forms["three_public_expenses"]
    sums = {identity.total for identity in form.identities if isinstance(identity, LineSum)}
    assert sums - form.totals == {"abroad", "vehicles"}


def _places(landmarks: Landmarks) -> Iterator[tuple[str, At]]:
    for field in fields(landmarks):
        value = getattr(landmarks, field.name)
        if isinstance(value, At):
            yield field.name, value


@pytest.mark.parametrize("label", registry.labels())
def test_landmarks_are_lines_and_columns_of_the_edition(label: str) -> None:
    edition = registry.edition(label)
    if edition.landmarks is None:
        return
    for name, at in _places(edition.landmarks):
        form = edition.forms[at.form]
        assert at.role in roles(form), name
        assert form.by_id[at.column].kind.numeric, name
    form_id, names, amounts, sources = edition.landmarks.sources
    form = edition.forms[form_id]
    assert {names, amounts} <= form.by_id.keys()
    assert set(sources) <= roles(form)
    assert not set(sources) & (form.totals - {"carried_in"}), "a total is no source of money"


def test_the_landmarks_of_hebei() -> None:
    assert dict(_places(LANDMARKS)) == {
        "expenditure_total": At(
            "revenue_expenditure_summary", "expenditure_total", "expenditure_amount"
        ),
        "revenue_total": At("revenue_expenditure_summary", "revenue_total", "revenue_amount"),
        "basic": At("expenditure_summary", "total", "basic"),
        "project": At("expenditure_summary", "total", "project"),
        "three_public": At("three_public_expenses", "three_public_total", "total"),
        "uses": At("expenditure_summary", "total", "total"),
    }
    assert DEFAULT.landmarks is LANDMARKS
