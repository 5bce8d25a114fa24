"""The best-known figures of Hebei's forms."""

from generator.forms.identity import At
from generator.forms.landmarks import Landmarks
from generator.forms.rows import DETAIL, TOTAL

_SUMMARY, _USES = "revenue_expenditure_summary", "expenditure_summary"

LANDMARKS = Landmarks(
    expenditure_total=At(_SUMMARY, "expenditure_total", "expenditure_amount"),
    revenue_total=At(_SUMMARY, "revenue_total", "revenue_amount"),
    basic=At(_USES, TOTAL, "basic"),
    project=At(_USES, TOTAL, "project"),
    three_public=At("three_public_expenses", "three_public_total", "total"),
    sources=(
        _SUMMARY,
        "revenue_item",
        "revenue_amount",
        (
            DETAIL,
            "general_public_revenue",
            "government_fund_revenue",
            "state_capital_revenue",
            "carried_in",
        ),
    ),
    uses=At(_USES, TOTAL, "total"),
)
