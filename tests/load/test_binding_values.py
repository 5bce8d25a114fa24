"""What reading keeps: amounts and codes verbatim, positions of every value, blanks as blanks."""

from pathlib import Path

import pytest

from generator.diagnostics import text
from generator.model.cell import BLANK, Cell, Row
from generator.model.narrative import Definition, FormBlock, Heading, Note, Paragraph
from generator.model.table import Table, TableState
from tests import trees

USES = "部门预算支出总表"


def table(root: Path, yaml: str) -> Table:
    """The only table of a disclosure whose tables.yml is ``yaml``."""
    (found,) = trees.disclosure(trees.project(root, {"tables.yml": yaml})).tables
    return found


def printed(root: Path, row: str) -> Row:
    """A row of 部门预算支出总表, written on line 3."""
    (found,) = table(root, f"{USES}:\n  行:\n    - {row}\n").printed_rows
    return found


@pytest.mark.parametrize(
    "written",
    ["20.00", "53.4857", "0", "0.00", "007", "-3.10", "1352.30", "100000000.0001"],
)
def test_an_amount_stays_as_it_is_written_quoted_or_not(written: str, tmp_path: Path) -> None:
    bare = printed(tmp_path / "bare", f"{{科目名称: 合计, 合计: {written}}}")
    quoted = printed(tmp_path / "quoted", f'{{科目名称: 合计, 合计: "{written}"}}')
    assert bare.text("total") == quoted.text("total") == written


@pytest.mark.parametrize("code", ["2010303", "0123", "1e5", "20103"])
def test_a_code_stays_as_it_is_written(code: str, tmp_path: Path) -> None:
    assert printed(tmp_path, f"{{科目编码: {code}}}").text("subject_code") == code


@pytest.mark.parametrize("word", ["yes", "否", "null", "~", "2030-01-01", "12:30", "MPLS VPN 电路"])
def test_words_that_yaml_would_change_stay_words(word: str, tmp_path: Path) -> None:
    assert printed(tmp_path, f"{{科目名称: {word}}}").text("subject_name") == word


def test_every_value_knows_its_line_and_column(tmp_path: Path) -> None:
    row = printed(tmp_path, "{序号: 1, 科目名称: 合计, 合计: 20.00}")
    assert row.cells == {
        "sequence": Cell("1", 3, 12),
        "subject_name": Cell("合计", 3, 21),
        "total": Cell("20.00", 3, 29),
    }
    assert row.line == 3


def test_a_missing_key_an_empty_value_and_zero(tmp_path: Path) -> None:
    row = printed(tmp_path, "{科目名称: 合计, 合计: 0.00, 基本支出: , 项目支出: ''}")
    assert row.text("total") == "0.00"
    assert row["basic"] == row["project"] == row["operating"] == BLANK
    assert set(row.cells) == {"subject_name", "total"}


def test_columns_under_a_merged_head_are_laid_flat(tmp_path: Path) -> None:
    yaml = """\
部门预算收支总表:
  行:
    - {序号: 1, 收入: {项目: 一、一般公共预算拨款收入, 预算数: 10.00}, 支出: {项目: 一、外交支出}}
"""
    row = table(tmp_path, yaml).rows[0]
    assert row.text("revenue_amount") == "10.00"
    assert row.text("expenditure_item") == "一、外交支出"
    assert row["expenditure_amount"] == BLANK


def test_the_head_line_the_title_the_state_and_the_notes(tmp_path: Path) -> None:
    yaml = """\
部门预算国有资本经营预算财政拨款支出表:
  状态: 空表列示
  题: 国资表
  部门: 101测试局
  预算年度: 2030
  单位: 万元
  注: [没有, 所以空着。]
"""
    found = table(tmp_path, yaml)
    assert (found.form, found.state) == ("state_capital_expenditure", TableState.EMPTY)
    assert found.title.text == "国资表"
    assert {id: cell.text for id, cell in found.head.items()} == {
        "department": "101测试局",
        "year": "2030",
        "unit": "万元",
    }
    assert [note.text for note in found.notes] == ["没有", "所以空着。"]


def test_a_table_without_state_has_data_and_keeps_the_printed_order(tmp_path: Path) -> None:
    yaml = "部门预算财政拨款“三公”经费支出表:\n  状态:\n部门预算支出总表:\n  状态: 不适用\n"
    tables = trees.disclosure(trees.project(tmp_path, {"tables.yml": yaml})).tables
    assert [(t.form, t.state) for t in tables] == [
        ("three_public_expenses", TableState.FILLED),
        ("expenditure_summary", TableState.NOT_APPLICABLE),
    ]


def test_a_project_keeps_plan_goals_and_indicators_in_order(tmp_path: Path) -> None:
    yaml = """\
序号: 3
项目编码: A1
项目名称: 甲项目
预算数: 53.4857
其他资金:
资金支出计划: {12月底: 100%, 3月底: 25}
绩效目标:
  - 1.目标内容
  - 2.又一个
绩效指标:
  - {一级指标: 产出指标, 二级指标: 数量指标, 指标值: ≥97%}
  - {一级指标: 产出指标, 二级指标: 质量指标, 指标值: ">90%"}
"""
    (project,) = trees.disclosure(trees.project(tmp_path, {"projects/A1.yml": yaml})).projects
    assert (project.code, project.name, project.budget.text) == ("A1", "甲项目", "53.4857")
    assert "other_funds" not in project.cells
    assert [(p.label, p.value.text) for p in project.plan] == [("12月底", "100%"), ("3月底", "25")]
    assert [goal.text for goal in project.goals] == ["1.目标内容", "2.又一个"]
    assert [row.text("value") for row in project.indicators] == ["≥97%", ">90%"]


def test_projects_come_in_the_order_of_their_printed_numbers(tmp_path: Path) -> None:
    files = {
        f"projects/{code}.yml": f"{number}项目编码: {code}\n项目名称: 项目\n"
        for code, number in (("A1", "序号: 10\n"), ("A2", "序号: 9\n"), ("A3", ""))
    }
    projects = trees.disclosure(trees.project(tmp_path, files)).projects
    assert [project.code for project in projects] == ["A2", "A1", "A3"]


def test_the_blocks_of_the_text(tmp_path: Path) -> None:
    yaml = """\
正文:
  - 题: 十、名词解释
    栏目: 名词解释
    内容:
      - {序号: 1、, 名词: 财政拨款收入, 释义: 指本级财政拨款。}
      - {名词: 其他, 分隔: " ", 释义: 其余。}
      - 注: 以上。
  - 题: 附表
    内容:
      - 表: 机构设置
        行: [{单位名称: 本级, 单位性质: 事业}]
      - 段: 完
"""
    first, second = trees.disclosure(trees.project(tmp_path, {"narrative.yml": yaml})).narrative
    assert isinstance(first, Heading) and isinstance(second, Heading)
    assert (first.text.text, first.section, second.section) == ("十、名词解释", "glossary", "")
    term, other, note = first.blocks
    assert isinstance(term, Definition) and isinstance(other, Definition)
    assert (term.sequence.text, term.term.text, term.separator) == ("1、", "财政拨款收入", "：")
    assert isinstance(note, Note)
    form, paragraph = second.blocks
    assert isinstance(form, FormBlock) and form.table is not None
    assert form.table.rows[0].text("nature") == "事业"
    assert isinstance(paragraph, Paragraph) and paragraph.text == Cell("完", 12, 12)


def test_the_unquoted_thousands_separator_has_one_finding_of_its_own(tmp_path: Path) -> None:
    """YAML reads ``{合计: 1,352.30}`` as 合计 = 1 and a key 352.30."""
    yaml = f"{USES}:\n  行:\n    - {{科目名称: 合计, 合计: 1,352.30, 基本支出: 2.00}}\n"
    root = trees.project(tmp_path, {"tables.yml": yaml})
    (finding,) = trees.findings(trees.load(root))
    assert str(finding.span) == f"{trees.FOLDER}/tables.yml:3:22"
    assert "1352.30" in finding.hint
    assert finding.blocks
    (row,) = trees.disclosure(root).tables[0].printed_rows
    assert row.text("basic") == "2.00"


def test_an_amount_with_a_separator_in_block_style_is_no_amount(tmp_path: Path) -> None:
    yaml = f"{USES}:\n  行:\n    - 科目名称: 合计\n      合计: 1,352.30\n"
    root = trees.project(tmp_path, {"tables.yml": yaml})
    assert trees.places(trees.load(root)) == ["V-01 tables.yml:4:11"]


def test_the_line_is_quoted_with_a_caret_right_under_chinese_text(tmp_path: Path) -> None:
    yaml = f"{USES}:\n  行:\n    - {{科目名称: 合计, 合汁: 20.00}}\n"
    root = trees.project(tmp_path, {"tables.yml": yaml})
    shown = text.render(
        trees.findings(trees.load(root)), lambda file: (root / file).read_text("utf-8").splitlines()
    )
    quoted, caret = shown.splitlines()[3:5]
    before = quoted.split("| ", 1)[1].split("合汁")[0]
    # Chinese characters are two columns wide in a terminal.
    columns = sum(2 if ord(character) > 0x2E80 else 1 for character in before)
    assert caret.split("| ", 1)[1] == " " * columns + "^" * 4
    assert "是不是“合计”？" in shown


def test_the_path_of_a_finding_leads_through_the_keys(tmp_path: Path) -> None:
    yaml = f"{USES}:\n  行:\n    - {{科目名称: 合计}}\n    - {{合计: 二十}}\n"
    root = trees.project(tmp_path, {"tables.yml": yaml})
    (finding,) = trees.findings(trees.load(root))
    assert finding.locations[0].path == f"tables.yml/{USES}/行/2/合计"


def test_limits_of_depth_hold_for_narrative(tmp_path: Path) -> None:
    deep = "".join(f"{' ' * 4 * n}- 题: 题\n{' ' * 4 * n}  内容:\n" for n in range(20))
    root = trees.project(tmp_path, {"narrative.yml": f"正文:\n{deep}"})
    codes = {finding.rule.code for finding in trees.findings(trees.load(root))}
    assert codes == {"Y-20"}
