"""指标值: what counts as readable, and how it is read. A readable value must not block anything."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.indicator_value import OPERATORS, read
from generator.model.moments import is_date

READINGS = [
    # printed, kind, operator, number, unit
    ("≥95%", "quantity", "≥", "95", "%"),
    ("≥９５％", "quantity", "≥", "95", "%"),
    (">= 95 %", "quantity", "≥", "95", "%"),
    ("＞=90%", "quantity", "≥", "90", "%"),
    ("不低于95%", "quantity", "≥", "95", "%"),
    ("达到95%以上", "quantity", "≥", "95", "%"),
    ("95%及以上", "quantity", "≥", "95", "%"),
    ("3天以内", "quantity", "≤", "3", "天"),
    ("＜5％", "quantity", "<", "5", "%"),
    ("100%（含）", "quantity", "", "100", "%"),
    ("2次（每年1月、7月）", "quantity", "", "2", "次"),
    ("365期", "quantity", "", "365", "期"),
    ("≥12,000平方米", "quantity", "≥", "12000", "平方米"),
    ("≥500m2", "quantity", "≥", "500", "m²"),
    ("≥50万", "quantity", "≥", "50", "万"),
    ("1400M", "quantity", "", "1400", "M"),
    ("0", "quantity", "", "0", ""),
    ("10年", "quantity", "", "10", "年"),
    ("≤650元/套", "standard", "≤", "650", "元/套"),
    ("18元/天/人", "standard", "", "18", "元/天/人"),
    ("≤1000元/人·月", "standard", "≤", "1000", "元/人·月"),
    ("≥1次/3年", "standard", "≥", "1", "次/3年"),
    ("≤35μg/m3", "standard", "≤", "35", "μg/m³"),
    ("<12月", "date", "<", None, ""),
    ("2026年年底", "date", "", None, ""),
    ("3.5-4.5%", "range", "", None, "%"),
    ("3-5个工作日内", "range", "", None, "个工作日内"),
]
DATES = [
    "12月", "12月底", "12月31日前", "2026年", "2026年度内", "2026年12月31日前", "24年12月底前",
    "2026年12月31日之前全部完成", "2026年第四季度", "2026年上半年", "2026.12.31", "2026-12-31",
    "1-12月", "2026年1月-12月", "2026年1-12月", "2026.1-2026.12", "2026年6月至2027年6月",
]  # fmt: skip
READABLE = [
    "1:3", "1/3", "7×24小时", "7*24小时", "365天×24小时", "24小时365天", "3年6个月", "5±1%",
    "≥90%且≤95%", "≥95%，≤100%", "100%，0差错", "3月、6月、9月", "24小时值班，365天在岗",
    "2个中心1个平台", "100元/人.天", "1万元/km", "≥2人次", "5号楼电梯全部更换",
]  # fmt: skip
WORDS = [
    "有所提升", "每年2次", "不低于上年水平", "≥上年水平", "≤预算数", "≥百分之九十五", "",
    "2026年底前完成全部3个项目", "12345热线办结率100%",
]  # fmt: skip
UNREADABLE = [
    "≥952026年12月底前", "100百", "≥", "≥%", "≥≥95%", "95%%", "≥95.%", "≥95%2026年底", "650元/",
    "≥9 5%", ">95%<", "≥95%95%", "1..5%", "≥2026年13月", "≥1O0%", "≤-",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "operator", "number", "unit"), READINGS)
def test_reading(text: str, kind: str, operator: str, number: str | None, unit: str) -> None:
    value = read(text)
    expected = Decimal(number) if number is not None else None
    assert (value.kind, value.operator, value.number, value.unit) == (
        kind,
        operator,
        expected,
        unit,
    )


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    assert is_date(text)
    assert read(text).kind == read(f"≤{text}").kind == "date"


@pytest.mark.parametrize("text", READABLE)
def test_readable_in_other_ways(text: str) -> None:
    assert read(text).kind in ("ratio", "several", "range", "standard", "quantity")


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    assert read(text).kind == "words"


@pytest.mark.parametrize("text", UNREADABLE)
def test_unreadable(text: str) -> None:
    assert read(text).kind == "unreadable"


_NUMBERS = st.decimals(min_value=0, max_value=10**6, places=2)
_UNITS = st.sampled_from(["%", "人", "平方米", "个工作日", "元/人", "mg/l", "万元", "场次"])


@given(st.sampled_from(sorted(OPERATORS)), _NUMBERS, _UNITS)
def test_operator_number_unit(operator: str, number: Decimal, unit: str) -> None:
    value = read(f"{operator}{number}{unit}")
    assert value.kind in ("quantity", "standard")
    assert (value.operator, value.number, value.unit) == (OPERATORS[operator], number, unit)
    assert value.printed == operator


@given(
    st.text(alphabet="≥≤><=0123456789.,%年月日元/人百万、，-—至×:：（） 上以内完成", max_size=24)
)
def test_never_raises(text: str) -> None:
    assert read(text).kind in {
        "quantity", "standard", "range", "ratio", "date", "several", "words", "unreadable"
    }  # fmt: skip


@given(st.text(max_size=40))
def test_never_raises_on_any_text(text: str) -> None:
    read(text)


def test_long_text_is_read_quickly() -> None:
    for text in ("1" * 20_000, "≥" * 20_000, "1年" * 9_000, "9,999" * 4_000, "1、" * 9_000):
        read(text)
