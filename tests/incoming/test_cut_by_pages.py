"""Tables of a PDF that a page break cuts: what stands on the next page keeps its columns.

Below the break a table shows only the edges that its own rows draw: merged cells hide the others.
"""

from pathlib import Path

import docx
import pytest

from generator.exchange.incoming.wording import joined
from generator.forms.hebei import HEBEI
from tests.incoming.office import converted
from tests.incoming.test_other_counties import DOUBTS, PLACE, UNKNOWN, told
from tests.incoming.test_other_shapes import Cells, word
from tests.incoming.trial import Trial

TITLE, UNIT = "1.甲项目绩效目标表", "单位：万元"
TOP: Cells = [
    ["项目编码", "13022926P003011100018", ">", "项目名称", "甲项目", ">", ">"],
    ["预算规模及资金用途", "预算数", "30.00", "其中：财政资金", "30.00", "其他资金", ""],
    ["^", "用于开展甲项目的各项工作", ">", ">", ">", ">", ">"],
]
PLAN: Cells = [["资金支出计划（%）", "3月底", ">", "6月底", "10月底", "12月底", ">"]]
SHARES = ["25%", ">", "50%", "80%", "100%", ">"]
GOAL: Cells = [["绩效目标", "完成", ">", ">", ">", ">", ">"]]
HEAD = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据", ">"]


def indicator(*cells: str) -> list[str]:
    return [*cells, ">"]


FIRST = indicator("产出指标", "数量指标", "甲数量", "甲的数量", "≥2次", "计划")
SECOND = indicator("", "质量指标", "合格率", "合格的比例", "100%", "标准")
LAST = indicator("满意度指标", "服务对象满意度指标", "满意度", "满意的比例", "≥90%", "调查")


def imported(project: Trial, folder: Path, *parts: str | Cells | None) -> str:
    path = word(folder / "x.docx", *parts)
    ruled = docx.Document(str(path))
    for table in ruled.tables:
        table.style = "Table Grid"
    ruled.save(str(path))
    return project.done(converted(path, "pdf", folder), PLACE)


def test_indicators_on_the_next_page(project: Trial, tmp_path: Path) -> None:
    """The two columns below the last head are one there; the first cell goes on as a blank."""
    above = [*TOP, *PLAN, ["^", *SHARES], *GOAL, HEAD, FIRST]
    report = imported(project, tmp_path, TITLE, UNIT, above, None, [SECOND, LAST])
    [item] = project.disclosure(PLACE).projects
    assert [row.text("value") for row in item.indicators] == ["≥2次", "100%", "≥90%"]
    assert [row.text("basis") for row in item.indicators] == ["计划", "标准", "调查"]
    assert [row.text("level1") for row in item.indicators] == ["产出指标", "产出指标", "满意度指标"]
    assert not told(report, UNKNOWN, "甲项目")


def test_a_plan_whose_shares_stand_on_the_next_page_beside_its_label(
    project: Trial, tmp_path: Path
) -> None:
    rest = [["资金支出计划（%）", *SHARES], *GOAL, HEAD, FIRST, SECOND, LAST]
    head = [["", "3月底", ">", "6月底", "10月底", "12月底", ">"]]
    imported(project, tmp_path, TITLE, UNIT, [*TOP, *head], None, rest)
    [item] = project.disclosure(PLACE).projects
    assert [point.value.text for point in item.plan] == ["25%", "50%", "80%", "100%"]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("", "质量指标", "合格的", "合格的", "≥99.", "标准"), ("", "", "比率", "比例", "5%", "")),
        (("", "质量", "合格的", "合格的", "≥99.", "标"), ("", "指标", "比率", "比例", "5%", "准")),
    ],
)
def test_an_indicator_cut_in_two(
    project: Trial, tmp_path: Path, upper: tuple[str, ...], lower: tuple[str, ...]
) -> None:
    above = [*TOP, *PLAN, ["^", *SHARES], *GOAL, HEAD, FIRST, indicator(*upper)]
    report = imported(project, tmp_path, TITLE, UNIT, above, None, [indicator(*lower), LAST])
    [item] = project.disclosure(PLACE).projects
    found = [(row.text("level2"), row.text("level3"), row.text("value")) for row in item.indicators]
    assert found[1:] == [
        ("质量指标", "合格的比率", "≥99.5%"),
        ("服务对象满意度指标", "满意度", "≥90%"),
    ]
    assert told(report, DOUBTS, "下半", "比率")


USES = ["序号", "科目编码", "科目名称", "合计", "基本支出", "项目支出"]


def test_figures_in_full_width_digits_cut_in_two(project: Trial, tmp_path: Path) -> None:
    upper = ["2", "201", "一般公共服务", "１，００", "１，００", ""]
    lower = ["", "", "支出", "０．５０", "０．５０", ""]
    rows = [USES, ["1", "", "合计", "１，０００．５０", "１，０００．５０", ""], upper]
    report = imported(project, tmp_path, "部门支出总表", UNIT, rows, None, [lower])
    [table] = project.disclosure(PLACE).tables
    assert [row.text("total") for row in table.printed_rows] == ["1000.50", "1000.50"]
    assert table.printed_rows[1].text("subject_name") == "一般公共服务支出"
    assert told(report, DOUBTS, "截断")


def test_the_name_of_an_item_cut_in_two(project: Trial, tmp_path: Path) -> None:
    """Items have no number; a row without an amount below the break is no item."""
    head = ["项目名称", "采购物品名称", "数量", "单价", "采购金额"]
    rows = [head, ["合计", "", "", "", "3.00"], ["校舍“安全", "桌椅", "1", "3.00", "3.00"]]
    report = imported(
        project, tmp_path, "部门政府采购预算表", UNIT, rows, None, [["提升”工程", "", "", "", ""]]
    )
    procurement = project.disclosure(PLACE).procurement
    assert procurement is not None
    names = [row.text("item") for row in procurement.printed_rows]
    assert names == ["合计", "校舍“安全提升”工程"]
    assert told(report, DOUBTS, "下半", "提升”工程")


def test_a_table_that_is_not_known_does_not_go_on_as_the_one_before(
    project: Trial, tmp_path: Path
) -> None:
    uses = [USES, ["1", "", "合计", "5.00", "5.00", ""]]
    other = [["甲", "乙", "丙", "丁", "戊", "己"]]
    report = imported(
        project, tmp_path, "部门支出总表", UNIT, uses, "另外一张表", other, None,
        [["2", "x", "别的", "7.00", "7.00", ""]],
    )  # fmt: skip
    [table] = project.disclosure(PLACE).tables
    assert [row.text("total") for row in table.printed_rows] == ["5.00"]
    assert told(report, UNKNOWN, "别的")


def test_the_head_of_a_list_of_projects_begins_no_project(project: Trial, tmp_path: Path) -> None:
    rows = [["项目名称", "预算金额", "备注"], ["甲项目", "30.00", "新增"]]
    text = word(tmp_path / "x.docx", "部门支出总表", UNIT, [USES], "项目支出明细表", rows)
    report = project.done(text, PLACE)
    assert project.disclosure(PLACE).projects == ()
    assert told(report, UNKNOWN, "项目支出明细表")


def test_a_figure_wrapped_within_its_thousands_has_no_blank() -> None:
    assert joined(["≤1,234,56", "7.00元"]) == "≤1,234,567.00元"
    assert joined(["≤1,234,567", "8"]) == "≤1,234,567 8"


def test_messages_name_a_column_without_the_place_of_its_year() -> None:
    labels = [leaf.undated for form in HEBEI.forms.values() for leaf in form.leaves]
    assert "预留中小微企业份额" in labels
    assert not any("{" in label for label in labels)
