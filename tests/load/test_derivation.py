"""Rows that the data leaves out and that follow from others: put in, marked, never guessed."""

from pathlib import Path

from generator.load.disclosures import load_disclosure  # noqa: F401  (registers the editions)
from generator.model.cell import Row
from generator.model.table import Table
from tests import trees

T1, T3, T4 = "部门预算收支总表", "部门预算支出总表", "部门预算财政拨款收支总表"
T5 = "部门预算一般公共预算财政拨款支出表"
T6, T9 = "部门预算一般公共预算财政拨款基本支出表", "部门预算财政拨款“三公”经费支出表"


def rows_of(root: Path, label: str, rows: str, file: str = "tables.yml") -> tuple[Row, ...]:
    """The rows of a table whose ``行`` are ``rows``, each on a line of its own from line 3 on."""
    indented = "".join(f"    - {row}\n" for row in rows.strip().splitlines())
    yaml = f"{label}:\n  行:\n{indented}" if label else f"行:\n{indented.replace('    -', '  -')}"
    record = trees.disclosure(trees.project(root, {file: yaml}))
    (table,) = record.all_tables
    return table.rows


def told(rows: tuple[Row, ...], *columns: str) -> list[str]:
    """Each row as its columns, ``=`` before one that is derived."""
    return [
        ("=" if row.derived else " ") + " ".join(row.text(c) or "·" for c in columns)
        for row in rows
    ]


def test_only_items_are_given(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        T3,
        """\
{科目编码: 2010303, 科目名称: 机关服务, 合计: 1352.30, 基本支出: 1222.87, 项目支出: 129.43}
{科目编码: 2010399, 科目名称: 其他支出, 合计: 0.11, 项目支出: 0.11}
{科目编码: 2080505, 科目名称: 养老保险, 合计: 31.04, 基本支出: 31.04}
""",
    )
    assert told(rows, "subject_code", "subject_name", "total", "basic", "project") == [
        "=· 合计 1383.45 1253.91 129.54",
        "=201 一般公共服务支出 1352.41 1222.87 129.54",
        "=20103 政府办公厅（室）及相关机构事务 1352.41 1222.87 129.54",
        " 2010303 机关服务 1352.30 1222.87 129.43",
        " 2010399 其他支出 0.11 · 0.11",
        "=208 社会保障和就业支出 31.04 31.04 ·",
        "=20805 行政事业单位养老支出 31.04 31.04 ·",
        " 2080505 养老保险 31.04 31.04 ·",
    ]


def test_derived_rows_name_the_lines_they_were_added_up_from(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        T3,
        """\
{科目编码: 2010303, 科目名称: 机关服务, 合计: 2.00}
{科目编码: 2010399, 科目名称: 其他支出, 合计: 1.00}
{科目编码: 2080505, 科目名称: 养老保险}
""",
    )
    by_code = {row.text("subject_code"): row for row in rows}
    assert by_code["20103"].addends == (3, 4)
    assert by_code["201"].addends == (3, 4)
    # A row that brings no figure is no addend.
    assert by_code[""].addends == (3, 4)
    assert by_code["208"].addends == ()
    assert by_code["2010303"].addends == ()


def test_a_derived_row_takes_the_name_that_the_document_prints_elsewhere(tmp_path: Path) -> None:
    """Names of 科目 change over the years: the document's own come before those of the lists."""
    yaml = f"""\
{T3}:
  行:
    - {{科目编码: 2010303, 科目名称: 机关服务, 合计: 2.00}}
    - {{科目编码: 2080505, 科目名称: 养老保险, 合计: 1.00}}
{T5}:
  行:
    - {{科目编码: 201, 科目名称: 一般公共服务, 合计: 2.00}}
    - {{科目编码: 20103, 合计: 2.00}}
{T6}:
  行:
    - {{科目编码: 30101, 科目名称: 基本工资, 合计: 3.00}}
"""
    record = trees.disclosure(trees.project(tmp_path, {"tables.yml": yaml}))
    names = {
        table.form: {row.text("subject_code"): row.text("subject_name") for row in table.rows}
        for table in record.tables
    }
    assert names["expenditure_summary"] == {
        "": "合计",
        "201": "一般公共服务",  # as printed in the other table
        "20103": "政府办公厅（室）及相关机构事务",  # no table prints a name: the list's
        "2010303": "机关服务",
        "208": "社会保障和就业支出",
        "20805": "行政事业单位养老支出",
        "2080505": "养老保险",
    }
    assert names["general_public_budget_expenditure"]["20103"] == ""  # printed without a name
    assert names["basic_expenditure"]["301"] == "工资福利支出"


def test_only_the_sections_are_missing(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        T3,
        """\
{序号: 1, 科目名称: 合计, 合计: 9.00}
{序号: 2, 科目编码: 201, 科目名称: 一般公共服务支出, 合计: 7.00}
{序号: 4, 科目编码: 2010303, 科目名称: 机关服务, 合计: 2.00}
{序号: 5, 科目编码: 2010399, 科目名称: 其他支出, 合计: 1.00}
""",
    )
    # What is printed stands as printed, though the sum of the items is another.
    assert told(rows, "sequence", "subject_code", "total") == [
        " 1 · 9.00",
        " 2 201 7.00",
        "=· 20103 3.00",
        " 4 2010303 2.00",
        " 5 2010399 1.00",
    ]


def test_the_total_of_printed_classes_is_derived_from_them_alone(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        T3,
        """\
{科目编码: 201, 科目名称: 一般公共服务支出, 合计: 7.00}
{科目编码: 2010303, 科目名称: 机关服务, 合计: 2.00}
""",
    )
    assert told(rows, "subject_code", "total")[0] == "=· 7.00"


def test_economic_subjects_have_two_levels(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        T6,
        """\
{科目编码: 30101, 科目名称: 基本工资, 合计: 117.68, 人员经费: 117.68}
{科目编码: 30201, 科目名称: 办公费, 合计: 2.52, 公用经费: 2.52}
""",
    )
    assert told(rows, "subject_code", "subject_name", "total", "personnel", "public") == [
        "=· 合计 120.20 117.68 2.52",
        "=301 工资福利支出 117.68 117.68 ·",
        " 30101 基本工资 117.68 117.68 ·",
        "=302 商品和服务支出 2.52 · 2.52",
        " 30201 办公费 2.52 · 2.52",
    ]


def test_a_parent_that_no_list_knows_has_no_name(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, T6, "{科目编码: 39999, 科目名称: 其他支出, 合计: 1.00}")
    assert "subject_name" not in rows[1].cells
    assert rows[1].text("subject_code") == "399"


def test_decimals_and_blanks_are_kept(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        T6,
        """\
{科目编码: 30101, 科目名称: 基本工资, 合计: 53.4857, 人员经费: 0.00}
{科目编码: 30102, 科目名称: 津贴补贴, 合计: 20.00, 人员经费: 0.00}
""",
    )
    total = rows[0]
    assert total.text("total") == "73.4857"
    assert total.text("personnel") == "0.00"
    assert "public" not in total.cells


def test_a_table_without_rows_stays_empty(tmp_path: Path) -> None:
    yaml = f"{T3}:\n  状态: 空表列示\n"
    (table,) = trees.disclosure(trees.project(tmp_path, {"tables.yml": yaml})).tables
    assert table.rows == ()


def test_a_cell_that_is_no_figure_gives_no_figure_above_it(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        T6,
        """\
{科目编码: 30101, 科目名称: 基本工资, 合计: 20万}
{科目编码: 30102, 科目名称: 津贴补贴, 合计: 20.00}
""",
    )
    assert [row.amount("total") for row in rows[:2]] == [None, None]


SIDES = ("revenue_item", "revenue_amount", "expenditure_item", "expenditure_amount")
SUMMARY = """\
{序号: 1, 收入: {项目: 一、一般公共预算拨款收入, 预算数: 10.00}, \
支出: {项目: 一、一般公共服务支出, 预算数: 9.00}}
{序号: 2, 收入: {项目: 二、单位资金, 预算数: 2.50}, 支出: {项目: 二、外交支出}}
{序号: 3, 支出: {项目: 三、国防支出, 预算数: 4.50}}
"""


def test_both_totals_of_both_sides_are_left_out(tmp_path: Path) -> None:
    carried = "{序号: 5, 收入: {项目: 上年结转结余, 预算数: 1.00}, 支出: {项目: 年终结转结余}}"
    rows = rows_of(tmp_path, T1, SUMMARY + carried)
    assert told(rows, *SIDES)[3:] == [
        "=本年收入合计 12.50 本年支出合计 13.50",
        " 上年结转结余 1.00 年终结转结余 ·",
        "=收入总计 13.50 支出总计 13.50",
    ]
    assert rows[3].addends == (3, 4, 5)


def test_totals_without_anything_carried_over(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, T1, SUMMARY)
    assert told(rows, *SIDES)[3:] == [
        "=本年收入合计 12.50 本年支出合计 13.50",
        "=收入总计 12.50 支出总计 13.50",
    ]


def test_one_side_of_a_total_is_left_out(tmp_path: Path) -> None:
    """A printed row is not touched: the other side's total stands in a row of its own."""
    printed = """\
{序号: 4, 支出: {项目: 本年支出合计, 预算数: 13.50}}
{序号: 5, 收入: {项目: 上年结转结余, 预算数: 1.00}}
{序号: 6, 收入: {项目: 收入总计, 预算数: 13.50}, 支出: {项目: 支出总计, 预算数: 13.50}}
"""
    rows = rows_of(tmp_path, T1, SUMMARY + printed)
    assert told(rows, *SIDES)[3:] == [
        "=本年收入合计 12.50 · ·",
        " · · 本年支出合计 13.50",
        " 上年结转结余 1.00 · ·",
        " 收入总计 13.50 支出总计 13.50",
    ]


def test_one_side_leaves_out_more_than_the_other(tmp_path: Path) -> None:
    printed = """\
{序号: 4, 支出: {项目: 本年支出合计, 预算数: 13.50}}
{序号: 5, 收入: {项目: 上年结转结余, 预算数: 1.00}, 支出: {项目: 年终结转结余}}
"""
    rows = rows_of(tmp_path, T1, SUMMARY + printed)
    assert told(rows, *SIDES)[3:] == [
        "=本年收入合计 12.50 · ·",
        " · · 本年支出合计 13.50",
        " 上年结转结余 1.00 年终结转结余 ·",
        "=收入总计 13.50 支出总计 13.50",
    ]


def test_a_printed_total_is_used_as_printed(tmp_path: Path) -> None:
    printed = (
        "{收入: {项目: 本年收入合计, 预算数: 12.51}, 支出: {项目: 本年支出合计, 预算数: 13.50}}"
    )
    rows = rows_of(tmp_path, T1, SUMMARY + printed)
    assert told(rows, *SIDES)[4:] == ["=收入总计 12.51 支出总计 13.50"]


FUNDS = (
    "expenditure_item",
    "expenditure_total_amount",
    "general_public_budget",
    "government_fund",
    "state_capital",
)
FISCAL = """\
{收入: {项目: 一、一般公共预算拨款, 金额: 10.00}, \
支出: {项目: 一、一般公共服务支出, 合计: 12.00, 一般公共预算财政拨款: 12.00}}
{收入: {项目: 二、政府性基金预算拨款, 金额: 2.00}, \
支出: {项目: 二、城乡社区支出, 合计: 2.00, 政府性基金预算财政拨款: 2.00}}
{收入: {项目: 三、国有资本经营预算拨款}, 支出: {项目: 三、国防支出}}
"""
CARRIED = """\
{收入: {项目: 一、一般公共预算拨款, 金额: 2.00}}
{收入: {项目: 二、政府性基金预算拨款}}
{收入: {项目: 三、国有资本经营预算拨款}}
"""


def test_totals_of_the_fiscal_appropriation_summary(tmp_path: Path) -> None:
    carried = (
        "{收入: {项目: 年初财政拨款结转和结余, 金额: 2.00}, 支出: {项目: 年末财政拨款结转和结余}}"
    )
    rows = rows_of(tmp_path, T4, f"{FISCAL}{carried}\n{CARRIED}")
    assert told(rows, "revenue_item", "revenue_amount")[3:] == [
        "=本年收入合计 12.00",
        " 年初财政拨款结转和结余 2.00",
        " 一、一般公共预算拨款 2.00",
        " 二、政府性基金预算拨款 ·",
        " 三、国有资本经营预算拨款 ·",
        "=收入总计 14.00",
    ]
    assert [line for line in told(rows, *FUNDS) if line.startswith("=")] == [
        "=本年支出合计 14.00 12.00 2.00 ·",
        "=支出总计 14.00 12.00 2.00 ·",
    ]


def test_what_was_carried_in_is_not_added_twice_when_its_total_is_left_out(tmp_path: Path) -> None:
    """The three funds come a second time: those are parts of what was carried in."""
    rows = rows_of(tmp_path, T4, FISCAL + CARRIED)
    assert told(rows, "revenue_item", "revenue_amount")[3:] == [
        "=本年收入合计 12.00",
        "=上年结转结余 2.00",
        " 一、一般公共预算拨款 2.00",
        " 二、政府性基金预算拨款 ·",
        " 三、国有资本经营预算拨款 ·",
        "=收入总计 14.00",
    ]


def test_a_fiscal_summary_that_carries_nothing_over(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, T4, FISCAL)
    assert told(rows, "revenue_item", "revenue_amount", "expenditure_item")[3:] == [
        "=本年收入合计 12.00 本年支出合计",
        "=收入总计 12.00 支出总计",
    ]


THREE = ("item", "total", "general_public_budget", "government_fund")


def test_the_sums_of_the_three_public_expenses(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        T9,
        """\
{项目: 一、因公出国（境）费, 合计: 0.50, 一般公共预算财政拨款: 0.50}
{项目: 其中：公务用车购置费}
{项目: 公务用车运行维护费, 合计: 1.30, 一般公共预算财政拨款: 1.30}
{项目: 三、公务接待费, 合计: 0.20, 一般公共预算财政拨款: 0.15, 政府性基金预算拨款: 0.05}
""",
    )
    assert told(rows, *THREE) == [
        "=“三公”经费小计 2.00 1.95 0.05",
        " 一、因公出国（境）费 0.50 0.50 ·",
        "=公务用车购置及运维费 1.30 1.30 ·",
        " 其中：公务用车购置费 · · ·",
        " 公务用车运行维护费 1.30 1.30 ·",
        " 三、公务接待费 0.20 0.15 0.05",
    ]
    # Down to what is printed: the derived row of vehicles stands nowhere.
    assert rows[0].addends == (3, 5, 6)
    assert rows[2].addends == (5,)


def test_the_total_of_fixed_assets(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        "",
        """\
{项目: 1、房屋（平方米）, 数量: 30131.41, 价值: 13822.92}
{项目: 其中：办公用房（平方米）, 数量: 22666.36, 价值: 9789.03}
{项目: 2、车辆（台、辆）, 数量: 1, 价值: 15.94}
{项目: 3、单价在20万元以上的设备, 数量: 3, 价值: 76.26}
{项目: 4、其他固定资产, 数量: 4481, 价值: 1295.41}
""",
        "assets.yml",
    )
    # Square metres and vehicles are not added up; office buildings are a part of the buildings.
    assert told(rows, "item", "quantity", "value")[0] == "=资产总额 · 15210.53"
    assert len(rows) == 6


def test_printed_rows_are_never_altered(tmp_path: Path) -> None:
    yaml = f"{T3}:\n  行:\n    - {{科目编码: 2010303, 合计: 2.00}}\n"
    record = trees.disclosure(trees.project(tmp_path, {"tables.yml": yaml}))
    table: Table = record.tables[0]
    (printed,) = table.printed_rows
    assert (printed.line, printed.derived, printed.addends) == (3, False, ())
    assert set(printed.cells) == {"subject_code", "total"}
