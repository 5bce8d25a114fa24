"""The cross-references between the nine tables, and to the projects (family X of the catalogue)."""

from generator.forms.hebei.summaries import BALANCES, FUNDS
from generator.forms.identity import (
    At,
    ClassTie,
    CrossCheck,
    ProjectTie,
    SameSubjects,
    SubjectTie,
    Tie,
)

_T1, _T2, _T3 = "revenue_expenditure_summary", "revenue_summary", "expenditure_summary"
_T4, _T6 = "fiscal_appropriation_summary", "basic_expenditure"
_T5, _T7, _T8 = (
    "general_public_budget_expenditure",
    "government_fund_expenditure",
    "state_capital_expenditure",
)
_FISCAL = ("general_public_revenue", "government_fund_revenue", "state_capital_revenue")
_NOT_FISCAL = (
    "fiscal_account",
    "undertaking",
    "business",
    "superior_subsidy",
    "affiliate_payment",
    "other_revenue",
)


def _same(rule: str, left: At, right: At) -> Tie:
    return Tie(rule, (left,), (right,))


_FUND_TABLES = tuple(zip(FUNDS, (_T5, _T7, _T8), strict=True))
_CARRIED = At(_T4, "carried_in", "revenue_amount")
_CARRIED_BY_FUND = tuple(At(_T4, role, "revenue_amount", after="carried_in") for role in _FISCAL)


def _balance(role: str, carried: At, fund: str) -> Tie:
    """One fund by itself; not asked where its share of the carry-over is not printed."""
    return Tie(
        "T4-06",
        (At(_T4, role, "revenue_amount"), carried),
        (At(_T4, "year_expenditure", fund), At(_T4, "carried_out", fund)),
        provided=((_CARRIED,), _CARRIED_BY_FUND),
    )


def _by_fund(column: str) -> SubjectTie:
    """Equal where all money is 财政拨款, carried-over money too; else at least as much."""
    return SubjectTie(
        "X-14",
        (_T3, column),
        ((_T5, column), (_T7, column), (_T8, column)),
        unless=tuple((_T2, other) for other in _NOT_FISCAL),
        provided=((At(_T1, "carried_in", "revenue_amount"),), (_CARRIED,)),
    )


CROSS_CHECKS: tuple[CrossCheck, ...] = (
    *BALANCES,
    *map(_balance, _FISCAL, _CARRIED_BY_FUND, FUNDS),
    _same("X-01", At(_T1, "revenue_total", "revenue_amount"), At(_T2, "total", "total")),
    _same("X-02", At(_T1, "expenditure_total", "expenditure_amount"), At(_T3, "total", "total")),
    _same("X-03", At(_T1, "carried_in", "revenue_amount"), At(_T2, "total", "carried_over")),
    _same("X-04", At(_T1, "year_revenue", "revenue_amount"), At(_T2, "total", "subtotal")),
    Tie(
        "X-05",
        (At(_T2, "total", "fiscal_appropriation"),),
        tuple(At(_T1, role, "revenue_amount") for role in _FISCAL),
    ),
    *(
        _same("X-06", At(_T1, role, "revenue_amount"), At(_T4, role, "revenue_amount"))
        for role in _FISCAL
    ),
    ClassTie("X-07", (_T1, "expenditure_item", "expenditure_amount"), (_T3, "total")),
    ClassTie("X-08", (_T4, "expenditure_item", FUNDS[0]), (_T5, "total")),
    ClassTie("X-09", (_T4, "expenditure_item", FUNDS[1]), (_T7, "total")),
    ClassTie("X-09", (_T4, "expenditure_item", FUNDS[2]), (_T8, "total")),
    *(
        _same("X-10", At(_T4, "year_expenditure", fund), At(table, "total", "total"))
        for fund, table in _FUND_TABLES
    ),
    _same("X-11", At(_T5, "total", "basic"), At(_T6, "total", "total")),
    SameSubjects("X-12", _T2, _T3),
    SubjectTie("X-13", (_T2, "total"), ((_T3, "total"),)),
    *map(_by_fund, ("total", "basic", "project")),
    ProjectTie("X-20", At(_T3, "total", "project")),
)
