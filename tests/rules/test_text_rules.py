"""What the rules about texts must not report, and what they must, in wordings of every kind."""

from collections.abc import Callable, Iterable

import pytest

from generator.diagnostics import Comparison, Outcome
from generator.forms.hebei import HEBEI
from generator.model.cell import Cell, Row
from generator.model.disclosure import Department, Disclosure, Kind
from generator.model.narrative import Heading, Paragraph
from generator.model.project import Project
from generator.model.words import Words
from generator.rules.examination import Examination, Shared
from generator.rules.narrative.all_texts import standing_words
from generator.rules.narrative.counts import numeral, stated_counts
from generator.rules.narrative.names import department_names
from generator.rules.narrative.projects import project_amounts
from generator.rules.narrative.reasons import reasons_fit
from generator.rules.narrative.target_indicators import target_values
from generator.rules.narrative.three_public_reasons import three_public_reasons
from generator.rules.narrative.unfilled import personal_numbers, placeholders
from generator.rules.narrative.words import badly_written, outdated, typos

Check = Callable[[Examination], Iterable[Comparison]]
SHARED = Shared(
    words=Words(
        placeholders=("XX", "待填", "***", "xx万元"),
        outdated={"七五普法": "2021年起：已经结束"},
    ),
    department=Department("130229", "301", Cell("玉田县人民政府办公室"), "department.yml"),
    region_name="玉田县",
)


def _project(name: str, budget: str, *indicators: tuple[str, str, str]) -> Project:
    rows = tuple(
        Row({"level2": Cell(kind), "level3": Cell(label), "value": Cell(value)})
        for kind, label, value in indicators
    )
    return Project("p.yml", 1, {"project_name": Cell(name), "budget": Cell(budget)}, (), (), rows)


PROJECTS = (
    _project(
        "档案库房维修经费",
        "25.00",
        ("数量指标", "维修面积", "≥1200平方米"),
        ("质量指标", "验收合格率", "≥98%"),
    ),
    _project("物业管理费", "90.00"),
)


def _examine(section: str, *texts: str, year: str = "2026") -> Examination:
    heading = Heading(Cell("题"), section, tuple(Paragraph(Cell(text)) for text in texts))
    folder = f"data/130229/301/{year}"
    disclosure = Disclosure(
        folder, "130229", "301", year, Kind.FULL, HEBEI.label, projects=PROJECTS,
        narrative=(heading,),
    )  # fmt: skip
    return Examination(disclosure, HEBEI, SHARED)


def _failed(check: Check, whole: Examination) -> list[str]:
    found = [c for c in check(whole) if c.outcome is Outcome.FAILED]
    return [c.severity.value if c.severity else "" for c in found]


THREE, TARGETS = "three-public", "itemised-targets"


@pytest.mark.parametrize(
    ("check", "section", "text", "failed"),
    [
        # 增减与原因
        (reasons_fit, THREE, "公务接待费1万元，与上年持平，主要原因是标准未变。"
                             "公务用车费8万元，较上年减少1万元，主要是报废一辆", 0),
        (reasons_fit, THREE, "公务接待费1万元，比上年减少1万元，下降50%，由于厉行节约", 0),
        (reasons_fit, THREE, "公务接待费1万元，比上年减少1万元，主要原因是会议减少2万元", 0),
        (reasons_fit, THREE, "公务接待费1万元，比上年减少1万元。", 1),
        (reasons_fit, THREE, "公务接待费1万元，同比无增减变化，主要原因是压缩了接待", 1),
        (three_public_reasons, THREE, "公务接待费1万元，公务用车购置及运维费8万元。"
                                      "各项均与上年持平，主要原因是标准未变", 0),
        (three_public_reasons, THREE, "公务接待费1万元，公务用车购置及运维费8万元", 2),
        # 项目金额
        (project_amounts, "operating-costs", "主要用于物业管理费60万元", 0),
        (project_amounts, "overview", "基本支出中物业管理费60万元", 0),
        (project_amounts, "special-funds", "物业管理费60万元", 1),
        (project_amounts, "special-funds", "物业管理费90万元，2025年物业管理费60万元", 0),
        # 名称
        (department_names, "other", "玉田县人民政府办公楼维修，按玉田县人民政府要求办理", 0),
        (department_names, "other", "玉田县政府办公室负责", 1),
        (department_names, "other", "玉田县人民政府办公室负责", 0),
        # 号码、占位、写法
        (personal_numbers, "other", "电话0315-6123456，金额13812345678.00元", 0),
        (personal_numbers, "other", "手机13812345678", 1),
        (placeholders, "other", "尺码XXL，型号AXX9，见***", 1),
        (placeholders, "other", "20XX年预算XXX万元", 2),
        (badly_written, "other", "提高10%以上，以下%为例，增长5%；共30万元，元旦", 0),
        (badly_written, "other", "提高10以上%，安排30万元元，合计1.2.3万元，5%%", 4),
    ],
)  # fmt: skip
def test_texts(check: Check, section: str, text: str, failed: int) -> None:
    assert len(_failed(check, _examine(section, text))) == failed


@pytest.mark.parametrize(
    ("target", "failed"),
    [
        ("数量指标：维修面积0.12万平米以上", []),
        ("数量指标：维修面积不低于1100平方米", [""]),
        ("数量指标：面积达到1100平方米", ["warning"]),
        ("数量指标：维修面积不超过1200平方米", [""]),
        ("数量指标：组织验收2次", []),
        ("数量指标：维修1200平", []),
        ("质量指标：返工率不高于98%", ["warning"]),
    ],
)
def test_target_values(target: str, failed: list[str]) -> None:
    whole = _examine(TARGETS, "1、档案库房维修：修好库房。", target, "2、其他工作。")
    assert _failed(target_values, whole) == failed


def test_wording_is_out_of_date_from_its_year_on() -> None:
    assert _failed(outdated, _examine("other", "开展七五普法", year="2020")) == []
    assert _failed(outdated, _examine("other", "开展七五普法", year="2021")) == [""]


@pytest.mark.parametrize(("text", "value"), [("三", 3), ("十", 10), ("十二", 12), ("二十三", 23)])
def test_numerals(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize("text", ["分三大类十二三项", "分二十三十大类九项", "分2十大类九项"])
def test_what_is_no_numeral_is_not_counted(text: str) -> None:
    assert list(stated_counts(_examine("responsibilities", f"职责{text}。"))) == []


def test_counts_without_a_list_are_not_checked() -> None:
    (comparison,) = stated_counts(_examine("responsibilities", "职责分三大类九小项。"))
    assert comparison.outcome is Outcome.UNCHECKED


def test_words_of_the_lists_are_found_where_they_overlap_and_in_whatever_list_they_stand() -> None:
    words = Words(typos={"会费费": "会费", "会费": "费", "竟赛": "竞赛"}, leftovers=("费费用",))
    whole = _examine("overview", "会费费用，知识竟赛", "竟赛竟赛会费")
    whole = Examination(whole.disclosure, whole.edition, Shared(words=words))
    stood = {
        word: [(p.row, p.start, p.end) for p in at] for word, at in standing_words(whole).items()
    }
    assert stood == {
        "会费费": [(1, 0, 3)],
        "会费": [(1, 0, 2), (2, 4, 6)],
        "费费用": [(1, 1, 4)],
        "竟赛": [(1, 7, 9), (2, 0, 2), (2, 2, 4)],
    }
    told = {(c.actual, tuple((p.row, p.start) for p in c.places)) for c in typos(whole)}
    assert told == {("会费费", ((1, 0),)), ("会费", ((2, 4),)), ("竟赛", ((1, 7), (2, 0)))}
