"""A disclosure made of several files: each is read for itself, and all are reported together."""

from pathlib import Path

from generator.model.disclosure import Kind
from tests import trees


def test_all_broken_files_are_reported_and_the_others_are_read(tmp_path: Path) -> None:
    root = trees.project(
        tmp_path,
        {
            "tables.yml": "部门预算支出总表: {状态: 空表列示\n",
            "narrative.yml": "正文:\n  - 题: 一\n    肉容: []\n",
            "procurement.yml": "行: 无\n",
            "assets.yml": "行:\n  - {项目: 资产总额, 价值: 多}\n",
            "projects/A1.yml": "项目编码: A1\n项目名称: 甲\n预算数: 20万\n",
            "projects/A2.yml": "项目编码：A2\n",
            "projects/A3.yml": "项目编码: A3\n项目名称: 丙\n",
            "data/999901/101/department.yml": "部门编号: 101\n部门名称: 测试局\n",
            "data/999901/101/2031/disclosure.yml": "类型: 全部公开\n",
        },
    )
    dataset = trees.load(root)
    by_file: dict[str, list[str]] = {}
    for finding in trees.findings(dataset):
        by_file.setdefault(finding.span.file.removeprefix("data/999901/101/"), []).append(
            finding.rule.code
        )
    assert by_file.keys() == {
        "department.yml",
        "2030/assets.yml",
        "2030/narrative.yml",
        "2030/procurement.yml",
        "2030/projects/A1.yml",
        "2030/projects/A2.yml",
        "2030/tables.yml",
        "2031/disclosure.yml",
    }
    assert by_file["department.yml"] == ["K-01", "K-03"]
    assert by_file["2030/narrative.yml"] == ["K-01"]
    assert by_file["2030/procurement.yml"] == ["K-02"]
    assert by_file["2030/assets.yml"] == by_file["2030/projects/A1.yml"] == ["V-01"]
    assert by_file["2031/disclosure.yml"] == ["K-05"]
    first, second = dataset.disclosures
    assert first.disclosure is not None and second.disclosure is not None
    assert [p.code for p in first.disclosure.projects] == ["A1", "A3"]
    assert first.incomplete == ("tables.yml", "projects/A2.yml")


def test_findings_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    root = trees.project(
        tmp_path,
        {
            "tables.yml": "丁: 1\n丙: 2\n",
            "narrative.yml": "正文: []\n乙: 3\n",
            "projects/A1.yml": "项目编码: A1\n项目名称: 甲\n甲: 1\n",
        },
    )
    (loaded,) = trees.load(root).disclosures
    spans = [finding.span for finding in loaded.findings]
    assert spans == sorted(spans)
    assert trees.load(root).disclosures[0] == loaded


def test_what_the_disclosure_says_of_itself(tmp_path: Path) -> None:
    yaml = """\
类型: 绩效文本
版式: 河北部门预算
标题: 测试局2030年部门预算绩效文本
封面: [测试局, 二〇三〇年]
目录:
  题: 目录
  条目:
    - 题: 第一部分
      条目:
        - {题: 一、总体绩效目标, 页: 1}
次序: [绩效文本]
公开日期: 2030-02-01
批复日期: 2030-01-20
草稿: 是
撤回: {日期: 2030-03-01, 原因: 有误}
来源: {文件: original.txt, 网址: https://example.org/a, 说明: 转换}
联系方式: {电话: 0315-1234567}
"""
    root = trees.project(tmp_path, {"disclosure.yml": yaml, "source/original.txt": "原文"})
    assert trees.places(trees.load(root)) == []
    record = trees.disclosure(root)
    assert record.kind is Kind.PERFORMANCE
    assert record.title.text == "测试局2030年部门预算绩效文本"
    assert [line.text for line in record.cover] == ["测试局", "二〇三〇年"]
    assert record.contents is not None
    (part,) = record.contents.entries
    assert (part.entries[0].text.text, part.entries[0].page.text) == ("一、总体绩效目标", "1")
    assert record.order == ("绩效文本",)
    assert (record.published.text, record.approved.text) == ("2030-02-01", "2030-01-20")
    assert record.draft
    assert record.withdrawal is not None and record.withdrawal.reason.text == "有误"
    assert record.source.file.text == "original.txt"
    assert (record.source.address.text, record.source.remark.text) == (
        "https://example.org/a",
        "转换",
    )
    assert [(key, cell.text) for key, cell in record.contact] == [("电话", "0315-1234567")]


def test_acknowledgements_and_corrections(tmp_path: Path) -> None:
    files = {
        "acknowledgements.yml": """\
- {规则: T6-H2, 位置: tables.yml/表/301/合计, 应为: 2.00, 实为: 1.00, 说明: 原文如此}
""",
        "corrections.yml": """\
- {日期: 2030-05-01, 位置: 甲项目 预算数, 原为: 20.00, 改为: 21.00, 原因: 录入有误}
""",
    }
    record = trees.disclosure(trees.project(tmp_path, files))
    (entry,) = record.acknowledgements
    assert (entry.rule.text, entry.expected.text, entry.actual.text) == ("T6-H2", "2.00", "1.00")
    (correction,) = record.corrections
    assert (correction.date.text, correction.after.text) == ("2030-05-01", "21.00")


def test_a_disclosure_that_cannot_be_read_keeps_the_rest(tmp_path: Path) -> None:
    root = trees.project(tmp_path, {"disclosure.yml": "类型：完整公开\n"})
    (loaded,) = trees.load(root).disclosures
    assert loaded.disclosure is not None
    assert [project.code for project in loaded.disclosure.projects] == ["A1"]
    assert any(finding.blocks for finding in loaded.findings)
    assert "disclosure.yml" in loaded.incomplete
