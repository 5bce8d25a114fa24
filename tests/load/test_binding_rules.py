"""Every rule of structure (K) and of values (V): data that breaks it, and the same data mended."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.load.structure_rules import STRUCTURE_RULES
from tests import trees


@dataclass(frozen=True)
class Case:
    """A file that breaks a rule at ``place`` (line:column), and as it should be."""

    rule: str
    file: str
    bad: str
    place: str
    good: str
    hint: str = ""


CASES = (
    Case(
        "V-07",
        "disclosure.yml",
        "类型: 完整公开\n来源: {网址: 'javascript:alert(1)'}\n",
        "2:10",
        "类型: 完整公开\n来源: {网址: 'HTTPS://www.example.org/文件?a=1'}\n",
        "网址以 http:// 或 https:// 开头",
    ),
    Case(
        "V-08",
        "department.yml",
        "部门编码: 101\n部门名称: 测试局\n联系方式: {证件: 11010519491231002X}\n",
        "3:12",
        "部门编码: 101\n部门名称: 测试局\n联系方式: {电话: 0315-1234567}\n",
        "删去",
    ),
    Case(
        "K-01",
        "projects/A1.yml",
        """\
项目编码: A1
项目名称: 甲项目
预算书: 20.00
""",
        "3:1",
        """\
项目编码: A1
项目名称: 甲项目
预算数: 20.00
""",
        "是不是“预算数”？",
    ),
    Case(
        "K-01",
        "tables.yml",
        """\
部门预算支出总表:
  行:
    - {序号: 1, 科目名称: 合计, 合计: 20.00, 基本支处: 20.00}
""",
        "3:36",
        """\
部门预算支出总表:
  行:
    - {序号: 1, 科目名称: 合计, 合计: 20.00, 基本支出: 20.00}
""",
        "是不是“基本支出”？",
    ),
    Case(
        "K-01",
        "tables.yml",
        "部门支出总表:\n  状态: 空表列示\n",
        "1:1",
        "部门预算支出总表:\n  状态: 空表列示\n",
        "是不是“部门预算支出总表”？",
    ),
    Case(
        "K-01",
        "department.yml",
        "部门编码: 101\n部门名称: 测试局\n网址: example.org\n",
        "3:1",
        "部门编码: 101\n部门名称: 测试局\n",
        "可用的键：部门编码、部门名称、单位、曾用名称、曾用编码、联系方式",
    ),
    Case(
        "K-02",
        "projects/A1.yml",
        """\
项目编码: A1
项目名称: 甲项目
绩效目标: 完成任务
""",
        "3:7",
        """\
项目编码: A1
项目名称: 甲项目
绩效目标:
  - 完成任务
""",
        "每一项单独一行，以“- ”开头",
    ),
    Case(
        "K-02",
        "projects/A1.yml",
        """\
项目编码: A1
项目名称: [甲项目]
""",
        "2:7",
        """\
项目编码: A1
项目名称: 甲项目
""",
        "文字里有 { [ , 或冒号时请加英文双引号",
    ),
    Case(
        "K-02",
        "tables.yml",
        """\
部门预算支出总表:
  行:
    - 合计 20.00
""",
        "3:7",
        """\
部门预算支出总表:
  行:
    - {科目名称: 合计, 合计: 20.00}
""",
        "它的键有：",
    ),
    Case(
        "K-02",
        "disclosure.yml",
        "类型: 完整公开\n联系方式: 0315-1234567\n",
        "2:7",
        "类型: 完整公开\n联系方式: {电话: 0315-1234567}\n",
        "如 {电话: ",
    ),
    Case(
        "K-02",
        "narrative.yml",
        "正文:\n  - 第一段\n",
        "2:5",
        "正文:\n  - 段: 第一段\n",
        "每项以其中一个键开头：名词、表、题、段、注",
    ),
    Case(
        "K-03",
        "projects/A1.yml",
        "项目编码: A1\n预算数: 20.00\n",
        "1:1",
        "项目编码: A1\n项目名称: 甲项目\n预算数: 20.00\n",
        "补上一行“项目名称: …”",
    ),
    Case(
        "K-03",
        "projects/A1.yml",
        "项目编码: A1\n项目名称:\n",
        "1:1",
        "项目编码: A1\n项目名称: 甲项目\n",
        "补上一行“项目名称: …”",
    ),
    Case(
        "K-03",
        "projects/A1.yml",
        '项目编码: A1\n项目名称: " "\n',
        "1:1",
        "项目编码: A1\n项目名称: 甲项目\n",
        "补上一行“项目名称: …”",
    ),
    Case(
        "K-03",
        "narrative.yml",
        "正文:\n  - 提: 一、部门职责\n",
        "2:5",
        "正文:\n  - 题: 一、部门职责\n",
        "每项写明 名词、表、题、段、注 之一",
    ),
    Case(
        "K-11",
        "data/reference/regions.csv",
        "代码,名称\n999901,测试县\n",
        "1:1",
        "code,name\n999901,测试县\n",
        "第一行应当是 code,name",
    ),
    Case(
        "K-04",
        "projects/A1.yml",
        "序号: 1\n项目编码: A2\n项目名称: 甲项目\n",
        "2:7",
        "序号: 1\n项目编码: A1\n项目名称: 甲项目\n",
        "把文件改名为 A2.yml，或改正项目编码",
    ),
    Case(
        "K-04",
        "department.yml",
        "部门编码: 102\n部门名称: 测试局\n",
        "1:7",
        "部门编码: 101\n部门名称: 测试局\n",
        "两者应当相同",
    ),
    Case(
        "K-05",
        "tables.yml",
        "部门预算支出总表:\n  状态: 空表\n",
        "2:7",
        "部门预算支出总表:\n  状态: 空表列示\n",
        "是不是“空表列示”？",
    ),
    Case(
        "K-05",
        "disclosure.yml",
        "类型: 完整公开\n版式: 某省某市\n",
        "2:5",
        "类型: 完整公开\n版式: 河北部门预算\n",
        "可选：河北部门预算",
    ),
    Case(
        "K-05",
        "narrative.yml",
        "正文:\n  - {题: 八、政府采购, 栏目: 政府采构}\n",
        "2:21",
        "正文:\n  - {题: 八、政府采购, 栏目: 政府采购}\n",
        "是不是“政府采购”？",
    ),
    Case(
        "K-08",
        "narrative.yml",
        """\
正文:
  - {题: 八、政府采购, 栏目: 政府采购}
  - {题: 九、国有资产, 栏目: 政府采购}
""",
        "3:9",
        """\
正文:
  - {题: 八、政府采购, 栏目: 政府采购}
  - {题: 九、国有资产, 栏目: 国有资产}
""",
        "一个栏目只能有一个标题",
    ),
    Case(
        "K-05",
        "disclosure.yml",
        "类型: 完整公开\n次序: [公开表, 情况说名]\n",
        "2:11",
        "类型: 完整公开\n次序: [公开表, 情况说明]\n",
        "是不是“情况说明”？",
    ),
    Case(
        "K-08",
        "disclosure.yml",
        "类型: 完整公开\n次序: [公开表, 情况说明, 公开表]\n",
        "1:1",
        "类型: 完整公开\n次序: [公开表, 情况说明]\n",
        "每一部分只写一次",
    ),
    Case(
        "K-13",
        "tables.yml",
        """\
部门预算收入总表:
  状态: 空表列示
部门预算支出总表:
  状态: 空表列示
  行:
    - {科目名称: 合计, 合计: 20.00}
""",
        "4:1",
        """\
部门预算收入总表:
  状态: 空表列示
部门预算支出总表:
  状态: 有数据
  行:
    - {科目名称: 合计, 合计: 20.00}
""",
        "有数据的写“状态: 有数据”",
    ),
    Case(
        "K-13",
        "tables.yml",
        """\
部门预算支出总表:
  状态: 不适用
  行:
    - {科目名称: 合计, 合计: 0.00}
""",
        "2:1",
        """\
部门预算支出总表:
  状态: 不适用
  行:
    - {科目名称: 合计}
""",
        "确实没有的，删去这些行",
    ),
    Case(
        "K-13",
        "procurement.yml",
        "状态: 空表列示\n行:\n  - {项目名称: 甲, 数量: 2}\n",
        "1:1",
        "状态: 有数据\n行:\n  - {项目名称: 甲, 数量: 2}\n",
        "有数据的写“状态: 有数据”",
    ),
    Case(
        "K-13",
        "tables.yml",
        "部门预算支出总表:\n  状态: 有数据\n",
        "2:1",
        "部门预算支出总表:\n  状态: 空表列示\n",
        "没有数据的写“状态: 空表列示”并加注说明",
    ),
    Case(
        "K-13",
        "assets.yml",
        "状态: 有数据\n行: []\n",
        "1:1",
        "注: [本部门无固定资产]\n",
        "补上各行",
    ),
    Case(
        "V-01",
        "projects/A1.yml",
        "项目编码: A1\n项目名称: 甲项目\n预算数: 20万\n",
        "3:6",
        "项目编码: A1\n项目名称: 甲项目\n预算数: 20\n",
        "单位由表头统一写明，这里只写数字",
    ),
    Case(
        "V-01",
        "tables.yml",
        "部门预算支出总表:\n  行:\n    - {科目名称: 合计, 合计: '1,352.30'}\n",
        "3:22",
        "部门预算支出总表:\n  行:\n    - {科目名称: 合计, 合计: '1352.30'}\n",
        "应写作 1352.30",
    ),
    Case(
        "V-01",
        "projects/A1.yml",
        f"项目编码: A1\n项目名称: 甲项目\n预算数: {'9' * 40}\n",
        "3:6",
        "项目编码: A1\n项目名称: 甲项目\n预算数: 99999999\n",
        "金额最多 24 位数字",
    ),
    Case(
        "V-02",
        "disclosure.yml",
        "类型: 完整公开\n公开日期: 2030年2月\n",
        "2:7",
        "类型: 完整公开\n公开日期: 2030-02-28\n",
        "写成 年-月-日",
    ),
    Case(
        "V-02",
        "disclosure.yml",
        "类型: 完整公开\n公开日期: 2030-02-30\n",
        "2:7",
        "类型: 完整公开\n公开日期: 2030-02-28\n",
        "没有 30 日",
    ),
    Case(
        "V-03",
        "department.yml",
        "部门编码: 101\n部门名称: 测试局\n单位:\n  - {单位编码: ../1, 单位名称: 本级}\n",
        "4:12",
        "部门编码: 101\n部门名称: 测试局\n单位:\n  - {单位编码: 101001, 单位名称: 本级}\n",
        "编码只能由数字、英文字母和短横线组成",
    ),
    Case(
        "V-03",
        "department.yml",
        "部门编码: 101\n部门名称: 测试局\n单位:\n  - {单位编码: 101００1, 单位名称: 本级}\n",
        "4:12",
        "部门编码: 101\n部门名称: 测试局\n单位:\n  - {单位编码: 101001, 单位名称: 本级}\n",
        "全角要改成半角：应写作 101001",
    ),
    Case(
        "V-04",
        "disclosure.yml",
        "类型: 完整公开\n草稿: 对\n",
        "2:5",
        "类型: 完整公开\n草稿: 否\n",
    ),
    Case(
        "V-05",
        "data/reference/regions.csv",
        "code,name\n999902,邻县\n",
        "1:1",
        "code,name\n999902,邻县\n999901,测试县\n",
        "加一行“999901,名称”",
    ),
)
# K-06, K-07 and K-12 are shown by the files that are there, not by what is in them:
# test_discovery.py, test_coherence.py.
# V-06 speaks of skeletons and has tests of its own.
SHOWN_ELSEWHERE = {"K-06", "K-07", "K-12", "K-14", "K-15", "V-06"}


each_case = pytest.mark.parametrize(
    "case", CASES, ids=[f"{case.rule} {number}" for number, case in enumerate(CASES)]
)


def _path(file: str) -> str:
    return f"data/{trees.REGION}/{trees.DEPARTMENT}/{file}" if file == "department.yml" else file


def _shown(case: Case) -> str:
    department = f"data/{trees.REGION}/{trees.DEPARTMENT}/department.yml"
    return department if case.rule == "V-05" else _path(case.file)


@each_case
def test_a_slip_is_found_at_its_place_and_nothing_else(case: Case, tmp_path: Path) -> None:
    dataset = trees.load(trees.project(tmp_path, {_path(case.file): case.bad}))
    if case.rule == "K-11":
        # Without its list no region is known either: a finding of its own, at the department.
        assert trees.places(dataset)[0] == f"K-11 {case.file}:{case.place}"
    else:
        assert trees.places(dataset) == [f"{case.rule} {_shown(case)}:{case.place}"]
    assert case.hint in trees.findings(dataset)[0].hint


@each_case
def test_the_same_data_mended_has_no_finding(case: Case, tmp_path: Path) -> None:
    dataset = trees.load(trees.project(tmp_path, {_path(case.file): case.good}))
    assert trees.places(dataset) == []


def test_every_rule_of_structure_and_values_has_its_case() -> None:
    codes = {rule.code for rule in STRUCTURE_RULES}
    assert codes - SHOWN_ELSEWHERE == {case.rule for case in CASES}


def test_every_rule_has_its_four_headings() -> None:
    for rule in STRUCTURE_RULES:
        for heading in ("查什么：", "为什么：", "例子：", "怎么改："):
            assert heading in rule.explanation, rule.code
    assert len({rule.name for rule in STRUCTURE_RULES}) == len(STRUCTURE_RULES)
