"""The charts of Hebei's forms, and what is compared between years and departments."""

from generator.forms.chart import Balance, Breakdown, Chart, Compared, Seeing, Split, Streams
from generator.forms.hebei.landmarks import LANDMARKS
from generator.forms.hebei.subjects import (
    BASIC_EXPENDITURE,
    EXPENDITURE_SUMMARY,
    GENERAL_PUBLIC_BUDGET_EXPENDITURE,
    GOVERNMENT_FUND_EXPENDITURE,
    REVENUE_SUMMARY,
    STATE_CAPITAL_EXPENDITURE,
)
from generator.forms.hebei.summaries import (
    FISCAL_APPROPRIATION_SUMMARY,
    REVENUE_EXPENDITURE_SUMMARY,
)
from generator.forms.hebei.three_public import THREE_PUBLIC_EXPENSES
from generator.forms.identity import At
from generator.forms.rows import TOTAL
from generator.forms.table_form import TableForm


def _total(form: TableForm) -> At:
    return At(form.id, TOTAL, "total")


_FUNDS = (
    ("一般公共预算", GENERAL_PUBLIC_BUDGET_EXPENDITURE),
    ("政府性基金预算", GOVERNMENT_FUND_EXPENDITURE),
    ("国有资本经营预算", STATE_CAPITAL_EXPENDITURE),
)
_USES = ("basic", "project", "operating", "remitted_upward", "affiliate_subsidy")
_SOURCES = (
    *("fiscal_appropriation", "fiscal_account", "undertaking", "business", "superior_subsidy"),
    *("affiliate_payment", "other_revenue", "carried_over"),
)

CHARTS: tuple[Chart, ...] = (
    Balance("balance", "钱从哪里来，到哪里去", "收入", "支出"),
    Breakdown("functions", "钱用在哪些事上", "支出", _total(EXPENDITURE_SUMMARY), overview=True),
    Breakdown(
        "economy", "基本支出花在什么上", "基本支出", _total(BASIC_EXPENDITURE), overview=True
    ),
    Streams(
        "funds",
        "各种财政拨款用在哪里",
        "财政拨款支出",
        tuple((label, _total(form)) for label, form in _FUNDS),
        ("basic", "project"),
    ),
    Breakdown(
        "three-public",
        "“三公”经费的组成",
        "“三公”经费",
        LANDMARKS.three_public,
        overview=True,
        blanks=True,
    ),
    Split("uses", "基本支出和项目支出", "支出", _total(EXPENDITURE_SUMMARY), _USES),
    Split("sources", "收入从哪里来", "收入", _total(REVENUE_SUMMARY), _SOURCES),
    Split(
        "personnel",
        "人员经费和公用经费",
        "基本支出",
        _total(BASIC_EXPENDITURE),
        ("personnel", "public"),
    ),
    *(
        Breakdown(f"functions-{number}", f"{label}用在哪些事上", f"{label}支出", _total(form))
        for number, (label, form) in enumerate(_FUNDS, 1)
    ),
    Breakdown(
        "summary-classes",
        "支出按功能分几类",
        "本年支出",
        At(REVENUE_EXPENDITURE_SUMMARY.id, "year_expenditure", "expenditure_amount"),
    ),
    Breakdown(
        "appropriation-classes",
        "财政拨款支出按功能分几类",
        "财政拨款支出",
        At(FISCAL_APPROPRIATION_SUMMARY.id, "year_expenditure", "expenditure_total_amount"),
    ),
)

SEEING = Seeing(
    CHARTS,
    compared=(
        Compared("功能分类科目", EXPENDITURE_SUMMARY.id, "total"),
        Compared("部门经济分类科目（基本支出）", BASIC_EXPENDITURE.id, "total"),
        Compared("“三公”经费", THREE_PUBLIC_EXPENSES.id, "total"),
    ),
    headlines=(
        ("收入总计", LANDMARKS.revenue_total),
        ("支出总计", LANDMARKS.expenditure_total),
        ("基本支出", LANDMARKS.basic),
        ("项目支出", LANDMARKS.project),
        ("“三公”经费", LANDMARKS.three_public),
    ),
)
