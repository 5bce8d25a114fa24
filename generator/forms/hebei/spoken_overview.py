"""The names by which 预算安排总体情况 speaks of revenue and expenditure."""

from generator.forms.identity import At
from generator.forms.spoken import Spoken

_T1, _T2, _T3 = "revenue_expenditure_summary", "revenue_summary", "expenditure_summary"
_T4, _T6 = "fiscal_appropriation_summary", "basic_expenditure"
_T5, _T7, _T8 = (
    "general_public_budget_expenditure",
    "government_fund_expenditure",
    "state_capital_expenditure",
)
_OVERVIEW = "overview"


def _revenue_line(role: str) -> tuple[At, ...]:
    return (At(_T1, role, "revenue_amount"),)


def _source(*columns: str) -> tuple[At, ...]:
    return tuple(At(_T2, "total", column) for column in columns)


def _revenue(
    id: str, names: tuple[str, ...], *readings: tuple[At, ...], part_of: str = "revenue_total"
) -> Spoken:
    return Spoken(id, "N-01", (_OVERVIEW,), names, readings, part_of)


_REVENUE_TOTAL = _revenue_line("revenue_total")
_EXPENDITURE_TOTAL = (At(_T1, "expenditure_total", "expenditure_amount"),)
_UNIT_FUNDS = ("undertaking", "business", "superior_subsidy", "affiliate_payment", "other_revenue")

REVENUES = (
    _revenue(
        "revenue_total",
        ("预算收入", "收入预算", "收入总计", "收入合计", "收入总额", "总收入", "全部收入", "收入"),
        _REVENUE_TOTAL,
        _revenue_line("year_revenue"),
        part_of="",
    ),
    _revenue(
        "year_revenue",
        ("本年收入", "当年收入", "本年预算收入"),
        _revenue_line("year_revenue"),
        _REVENUE_TOTAL,
        part_of="",
    ),
    _revenue(
        "fiscal_appropriation",
        ("财政拨款收入", "财政拨款", "财政拨款预算收入"),
        _source("fiscal_appropriation"),
        (At(_T4, "revenue_total", "revenue_amount"),),
    ),
    _revenue(
        "general_public_revenue",
        (
            "一般公共预算收入",
            "一般公共预算拨款",
            "一般公共预算拨款收入",
            "一般公共预算财政拨款",
            "一般公共预算财政拨款收入",
        ),
        _revenue_line("general_public_revenue"),
        part_of="fiscal_appropriation",
    ),
    _revenue(
        "government_fund_revenue",
        (
            "基金预算收入",
            "基金预算拨款收入",
            "政府性基金收入",
            "政府性基金预算收入",
            "政府性基金预算拨款",
            "政府性基金预算拨款收入",
            "政府性基金预算财政拨款",
            "政府性基金预算财政拨款收入",
        ),
        _revenue_line("government_fund_revenue"),
        part_of="fiscal_appropriation",
    ),
    _revenue(
        "state_capital_revenue",
        (
            "国有资本经营收入",
            "国有资本经营预算收入",
            "国有资本经营预算拨款",
            "国有资本经营预算拨款收入",
            "国有资本经营预算财政拨款",
            "国有资本经营预算财政拨款收入",
        ),
        _revenue_line("state_capital_revenue"),
        part_of="fiscal_appropriation",
    ),
    _revenue(
        "fiscal_account",
        ("财政专户核拨", "财政专户核拨收入", "财政专户收入", "财政专户管理资金收入"),
        _source("fiscal_account"),
    ),
    _revenue("unit_funds", ("单位资金", "单位资金收入", "单位其他资金收入"), _source(*_UNIT_FUNDS)),
    *(
        _revenue(column, names, _source(column), part_of="unit_funds")
        for column, names in (
            ("undertaking", ("事业收入",)),
            ("business", ("经营收入", "事业单位经营收入")),
            ("superior_subsidy", ("上级补助收入",)),
            ("affiliate_payment", ("附属单位上缴收入",)),
            ("other_revenue", ("其他收入",)),
        )
    ),
    _revenue(
        "carried_in",
        ("上年结转", "上年结转结余", "上年结转收入", "上年结转和结余", "年初结转和结余"),
        _revenue_line("carried_in"),
    ),
)


def _expenditure(
    id: str,
    names: tuple[str, ...],
    *readings: tuple[At, ...],
    part_of: str = "expenditure_total",
    while_equal: tuple[At, At] | None = None,
) -> Spoken:
    return Spoken(id, "N-03", (_OVERVIEW,), names, readings, part_of, while_equal=while_equal)


def _total(form: str, column: str = "total") -> tuple[At, ...]:
    return (At(form, "total", column),)


# 人员经费 and 公用经费 stand in the table of 一般公共预算 only: with other money they are more.
_ALL_BASIC_SHOWN = (At(_T3, "total", "basic"), At(_T6, "total", "total"))

EXPENDITURES = (
    _expenditure(
        "expenditure_total",
        ("支出预算", "预算支出", "支出总计", "支出合计", "支出总额", "总支出", "全部支出", "支出"),
        _EXPENDITURE_TOTAL,
        (At(_T1, "year_expenditure", "expenditure_amount"),),
        part_of="",
    ),
    _expenditure(
        "budget_total",
        ("预算收支", "收支预算", "收支总预算", "收支总计", "收支总额", "收支"),
        _EXPENDITURE_TOTAL,
        _REVENUE_TOTAL,
        part_of="",
    ),
    _expenditure("basic", ("基本支出", "基本支出预算"), _total(_T3, "basic"), _total(_T5, "basic")),
    *(
        _expenditure(id, names, _total(_T6, id), part_of="basic", while_equal=_ALL_BASIC_SHOWN)
        for id, names in (
            ("personnel", ("人员经费", "人员支出", "人员类项目支出")),
            ("public", ("公用经费", "日常公用经费", "日常公用支出", "公用支出", "公用经费支出")),
        )
    ),
    _expenditure(
        "project", ("项目支出", "项目支出预算"), _total(_T3, "project"), _total(_T5, "project")
    ),
    _expenditure("operating", ("经营支出", "事业单位经营支出"), _total(_T3, "operating")),
    *(
        # Some texts leave out what was carried over: then it is this year's revenue of the kind.
        _expenditure(id, names, _total(form), _revenue_line(f"{id}_revenue"), part_of="")
        for id, names, form in (
            ("general_public", ("一般公共预算支出", "一般公共预算财政拨款支出"), _T5),
            (
                "government_fund",
                ("政府性基金支出", "政府性基金预算支出", "政府性基金预算财政拨款支出"),
                _T7,
            ),
            ("state_capital", ("国有资本经营预算支出", "国有资本经营预算财政拨款支出"), _T8),
        )
    ),
)
