"""The engine as a whole: order, stability, and rules that crash or have nothing to read."""

from pathlib import Path

import pytest

from generator.diagnostics import Outcome, Severity
from generator.rules import engine
from generator.rules.engine import check
from tests import trees
from tests.rules.arithmetic import T1, T3, T6, compare, findings, names, record

WRONG = {
    T6: """\
{科目名称: 合计, 合计: 9.00, 人员经费: 5.00, 公用经费: 3.00}
{科目编码: 301, 科目名称: 工资福利支出, 合计: 9.00, 人员经费: 5.00, 公用经费: 4.00}
""",
    T3: """\
{科目名称: 合计, 合计: 9.00, 基本支出: 5.00, 项目支出: 3.00}
{科目编码: 201, 科目名称: 一般公共服务支出, 合计: 2.00, 基本支出: 3.00}
""",
}


def test_findings_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    found = findings(record(tmp_path, WRONG))
    spans = [finding.span for finding in found]
    assert len(spans) > 3
    assert spans == sorted(spans)


def test_the_same_data_give_the_same_result(tmp_path: Path) -> None:
    first = check(record(tmp_path / "a", WRONG), names())
    second = check(record(tmp_path / "b", WRONG), names())
    assert first == second


def test_the_model_is_not_altered(tmp_path: Path) -> None:
    found = record(tmp_path, WRONG)
    before = repr(found)
    check(found, names())
    assert repr(found) == before


def test_a_cell_that_is_no_figure_is_reported_once_by_loading_and_compared_nowhere(
    tmp_path: Path,
) -> None:
    yaml = f"""\
{T3}:
  行:
    - {{科目名称: 合计, 合计: 8.00, 基本支出: 8.00}}
    - {{科目编码: 201, 科目名称: 一般公共服务支出, 合计: 5万, 基本支出: 5.00}}
    - {{科目编码: 208, 科目名称: 社会保障和就业支出, 合计: 3.00, 基本支出: 3.00}}
{T1}:
  行:
    - {{收入: {{项目: 单位资金, 预算数: 8.00}}, 支出: {{项目: 一、一般公共服务支出, 预算数: 5.00}}}}
    - {{支出: {{项目: 八、社会保障和就业支出, 预算数: 3.00}}}}
"""
    root = trees.project(tmp_path, {"tables.yml": yaml})
    assert trees.places(trees.load(root)) == ["V-01 tables.yml:4:39"]
    found = trees.disclosure(root)
    assert [f for f in findings(found) if f.severity is Severity.ERROR] == []
    unchecked = {c.rule for c in compare(found) if c.outcome is Outcome.UNCHECKED}
    assert unchecked >= {"T3-R1", "T3-H1", "X-07"}


def test_a_rule_that_crashes_is_one_finding_and_the_others_run_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_: object) -> list[object]:
        raise KeyError("x")

    monkeypatch.setattr(engine, "compare_arithmetic", crash)
    found = check(record(tmp_path, WRONG), names()).findings
    crashed = [finding for finding in found if "运行出错" in finding.message]
    assert len(crashed) == 1
    assert crashed[0].blocks
