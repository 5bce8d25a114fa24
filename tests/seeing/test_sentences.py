"""What a site says by itself is true, and nothing is said where nothing can be."""

import re
from decimal import Decimal

import pytest
from msgspec.structs import fields

from generator.views.seeing.facts import ChangeFacts, PartsFacts, PlanFacts, ShareFacts
from generator.views.seeing.part import Part
from generator.views.seeing.sentences import (
    CATALOGUES,
    CHANGES,
    COUNTS,
    PARTS,
    PLANS,
    RANKS,
    SHARES,
    say,
)
from tests.seeing.parts import part, whole


def said(divided: Part) -> str:
    return say(PARTS, PartsFacts(divided, "万元"))


def test_every_sentence_has_a_name_of_its_own() -> None:
    names = [sentence.id for catalogue in CATALOGUES for sentence in catalogue]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("divided", "sentence"),
    [
        (whole("100.00", 甲="72.60", 乙="4.00", 丙="23.40"), "甲占72.6元，丙占23.4元"),
        (whole("100.00", 甲="97.00", 乙="3.00"), "甲占97.0元"),
        (whole("100.00", 甲="60.00", 乙="20.00", 丙="20.00"), "甲占60.0元"),
        (whole("3.00", 甲="1.00", 乙="1.00", 丙="1.00"), "甲、乙、丙最多，各占33.3元"),
        (whole("1000000000", 甲="999999999.9999", 乙="0.0001"), "甲占超过99.9元"),
    ],
)
def test_how_a_hundred_yuan_are_divided(divided: Part, sentence: str) -> None:
    assert said(divided) == f"每100元支出中，{sentence}。"


def test_the_smallest_parts_are_spoken_of() -> None:
    inner = part("商品和服务支出", "80.00", part("物业管理费", "70.00"), part("办公费", "10.00"))
    divided = part("基本支出", "100.00", inner, part("工资", "20.00"))
    assert said(divided) == "每100元基本支出中，物业管理费占70.0元，工资占20.0元。"


def test_one_part_that_is_all() -> None:
    assert said(whole("1.30", 甲="1.30", 乙="0.00")) == "支出 1.30 万元，全部是甲。"


@pytest.mark.parametrize(
    "divided",
    [
        whole("100.00", 甲="120.00", 乙="-20.00"),  # negative
        whole("0.00", 甲="0.00"),
        whole("", 甲="10.00"),  # no total to be a share of
        whole("-5.00", 甲="-5.00"),
        whole("100.00"),
        whole("100.00", 甲="", 乙=""),
        whole("5.00", 甲="6.00", 乙="1.00"),  # a part larger than its whole
        whole("4.00", 甲="1.00", 乙="1.00", 丙="1.00", 丁="1.00"),  # none stands out
        whole("100.00", 甲="4.99", 乙="0.01"),  # a trifle
        part("支出", "3.00", part("", "2.00"), part("甲", "1.00")),  # a part without a name
        part("支出", "3.00", part("甲", "2.00"), part("甲", "1.00")),  # not told apart
    ],
)
def test_nothing_is_said_of_what_is_blank_nought_negative_or_ambiguous(divided: Part) -> None:
    assert said(divided) == ""


def test_parts_of_the_same_name_are_told_apart_by_code() -> None:
    twins = (part("其他支出", "7.00", code="2019999"), part("其他支出", "3.00", code="2299999"))
    divided = part("支出", "10.00", *twins)
    assert said(divided) == (
        "每100元支出中，其他支出（2019999）占70.0元，其他支出（2299999）占30.0元。"
    )


def test_a_name_with_braces_is_only_a_name() -> None:
    assert "{f.whole}{0}占90.0元" in said(
        part("支出", "10", part("{f.whole}{0}", "9"), part("乙", "1"))
    )


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"产出": "60", "效益": "30"}, "90 项绩效指标中，产出最多，有 60 项。"),
        ({"产出": "90"}, "90 项绩效指标，全部是产出。"),
        ({"产出": "45", "效益": "45"}, ""),
    ],
)
def test_what_is_counted(parts: dict[str, str], sentence: str) -> None:
    counted = part("绩效指标", "90", *(part(label, text) for label, text in parts.items()))
    assert say(COUNTS, PartsFacts(counted, "项", flat=True)) == sentence


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ((1, 5, False), "在 5 个项目中金额最大，每100元项目预算中占25.0元。"),
        ((3, 5, False), "在 5 个项目中金额排第 3 位，每100元项目预算中占25.0元。"),
        ((2, 5, True), "在 5 个项目中金额并列第 2 位，每100元项目预算中占25.0元。"),
        ((1, 1, False), ""),
    ],
)
def test_the_place_of_a_project(facts: tuple[int, int, bool], sentence: str) -> None:
    own = ShareFacts("甲", Decimal(1), "项目预算", Decimal(4), *facts)
    assert say(RANKS, own) == sentence


@pytest.mark.parametrize("amount", [None, Decimal(0), Decimal(-1), Decimal(5)])
def test_no_place_without_a_share(amount: Decimal | None) -> None:
    own = ShareFacts("甲", amount, "项目预算", Decimal(4), 1, 5)
    assert say(RANKS, own) == say(SHARES, own) == ""


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [
        ("110.00", "100.00", "支出比2029年增加 10.00 万元，增长 10.0%。"),
        ("90.00", "100.00", "支出比2029年减少 10.00 万元，下降 10.0%。"),
        ("100.00", "100.0", "支出与2029年持平。"),
        ("100.01", "100.00", "支出比2029年增加 0.01 万元，增长 <0.1%。"),
        ("5", "0.00", ""),
        ("5", "-3", ""),
        ("5", None, ""),
        (None, "5", ""),
    ],
)
def test_how_a_figure_changed(now: str | None, before: str | None, sentence: str) -> None:
    new, old = (None if text is None else Decimal(text) for text in (now, before))
    assert say(CHANGES, ChangeFacts("支出", new, old, "2029", "万元")) == sentence


def test_how_a_plan_goes() -> None:
    facts = PlanFacts("3月底", "25%", "12月底", "100%")
    assert say(PLANS, facts) == "计划到3月底支出25%，到12月底累计100%。"


def test_every_slot_is_a_property_of_its_facts() -> None:
    texts: tuple[tuple[type[PartsFacts | ShareFacts | ChangeFacts | PlanFacts], list[str]], ...] = (
        (PartsFacts, [s.text for s in (*PARTS, *COUNTS)]),
        (ShareFacts, [s.text for s in (*RANKS, *SHARES)]),
        (ChangeFacts, [s.text for s in CHANGES]),
        (PlanFacts, [s.text for s in PLANS]),
    )
    assert sum(len(found) for _, found in texts) == sum(map(len, CATALOGUES))
    for kind, found in texts:
        known = {*dir(kind), *(field.name for field in fields(kind))}
        for text in found:
            assert {*re.findall(r"\{f\.(\w+)\}", text)} <= known
