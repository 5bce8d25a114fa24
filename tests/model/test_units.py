"""Units of money: what is printed, and the exact way from one to another."""

from decimal import Decimal

import pytest

from generator.model.units import bare_unit, convert, named_unit, shown, unit_line, unit_of


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("万元", "万元"),
        ("单位：万元", "万元"),
        ("金额单位: 元", "元"),
        ("（单位：人民币万元）", "万元"),
        ("单位：件", "件"),
        ("单位：萬元", "万元"),
        ("单位：十万元", "十万元"),
        ("", ""),
    ],
)
def test_the_unit_of_a_line(printed: str, unit: str) -> None:
    assert bare_unit(printed) == unit
    assert unit_of(printed, "万元") == (unit or "万元")


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "said"),
    [
        ("534857.00", "元", "万元", "53.4857"),
        ("20.00", "万元", "元", "200000"),
        ("0.0001", "万元", "元", "1"),
        ("1000000000", "元", "亿元", "10.00"),
        ("1.30", "万元", "万元", "1.30"),
        ("-5", "元", "万元", "-0.0005"),
    ],
)
def test_conversion_is_exact(value: str, unit: str, wanted: str, said: str) -> None:
    converted = convert(Decimal(value), unit, wanted)
    assert converted is not None and shown(converted) == said


def test_what_is_no_money_is_not_converted() -> None:
    assert convert(Decimal(1), "件", "元") is None and convert(Decimal(1), "元", "件") is None
    assert convert(Decimal(1), "件", "件") == 1


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("", "单位：万元"),
        ("元", "单位：元"),
        ("单位：千元", "单位：千元"),
        ("金额单位:元", "金额单位:元"),
    ],
)
def test_a_unit_line_is_no_line_of_a_line(printed: str, line: str) -> None:
    assert unit_line(printed, "万元") == line


@pytest.mark.parametrize(
    ("text", "unit"),
    [("价值（金额单位：万元）", "万元"), ("预算（元）", "元"), ("人数", ""), ("百万元", "百万元")],
)
def test_the_unit_that_a_head_names(text: str, unit: str) -> None:
    assert named_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("合计（萬元）", "万元"),
        ("货币单位：人民币万元", "万元"),
        ("单位：十万元", ""),
        ("单位：十億元", ""),
        ("单价100万元以上", ""),
        ("单位：万美元", ""),
        ("单位：港币（万元）", ""),
        ("日元", ""),
    ],
)
def test_a_unit_is_none_within_a_longer_one(text: str, unit: str) -> None:
    assert named_unit(text) == unit
