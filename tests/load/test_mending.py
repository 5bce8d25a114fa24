"""What is certain is mended where it stands; what is not stays, and everything else as well."""

import re
from pathlib import Path

import pytest

from generator.forms import files
from generator.forms.editions import DEFAULT
from generator.forms.shape import Value
from generator.load.data_files import expected
from generator.load.mending import mend_file, mend_text
from generator.load.reader import read_text
from generator.load.writing import yaml_files
from tests.trees import ROOT

NBSP, WIDE = "\u00a0", "\u3000"
PROJECT, TABLES = files.project(DEFAULT), files.tables(DEFAULT)
HEAD = "项目编码: A1\n项目名称: 甲\n"

# What is typed in a project's file, and how it should stand.
CERTAIN = [
    ("预算数：80.00", "预算数: 80.00"),
    ("预算数：８０．００", "预算数: 80.00"),
    ("预算数:80.00", "预算数: 80.00"),
    (f"预算数：{WIDE}80.00", "预算数: 80.00"),
    (f"预算数:{NBSP}80.00", "预算数: 80.00"),
    ("预算数: 1,352.30", "预算数: 1352.30"),
    ('预算数: "1,352.30"', '预算数: "1352.30"'),
    ("预算数: 1，352，000.30  # 注", "预算数: 1352000.30  # 注"),
    ("预算数: ￥80.00", "预算数: 80.00"),
    ("预算数: －80.00", "预算数: -80.00"),
    ("预算数: 80。00", "预算数: 80.00"),
    ("预算数: 80.00万元", "预算数: 80.00"),
    ("预算数: 80.00万", "预算数: 80.00"),
    ("预算数: ８０．００ 万元", "预算数: 80.00"),
    (f"预算数{WIDE}: 80.00", "预算数: 80.00"),
    (f"用途: MPLS{NBSP}VPN", "用途: MPLS VPN"),
    ("用途: 保障\u200b运转", "用途: 保障运转"),
    ("预 算 数: 80.00", "预算数: 80.00"),
    ("财政资金 ： 80.00", "财政资金 ： 80.00"),
    ("用途: >90%", '用途: ">90%"'),
    ("用途: %90  # 注", '用途: "%90"  # 注'),
    ("用途: @甲", '用途: "@甲"'),
    ('用途: >="90"', "用途: '>=\"90\"'"),
    ("资金支出计划: {3月底：25%，6月底：50%}", "资金支出计划: {3月底: 25%, 6月底: 50%}"),
    ("资金支出计划: {3月底:25%, 6月底: 50%}", "资金支出计划: {3月底: 25%, 6月底: 50%}"),
    (
        "绩效指标:\n\t- 一级指标: 产出\n\t  指标值: 1",
        "绩效指标:\n  - 一级指标: 产出\n    指标值: 1",
    ),
    ("绩效指标:\n\t-\t一级指标: 产出", None),
    (f"资金支出计划:\n{WIDE}{WIDE}3月底: 25%", "资金支出计划:\n    3月底: 25%"),
    (f"资金支出计划:\n{WIDE}3月底: 25%\n  6月底: 50%", "资金支出计划:\n  3月底: 25%\n  6月底: 50%"),
    (
        f"资金支出计划:\n{NBSP}{NBSP}3月底: 25%\n  6月底: 5%",
        "资金支出计划:\n  3月底: 25%\n  6月底: 5%",
    ),
    ("资金支出计划:\n\t3月底：25%\n\t6月底:50%", "资金支出计划:\n  3月底: 25%\n  6月底: 50%"),
]

# What may be meant in more than one way, or is a matter of the document.
UNCERTAIN = [
    "预算数: 20元",
    "预算数: 1,35.30",
    "预算数: 约80",
    "预算数: -",
    "某某数：80.00",
    "用途: *甲",
    "用途: !甲",
    "用途: >90% #1",
    '用途: "三公"经费',
    "用途: 其中: 基本支出",
    "绩效目标: [1,352.30]",
    "预算书: 20.00",
    "预算数: 8O.00",
    "资金支出计划: {3月底：25%，某某：50%}",
    "资金支出计划: {3月底: 25%，6月底: 50%，某某：3}",
]


@pytest.mark.parametrize(("typed", "mended"), CERTAIN)
def test_certain(typed: str, mended: str | None) -> None:
    text = f"# 说明：照录\n{HEAD}{typed}\n# 末尾\n"
    found = mend_text(text, "a.yml", PROJECT, "万元")
    wanted = typed if mended is None else mended
    assert found.text == f"# 说明：照录\n{HEAD}{wanted}\n# 末尾\n"
    if mended not in (None, typed):
        assert not [finding for finding in found.findings if finding.blocks]
        assert all(line.rules for line in found.lines)
    assert not mend_text(found.text, "a.yml", PROJECT, "万元").changed


@pytest.mark.parametrize("typed", UNCERTAIN)
def test_uncertain(typed: str) -> None:
    text = f"{HEAD}{typed}\n"
    found = mend_text(text, "a.yml", PROJECT, "万元")
    assert (found.text, found.changed) == (text, False)
    assert typed.startswith("绩效目标") or found.findings


def table(row: str, unit: str = "万元") -> str:
    return f"部门预算支出总表:\n  单位: {unit}\n  行:\n    - {row}\n"


@pytest.mark.parametrize(
    ("row", "mended"),
    [
        ("{科目名称: 合计, 合计: 1,352.30}", "{科目名称: 合计, 合计: 1352.30}"),
        (
            "{科目编码: ２０１, 科目名称: 一般公共服务支出, 合计: 2}",
            "{科目编码: 201, 科目名称: 一般公共服务支出, 合计: 2}",
        ),
        ('{科目编码: "2０１", 合计: 2}', '{科目编码: "201", 合计: 2}'),
        ("{科目名称: 合计, 合计: 1, 352.30}", "{科目名称: 合计, 合计: 1352.30}"),
        ("{科目名称: 合计，合计: 3}", "{科目名称: 合计, 合计: 3}"),
        ('{科目名称: "合计"，合计: 3}', '{科目名称: "合计", 合计: 3}'),
        ("{科目名称：合计，合计：3，基本支出：3}", "{科目名称: 合计, 合计: 3, 基本支出: 3}"),
        ("{科目名称: 会议，培训, 合计: 3}", "{科目名称: 会议，培训, 合计: 3}"),
        ("{科目名称: 合计, 合计: ３.００}", "{科目名称: 合计, 合计: 3.00}"),
    ],
)
def test_rows(row: str, mended: str) -> None:
    found = mend_text(table(row), "tables.yml", TABLES, "万元")
    assert found.text == table(mended)
    assert not [finding for finding in found.findings if finding.blocks]


def test_of_a_code_that_is_none_even_so_nothing_is_certain() -> None:
    found = mend_text(table("{科目编码: ２０１．, 合计: 2}"), "tables.yml", TABLES)
    assert not found.changed
    assert [finding.rule.code for finding in found.findings] == ["V-03"]


def test_only_the_unit_of_the_form_is_taken_out() -> None:
    for unit, typed, kept in (
        ("元", "3.00万元", True),
        ("元", "3.00元", False),
        ("万元", "3.00元", True),
    ):
        found = mend_text(table(f"{{合计: {typed}}}", unit), "tables.yml", TABLES, "万元")
        assert (typed in found.text) == kept


def test_a_number_of_things_has_no_unit() -> None:
    text = "行:\n  - {数量: 10万, 单价: 0.50万元}\n"
    found = mend_text(text, "procurement.yml", files.table(DEFAULT.procurement), "万元")
    assert found.text == "行:\n  - {数量: 10万, 单价: 0.50}\n"


def test_dates() -> None:
    shape = files.disclosure(("河北部门预算",), ("公开表",))
    for typed in ("2026年2月1日", "2026/2/1", "２０２６－０２－０１", "20260201"):
        found = mend_text(f"类型: 完整公开\n公开日期: {typed}\n", "disclosure.yml", shape)
        assert found.text == "类型: 完整公开\n公开日期: 2026-02-01\n"
    for typed in ("2026年2月30日", "2月1日"):
        assert not mend_text(
            f"类型: 完整公开\n公开日期: {typed}\n", "disclosure.yml", shape
        ).changed


def test_an_indentation_that_may_be_meant_in_two_ways_is_left() -> None:
    text = "资金支出计划:\n  3月底:\n    甲: 1\n\t乙: 2\n"
    found = mend_text(text, "a.yml", PROJECT)
    assert found.text == text
    assert {finding.rule.code for finding in found.findings} == {"Y-43"}


def test_many_slips_in_one_file_are_all_mended() -> None:
    rows = "".join(f"    - {{科目名称：项{n}，合计：1,{n:03}.00}}\n" for n in range(200))
    text = f"部门预算支出总表:\n  单位：万元\n  行：\n{rows}"
    found = mend_text(text, "tables.yml", TABLES, "万元")
    assert not found.findings
    assert len(found.lines) == 202
    assert found.text.endswith("    - {科目名称: 项199, 合计: 1199.00}\n")


def test_line_ends_stay() -> None:
    text = "项目编码: A1\r\n项目名称：甲\r\n预算数: 1,000.00\r\n"
    found = mend_text(text, "a.yml", PROJECT)
    assert found.text == "项目编码: A1\r\n项目名称: 甲\r\n预算数: 1000.00\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbf" + f"{HEAD}预算数: 1.00\n".encode(), "BOM"),
        (f"{HEAD}预算数: 1.00\n".encode("gbk"), "GBK"),
        (b"\xff\xfe" + f"{HEAD}预算数: 1.00\n".encode("utf-16-le"), "UTF-16"),
        (b"\xfe\xff" + f"{HEAD}预算数: 1.00\n".encode("utf-16-be"), "UTF-16"),
    ],
)
def test_encodings(data: bytes, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(data)
    found = mend_file(path, "a.yml", PROJECT, "万元")
    assert (found.text, found.encoding) == (f"{HEAD}预算数: 1.00\n", encoding)
    assert not found.findings


def test_slips_in_a_file_of_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(f"{HEAD}预算数：１，０００．００\n".encode("gb18030"))
    assert mend_file(path, "a.yml", PROJECT, "万元").text == f"{HEAD}预算数: 1000.00\n"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04xx", "正文".encode() + b"\xff\xfe", b"\xd6\xd0\xff\xff\xff", b"", b"\0\1"]
)
def test_what_is_no_text_is_left(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(data)
    found = mend_file(path, "a.yml", PROJECT, "万元")
    assert not found.changed
    assert found.findings


def test_our_own_data_need_no_mending() -> None:
    for path in yaml_files([ROOT / "data"]):
        wanted = expected(ROOT / "data", path)
        assert wanted.shape is not None, path
        assert not mend_file(path, path.name, wanted.shape, wanted.unit).changed


def _slips(text: str) -> str:
    """A text as a clerk may type it: colons, digits, commas and blanks of full width."""
    text = re.sub(r"(?<=[^\s\"]): (?=[^\s{\[\"])", "：", text)
    return re.sub(r"(?<=预算数：)[\d.]+", lambda m: m[0].translate(_FULL), text)


_FULL = {ord(c): ord(c) + 0xFEE0 for c in "0123456789."}


def test_our_own_projects_typed_badly_come_back_as_they_were() -> None:
    seen = 0
    for path in yaml_files([ROOT / "data"]):
        if path.parent.name != "projects":
            continue
        text = path.read_text("utf-8")
        typed = _slips(text)
        assert typed != text
        wanted: Value = PROJECT
        assert mend_text(typed, path.name, wanted, "万元").text == text
        seen += 1
    assert seen == 47


def test_each_mend_is_one_that_the_hint_tells() -> None:
    """The mend stands beside the hint: what is put in its place stands in the hint, too."""
    for typed, code in (
        ("预算数：80.00", "Y-41"),
        ("用途: >90%", "Y-45"),
        ("预算数:80.00", "Y-42"),
    ):
        (finding,) = read_text(f"{typed}\n", "a.yml").findings
        assert finding.rule.code == code
        (edit,) = finding.edits
        assert edit.new.strip() in finding.hint
