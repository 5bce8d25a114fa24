"""Each kind of identity within a form, on the smallest table that shows it."""

from pathlib import Path

from generator.diagnostics import Severity
from tests.rules.arithmetic import T1, T2, T3, T4, T6, T9, compare, findings, record, told

PROCUREMENT = """\
行:
  - {项目名称: 合计, 政府采购金额: {合计: 30.00, 一般公共预算拨款: 30.00}}
  - {项目名称: 本级小计, 政府采购金额: {合计: 10.00, 一般公共预算拨款: 10.00}}
  - {项目名称: 甲, 数量: 2, 单价: 4.00, 政府采购金额: {合计: 8.00, 一般公共预算拨款: 8.00}}
  - {项目名称: 乙, 数量: 1, 单价: 2.50, 政府采购金额: {合计: 2.00, 一般公共预算拨款: 2.00}}
  - {项目名称: 所属单位小计, 政府采购金额: {合计: 20.00, 一般公共预算拨款: 20.00}}
  - {项目名称: 丙, 政府采购金额: {合计: 20.00, 一般公共预算拨款: 12.00, 单位资金: 7.00}}
"""


def test_across_the_columns_of_a_row(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        {
            T2: """\
{科目名称: 合计, 合计: 16.00, 小计: 12.00, 财政拨款收入: 10.00, 其他收入: 2.00, 上年结转: 4.00}
{科目编码: 201, 合计: 16.10, 小计: 12.00, 财政拨款收入: 10.00, 其他收入: 2.10, 上年结转: 4.00}
{科目编码: 208}
"""
        },
    )
    assert told(compare(found), "T2-R1") == ["16.00 = 16.00", "16.00 ≠ 16.10"]
    assert told(compare(found), "T2-R2") == ["12.00 = 12.00", "12.10 ≠ 12.00"]


def test_across_in_a_table_of_two_sides_only_where_the_columns_are(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        {
            T4: """\
{收入: {项目: 一、一般公共预算拨款, 金额: 9.00}, \
支出: {项目: 一、外交支出, 合计: 9.00, 一般公共预算财政拨款: 8.00, 政府性基金预算财政拨款: 1.00}}
{收入: {项目: 二、政府性基金预算拨款}, 支出: {项目: 二、国防支出}}
"""
        },
    )
    assert told(compare(found), "T4-R1") == ["9.00 = 9.00"]


def test_down_to_a_total_below_its_lines(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        {
            T1: """\
{收入: {项目: 一、一般公共预算拨款收入, 预算数: 10.00}, 支出: {项目: 一、外交支出, 预算数: 12.00}}
{收入: {项目: 二、单位资金, 预算数: 2.00}, 支出: {项目: 二、国防支出}}
{收入: {项目: 本年收入合计, 预算数: 12.00}, 支出: {项目: 本年支出合计, 预算数: 13.00}}
{收入: {项目: 上年结转结余, 预算数: 1.00}, 支出: {项目: 年终结转结余}}
{收入: {项目: 收入总计, 预算数: 13.00}, 支出: {项目: 支出总计, 预算数: 13.00}}
"""
        },
    )
    compared = compare(found)
    assert told(compared, "T1-01") == ["12.00 = 12.00"]
    assert told(compared, "T1-02") == ["12.00 ≠ 13.00"]
    assert told(compared, "T1-03") == told(compared, "T1-04") == ["13.00 = 13.00"]
    assert told(compared, "T1-05") == ["13.00 = 13.00"]


def test_lines_are_known_by_their_names_wherever_they_stand(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        {
            T1: """\
{收入: {项目: （一）一般公共预算收入, 预算数: 10.00}, 支出: {项目: 1、外交支出, 预算数: 11.00}}
{收入: {项目: 事业收入, 预算数: 1.00}}
{收入: {项目: 附属单位上缴收入}}
{收入: {项目: 本年收入小计, 预算数: 11.00}, 支出: {项目: 本年支出小计, 预算数: 11.00}}
{收入: {项目: 年初结转和结余}, 支出: {项目: 结转下年}}
{收入: {项目: 收入合计, 预算数: 11.00}, 支出: {项目: 支出合计, 预算数: 11.00}}
"""
        },
    )
    compared = compare(found)
    for rule in ("T1-01", "T1-02", "T1-03", "T1-04", "T1-05"):
        assert told(compared, rule) == ["11.00 = 11.00"], rule


def test_carried_in_is_compared_where_it_is_itemised(tmp_path: Path) -> None:
    lines = """\
{收入: {项目: 一、一般公共预算拨款, 金额: 9.00}}
{收入: {项目: 本年收入合计, 金额: 9.00}}
{收入: {项目: 年初财政拨款结转和结余, 金额: 2.00}}
{收入: {项目: 一、一般公共预算拨款, 金额: %s}}
{收入: {项目: 收入总计, 金额: 11.00}}
"""
    for number, (amount, expected) in enumerate([("2.00", ["2.00 = 2.00"]), ("", [])]):
        found = record(tmp_path / str(number), {T4: lines % amount})
        assert told(compare(found), "T4-04") == expected
        assert told(compare(found), "T4-01") == ["9.00 = 9.00"]


def test_totals_above_their_lines(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        {
            T9: """\
{项目: “三公”经费小计, 合计: 1.80, 一般公共预算财政拨款: 1.80}
{项目: 一、因公出国（境）费}
{项目: 其中：教学科研人员因公出国（境）费}
{项目: 其他因公出国（境）费}
{项目: 二、公务用车购置及运维费, 合计: 1.30, 一般公共预算财政拨款: 1.30}
{项目: 其中：公务用车购置费}
{项目: 公务用车运行维护费, 合计: 1.40, 一般公共预算财政拨款: 1.40}
{项目: 三、公务接待费, 合计: 0.50, 一般公共预算财政拨款: 0.50}
"""
        },
    )
    compared = compare(found)
    assert told(compared, "T9-01") == ["1.80 = 1.80"] * 2
    assert told(compared, "T9-02") == ["1.40 ≠ 1.30"] * 2
    assert told(compared, "T9-03") == [f"{x} = {x}" for x in ("1.80", "1.30", "1.40", "0.50")]


def test_along_the_subjects(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        {
            T3: """\
{科目名称: 合计, 合计: 9.00, 项目支出: 9.00}
{科目编码: 201, 合计: 6.00, 项目支出: 6.00}
{科目编码: 20103, 合计: 6.00, 项目支出: 6.00}
{科目编码: 2010303, 合计: 4.00, 项目支出: 4.00}
{科目编码: 2010399, 合计: 3.00, 项目支出: 3.00}
{科目编码: 208, 合计: 3.00, 项目支出: 3.00}
"""
        },
    )
    compared = compare(found)
    assert told(compared, "T3-H1") == ["9.00 = 9.00"] * 2
    assert told(compared, "T3-H2") == ["6.00 = 6.00", "6.00 = 6.00", "7.00 ≠ 6.00", "7.00 ≠ 6.00"]


def test_derived_rows_are_not_compared_with_themselves(tmp_path: Path) -> None:
    found = record(tmp_path, {T6: "{科目编码: 30101, 合计: 2.00, 人员经费: 2.00}"})
    assert [(c.rule, c.outcome.value) for c in compare(found)] == [("T6-R1", "passed")]


def test_items_below_their_total_and_the_subtotals_of_units(tmp_path: Path) -> None:
    found = record(tmp_path, {}, {"tables.yml": "{}\n", "procurement.yml": PROCUREMENT})
    compared = compare(found)
    assert told(compared, "G-01") == [
        *("30.00 = 30.00", "22.00 ≠ 30.00", "7.00 ≠ "),  # 合计: all details
        *("10.00 = 10.00", "10.00 = 10.00"),  # 本级小计: 甲 and 乙
        *("20.00 = 20.00", "12.00 ≠ 20.00", "7.00 ≠ "),  # 所属单位小计: 丙
    ]
    assert told(compared, "G-02") == ["8.00 = 8.00", "2.50 ≠ 2.00"]
    assert told(compared, "G-03")[-1] == "19.00 ≈ 20.00"[:6] + "≠ 20.00"


def test_the_fixed_assets(tmp_path: Path) -> None:
    yaml = """\
行:
  - {项目: 资产总额, 价值: 20.00}
  - {项目: 1、房屋（平方米）, 数量: 100, 价值: 12.00}
  - {项目: 其中：办公用房（平方米）, 数量: 50, 价值: 6.00}
  - {项目: 2、车辆（台、辆）, 数量: 1, 价值: 8.10}
"""
    found = record(tmp_path, {}, {"tables.yml": "{}\n", "assets.yml": yaml})
    assert told(compare(found), "A-01") == ["20.10 ≠ 20.00"]


def test_the_budget_of_a_project(tmp_path: Path) -> None:
    yaml = "项目编码: A1\n项目名称: 甲\n预算数: 20.00\n财政资金: 12.00\n其他资金: %s\n"
    for number, (other, sign) in enumerate([("8.00", "= 20.00"), ("9.00", "≠ 20.00")]):
        found = record(tmp_path / str(number), {T3: ""}, {"projects/A1.yml": yaml % other})
        assert [t.split(" ", 1)[1] for t in told(compare(found), "P-08")] == [sign]


def test_an_empty_table_compares_nothing(tmp_path: Path) -> None:
    found = record(tmp_path, {T3: "", T9: ""})
    assert [c.rule for c in compare(found)] == []


def test_a_finding_says_both_sides_every_place_and_what_to_do(tmp_path: Path) -> None:
    found = record(tmp_path, {T6: "{科目名称: 合计, 合计: 9.00, 人员经费: 5.00, 公用经费: 3.00}"})
    (finding,) = findings(found)
    assert (finding.rule.code, finding.severity) == ("T6-R1", Severity.ERROR)
    assert (finding.expected, finding.actual, finding.difference) == ("8.00", "9.00", "1.00")
    assert [(str(p.span), p.label, p.path) for p in finding.locations] == [
        (
            f"data/999901/101/2030/tables.yml:3:{column}",
            f"{T6} 合计 {key}",
            f"tables.yml/{T6}/合计/{key}",
        )
        for column, key in ((22, "合计"), (34, "人员经费"), (46, "公用经费"))
    ]
    assert "acknowledgements.yml" in finding.hint
