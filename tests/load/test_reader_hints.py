"""The helpers for the binding of forms: amounts as they should stand, words as they were meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.amount_hints import amount_hint, mend_amount
from generator.load.date_hints import date_hint
from generator.load.suggestion import suggest


@pytest.mark.parametrize(
    ("typed", "mended", "word"),
    [
        ("２０．００", "20.00", "半角"),
        ("1,352.30", "1352.30", "千位分隔符"),
        ("1，352.30", "1352.30", "千位分隔符"),
        ("12,345,678", "12345678", "千位分隔符"),
        ("“20.00”", "20.00", "引号"),
        ("20.00\u00a0", "20.00", "空格"),
        ("2\u200b0.00", "20.00", "看不见"),
        ("−5.00", "-5.00", "半角"),
        ("¥80.00", "80.00", "货币符号"),
        ("1_000", "1000", "下划线"),
        ("٣٤.5", "34.5", "半角"),
        ("80。00", "80.00", "半角"),
        ("20.00", "20.00", ""),
        ("80 90", None, "金额"),
        ("80万元", None, "只写数字"),
        ("80万", None, "只写数字"),
        ("800000元", None, "换算"),
        ("35％", None, "百分比"),
        ("1e400", None, "科学计数法"),
        ("NaN", None, "不是数字"),
        ("0x1F", None, "十进制"),
        ("1O0.00", None, "字母"),
        ("(80.00)", None, "减号"),
        ("+3", None, "加号"),
        ("1:30", None, "冒号"),
        ("80.", None, "小数点"),
        ("1.352.30", None, "小数点"),
        ("—", None, "不写这一项"),
        ("一百二十", None, "阿拉伯数字"),
        ("12,34", None, "逗号"),
        ("待定", None, "金额"),
        ("（待填）", None, "还没有填"),
        ("", None, "金额"),
        ("9" * 100 + "x", None, "金额"),
    ],
)
def test_amounts(typed: str, mended: str | None, word: str) -> None:
    assert mend_amount(typed) == mended
    assert word in amount_hint(typed)


@settings(derandomize=True, database=None, deadline=None, max_examples=300)
@given(
    st.text(st.sampled_from("0123456789.,-+%万元eExX_ 　“”（）()：:１２．，−\u200b"), max_size=20)
)
def test_mending_never_changes_a_digit(typed: str) -> None:
    mended = mend_amount(typed)
    assert amount_hint(typed)
    if mended is not None:
        digits = [str(int(c)) for c in typed if c.isdecimal()]
        assert [c for c in mended if c.isdecimal()] == digits


LABELS = ["序号", "科目编码", "科目名称", "合计", "基本支出", "项目支出", "预算数", "项目名称"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("预算书", "预算数"),
        ("预算额", "预算数"),
        ("预算 数", "预算数"),
        ("预算数：", "预算数"),
        ("科目编号", "科目编码"),
        ("项目名", "项目名称"),
        ("总计", "合计"),
        ("支出", "基本支出"),
        ("单位", None),
        ("", None),
        ("预" * 1000, None),
    ],
)
def test_did_you_mean(word: str, meant: str | None) -> None:
    assert suggest(word, LABELS) == meant


def test_nothing_to_suggest_from() -> None:
    assert suggest("预算数", []) is None


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2026-02-30", "2026 年 2 月只有 28 天，没有 30 日，请核对"),
        ("2026-2-30", "2026 年 2 月只有 28 天，没有 30 日，请核对"),
        ("2028-02-00", "2028 年 2 月只有 29 天，没有 0 日，请核对"),
        ("2026-13-01", "没有 13 月，请核对月份"),
        ("2026-2-3", "月和日各写两位数字，中间用半角短横线：2026-02-03"),
        ("2026年2月3日", "月和日各写两位数字，中间用半角短横线：2026-02-03"),
        ("２０２６/２/３", "月和日各写两位数字，中间用半角短横线：2026-02-03"),
        ("20260203", "月和日各写两位数字，中间用半角短横线：2026-02-03"),
        ("（待填）", "还没有填：照公开文件写成 年-月-日，如 2000-02-01"),
        ("0000-01-01", "写成 年-月-日，如 2000-02-01"),
        ("2月3日", "写成 年-月-日，如 2000-02-01"),
    ],
)
def test_dates(typed: str, hint: str) -> None:
    assert date_hint(typed) == hint
