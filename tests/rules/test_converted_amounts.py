"""F-04 where a document counted in 元: one word a table, and what is too short still stands out."""

from pathlib import Path

from generator.diagnostics import Finding
from tests.rules.disclosure_fixture import Fixture, check_fixture

HEAD = "类型: 完整公开\n版式: 河北部门预算\n"


def found(folder: Path, *amounts: str) -> list[Finding]:
    rows = "".join(f"    - {{项目: 第{n}项, 合计: {a}}}\n" for n, a in enumerate(amounts))
    files = {
        "department.yml": "部门编码: 301\n部门名称: 玉田县示例局\n",
        "disclosure.yml": HEAD,
        "tables.yml": f"部门预算财政拨款“三公”经费支出表:\n  行:\n{rows}",
    }
    checked = check_fixture(Fixture(files), folder)
    return [finding for finding in checked.findings if finding.rule.code == "F-04"]


def test_many_longer_amounts_are_one_finding(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "1.2345", "2.00", "0.123456", "3.3333", "4.4444", "5.00")
    assert "4 格" in finding.message and "元" in finding.message
    assert len(finding.places) == 4


def test_a_single_digit_among_them_is_told_by_itself(tmp_path: Path) -> None:
    messages = [f.message for f in found(tmp_path, "1.2345", "0.5", "0.1234", "3.3333", "4.4444")]
    assert len(messages) == 2
    assert any("0.5 不是两位小数" in message for message in messages)


def test_few_longer_amounts_are_told_one_by_one(tmp_path: Path) -> None:
    assert len(found(tmp_path, "1.2345", "2.00", "3.3333", "4.00")) == 2
