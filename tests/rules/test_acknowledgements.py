"""原文如此: an acknowledgement covers exactly one finding, and is stale when the figures change."""

from pathlib import Path

from generator.diagnostics import Finding, Severity
from generator.rules.acknowledgements import STALE
from generator.rules.engine import check
from tests.rules.arithmetic import T6, findings, names, record

ROWS = """\
{科目名称: 合计, 合计: 9.00, 人员经费: 5.00, 公用经费: 3.00}
{科目编码: 301, 科目名称: 工资福利支出, 合计: 9.00, 人员经费: 5.00, 公用经费: 4.00}
"""
PLACE = f"tables.yml/{T6}/合计/合计"
ENTRY = f"- {{规则: T6-R1, 位置: {PLACE}, 应为: 8.00, 实为: 9.00, 说明: 原件如此，已核对}}\n"


def checked(root: Path, entries: str, rows: str = ROWS) -> list[Finding]:
    """The arithmetic findings with these acknowledgements."""
    return findings(record(root, {T6: rows}, {"acknowledgements.yml": entries}))


def stale(found: list[Finding]) -> list[str]:
    """Where acknowledgements are that acknowledge nothing."""
    return [str(finding.span) for finding in found if finding.rule.code == "K-09"]


def test_the_finding_keeps_its_reason_and_blocks_nothing(tmp_path: Path) -> None:
    found = {f.rule.code: f for f in checked(tmp_path, ENTRY)}
    assert found["T6-R1"].acknowledged == "原件如此，已核对"
    assert not found["T6-R1"].blocks
    # 公用经费 of the total is off as well: another finding, still open.
    assert found["T6-H1"].acknowledged is None
    assert found["T6-H1"].blocks


def test_other_figures_open_it_again_and_the_entry_is_stale(tmp_path: Path) -> None:
    found = checked(tmp_path, ENTRY, ROWS.replace("公用经费: 3.00", "公用经费: 3.50"))
    (open_again,) = [f for f in found if f.rule.code == "T6-R1"]
    assert (open_again.expected, open_again.acknowledged) == ("8.50", None)
    assert open_again.blocks


def test_a_stale_entry_is_a_warning_at_its_line(tmp_path: Path) -> None:
    assert STALE.severity is Severity.WARNING
    for number, (old, new) in enumerate(
        [
            ("T6-R1", "T6-R2"),
            ("/合计/合计", "/301/合计"),
            ("应为: 8.00", "应为: 8.0"),
            ("实为: 9.00, ", ""),
        ]
    ):
        entry = ENTRY.replace(old, new)
        found = record(tmp_path / str(number), {T6: ROWS}, {"acknowledgements.yml": entry})
        result = list(check(found, names()).findings)
        assert stale(result) == ["data/999901/101/2030/acknowledgements.yml:1:8"], old
        assert any(f.rule.code == "T6-R1" and f.blocks for f in result)


def test_a_rounding_difference_can_be_acknowledged_too(tmp_path: Path) -> None:
    rows = "{科目名称: 合计, 合计: 8.01, 人员经费: 5.00, 公用经费: 3.00}"
    entry = ENTRY.replace("9.00", "8.01")
    (finding,) = checked(tmp_path, entry, rows)
    assert (finding.severity, finding.acknowledged) == (Severity.NOTICE, "原件如此，已核对")


def test_a_row_put_in_above_leaves_the_acknowledgement_in_force(tmp_path: Path) -> None:
    """The place is told by code or name: a row more does not move it."""
    above = "{科目编码: 301, 科目名称: 工资福利支出, 合计: 9.00, 人员经费: 5.00, 公用经费: 4.00}\n"
    rows = above + ROWS.splitlines()[0] + "\n"
    found = [f for f in checked(tmp_path, ENTRY, rows) if f.rule.code == "T6-R1"]
    assert [f.acknowledged for f in found] == ["原件如此，已核对"]


def test_a_blank_side_is_left_out_of_the_entry(tmp_path: Path) -> None:
    rows = "{科目名称: 合计, 人员经费: 5.00, 公用经费: 3.00}"
    entry = ENTRY.replace("实为: 9.00, ", "")
    (finding,) = checked(tmp_path, entry, rows)
    assert (finding.expected, finding.actual, finding.difference) == ("8.00", "", None)
    assert finding.acknowledged == "原件如此，已核对"
