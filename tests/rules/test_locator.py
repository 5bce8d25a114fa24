"""Data paths and labels: by code or name, the same before and after a row is put in above."""

from pathlib import Path

import pytest

from generator.diagnostics import Location, Place
from generator.forms import registry
from generator.model.disclosure import Disclosure
from generator.rules.locator import Locator
from generator.rules.row_names import numbered
from tests import trees
from tests.rules.arithmetic import T1, T3, T4, T6, T9, record

SUMMARY, USES, APPROPRIATION = (
    "revenue_expenditure_summary",
    "expenditure_summary",
    "fiscal_appropriation_summary",
)


def located(disclosure: Disclosure, *places: Place) -> list[Location]:
    """Where these places are."""
    locator = Locator(disclosure, registry.edition(disclosure.edition))
    return list(locator.locations(places))


def paths(disclosure: Disclosure, *places: Place) -> list[str]:
    """The data paths of places."""
    return [location.path for location in located(disclosure, *places)]


def column(disclosure: Disclosure, form: str, field: str) -> list[str]:
    """The data path of a column in every row, without file and form."""
    table = disclosure.table(form)
    assert table is not None
    found = paths(disclosure, *(Place(form, n, field) for n in range(len(table.rows))))
    return [path.split("/", 2)[2] for path in found]


def test_a_subject_is_known_by_its_code_a_total_by_its_name(tmp_path: Path) -> None:
    rows = """\
{科目名称: 合计, 合计: 9.00}
{科目编码: 201, 科目名称: 一般公共服务支出, 合计: 9.00}
{科目编码: 20103, 科目名称: 政府办公厅（室）, 合计: 9.00}
"""
    found = record(tmp_path, {T3: rows})
    assert column(found, USES, "total") == ["合计/合计", "201/合计", "20103/合计"]
    assert column(found, USES, "subject_name") == [
        "合计/科目名称",
        "201/科目名称",
        "20103/科目名称",
    ]


def test_a_derived_row_has_the_key_it_would_have_if_it_were_printed(tmp_path: Path) -> None:
    given = "{科目编码: 30101, 科目名称: 基本工资, 合计: 2.00, 人员经费: 2.00}"
    whole = """\
{科目名称: 合计, 合计: 2.00, 人员经费: 2.00}
{科目编码: 301, 科目名称: 工资福利支出, 合计: 2.00, 人员经费: 2.00}
{科目编码: 30101, 科目名称: 基本工资, 合计: 2.00, 人员经费: 2.00}
"""
    derived, printed = record(tmp_path / "a", {T6: given}), record(tmp_path / "b", {T6: whole})
    expected = ["合计/合计", "301/合计", "30101/合计"]
    assert column(derived, "basic_expenditure", "total") == expected
    assert column(printed, "basic_expenditure", "total") == expected


def test_a_second_equal_key_is_told_apart(tmp_path: Path) -> None:
    rows = """\
{科目名称: 合计, 合计: 9.00}
{科目编码: 201, 合计: 4.00}
{科目编码: 201, 合计: 4.00}
{科目编码: 201, 合计: 1.00}
"""
    found = record(tmp_path, {T3: rows})
    assert column(found, USES, "total") == ["合计/合计", "201/合计", "201(2)/合计", "201(3)/合计"]


def test_a_row_without_code_and_name_is_known_by_its_position(tmp_path: Path) -> None:
    rows = "{科目编码: 201, 合计: 4.00}\n{合计: 1.00}\n{合计: 2.00}\n"
    found = record(tmp_path, {T3: rows})
    assert column(found, USES, "total") == ["合计/合计", "201/合计", "3/合计", "4/合计"]
    (third,) = located(found, Place(USES, 2, "total"))
    assert third.label == f"{T3} 第3行 合计"


def test_the_two_sides_of_a_row_have_keys_and_labels_of_their_own(tmp_path: Path) -> None:
    rows = """\
{收入: {项目: 一、一般公共预算拨款收入, 预算数: 7.00}, 支出: {项目: 二、外交支出, 预算数: 8.00}}
{收入: {项目: 收入总计, 预算数: 7.00}, 支出: {项目: 支出总计, 预算数: 8.00}}
"""
    found = record(tmp_path, {T1: rows})
    assert column(found, SUMMARY, "revenue_amount") == [
        "一般公共预算拨款收入/收入/预算数",
        "本年收入合计/收入/预算数",
        "收入总计/收入/预算数",
    ]
    assert column(found, SUMMARY, "expenditure_amount") == [
        "外交支出/支出/预算数",
        "本年支出合计/支出/预算数",
        "支出总计/支出/预算数",
    ]
    places = [Place(SUMMARY, 2, f"{side}_amount") for side in ("revenue", "expenditure")]
    places += [Place(SUMMARY, 0, f"{side}_item") for side in ("revenue", "expenditure")]
    assert [
        (p.label, p.path.removeprefix(f"tables.yml/{T1}/")) for p in located(found, *places)
    ] == [
        (f"{T1} 收入总计 预算数", "收入总计/收入/预算数"),
        (f"{T1} 支出总计 预算数", "支出总计/支出/预算数"),
        (f"{T1} 一、一般公共预算拨款收入 项目", "一般公共预算拨款收入/收入/项目"),
        (f"{T1} 二、外交支出 项目", "外交支出/支出/项目"),
    ]


def test_lines_of_one_side_do_not_count_for_the_other(tmp_path: Path) -> None:
    rows = """\
{收入: {项目: 一、一般公共预算拨款, 金额: 9.00}, 支出: {项目: 一、外交支出, 合计: 9.00}}
{收入: {项目: 年初财政拨款结转和结余, 金额: 2.00}, 支出: {项目: 二、外交支出, 合计: 1.00}}
{收入: {项目: 一、一般公共预算拨款, 金额: 2.00}}
"""
    found = record(tmp_path, {T4: rows})
    revenue = column(found, APPROPRIATION, "revenue_amount")
    assert [path for path in revenue if path.startswith("一般")] == [
        "一般公共预算拨款/收入/金额",
        "一般公共预算拨款(2)/收入/金额",
    ]
    spent = column(found, APPROPRIATION, "expenditure_total_amount")
    assert [path for path in spent if path.startswith("外交")] == [
        "外交支出/支出/合计",
        "外交支出(2)/支出/合计",
    ]


def test_numbering_and_blanks_are_no_part_of_a_key(tmp_path: Path) -> None:
    rows = """\
{项目: “三公”经费小计, 合计: 1.80}
{项目: 二、公务用车购置及运维费, 合计: 1.80}
{项目: '其中：公务用车购置费', 合计: 0.80}
{项目: 公务用车 运行维护费, 合计: 1.00}
{项目: 三、公务接待费/其他(元), 合计: 0.00}
"""
    found = record(tmp_path, {T9: rows})
    assert column(found, "three_public_expenses", "total") == [
        "“三公”经费小计/合计",
        "公务用车购置及运维费/合计",
        "公务用车购置费/合计",
        "公务用车运行维护费/合计",
        "公务接待费／其他（元）/合计",
    ]


def test_a_row_put_in_above_changes_no_path(tmp_path: Path) -> None:
    rows = ["{科目编码: 201, 合计: 4.00}", "{科目编码: 208, 合计: 5.00}"]
    before = record(tmp_path / "a", {T3: "\n".join(rows)})
    after = record(tmp_path / "b", {T3: "\n".join([rows[0], "{科目编码: 202}", rows[1]])})
    assert set(column(before, USES, "total")) < set(column(after, USES, "total"))


def test_files_of_one_form_are_not_named_twice(tmp_path: Path) -> None:
    yaml = """\
行:
  - {项目名称: 合计, 政府采购金额: {合计: 3.00}}
  - {项目名称: 甲, 政府采购金额: {合计: 3.00}}
注: [甲注]
"""
    found = record(tmp_path, {}, {"tables.yml": "{}\n", "procurement.yml": yaml})
    assert paths(found, Place("procurement", 1, "amount"), Place("notes:procurement", 0)) == [
        "procurement.yml/甲/政府采购金额/合计",
        "procurement.yml/注/1",
    ]


INDICATORS = """\
项目编码: A1
项目名称: 甲项目
绩效目标: [目标]
绩效指标:
  - {一级指标: 产出指标, 三级指标: 培训次数, 指标值: ≥2次}
  - {一级指标: 产出指标, 三级指标: 合格率/优秀率, 指标值: ≥90%}
  - {一级指标: 效益指标, 三级指标: 培训次数, 指标值: ≥3次}
  - {一级指标: 效益指标, 指标值: ≥4次}
"""


def test_an_indicator_is_known_by_its_name(tmp_path: Path) -> None:
    found = record(tmp_path, {T3: ""}, {"projects/A1.yml": INDICATORS})
    places = [Place("indicators:0", row, "value") for row in range(4)]
    assert [(p.label, p.path) for p in located(found, *places)] == [
        ("甲项目 培训次数 指标值", "projects/A1.yml/绩效指标/培训次数/指标值"),
        ("甲项目 合格率/优秀率 指标值", "projects/A1.yml/绩效指标/合格率／优秀率/指标值"),
        ("甲项目 培训次数 指标值", "projects/A1.yml/绩效指标/培训次数(2)/指标值"),
        ("甲项目 指标第4行 指标值", "projects/A1.yml/绩效指标/4/指标值"),
    ]


NARRATIVE = """\
正文:
  - 题: 一、部门职责
    栏目: 部门职责及机构设置
    内容:
      - 段: 贯彻执行国家和省市有关方针政策，拟订全县的规划并组织实施。
      - 段: 贯彻执行国家和省市有关方针政策，拟订标准。
      - 表: 项目绩效目标表
  - {名词: 人员经费, 释义: 用于人员的支出。}
  - 注: 单位为万元/年
"""


def test_a_text_is_known_by_how_it_begins(tmp_path: Path) -> None:
    found = record(tmp_path, {T3: ""}, {"narrative.yml": NARRATIVE})
    places = [Place("text", row, "text") for row in range(6)]
    assert paths(found, *places) == [
        "narrative.yml/一、部门职责",
        "narrative.yml/贯彻执行国家和省市有关方针政策，拟订全县",
        "narrative.yml/贯彻执行国家和省市有关方针政策，拟订标准",
        "narrative.yml/项目绩效目标表",
        "narrative.yml/人员经费",
        "narrative.yml/单位为万元／年",
    ]
    (meaning,) = located(found, Place("text", 4, "meaning", 2, 4))
    assert (meaning.path, str(meaning.span)) == (
        "narrative.yml/人员经费",
        f"{trees.FOLDER}/narrative.yml:8:22",
    )


def test_texts_that_begin_alike_are_told_apart(tmp_path: Path) -> None:
    yaml = f"正文:\n  - 段: {'同' * 20}甲\n  - 段: {'同' * 20}乙\n  - 段: {'同' * 19}\n"
    found = record(tmp_path, {T3: ""}, {"narrative.yml": yaml})
    assert paths(found, *(Place("text", row, "text") for row in range(3))) == [
        f"narrative.yml/{'同' * 20}",
        f"narrative.yml/{'同' * 20}(2)",
        f"narrative.yml/{'同' * 19}",
    ]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["a", "b"], ("a", "b")),
        (["a", "b", "a", "a"], ("a", "b", "a(2)", "a(3)")),
        (["", "a", ""], ("1", "a", "3")),
        (["a/b", "a／b"], ("a／b", "a／b(2)")),
        (["2", ""], ("2", "2(2)")),
        ([], ()),
    ],
)
def test_keys_are_told_apart(keys: list[str], told: tuple[str, ...]) -> None:
    assert numbered(keys) == told
