"""A department: its names, its units, the codes it had."""

from pathlib import Path

from tests import trees

FILE = f"data/{trees.REGION}/{trees.DEPARTMENT}/department.yml"


def test_everything_a_department_says(tmp_path: Path) -> None:
    yaml = """\
部门编码: 101
部门名称: 测试局
单位:
  - {单位编码: 101001, 单位名称: 测试局本级}
曾用名称: [测试办公室]
曾用编码: ["099"]
联系方式: {电话: 0315-1234567, 邮箱: a@example.org}
"""
    dataset = trees.load(trees.project(tmp_path, {FILE: yaml}))
    assert trees.places(dataset) == []
    department = dataset.departments[trees.REGION, trees.DEPARTMENT]
    assert (department.code, department.name.text) == ("101", "测试局")
    assert [(u.code.text, u.name.text) for u in department.units] == [("101001", "测试局本级")]
    assert [name.text for name in department.former_names] == ["测试办公室"]
    assert [code.text for code in department.former_codes] == ["099"]
    assert [key for key, _ in department.contact] == ["电话", "邮箱"]


def test_the_same_code_in_two_regions_is_two_departments(tmp_path: Path) -> None:
    root = trees.project(
        tmp_path,
        {
            "data/reference/regions.csv": "code,name\n999901,测试县\n999902,邻县\n",
            "data/999902/101/department.yml": "部门编码: 101\n部门名称: 邻县局\n",
        },
    )
    departments = trees.load(root).departments
    assert {key: d.name.text for key, d in departments.items()} == {
        ("999901", "101"): "测试局",
        ("999902", "101"): "邻县局",
    }


def test_an_unreadable_department_does_not_hide_its_disclosures(tmp_path: Path) -> None:
    dataset = trees.load(trees.project(tmp_path, {FILE: "部门编码: [101\n"}))
    assert dataset.departments == {}
    assert [finding.span.file for finding in dataset.findings] == [FILE]
    assert dataset.disclosures[0].disclosure is not None
