"""The ties between tables and to the projects: right, wrong, and with a table missing or empty."""

from pathlib import Path

import pytest

from tests import trees
from tests.rules.arithmetic import T1, T2, T3, T4, T5, T6, T7, T8, compare, findings, record, told

# One class of each fund: 201 from the general budget (6.00 basic, 2.00 project), 208 from the fund.
WHOLE = {
    T1: """\
{收入: {项目: 一、一般公共预算拨款收入, 预算数: 7.00}, \
支出: {项目: 一、一般公共服务支出, 预算数: 8.00}}
{收入: {项目: 二、政府性基金预算拨款收入, 预算数: 3.00}, \
支出: {项目: 八、社会保障和就业支出, 预算数: 3.00}}
{收入: {项目: 本年收入合计, 预算数: 10.00}, 支出: {项目: 本年支出合计, 预算数: 11.00}}
{收入: {项目: 上年结转结余, 预算数: 1.00}, 支出: {项目: 年终结转结余}}
{收入: {项目: 收入总计, 预算数: 11.00}, 支出: {项目: 支出总计, 预算数: 11.00}}
""",
    T2: """\
{科目名称: 合计, 合计: 11.00, 小计: 10.00, 财政拨款收入: 10.00, 上年结转: 1.00}
{科目编码: 201, 合计: 8.00, 小计: 7.00, 财政拨款收入: 7.00, 上年结转: 1.00}
{科目编码: 208, 合计: 3.00, 小计: 3.00, 财政拨款收入: 3.00}
""",
    T3: """\
{科目名称: 合计, 合计: 11.00, 基本支出: 6.00, 项目支出: 5.00}
{科目编码: 201, 科目名称: 一般公共服务支出, 合计: 8.00, 基本支出: 6.00, 项目支出: 2.00}
{科目编码: 208, 科目名称: 社会保障和就业支出, 合计: 3.00, 项目支出: 3.00}
""",
    T4: """\
{收入: {项目: 一、一般公共预算拨款, 金额: 7.00}, \
支出: {项目: 一、一般公共服务支出, 合计: 8.00, 一般公共预算财政拨款: 8.00}}
{收入: {项目: 二、政府性基金预算拨款, 金额: 3.00}, \
支出: {项目: 八、社会保障和就业支出, 合计: 3.00, 政府性基金预算财政拨款: 3.00}}
{收入: {项目: 本年收入合计, 金额: 10.00}, \
支出: {项目: 本年支出合计, 合计: 11.00, 一般公共预算财政拨款: 8.00, 政府性基金预算财政拨款: 3.00}}
{收入: {项目: 年初财政拨款结转和结余, 金额: 1.00}, 支出: {项目: 年末财政拨款结转和结余}}
{收入: {项目: 一、一般公共预算拨款, 金额: 1.00}}
{收入: {项目: 收入总计, 金额: 11.00}, \
支出: {项目: 支出总计, 合计: 11.00, 一般公共预算财政拨款: 8.00, 政府性基金预算财政拨款: 3.00}}
""",
    T5: """\
{科目名称: 合计, 合计: 8.00, 基本支出: 6.00, 项目支出: 2.00}
{科目编码: 201, 科目名称: 一般公共服务支出, 合计: 8.00, 基本支出: 6.00, 项目支出: 2.00}
""",
    T6: "{科目名称: 合计, 合计: 6.00, 人员经费: 6.00}",
    T7: """\
{科目名称: 合计, 合计: 3.00, 项目支出: 3.00}
{科目编码: 208, 科目名称: 社会保障和就业支出, 合计: 3.00, 项目支出: 3.00}
""",
    T8: "",
}
PROJECTS = {
    "projects/A1.yml": "项目编码: A1\n项目名称: 甲\n预算数: 2.00\n财政资金: 2.00\n",
    "projects/A2.yml": "项目编码: A2\n项目名称: 乙\n预算数: 3.00\n财政资金: 3.00\n",
}
TIES = (
    *("T1-05", "T4-05", "T4-06"),
    *(f"X-{number:02}" for number in range(1, 15)),
    "X-20",
)


def changed(table: str, old: str, new: str) -> dict[str, str]:
    """The whole set of tables with one text of one table replaced, where it comes last."""
    before, found, after = WHOLE[table].rpartition(old)
    assert found
    return WHOLE | {table: before + new + after}


def codes(root: Path, tables: dict[str, str]) -> set[str]:
    """The rules between tables that find something."""
    return {finding.rule.code for finding in findings(record(root, tables, PROJECTS))} & set(TIES)


def test_tables_that_agree(tmp_path: Path) -> None:
    found = record(tmp_path, WHOLE, PROJECTS)
    compared = compare(found)
    assert findings(found) == []
    assert {c.rule for c in compared} >= set(TIES)
    assert told(compared, "X-12") == ["201 = 201", "208 = 208"] * 2
    assert told(compared, "X-13") == ["11.00 = 11.00", "8.00 = 8.00", "3.00 = 3.00"]
    assert told(compared, "X-14")[:3] == ["11.00 = 11.00", "8.00 = 8.00", "3.00 = 3.00"]
    assert told(compared, "X-20") == ["5.00 = 5.00"]


@pytest.mark.parametrize(
    ("table", "old", "new", "expected"),
    [
        (T1, "收入总计, 预算数: 11.00", "收入总计, 预算数: 11.01", {"T1-05", "X-01"}),
        (T1, "支出总计, 预算数: 11.00", "支出总计, 预算数: 11.01", {"T1-05", "X-02"}),
        (T1, "上年结转结余, 预算数: 1.00", "上年结转结余, 预算数: 1.01", {"X-03"}),
        (T1, "本年收入合计, 预算数: 10.00", "本年收入合计, 预算数: 10.01", {"X-04"}),
        (T2, "财政拨款收入: 10.00", "财政拨款收入: 10.03", {"X-05"}),
        (T1, "预算数: 7.00", "预算数: 7.10", {"X-05", "X-06"}),
        (T4, "金额: 3.00", "金额: 3.01", {"T4-06", "X-06"}),
        (T1, "一般公共服务支出, 预算数: 8.00", "一般公共服务支出, 预算数: 8.01", {"X-07"}),
        (T5, "201, 科目名称: 一般公共服务支出, 合计: 8.00", "201, 合计: 8.01", {"X-08", "X-14"}),
        (T7, "208, 科目名称: 社会保障和就业支出, 合计: 3.00", "208, 合计: 3.01", {"X-09", "X-14"}),
        (T7, "科目名称: 合计, 合计: 3.00", "科目名称: 合计, 合计: 3.01", {"X-10", "X-14"}),
        (T6, "合计: 6.00", "合计: 6.01", {"X-11"}),
        (T2, "{科目编码: 208,", "{科目编码: 209,", {"X-12", "X-13"}),
        (T2, "208, 合计: 3.00", "208, 合计: 3.01", {"X-13"}),
        (T4, "支出总计, 合计: 11.00", "支出总计, 合计: 11.01", {"T4-05"}),
        (T3, "项目支出: 5.00", "项目支出: 5.02", {"X-14", "X-20"}),
    ],
)
def test_a_tie_that_does_not_hold(
    table: str, old: str, new: str, expected: set[str], tmp_path: Path
) -> None:
    assert codes(tmp_path, changed(table, old, new)) == expected


def test_more_is_spent_from_the_general_budget_than_there_is(tmp_path: Path) -> None:
    found = record(tmp_path, WHOLE | {T4: WHOLE[T4].replace("金额: 1.00", "金额: 0.50")}, PROJECTS)
    (finding,) = [f for f in findings(found) if f.rule.code == "T4-06"]
    assert not finding.blocks
    assert (finding.expected, finding.actual) == ("8.00", "7.50")


@pytest.mark.parametrize("missing", [T1, T2, T3, T4, T5, T6, T7, T8])
def test_a_table_that_is_not_there_raises_no_alarm(missing: str, tmp_path: Path) -> None:
    rest = {label: rows for label, rows in WHOLE.items() if label != missing}
    assert findings(record(tmp_path, rest, PROJECTS)) == []


def test_a_table_that_is_empty_disagrees_with_figures_that_need_it(tmp_path: Path) -> None:
    assert codes(tmp_path, WHOLE | {T7: ""}) == {"X-09", "X-10", "X-14"}


def test_a_table_that_does_not_apply_is_as_good_as_missing(tmp_path: Path) -> None:
    yaml = record(tmp_path, WHOLE, PROJECTS).tables
    assert yaml
    path = tmp_path / trees.FOLDER / "tables.yml"
    text = path.read_text("utf-8").replace(f"{T8}:\n  状态: 空表列示", f"{T8}:\n  状态: 不适用")
    path.write_text(text, "utf-8")
    assert findings(trees.disclosure(tmp_path)) == []


def test_a_subject_that_only_a_fund_table_lists(tmp_path: Path) -> None:
    extra = WHOLE[T5] + "{科目编码: 205, 合计: 0.50, 项目支出: 0.50}\n"
    found = record(tmp_path, WHOLE | {T5: extra}, PROJECTS)
    assert "0.50 ≠ " in told(compare(found), "X-14")


def test_a_class_that_the_summary_does_not_list(tmp_path: Path) -> None:
    tables = changed(T1, "八、社会保障和就业支出, 预算数: 3.00", "二、外交支出")
    found = [f for f in findings(record(tmp_path, tables, PROJECTS)) if f.rule.code == "X-07"]
    assert [(f.expected, f.actual, f.difference) for f in found] == [("3.00", "", None)]


def test_a_line_with_a_name_that_nobody_knows_is_not_taken_for_a_missing_class(
    tmp_path: Path,
) -> None:
    tables = changed(T1, "八、社会保障和就业支出", "八、社会保障")
    assert "X-07" not in codes(tmp_path, tables)


def test_a_class_is_known_by_the_name_that_the_document_itself_gives_it(tmp_path: Path) -> None:
    """Names of classes change over the years; no list needs to know them all."""
    renamed = {
        label: rows.replace("社会保障和就业支出", "社保与就业") for label, rows in WHOLE.items()
    }
    assert findings(record(tmp_path, renamed, PROJECTS)) == []


def test_money_that_no_fund_table_shows_makes_the_sum_a_lower_bound(tmp_path: Path) -> None:
    tables = dict(WHOLE)
    tables[T2] = """\
{科目名称: 合计, 合计: 11.00, 小计: 10.00, 财政拨款收入: 9.00, 其他收入: 1.00, 上年结转: 1.00}
{科目编码: 201, 合计: 8.00, 小计: 7.00, 财政拨款收入: 6.00, 其他收入: 1.00, 上年结转: 1.00}
{科目编码: 208, 合计: 3.00, 小计: 3.00, 财政拨款收入: 3.00}
"""
    tables[T5] = WHOLE[T5].replace("8.00", "7.00").replace("项目支出: 2.00", "项目支出: 1.00")
    found = record(tmp_path, tables, PROJECTS)
    compared = told(compare(found), "X-14")
    assert compared[:3] == ["≥10.00 = 11.00", "≥7.00 = 8.00", "≥3.00 = 3.00"]
    assert all(text.startswith("≥") for text in compared)


def test_derived_totals_are_tied_too_and_told_apart(tmp_path: Path) -> None:
    """A derived row has no place in the data; its path is the one it would have if printed."""
    tables = {
        T1: """\
{收入: {项目: 一、一般公共预算拨款收入, 预算数: 7.00}, \
支出: {项目: 一、一般公共服务支出, 预算数: 8.00}}
""",
        T2: "{科目编码: 201, 合计: 9.00, 小计: 9.00, 财政拨款收入: 9.00}",
    }
    found = findings(record(tmp_path, tables))
    paths = {f.rule.code: [place.path for place in f.locations] for f in found}
    assert paths["X-01"] == [
        f"tables.yml/{T1}/收入总计/收入/预算数",
        f"tables.yml/{T2}/合计/合计",
    ]
    assert paths["T1-05"][0] == paths["X-01"][0]


def test_projects_are_not_summed_while_one_cannot_be_read(tmp_path: Path) -> None:
    found = record(tmp_path, WHOLE, {"projects/A1.yml": PROJECTS["projects/A1.yml"]})
    assert [f.rule.code for f in findings(found)] == ["X-20"]
    assert findings(found, incomplete=("projects/A2.yml",)) == []
    assert findings(found, incomplete=("narrative.yml",)) != []


def test_without_projects_there_is_nothing_to_sum(tmp_path: Path) -> None:
    root = trees.project(tmp_path)
    (root / trees.FOLDER / "projects/A1.yml").unlink()
    (root / trees.FOLDER / "tables.yml").write_text(
        f"{T3}:\n  行:\n    - {{科目名称: 合计, 合计: 5.00, 项目支出: 5.00}}\n", "utf-8"
    )
    assert [c.rule for c in compare(trees.disclosure(root))] == ["T3-R1"]
