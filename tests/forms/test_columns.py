"""The columns of the nine tables with their 栏次, and their heads as the documents print them."""

import pytest

from generator.forms.column import Group, Head
from generator.forms.hebei import HEBEI
from generator.forms.table_form import TableForm
from generator.views.sheet import HeadCell, head_rows
from tests.fidelity.forms import (
    ASSET_HEADS,
    INDICATOR_COLUMNS,
    INSTITUTION_COLUMNS,
    PLAN_HEADS,
    PROCUREMENT_HEADS,
    TABLES,
)

# id, label, then 栏次, id and label of each column but the first (序号); in the official order.
NINE: dict[str, tuple[str, list[str]]] = {
    "revenue_expenditure_summary": (
        "部门预算收支总表",
        [
            "1 revenue_item 项目",
            "2 revenue_amount 预算数",
            "3 expenditure_item 项目",
            "4 expenditure_amount 预算数",
        ],
    ),
    "revenue_summary": (
        "部门预算收入总表",
        [
            "1 subject_code 科目编码",
            "2 subject_name 科目名称",
            "3 total 合计",
            "4 subtotal 小计",
            "5 fiscal_appropriation 财政拨款收入",
            "6 fiscal_account 财政专户收入",
            "7 undertaking 事业收入",
            "8 business 经营收入",
            "9 superior_subsidy 上级补助收入",
            "10 affiliate_payment 附属单位上缴收入",
            "11 other_revenue 其他收入",
            "12 carried_over 上年结转",
        ],
    ),
    "expenditure_summary": (
        "部门预算支出总表",
        [
            "1 subject_code 科目编码",
            "2 subject_name 科目名称",
            "3 total 合计",
            "4 basic 基本支出",
            "5 project 项目支出",
            "6 operating 经营支出",
            "7 remitted_upward 上解上级支出",
            "8 affiliate_subsidy 对附属单位补助支出",
        ],
    ),
    "fiscal_appropriation_summary": (
        "部门预算财政拨款收支总表",
        [
            "1 revenue_item 项目",
            "2 revenue_amount 金额",
            "3 expenditure_item 项目",
            "4 expenditure_total_amount 合计",
            "5 general_public_budget 一般公共预算财政拨款",
            "6 government_fund 政府性基金预算财政拨款",
            "7 state_capital 国有资本经营预算财政拨款",
        ],
    ),
    "general_public_budget_expenditure": (
        "部门预算一般公共预算财政拨款支出表",
        [
            "1 subject_code 科目编码",
            "2 subject_name 科目名称",
            "3 total 合计",
            "4 basic 基本支出",
            "5 project 项目支出",
        ],
    ),
    "basic_expenditure": (
        "部门预算一般公共预算财政拨款基本支出表",
        [
            "1 subject_code 科目编码",
            "2 subject_name 科目名称",
            "3 total 合计",
            "4 personnel 人员经费",
            "5 public 公用经费",
        ],
    ),
    "government_fund_expenditure": (
        "部门预算政府性基金预算财政拨款支出表",
        [
            "1 subject_code 科目编码",
            "2 subject_name 科目名称",
            "3 total 合计",
            "4 basic 基本支出",
            "5 project 项目支出",
        ],
    ),
    "state_capital_expenditure": (
        "部门预算国有资本经营预算财政拨款支出表",
        [
            "1 subject_code 科目编码",
            "2 subject_name 科目名称",
            "3 total 合计",
            "4 basic 基本支出",
            "5 project 项目支出",
        ],
    ),
    "three_public_expenses": (
        "部门预算财政拨款“三公”经费支出表",
        [
            "1 item 项目",
            "2 total 合计",
            "3 general_public_budget 一般公共预算财政拨款",
            "4 government_fund 政府性基金预算拨款",
            "5 state_capital 国有资本经营预算财政拨款",
        ],
    ),
}


def printed_rows(heads: tuple[Head, ...]) -> list[list[str]]:
    """The head as a document's text has it: row by row, '' below a cell that is merged down."""
    rows = head_rows(heads)
    grid: dict[tuple[int, int], str | None] = {}
    for number, row in enumerate(rows):
        for cell in row:
            _place(grid, number, cell)
    width = 1 + max(column for _, column in grid)
    lines = ([grid[row, column] for column in range(width)] for row in range(len(rows)))
    return [[text for text in line if text is not None] for line in lines]


def _place(grid: dict[tuple[int, int], str | None], row: int, cell: HeadCell) -> None:
    column = next(c for c in range(len(grid) + 1) if (row, c) not in grid)
    for right in range(cell.colspan):
        for down in range(cell.rowspan):
            grid[row + down, column + right] = "" if down else None
    grid[row, column] = cell.text


def test_the_nine_tables_in_their_order() -> None:
    assert [(form.id, form.label) for form in HEBEI.tables] == [
        (id, label) for id, (label, _) in NINE.items()
    ]


@pytest.mark.parametrize("form", HEBEI.tables, ids=lambda form: form.id)
def test_columns_of_a_table_with_their_numbers(form: TableForm) -> None:
    first, *columns = form.leaves
    assert (first.id, first.label, form.number(first.id)) == ("sequence", "序号", "")
    assert [f"{form.number(c.id)} {c.id} {c.label}" for c in columns] == NINE[form.id][1]


@pytest.mark.parametrize("form", HEBEI.tables, ids=lambda form: form.id)
def test_merged_heads_of_a_table_as_printed(form: TableForm) -> None:
    heads, keys = TABLES[form.label]
    numbers = ["栏次", *(form.number(column.id) for column in form.leaves[1:])]
    assert [*printed_rows(form.columns), numbers] == heads
    assert [".".join(path) for path in form.data_paths] == keys


def test_merged_heads_of_the_other_forms_as_printed() -> None:
    assert printed_rows(HEBEI.procurement.columns) == PROCUREMENT_HEADS
    assert printed_rows(HEBEI.assets.columns) == ASSET_HEADS
    assert printed_rows(HEBEI.institutions.columns) == [INSTITUTION_COLUMNS]


def test_the_project_form_as_printed() -> None:
    form = HEBEI.project
    assert [column.label for column in form.indicator_columns] == INDICATOR_COLUMNS
    assert list(form.plan_points) == PLAN_HEADS
    levels = {level.label: level.kinds for level in form.levels}
    assert {
        label: [kind.removesuffix("指标") for kind in kinds] for label, kinds in levels.items()
    } == {
        "产出指标": ["数量", "质量", "时效", "成本"],
        "效益指标": ["经济效益", "社会效益", "生态效益", "可持续影响"],
        "满意度指标": ["服务对象满意度"],
    }


def test_a_head_of_three_rows_is_laid_out_too() -> None:
    from generator.forms.column import Column

    heads = (
        Column("a", "甲"),
        Group("乙", (Column("b", "乙一"), Group("丙", (Column("c", "丙一"), Column("d", "丙二"))))),
    )
    assert printed_rows(heads) == [
        ["甲", "乙"],
        ["", "乙一", "丙"],
        ["", "", "丙一", "丙二"],
    ]
