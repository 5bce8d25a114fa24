"""Findings that came and went: what only moved is neither, and how each is told."""

from pathlib import Path

import pytest

from generator.changes import markdown, text
from generator.changes.problems import compare_problems
from generator.diagnostics import DefectClass, Finding, Location, Rule, Severity, Span
from generator.load.structure_rules import UNFILLED
from tests.changes.repository import FOLDER, PROJECT, TABLES, TEXT, commit, git, put, report

WAGES = "科目名称: 工资福利支出, 合计: "
RULE = Rule("Z-01", "z", "缺数", Severity.ERROR, DefectClass.ARITHMETIC, "")


def found(path: str, message: str = "缺数", file: str = "", label: str = "") -> Finding:
    """A finding at a data path."""
    span = Span(file or f"d/{path.split('/', 1)[0]}", 1, 1)
    return Finding(RULE, RULE.severity, message, (Location(span, label or path, path),))


def test_a_finding_of_a_text_or_project_that_is_called_otherwise_now_is_no_other(
    root: Path,
) -> None:
    code = "13022926P00301110002U"
    put(
        root,
        TEXT,
        "2026年支出预算120.00万元，其中：基本支出90",
        "2026年支出预算120.00万元，其中：基本支出91",
    )
    put(root, PROJECT, "预算数: 30.00", "预算数: 31.00")
    before = report(root).problems.broken
    assert {TEXT, PROJECT} <= {item.file for item in before}
    commit(root)
    put(root, TEXT, "2026年支出预算120.00万元", "2026年，支出预算120.00万元")
    put(root, PROJECT, "13022926P003011100018", code)
    git(root, "mv", PROJECT, f"{FOLDER}/projects/{code}.yml")
    problems = report(root).problems
    assert not problems.broken and not problems.satisfied


def test_of_a_table_a_row_that_was_mended_and_another_that_was_spoilt_are_two() -> None:
    one, other = found("tables.yml/表/201/合计"), found("tables.yml/表/202/合计")
    problems = compare_problems([one], [other], {})
    assert len(problems.broken) == len(problems.satisfied) == 1
    called = [found(f"tables.yml/表/{code}/合计", label="表 机关服务 合计") for code in (201, 202)]
    problems = compare_problems(called[:1], called[1:], {})
    assert not problems.broken and not problems.satisfied


def test_the_finding_that_went_is_named_and_not_the_last_of_its_place() -> None:
    one, other = found("narrative.yml/段", "甲"), found("narrative.yml/段", "乙")
    problems = compare_problems([one, other], [other], {})
    assert [item.message for item in problems.satisfied] == ["甲"]
    assert not problems.broken


def test_what_is_acknowledged_elsewhere_now_is_acknowledged() -> None:
    one, other = found("narrative.yml/段一"), found("narrative.yml/段二").acknowledge("原件如此")
    problems = compare_problems([one], [other], {})
    assert (len(problems.acknowledged), problems.broken, problems.satisfied) == (1, (), ())
    assert len(compare_problems([other], [one], {}).broken) == 1


def marks(root: Path, count: int) -> None:
    rows = "".join(f"    - {{科目名称: 项{n}, 合计: （待填）}}\n" for n in range(count))
    put(root, TABLES, "    - {序号: 7, 科目编码: 30231", f"{rows}    - {{序号: 7, 科目编码: 30231")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_is_to_be_filled_in_is_one_line_for_each_file(root: Path, form: str) -> None:
    render = {"text": text, "markdown": markdown}[form].render
    marks(root, 12)
    changed = report(root)
    assert sum(item.rule == UNFILLED.code for item in changed.problems.broken) == 12
    lines = [line for line in render(changed).splitlines() if "V-06" in line]
    assert len(lines) == 1
    assert "待填占位，共 12 处（第 " in lines[0]
    commit(root)
    put(root, TABLES, "科目名称: 项3, 合计: （待填）", "科目名称: 项3, 合计: 1.00")
    put(root, TABLES, "科目名称: 项5, 合计: （待填）", "科目名称: 另一项, 合计: （待填）")
    problems = report(root).problems
    assert [p.rule for p in problems.satisfied].count(UNFILLED.code) == 1
    assert UNFILLED.code not in [p.rule for p in problems.broken]


def test_the_comment_names_the_cell_as_the_terminal_does(root: Path) -> None:
    put(root, TABLES, f"{WAGES}70.00", f"{WAGES}70.01")
    changed = report(root)
    said = "部门预算一般公共预算财政拨款基本支出表 工资福利支出 合计："
    for shown in (text.render(changed), markdown.render(changed)):
        (line,) = [line for line in shown.splitlines() if "T6-R1" in line]
        assert said in line


def test_a_blank_side_is_called_blank(root: Path) -> None:
    put(root, TABLES, f"{WAGES}70.00, ", f"{WAGES[: -len(', 合计: ')]}, ")
    changed = report(root)
    for shown in (text.render(changed), markdown.render(changed)):
        assert "实为 （空白））" in shown or "应为 （空白）" in shown
        assert "为 ，" not in shown and "为 ）" not in shown


def test_what_was_still_to_be_filled_in_is_told_as_new_money(root: Path) -> None:
    put(root, PROJECT, "预算数: 30.00", "预算数: （待填）")
    put(root, TABLES, f"{WAGES}70.00", f"{WAGES}（待填）")
    before = commit(root)
    put(root, PROJECT, "预算数: （待填）", "预算数: 30.00")
    put(root, TABLES, f"{WAGES}（待填）", f"{WAGES}70.00")
    changed = report(root, before)
    said = "数字有改动的：部门预算一般公共预算财政拨款基本支出表 1 处、项目 示例设备购置项目 1 处"
    assert said in text.render(changed)
    assert said in markdown.render(changed)


def test_a_leading_figure_that_was_a_mark(root: Path) -> None:
    total = "{项目: 收入总计, 预算数: 120.00}"
    put(root, TABLES, total, total.replace("120.00", "（待填）"))
    before = commit(root)
    put(root, TABLES, total.replace("120.00", "（待填）"), total)
    changed = report(root, before)
    assert "收入  （待填） → 120.00  +120.00（原来没有）  万元" in text.render(changed)
    assert "| 120.00 | <code>+120.00（原来没有）</code> | 万元 |" in markdown.render(changed)
    after = commit(root)
    assert "120.00 → （待填）  -120.00（现在没有）" in text.render(report(root, after, before))
