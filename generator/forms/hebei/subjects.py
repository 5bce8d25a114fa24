"""The tables whose rows are 科目: by function (类 3, 款 5, 项 7 digits) or by economic nature."""

from generator.forms.column import Column, ColumnKind, Group, Head
from generator.forms.hebei.summaries import SEQUENCE
from generator.forms.identity import Across, Hierarchy, Identity
from generator.forms.rows import Subjects
from generator.forms.table_form import TableForm

CODE = Column("subject_code", "科目编码", ColumnKind.CODE)
NAME = Column("subject_name", "科目名称", ColumnKind.NAME)
TOTAL = Column("total", "合计")
BASIC = Column("basic", "基本支出")
PROJECT = Column("project", "项目支出")
FUNCTIONAL_LEVELS = (3, 5, 7)
ECONOMIC_LEVELS = (3, 5)


def subject_form(
    id: str,
    label: str,
    number: str,
    heads: tuple[Head, ...],
    amounts: tuple[str, ...],
    sums: tuple[Identity, ...],
    subjects: str = "功能分类科目",
    levels: tuple[int, ...] = FUNCTIONAL_LEVELS,
    revenue: bool = False,
) -> TableForm:
    """A table of 科目; ``number`` (T2, T3 …) is the family of its rules in the catalogue."""
    return TableForm(
        id=id,
        label=label,
        columns=(SEQUENCE, Group(subjects, (CODE, NAME)), *heads),
        rows=Subjects("subject_code", "subject_name", amounts, levels),
        row_heads="subject_name",
        identities=(*sums, Hierarchy(f"{number}-H1", f"{number}-H2")),
        revenue=revenue,
    )


_SOURCES = (
    Column("fiscal_appropriation", "财政拨款收入"),
    Column("fiscal_account", "财政专户收入"),
    Column("undertaking", "事业收入"),
    Column("business", "经营收入"),
    Column("superior_subsidy", "上级补助收入"),
    Column("affiliate_payment", "附属单位上缴收入"),
    Column("other_revenue", "其他收入"),
)
_SOURCE_IDS = tuple(column.id for column in _SOURCES)

REVENUE_SUMMARY = subject_form(
    "revenue_summary",
    "部门预算收入总表",
    "T2",
    (
        TOTAL,
        Group("本年收入", (Column("subtotal", "小计"), *_SOURCES)),
        Column("carried_over", "上年结转"),
    ),
    ("total", "subtotal", *_SOURCE_IDS, "carried_over"),
    (
        Across("T2-R1", "total", ("subtotal", "carried_over")),
        Across("T2-R2", "subtotal", _SOURCE_IDS),
    ),
    revenue=True,
)

_USES = ("basic", "project", "operating", "remitted_upward", "affiliate_subsidy")

EXPENDITURE_SUMMARY = subject_form(
    "expenditure_summary",
    "部门预算支出总表",
    "T3",
    (
        TOTAL,
        BASIC,
        PROJECT,
        Column("operating", "经营支出"),
        Column("remitted_upward", "上解上级支出"),
        Column("affiliate_subsidy", "对附属单位补助支出"),
    ),
    ("total", *_USES),
    (Across("T3-R1", "total", _USES),),
)


def _fund_form(id: str, label: str, number: str) -> TableForm:
    return subject_form(
        id,
        label,
        number,
        (TOTAL, BASIC, PROJECT),
        ("total", "basic", "project"),
        (Across(f"{number}-R1", "total", ("basic", "project")),),
    )


GENERAL_PUBLIC_BUDGET_EXPENDITURE = _fund_form(
    "general_public_budget_expenditure", "部门预算一般公共预算财政拨款支出表", "T5"
)
GOVERNMENT_FUND_EXPENDITURE = _fund_form(
    "government_fund_expenditure", "部门预算政府性基金预算财政拨款支出表", "T7"
)
STATE_CAPITAL_EXPENDITURE = _fund_form(
    "state_capital_expenditure", "部门预算国有资本经营预算财政拨款支出表", "T8"
)

_BASIC_PARTS = ("personnel", "public")

BASIC_EXPENDITURE = subject_form(
    "basic_expenditure",
    "部门预算一般公共预算财政拨款基本支出表",
    "T6",
    (
        Group(
            "一般公共预算基本支出",
            (TOTAL, Column("personnel", "人员经费"), Column("public", "公用经费")),
        ),
    ),
    ("total", *_BASIC_PARTS),
    (Across("T6-R1", "total", _BASIC_PARTS),),
    subjects="支出部门经济分类科目",
    levels=ECONOMIC_LEVELS,
)
