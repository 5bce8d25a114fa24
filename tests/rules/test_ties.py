"""Ties between tables where rows were left out, names differ, or money comes from elsewhere."""

from pathlib import Path

from tests.rules.arithmetic import T1, T2, T3, T4, T5, T6, T7, T8, compare, record, told


def test_a_derived_total_brings_the_rounding_of_its_addends(tmp_path: Path) -> None:
    """Both totals are left out; each is a sum of figures that were rounded one by one."""
    tables = {
        T5: """{科目编码: 2010303, 科目名称: 机关服务, 基本支出: 10.00}
               {科目编码: 2010399, 科目名称: 其他支出, 基本支出: 5.01}""",
        T6: """{科目编码: 30101, 科目名称: 基本工资, 合计: 7.50}
               {科目编码: 30201, 科目名称: 办公费, 合计: 7.50}""",
    }
    assert told(compare(record(tmp_path, tables)), "X-11") == ["15.00 ≈ 15.01"]


def test_a_class_is_found_under_the_name_that_the_document_gives_it(tmp_path: Path) -> None:
    tables = {
        T1: "{支出: {项目: 一、文化体育与传媒支出, 预算数: 3.00}}",
        T3: "{科目编码: 207, 科目名称: 文化体育与传媒支出, 合计: 3.00}",
    }
    assert told(compare(record(tmp_path, tables)), "X-07") == ["3.00 = 3.00"]


def test_a_class_that_may_be_a_line_nobody_knows_is_not_compared(tmp_path: Path) -> None:
    tables = {
        T1: "{支出: {项目: 一、文体支出, 预算数: 3.00}}",
        T3: "{科目编码: 207, 科目名称: 文化体育与传媒支出, 合计: 3.00}",
    }
    assert told(compare(record(tmp_path, tables)), "X-07") == ["None ? None"]


def _funds(t5: str, carried: str = "") -> dict[str, str]:
    line = "科目编码: 2010303, 科目名称: 机关服务"
    return {
        T1: f"{{收入: {{项目: 上年结转结余, 预算数: {carried or '0.00'}}}}}",
        T2: f"{{{line}, 合计: 20.00}}",
        T3: f"{{{line}, 合计: 20.00}}",
        T4: "{收入: {项目: 年初财政拨款结转和结余, 金额: 0.00}}",
        T5: f"{{{line}, 合计: {t5}}}",
        T7: "",
        T8: "",
    }


def test_carried_over_money_of_other_kinds_asks_for_no_less_only(tmp_path: Path) -> None:
    equal = told(compare(record(tmp_path / "a", _funds("18.00"))), "X-14")
    least = told(compare(record(tmp_path / "b", _funds("18.00", "2.00"))), "X-14")
    assert equal == ["18.00 ≠ 20.00"]
    assert least == ["≥18.00 = 20.00"]


def test_a_fund_is_not_balanced_without_its_share_of_the_carry_over(tmp_path: Path) -> None:
    rows = [
        "{收入: {项目: 一、一般公共预算拨款, 金额: 80.00}}",
        "{收入: {项目: 本年收入合计, 金额: 80.00}, "
        "支出: {项目: 本年支出合计, 合计: 90.00, 一般公共预算财政拨款: 90.00}}",
        "{收入: {项目: 年初财政拨款结转和结余, 金额: 10.00}}",
        "{收入: {项目: 一、一般公共预算拨款, 金额: 10.00}}",
    ]
    itemised = told(compare(record(tmp_path / "a", {T4: "\n".join(rows)})), "T4-06")
    silent = told(compare(record(tmp_path / "b", {T4: "\n".join(rows[:3])})), "T4-06")
    assert itemised == ["90.00 = 90.00"]
    assert silent == []
