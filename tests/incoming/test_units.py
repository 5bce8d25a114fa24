"""Units of money: what is not known is not converted, and every digit stays."""

from pathlib import Path

import pytest

from generator.exchange.incoming.money import converted, is_strange
from tests.incoming.test_codes import CODE, FORM
from tests.incoming.test_other_counties import DOUBTS, SUBJECTS, given, told
from tests.incoming.trial import Trial, below

STRANGE = ("十亿元", "十万元", "二十万元", "1000元", "万美元", "万港元", "欧元", "日元", "港币万元",
           "美元（万元）", "万元、元", "英镑")  # fmt: skip


@pytest.mark.parametrize("unit", STRANGE)
def test_a_unit_that_is_not_known_is_not_converted_and_told(
    project: Trial, tmp_path: Path, unit: str
) -> None:
    record, report = given(project, tmp_path, SUBJECTS.format("100.00").replace("万元", unit))
    assert record.tables[0].printed_rows[0].text("total") == "100.00"
    assert told(report, DOUBTS, unit, "没有换算")
    assert "已换算" not in report
    assert any("F-12" in line for line in below(report, "检查结果"))


@pytest.mark.parametrize("unit", STRANGE)
def test_nor_is_it_in_a_project(project: Trial, tmp_path: Path, unit: str) -> None:
    text = FORM.format(CODE, "甲").replace("目标表\n", f"目标表\n\n单位：{unit}\n")
    record, report = given(project, tmp_path, text)
    assert record.projects[0].budget.text == "3.00"
    assert told(report, DOUBTS, unit, "没有换算")


@pytest.mark.parametrize(
    ("unit", "read"),
    [
        ("萬元", "100.00"),
        ("人民币萬元", "100.00"),
        ("億元", "1000000.00"),
        ("百万元", "10000.00"),
        ("仟元", "10.00"),
        ("人民币元", "0.01"),
    ],
)
def test_units_in_other_letters(project: Trial, tmp_path: Path, unit: str, read: str) -> None:
    text = SUBJECTS.format("100.00").replace("万元", unit)
    record, report = given(project, tmp_path, text)
    shown = record.tables[0].printed_rows[0].text("total")
    assert shown in (read, read.removesuffix(".00"))
    assert not told(report, DOUBTS, "没有换算")
    assert not [line for line in below(report, "检查结果") if "F-12" in line]


@pytest.mark.parametrize(
    ("beside", "read"), [("萬元", "100.00"), ("万美元", "100.00"), ("十万元", "100.00")]
)
def test_a_unit_in_the_heads(project: Trial, tmp_path: Path, beside: str, read: str) -> None:
    text = SUBJECTS.format("100.00").replace("单位：万元\n", "")
    for head in ("合计", "基本支出", "项目支出"):
        text = text.replace(f"| {head} ", f"| {head}（{beside}） ")
    record, report = given(project, tmp_path, text)
    assert record.tables[0].printed_rows[0].text("total") == read
    assert told(report, DOUBTS, beside)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("30萬元", "30"),
        ("300000元", "30.00"),
        ("（3.50）万元", "-3.50"),
        ("30十万元", ""),
        ("30万美元", ""),
        ("30港元", ""),
    ],
)
def test_a_unit_behind_an_amount(project: Trial, tmp_path: Path, printed: str, read: str) -> None:
    text = FORM.format(CODE, "甲").replace("| 3.00 ", f"| {printed} ")
    record, report = given(project, tmp_path, text)
    assert record.projects[0].budget.text == read
    assert bool(read) or told(report, "没有看懂", printed, "不是数")


@pytest.mark.parametrize(
    ("label", "line", "read"),
    [
        ("预算数（元）", "", "0.0003"),
        ("预算数（元）", "单位：万元", "0.0003"),
        ("预算数（万元）", "", "3.00"),
        ("预算数（万元）", "单位：元", "3.00"),
        ("预算数（万美元）", "单位：元", "3.00"),
    ],
)
def test_a_unit_in_the_label_of_an_amount(
    project: Trial, tmp_path: Path, label: str, line: str, read: str
) -> None:
    text = FORM.format(CODE, "甲").replace("目标表\n", f"目标表\n\n{line}\n")
    record, report = given(project, tmp_path, text.replace("预算数 ", f"{label} "))
    assert record.projects[0].budget.text == read
    told_so = told(report, DOUBTS, label)
    assert told_so == ((label, line) != ("预算数（万元）", ""))


def test_a_place_that_is_no_unit_of_money() -> None:
    assert not is_strange("三元区示例局")


def test_no_digit_is_lost() -> None:
    many = "1234567890123456789012345678901234.56"
    assert converted(many, "元", "万元") == "123456789012345678901234567890.123456"
    assert converted(many, "亿元", "万元") == "12345678901234567890123456789012345600"
