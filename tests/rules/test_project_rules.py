"""What the rules of project forms say where one fixture pair cannot tell: weights, near misses."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Finding, Outcome
from generator.forms import editions
from generator.model.cell import Cell, Row
from generator.model.disclosure import Contents, ContentsEntry, Disclosure, Kind
from generator.model.project import PlanPoint, Project
from generator.model.words import Words
from generator.rules.engine import Checked, check
from generator.rules.examination import Shared
from generator.rules.projects.code import check_character

CODE, OTHER = "13022926P000101100011", "13022926P00010110002L"
COLUMNS = ("level1", "level2", "level3", "description", "value", "basis")
LEVELS = {kind: level.label for level in editions.DEFAULT.project.levels for kind in level.kinds}
SHARED = Shared(words=Words(adverse=("差错", "费用"), not_applicable=("不涉及", "无")))
Rows = list[tuple[str, str, str]]


def project(
    code: str = CODE,
    rows: Rows | None = None,
    plan: tuple[str, ...] = (),
    file: str = "",
    **fields: str,
) -> Project:
    """A project with the given fields, plan and (二级, 三级, 值) rows."""
    cells = {"project_code": code, "project_name": "维修费", "budget": "10.00"} | fields
    points = zip(editions.DEFAULT.project.plan_points, plan, strict=False)
    return Project(
        file or f"projects/{code}.yml",
        1,
        {name: Cell(text, 1, 1) for name, text in cells.items() if text},
        tuple(PlanPoint(label, Cell(text, 1, 1)) for label, text in points),
        (),
        tuple(_row(*row) for row in rows or ()),
    )


def _row(kind: str, name: str, value: str) -> Row:
    texts = (LEVELS.get(kind, "产出指标"), kind, name, f"{name}的情况", value, "计划")
    return Row({c: Cell(t, 1, 1) for c, t in zip(COLUMNS, texts, strict=True) if t}, 1)


def checked(
    *projects: Project, shared: Shared = SHARED, contents: Contents | None = None
) -> Checked:
    """The projects checked as a disclosure of 2026 in 130229."""
    folder, label = "data/130229/301/2026", editions.DEFAULT.label
    whole = Disclosure(
        *(folder, "130229", "301", "2026", Kind.FULL, label), projects=projects, contents=contents
    )
    return check(whole, shared)


def found(result: Checked, code: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in result.findings if finding.rule.code == code]


def test_code_of_another_form_is_a_warning() -> None:
    (other,) = found(checked(project("13022926Q000101100011")), "P-02")
    (known,) = found(checked(project("13022926P000701100011")), "P-02")
    assert (other.severity, known.severity) == ("warning", "error")


def test_a_code_of_another_form_is_not_said_to_be_miscopied() -> None:
    """Nobody knows how such codes are checked, so nobody can say that one is wrong."""
    for code in ("37028525T000000438942", "37028525T00000043894O"):
        (finding,) = found(checked(project(code)), "P-02")
        assert "可能另有办法" in finding.message and "有抄错的字符" not in finding.message


def test_codes_of_another_form_that_all_disagree_are_one_finding() -> None:
    codes = [f"37028525T0000004389{n}" for n in ("42", "49", "56", "63")]
    known = project("13022926P000701100011", project_name="另一个项目")
    other, slip = found(checked(known, *(project(code) for code in codes)), "P-02")[::-1]
    assert (other.severity, len(other.places)) == ("warning", 4) and "4 个项目" in other.message
    assert slip.severity == "error"
    fitting = codes[0][:20] + str(check_character(codes[0]))
    mixed = found(checked(project(fitting), *(project(code) for code in codes[1:])), "P-02")
    assert [len(finding.places) for finding in mixed] == [1, 1, 1]


def test_letters_without_value_are_named() -> None:
    (finding,) = found(checked(project("13022926P0O0101100011")), "P-02")
    assert finding.severity == "error" and "O" in finding.message and CODE in finding.hint


def test_correction_comes_from_the_other_codes() -> None:
    slip = CODE.replace("P0001", "P0007")
    (finding,) = found(checked(project(slip), project(OTHER)), "P-02")
    assert CODE in finding.hint
    (alone,) = found(checked(project(slip, file=f"projects/{CODE}.yml")), "P-02")
    assert CODE in alone.hint


def test_code_used_twice_names_both_places() -> None:
    (finding,) = found(checked(project(), project(project_name="购置费")), "P-06")
    assert len(finding.locations) == 2


def test_units_may_have_projects_of_one_name() -> None:
    same = checked(project(unit_code="301001"), project(OTHER, unit_code="301002"))
    assert not found(same, "P-30")


def test_projects_without_a_name_are_no_namesakes() -> None:
    result = checked(project(project_name=""), project(OTHER, project_name=""))
    assert [c for c in result.comparisons if c.rule == "P-30"] == []


def test_entries_of_projects_that_units_number_for_themselves() -> None:
    first = project(sequence="1", unit_code="301001")
    second = project(OTHER, sequence="1", unit_code="301002", project_name="购置费")
    texts = ("1.维修费绩效目标表", "1.购置费绩效目标表", "1.培训费绩效目标表")
    entries = tuple(ContentsEntry(Cell(text, 1, 1)) for text in texts)
    result = checked(first, second, contents=Contents(Cell("目录", 1, 1), entries))
    (finding,) = found(result, "P-07")
    assert "培训费" in finding.message


def test_outputs_with_costs_alone_lack_the_other_kinds() -> None:
    result = checked(project(rows=[("成本指标", "维修费用", "≤10万元")]))
    assert {f.expected for f in found(result, "I-02")} == {"数量指标", "质量指标", "时效指标"}


@pytest.mark.parametrize(
    ("value", "better"),
    [("不低于4万元", "≤4万元"), ("≥4万元", "≤4万元"), ("4.50万元以上", "≤4.50万元")],
)
def test_a_cost_turned_round_is_written_in_signs(value: str, better: str) -> None:
    (finding,) = found(checked(project(rows=[("成本指标", "维修费用", value)])), "C-03")
    assert (finding.actual, finding.expected) == (value, better)


@pytest.mark.parametrize(("last", "wrong"), [("100000元", 0), ("10万元", 0), ("90000元", 1)])
def test_plan_values_may_bear_their_own_unit(last: str, wrong: int) -> None:
    result = checked(project(plan=("2.5", "5", "7.5", last)))
    assert len(found(result, "P-22")) == wrong


@pytest.mark.parametrize(
    "title",
    ["维修费绩效目标表", "1.维修费绩效目标表", "1、 维修费 绩效目标表", "（一）维修费绩效目标表",
     "1.维修费项目绩效目标表", "1.2026年度维修费绩效目标表", "项目绩效目标表",
     "2026年部门预算项目绩效目标表"],
)  # fmt: skip
def test_titles_that_agree(title: str) -> None:
    assert not found(checked(project(sequence="1", title=title)), "P-07")


@pytest.mark.parametrize(
    "title", ["2.维修费绩效目标表", "1.大修费绩效目标表", "1.小维修费绩效目标表"]
)
def test_titles_that_differ(title: str) -> None:
    assert found(checked(project(sequence="1", title=title)), "P-07")


@pytest.mark.parametrize(
    "purpose",
    ["项目总预算500万元，分三年实施", "上年预算12万元，今年减少2万元", "其中上级财政资金3万元",
     "项目预算不超过12万元", "总投资300万元，其中2027年预算数50万元", "预算资金完成率95%",
     "项目预算约11万元", "人均预算数2万元"],
)  # fmt: skip
def test_amounts_of_other_money(purpose: str) -> None:
    result = checked(project(purpose=purpose, fiscal_funds="10.00"))
    assert not found(result, "P-11") and not found(result, "P-12")


def test_missing_unit_weighs_less() -> None:
    (finding,) = found(checked(project(purpose="财政资金10", fiscal_funds="10.00")), "P-12")
    assert finding.severity == "warning"


def test_plan_without_december_is_not_measured() -> None:
    result = checked(project(plan=("25%", "50%", "75%", "")))
    assert found(result, "P-20") and not found(result, "P-22")
    assert [c.outcome for c in result.comparisons if c.rule == "P-22"] == [Outcome.UNCHECKED]


def test_unknown_kind_weighs_less_than_wrong_group() -> None:
    rows = [("安全指标", "事故次数", "0次"), ("质量指标", "合格率", "100%")]
    wrong = msgspec.structs.replace(
        project(rows=rows),
        indicators=(
            _row(*rows[0]),
            Row({**_row(*rows[1]).cells, "level1": Cell("效益指标", 1, 1)}),
        ),
    )
    severities = [finding.severity for finding in found(checked(wrong), "I-04")]
    assert sorted(severities) == ["error", "warning"]


@pytest.mark.parametrize(
    "rows",
    [
        [("成本指标", "总成本", "≤10万元"), ("成本指标", "设备费", "≤6万元")],
        [("成本指标", "项目成本", "≤10万元"), ("成本指标", "其中设备费", "≤100000元")],
        [("成本指标", "设备费", "≤6万元"), ("成本指标", "节约成本", "≥8万元")],
        [("成本指标", "设备费", "≤9万元"), ("成本指标", "工资标准", "≤3000元")],
        [("成本指标", "餐费", "≤650元/套"), ("成本指标", "经费节约率", "≥5%")],
    ],
)
def test_costs_that_fit(rows: Rows) -> None:
    result = checked(project(rows=rows))
    assert not found(result, "C-01") and not found(result, "C-07")


def test_investment_of_several_years_weighs_less() -> None:
    (finding,) = found(checked(project(rows=[("成本指标", "总投资", "≤500万元")])), "C-01")
    assert finding.severity == "warning"


def test_budget_in_yuan() -> None:
    rows = [("成本指标", "维修成本", "≤9万元")]
    assert not found(checked(project(rows=rows, unit="元", budget="100000.00")), "C-01")
    assert found(checked(project(rows=rows, unit="元", budget="80000.00")), "C-01")


def test_price_without_its_quantity_is_not_estimated() -> None:
    rows = [("数量指标", "次数", "≥5次"), ("成本指标", "餐费标准", "18元/天/人")]
    result = checked(project(rows=rows))
    assert [c.outcome for c in result.comparisons if c.rule == "C-09"] == [Outcome.UNCHECKED]


_TEXTS = st.text(alphabet="≥≤><0123456789.,%万元年月日1P-、。率成本单价每人指标不涉及", max_size=12)
_NUMBERS = st.text(alphabet="0123456789.-", max_size=6) | st.just("9" * 5000)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(sorted(LEVELS)), _TEXTS, _TEXTS), max_size=6),
       st.lists(_TEXTS, max_size=4), _TEXTS, _NUMBERS)  # fmt: skip
def test_rules_never_raise(rows: Rows, plan: list[str], text: str, amount: str) -> None:
    fields = {"budget": amount, "purpose": text, "title": text, "unit": text, "sequence": amount}
    result = checked(project(text, rows, tuple(plan), **fields), project(OTHER, rows))
    crashed = [f.message for f in result.findings if "运行出错" in f.message]
    assert not crashed
