"""收支总表 and 财政拨款收支总表: two sides, income lines that vary, totals below."""

from generator.forms.column import Column, ColumnKind, Group
from generator.forms.identity import Across, At, LineSum, Tie
from generator.forms.rows import Lines, Role, Side
from generator.forms.table_form import TableForm

SEQUENCE = Column("sequence", "序号", ColumnKind.SEQUENCE)
FUNDS = ("general_public_budget", "government_fund", "state_capital")

GENERAL_REVENUE = Role(
    "general_public_revenue",
    "一般公共预算拨款收入",
    ("一般公共预算拨款", "一般公共预算财政拨款收入", "一般公共预算财政拨款", "一般公共预算收入"),
)
FUND_REVENUE = Role(
    "government_fund_revenue",
    "政府性基金预算拨款收入",
    ("政府性基金预算拨款", "政府性基金预算财政拨款收入", "政府性基金预算财政拨款"),
)
CAPITAL_REVENUE = Role(
    "state_capital_revenue",
    "国有资本经营预算拨款收入",
    ("国有资本经营预算拨款", "国有资本经营预算财政拨款收入", "国有资本经营预算财政拨款"),
)
YEAR_REVENUE = Role("year_revenue", "本年收入合计", ("本年收入", "本年收入小计"), 0)
YEAR_EXPENDITURE = Role("year_expenditure", "本年支出合计", ("本年支出", "本年支出小计"), 0)
CARRIED_IN = Role(
    "carried_in",
    "上年结转结余",
    ("上年结转", "上年结转和结余", "年初结转和结余", "年初财政拨款结转和结余", "年初结转结余"),
)
CARRIED_OUT = Role(
    "carried_out",
    "年终结转结余",
    ("结转下年", "年末结转和结余", "年末财政拨款结转和结余", "年末结转结余", "年终结转和结余"),
)
REVENUE_TOTAL = Role("revenue_total", "收入总计", ("收入合计",))
EXPENDITURE_TOTAL = Role("expenditure_total", "支出总计", ("支出合计",))

_T1 = "revenue_expenditure_summary"
_REVENUE = ("revenue_amount",)
_EXPENDITURE = ("expenditure_amount",)

REVENUE_EXPENDITURE_SUMMARY = TableForm(
    id=_T1,
    label="部门预算收支总表",
    columns=(
        SEQUENCE,
        Group(
            "收入",
            (Column("revenue_item", "项目", ColumnKind.NAME), Column("revenue_amount", "预算数")),
            key="收入",
        ),
        Group(
            "支出",
            (
                Column("expenditure_item", "项目", ColumnKind.NAME),
                Column("expenditure_amount", "预算数"),
            ),
            key="支出",
        ),
    ),
    rows=Lines(
        (
            Side(
                "revenue_item",
                _REVENUE,
                (
                    GENERAL_REVENUE,
                    FUND_REVENUE,
                    CAPITAL_REVENUE,
                    YEAR_REVENUE,
                    CARRIED_IN,
                    REVENUE_TOTAL,
                ),
            ),
            Side(
                "expenditure_item",
                _EXPENDITURE,
                (YEAR_EXPENDITURE, CARRIED_OUT, EXPENDITURE_TOTAL),
            ),
        )
    ),
    row_heads="revenue_item",
    identities=(
        LineSum("T1-01", "year_revenue", _REVENUE, before="year_revenue"),
        LineSum("T1-02", "year_expenditure", _EXPENDITURE, before="year_expenditure"),
        LineSum("T1-03", "revenue_total", _REVENUE, ("year_revenue", "carried_in")),
        LineSum("T1-04", "expenditure_total", _EXPENDITURE, ("year_expenditure", "carried_out")),
    ),
)

_T4 = "fiscal_appropriation_summary"
_AMOUNT = ("revenue_amount",)
_BY_FUND = ("expenditure_total_amount", *FUNDS)

FISCAL_APPROPRIATION_SUMMARY = TableForm(
    id=_T4,
    label="部门预算财政拨款收支总表",
    columns=(
        SEQUENCE,
        Group(
            "收入",
            (Column("revenue_item", "项目", ColumnKind.NAME), Column("revenue_amount", "金额")),
            key="收入",
        ),
        Group(
            "支出",
            (
                Column("expenditure_item", "项目", ColumnKind.NAME),
                Column("expenditure_total_amount", "合计"),
                Column("general_public_budget", "一般公共预算财政拨款"),
                Column("government_fund", "政府性基金预算财政拨款"),
                Column("state_capital", "国有资本经营预算财政拨款"),
            ),
            key="支出",
        ),
    ),
    rows=Lines(
        (
            Side(
                "revenue_item",
                _AMOUNT,
                (
                    GENERAL_REVENUE,
                    FUND_REVENUE,
                    CAPITAL_REVENUE,
                    YEAR_REVENUE,
                    CARRIED_IN,
                    REVENUE_TOTAL,
                ),
            ),
            Side("expenditure_item", _BY_FUND, (YEAR_EXPENDITURE, CARRIED_OUT, EXPENDITURE_TOTAL)),
        )
    ),
    row_heads="revenue_item",
    identities=(
        Across("T4-R1", "expenditure_total_amount", FUNDS),
        LineSum("T4-01", "year_revenue", _AMOUNT, before="year_revenue"),
        LineSum("T4-02", "year_expenditure", _BY_FUND[:1], before="year_expenditure"),
        LineSum("T4-03", "year_expenditure", FUNDS, before="year_expenditure"),
        LineSum(
            "T4-04",
            "carried_in",
            _AMOUNT,
            after="carried_in",
            before="revenue_total",
            if_itemised=True,
            leads=True,
        ),
        LineSum("T4-05", "revenue_total", _AMOUNT, ("year_revenue", "carried_in")),
        LineSum("T4-05", "expenditure_total", _BY_FUND, ("year_expenditure", "carried_out")),
    ),
)

BALANCES = (
    Tie(
        "T1-05",
        (At(_T1, "revenue_total", "revenue_amount"),),
        (At(_T1, "expenditure_total", "expenditure_amount"),),
    ),
    Tie(
        "T4-05",
        (At(_T4, "revenue_total", "revenue_amount"),),
        (At(_T4, "expenditure_total", "expenditure_total_amount"),),
    ),
)
