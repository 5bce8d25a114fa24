"""The editor's schemas: what is in the data fits them, what clerks get wrong does not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from generator.exchange.schema import (
    SETTINGS_FILE,
    all_schemas,
    editor_settings,
    json_schema,
    kinds,
    schema_file,
    schema_files,
    shape,
)
from generator.forms.editions import DEFAULT
from generator.load.binding import bind
from generator.load.problems import Problems
from generator.load.reader import read_file, read_text
from generator.load.writing import yaml_files
from tests.exchange.editor import in_editor, kind_of, mistakes

ROOT = Path(__file__).parents[2]
_README = re.compile(r"```yaml\n# (data/\S+\.yml)\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("kind", kinds())
def test_each_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(json_schema(kind, DEFAULT))


def test_every_value_of_a_certain_form_is_explained() -> None:
    bare: list[str] = []

    def walk(schema: Any) -> None:
        for key, field in schema.get("properties", {}).items():
            if {"pattern", "enum"} & field.keys() and not field.get("description"):
                bare.append(key)
        for value in schema.values():
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    walk(inner)

    for schema in all_schemas(DEFAULT).values():
        walk(schema)
    assert bare == []


DATA_FILES = [path.relative_to(ROOT).as_posix() for path in yaml_files([ROOT / "data"])]


@pytest.mark.parametrize("path", DATA_FILES)
def test_the_data_fits(path: str) -> None:
    root = read_file(ROOT / path, path).root
    assert mistakes(kind_of(path), in_editor(root)) == []


def test_the_example_of_the_readme_fits() -> None:
    for path, text in _README.findall((ROOT / "README.md").read_text("utf-8")):
        assert mistakes(kind_of(path), in_editor(read_text(text, path).root)) == [], path


def test_the_readme_has_an_example_of_every_kind() -> None:
    shown = {kind_of(path) for path, _ in _README.findall((ROOT / "README.md").read_text("utf-8"))}
    assert set(kinds()) - shown == {"acknowledgements", "corrections", "words"}


RIGHT = {
    "department": "部门编码: 0301\n部门名称: 局\n联系方式: {电话: 0315-1}\n单位:\n",
    "disclosure": "类型: 绩效文本\n草稿: 是\n公开日期: 2030-02-01\n批复日期:\n",
    "tables": "部门预算支出总表:\n  行:\n    - {序号: 1, 合计: '53.4857', 项目支出: }\n",
    "narrative": "正文:\n  - 题: 一\n    内容:\n      - {题: （一）, 内容: [{段: 2030年}]}\n",
    "project": "项目编码: 13A-1\n项目名称: 甲\n预算数: -20.00\n绩效目标: [1.一]\n",
    "procurement": "行: [{项目名称: 合计, 政府采购金额: {合计: 1}}]\n",
    "assets": "截止时间: 2029-12-31\n行: [{项目: 一, 数量: 1, 价值: 2.50}]\n",
    "acknowledgements": "- {规则: T6-H2, 位置: a/b, 说明: 原文如此, 应为: 70.00}\n",
    "corrections": "- {日期: 2030-03-01, 位置: a/b, 原因: 差错}\n",
    "words": "错字: {旨费: 经费}\n占位符: [待填]\n",
}


def loader_errors(kind: str, text: str) -> list[str]:
    root = read_text(text, kind).root
    assert root is not None
    problems = Problems(kind)
    bind(root, shape(kind, DEFAULT), problems)
    return [finding.message for finding in problems.findings]


@pytest.mark.parametrize("kind", kinds())
def test_what_is_right_fits(kind: str) -> None:
    assert mistakes(kind, in_editor(read_text(RIGHT[kind], kind).root)) == []
    assert loader_errors(kind, RIGHT[kind]) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("department", "部门编码: 301\n"),
        ("department", "部门编码: 301\n部门名称:\n"),
        ("department", "部门编码: ../x\n部门名称: 局\n"),
        ("department", "部门编码: 301\n部门名称: 局\n单位: {单位编码: 1, 单位名称: 甲}\n"),
        ("disclosure", "类型: 全部公开\n"),
        ("disclosure", "类型: 完整公开\n版式: 没有的版式\n"),
        ("disclosure", "类型: 完整公开\n草稿: true\n"),
        ("disclosure", "类型: 完整公开\n公开日期: 2030年2月\n"),
        ("disclosure", "类型: 完整公开\n目录:\n  条目:\n    - {题: 一, 条目: [{页: 1}]}\n"),
        ("tables", "部门预算支出总表:\n  行:\n    - {合计: 20万}\n"),
        ("tables", "部门预算支出总表:\n  行:\n    - {合计: '1,352.30'}\n"),
        ("tables", "部门预算支出总表:\n  行:\n    - {合计数: 1.00}\n"),
        ("tables", "部门预算支出总表:\n  - {合计: 1.00}\n"),
        ("tables", "部门预算支出总表:\n  状态: 空\n"),
        ("tables", "部门支出总表:\n  状态: 有数据\n"),
        ("tables", "部门预算收支总表:\n  行: [{收入: {金额: 1.00}}]\n"),
        ("narrative", "正文:\n  - 题: 一\n    内容:\n      - {题: 二, 内容: [{段落: 三}]}\n"),
        ("narrative", "正文:\n  - {段: 一, 题: 二}\n"),
        ("narrative", "正文:\n  - {题: 一, 栏目: 没有的栏目}\n"),
        ("narrative", "正文: 一段\n"),
        ("narrative", "- 段: 一\n"),
        ("project", "项目名称: 甲\n"),
        ("project", "项目编码: A1\n项目名称: 甲\n预算书: 1.00\n"),
        ("project", "项目编码: A1\n项目名称: 甲\n资金支出计划: {4月底: 1%}\n"),
        ("project", "项目编码: A1\n项目名称: 甲\n绩效目标: 完成任务\n"),
        ("procurement", "行: [{项目名称: 甲, 合计: 1.00}]\n"),
        ("assets", "行: [{项目: 甲, 数量: 一台}]\n"),
        ("acknowledgements", "规则: T6-H2\n"),
        ("corrections", "- {日期: 三月, 位置: a, 原因: b}\n"),
        ("words", "错别字: {旨费: 经费}\n"),
    ],
)
def test_what_clerks_get_wrong_does_not_fit(kind: str, text: str) -> None:
    assert mistakes(kind, in_editor(read_text(text, kind).root))
    assert loader_errors(kind, text)


def test_the_settings_lead_each_kind_of_file_to_its_schema() -> None:
    settings = editor_settings(".vscode/schemas")["yaml.schemas"]
    assert settings["./.vscode/schemas/project.schema.json"] == "data/*/*/*/projects/*.yml"
    assert list(settings) == [f"./.vscode/schemas/{schema_file(kind)}" for kind in kinds()]


def test_the_files_written_are_the_schemas_and_the_settings() -> None:
    files = schema_files(DEFAULT, "schemas")
    assert json.loads(files["tables.schema.json"]) == json_schema("tables", DEFAULT)
    assert json.loads(files[SETTINGS_FILE]) == editor_settings("schemas")
    assert len(files) == len(kinds()) + 1
    assert all("\\u" not in text for text in files.values())
