"""The grammar of figures in prose, on sentences that no disclosure of the project holds."""

from random import Random

import pytest

from generator.rules.narrative import prose_amounts
from generator.rules.narrative.prose_amounts import figures
from generator.rules.narrative.prose_clauses import LAST_YEAR, OTHER, read


def _figures(text: str) -> list[str]:
    return [f"{m.number}{m.unit}" for m in figures(text)]


def _levels(text: str) -> list[tuple[str, str]]:
    """Words and figure of each amount that is no change and no limit."""
    return [(m.words, f"{m.number}{m.unit}") for m in read(text) if not (m.changed or m.limit)]


def _changes(text: str) -> list[tuple[str, str, int, str]]:
    return [(m.words, f"{m.number}{m.unit}", m.change, m.year) for m in read(text) if m.changed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共安排1.02亿元，本级3,456.70万元、下属500元", ["1.02亿元", "3456.70万元", "500元"]),
        ("培训320人次，车辆12辆，完成98.5%", ["320人次", "12辆", "98.5%"]),
        ("建筑面积1.2万平方米，覆盖3万人", ["1.2万平方米", "3万人"]),
        ("2025年3月15日印发冀财预〔2024〕88号，第3条，见附件2、附表4", []),
        ("1、差旅费3万元。2、会议费4万元。", ["3万元", "4万元"]),
        ("(1)印刷费1万元；（2）咨询费2万元", ["1万元", "2万元"]),
        ("用时3个月，5个工作日内办结，配备5个岗位", ["5个"]),
        ("采用4G网络和5G基站，型号A12", []),
        ("结余-12.50万元", ["-12.50万元"]),
        ("支出 86.40 万元", ["86.40万元"]),
        ("保障14点30分前到岗", []),
    ],
)  # fmt: skip
def test_figures(text: str, expected: list[str]) -> None:
    assert _figures(text) == expected


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("单价50万元以上的设备", [True]),
        ("不超过30万元", [True]),
        ("每人500元", [True]),
        ("650元/套", [True]),
        ("3-5万元", [True, True]),
        ("≥20辆", [True]),
        ("安排30万元", [False]),
        ("约30万元", [False]),
    ],
)
def test_limits_state_no_amount(text: str, limits: list[bool]) -> None:
    assert [m.limit for m in figures(text)] == limits


def test_offsets_are_those_of_number_and_unit() -> None:
    text = "办公费2.52万元、印刷费1,200元"
    assert [text[m.start : m.end] for m in figures(text)] == ["2.52万元", "1,200元"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "主要用于办公费8.5万元、邮电费1万元、水、电费3万元、劳务费和委托业务费2万元",
            [("主要用于办公费", "8.5万元"), ("邮电费", "1万元"), ("水、电费", "3万元"),
             ("劳务费和委托业务费", "2万元")],
        ),
        (
            "公务用车费7万元（其中：购置费5万元，运行费2万元），接待费1万元",
            [("公务用车费", "7万元"), ("购置费", "5万元"), ("运行费", "2万元"),
             ("接待费", "1万元")],
        ),
        ("因公出国（境）费：0.00万元", [("因公出国（境）费", "0.00万元")]),
        ("因公出国(境)费0万元", [("因公出国(境)费", "0万元")]),
        ("公务用车（含租用3辆）9万元", [("含租用", "3辆"), ("公务用车（含租用3辆）", "9万元")]),
        ("房屋860平方米，价值120万元", [("房屋", "860平方米"), ("房屋", "120万元")]),
        ("房屋860平方米。价值120万元", [("房屋", "860平方米"), ("价值", "120万元")]),
        (
            "单价在50万元以上的设备2台，价值130万元",
            [("单价在50万元以上的设备", "2台"), ("单价在50万元以上的设备", "130万元")],
        ),
        ("1)差旅费2万元", [("1)差旅费", "2万元")]),
    ],
)  # fmt: skip
def test_words_before_a_figure(text: str, expected: list[tuple[str, str]]) -> None:
    assert _levels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收支安排90万元，较2030年预算增加5万元", [("收支安排", "5万元", 1, "2030")]),
        ("接待费3万元，同比减少0.5万元", [("接待费", "0.5万元", -1, "")]),
        ("接待费支出比上年下降0.5万元，下降10%",
         [("接待费支出", "0.5万元", -1, LAST_YEAR), ("接待费支出", "10%", -1, "")]),
        ("与去年预算数相比，培训费减少了2万元", [("培训费", "2万元", -1, "")]),
        ("会议费1万元，与上年持平", [("会议费", "0", 0, LAST_YEAR)]),
        ("车辆运行费2万元（其中：燃油1万元，保险1万元)；同比无增减变化",
         [("车辆运行费", "0", 0, "")]),
        ("比上年决算数增加1万元", [("", "1万元", 1, OTHER)]),
        ("其中：基本支出增加8万元，项目支出减少3万元",
         [("基本支出", "8万元", 1, ""), ("项目支出", "3万元", -1, "")]),
        ("由5万元减少到3万元", []),
    ],
)  # fmt: skip
def test_changes(text: str, expected: list[tuple[str, str, int, str]]) -> None:
    assert _changes(text) == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (
            "2030年支出预算90万元，其中基本支出60万元。2031年支出预算95万元",
            ["2030", "2030", "2031"],
        ),
        ("上年预算3万元", [LAST_YEAR]),
        ("上年结转3万元", [""]),
        ("上年末固定资产30万元", [""]),
        ("截至2030年12月31日固定资产30万元", [""]),
    ],
)
def test_years(text: str, years: list[str]) -> None:
    assert [m.year for m in read(text)] == years


@pytest.mark.parametrize(
    "text", ["", "（", "）））", "、，。", "万元", "1", "持平", "增加", "（1万元"]
)
def test_anything_can_be_read(text: str) -> None:
    read(text)


def test_figures_are_found_at_digits_as_the_pattern_finds_them_anywhere() -> None:
    draw = Random(1)
    pieces = (
        "1",
        "20",
        "345",
        "0.5",
        ".",
        ",",
        "，",
        "-",
        "－",
        "%",
        "元",
        "万元",
        " ",
        "第",
        "a",
        "〔",
    )
    for _ in range(20_000):
        text = "".join(draw.choices(pieces, k=9))
        everywhere = [match.span() for match in prose_amounts._FIGURE.finditer(text)]
        assert [match.span() for match in prose_amounts._matches(text)] == everywhere, text
