"""What clerks really type: each slip has its own rule, its exact place and its remedy."""

import pytest

from generator.load.key_slips import key_slip
from generator.load.reader import read_text
from generator.load.reading_rules import READING_RULES

NBSP = "\u00a0"

# What is typed | rule | line:column | a part of the remedy.
SLIPS = [
    ("预算数：80.00\n", "Y-41", "1:4", "预算数: 80.00"),
    ("部门编码：430\n部门名称：中心\n", "Y-41", "1:5", "部门编码: 430"),
    ("甲: 1\n预算数：80.00\n", "Y-41", "2:4", "预算数: 80.00"),
    ("行:\n  - 序号: 1\n    名称：合计\n    合计: 3\n", "Y-41", "3:7", "名称: 合计"),
    ("- {名称：合计}\n", "Y-41", "1:6", "名称: 合计"),
    ("- {名称: 合计，合计: 3}\n", "Y-41", "1:10", "半角的“,”"),
    ("预算数:80.00\n", "Y-42", "1:4", "预算数: 80.00"),
    ("预算数:80.00\n用途: 接待\n", "Y-42", "1:4", "预算数: 80.00"),
    ("预算数:\u300080.00\n用途: 接待\n", "Y-42", "1:4", "预算数: 80.00"),
    ("甲: {预算数:80.00}\n", "Y-42", "1:8", "预算数: 80.00"),
    ("甲: {预算数:, 乙: 1}\n", "Y-42", "1:8", "加一个空格"),
    ('"预算数":80.00\n', "Y-42", "1:6", "加一个空格"),
    ("表:\n\t行: 1\n", "Y-43", "2:1", "半角空格"),
    ("表:\n  \t行: 1\n", "Y-43", "2:3", "半角空格"),
    ("\t表: 1\n", "Y-43", "1:1", "半角空格"),
    ("\u3000\u3000表: 1\n", "Y-44", "1:1", "半角空格"),
    ("预算数\u3000: 1\n", "Y-44", "1:1", "半角空格"),
    (f"表:\n{NBSP}{NBSP}行: 1\n  列: 2\n", "Y-44", "2:1", "半角空格"),
    ("表:\n\u3000行: 1\n  列: 2\n", "Y-44", "2:1", "半角空格"),
    ("指标值: >90%\n", "Y-45", "1:6", '">90%"'),
    ("指标值: > 90%\n", "Y-45", "1:6", '"> 90%"'),
    ("指标值: >=90%\n", "Y-45", "1:6", '">=90%"'),
    ("指标值: >5\n依据: 决定\n", "Y-45", "1:6", '">5"'),
    ("指标值: >\n依据: 决定\n", "Y-45", "1:6", '">"'),
    ("- {指标值: >90%, 依据: 决定}\n", "Y-45", "1:9", '">90%"'),
    ("指标值: |甲|\n", "Y-45", "1:6", '"|甲|"'),
    ("指标值: %90\n", "Y-45", "1:6", '"%90"'),
    ("指标值: @甲\n", "Y-45", "1:6", '"@甲"'),
    ("指标值: `甲`\n", "Y-45", "1:6", '"`甲`"'),
    ("指标值: - 甲\n", "Y-45", "1:6", '"- 甲"'),
    ("预算数: -\n", "Y-45", "1:6", "把这个键删去"),
    ("- {预算数: - , 乙: 1}\n", "Y-45", "1:9", "把这个键删去"),
    ("指标值: ? 甲\n", "Y-45", "1:6", '"? 甲"'),
    ("指标值: &\n乙: 1\n", "Y-45", "1:6", '"&"'),
    ("指标值: !注意 安全\n", "Y-45", "1:6", '"!注意 安全"'),
    ("指标值: *90%\n", "Y-23", "1:6", '"*90%"'),
    ("指标值: *甲\n", "Y-45", "1:6", '"*甲"'),
    ("指标值: ! 甲\n", "Y-24", "1:6", '"! 甲"'),
    ("- {合计: 1,352.30}\n", "Y-46", "1:8", "1352.30"),
    ("- {合计: 1,352,000.30, 甲: 1}\n", "Y-46", "1:8", "写作 1352000.30"),
    ("- {合计: 1, 352.30}\n", "Y-46", "1:8", "1352.30"),
    ("- [1,352.30, 2]\n", "Y-46", "1:4", "1352.30"),
    ('名称: "接待经费\n乙: 1\n', "Y-47", "1:5", "半角引号"),
    ("名称: '接待经费\n乙: 1\n", "Y-47", "1:5", "半角引号"),
    ('名称: "三公”经费\n乙: "x"\n', "Y-47", "1:5", "半角引号"),
    ("- {用途: 接待，会议, 乙: 2\n- {丙: 1}\n", "Y-48", "1:3", "「}」"),
    ("- {用途: 接待，会议, 乙: 2\n", "Y-48", "1:3", "「}」"),
    ("- {用途: 接待，会议, 乙: 2，丙: 3}\n", "Y-41", "1:19", "半角的“,”"),
    ("- {收入: {甲: 1}，支出: {乙: 2}}\n", "Y-41", "1:14", "半角的“,”"),
    ("- {收入: {甲: 1},\n   支出: {乙: 2}，丙: 3}\n", "Y-41", "2:14", "半角的“,”"),
    ("- {收入: {甲: 1，000}， 支出: {乙: 2}}\n", "Y-41", "1:18", "半角的“,”"),
    ('- ["甲"，"乙"]\n', "Y-41", "1:7", "半角的“,”"),
    ("- {甲: 1, 乙: 2\n", "Y-48", "1:3", "「}」"),
    ("- {甲: 1}\n- {甲: 2\n- {甲: 3}\n", "Y-48", "2:3", "「}」"),
    ("甲: [1, 2\n乙: 3\n", "Y-48", "1:4", "「]」"),
    ("说明: 其中: 3\n", "Y-49", "1:7", '说明: "其中: 3"'),
    ("- {说明: 其中: 3}\n", "Y-49", "1:10", "引号"),
    ("- {甲: 1 乙: 2}\n", "Y-49", "1:10", "逗号"),
    ('- {名称: "三公"经费, 合计: 3}\n', "Y-50", "1:12", "半角单引号"),
    ('名称: "接待\n指标值: ">90%"\n', "Y-47", "1:5", "半角引号"),
    ('名称: "三公"经费\n', "Y-50", "1:9", "'\"三公\"经费'"),
    ("文号: [2024]15号\n", "Y-50", "1:11", "'[2024]15号'"),
    ("段: 接待管理\n  经费\n", "Y-51", "1:4", "一行"),
    ('段: "接待管理\n  经费"\n', "Y-51", "1:4", "一行"),
    ("段: >\n  接待管理\n  经费\n", "Y-51", "1:4", "一行"),
    ("地点: 机关 #3楼\n", "Y-52", "1:8", "引号"),
    ("指标值: #1\n", "Y-52", "1:6", "引号"),
    ("- {科目名称: 会议, 培训, 合计: 3}\n", "Y-53", "1:14", "引号"),
    ("<<<<<<< HEAD\n甲: 1\n=======\n甲: 2\n>>>>>>> x\n", "Y-27", "1:1", "删去"),
    ("甲: 1\n 乙: 2\n", "Y-40", "2:3", "对齐"),
    ("甲: 1\n- 乙\n", "Y-40", "2:1", "对齐"),
    ("- 甲\n乙: 1\n", "Y-40", "2:1", "“- ”"),
    ('甲: "C:\\q"\n', "Y-40", "1:7", "单引号"),
    ("甲: ,乙\n", "Y-40", "1:4", "引号"),
    ("甲: 1\n乙\n丙: 2\n", "Y-40", "2:1", "名称: 值"),
    ("甲: 1\n\n# 注\n乙 80\n\n丙: 2\n", "Y-40", "4:1", "名称: 值"),
    ("乙\n甲: 1\n", "Y-40", "1:1", "名称: 值"),
    ("行:\n  - 序号 1\n    名称: 甲\n", "Y-40", "2:5", "名称: 值"),
    ("行:\n  - 序号: 1\n    名称\n    合计: 3\n", "Y-40", "3:5", "名称: 值"),
    ("甲: 1\n  乙: 2\n", "Y-40", "2:4", "对齐"),
    ("- {甲: 1, 乙\n   丙: 3}\n", "Y-53", "1:10", "“乙: 值”"),
]


@pytest.mark.parametrize(("typed", "code", "place", "remedy"), SLIPS)
def test_slip(typed: str, code: str, place: str, remedy: str) -> None:
    first = read_text(typed, "a.yml").findings[0]
    assert (first.rule.code, str(first.span), remedy in first.hint) == (
        code,
        f"a.yml:{place}",
        True,
    )


@pytest.mark.parametrize(("typed", "code", "place", "remedy"), SLIPS)
def test_one_slip_gives_one_finding(typed: str, code: str, place: str, remedy: str) -> None:
    codes = {finding.rule.code for finding in read_text(typed, "a.yml").findings}
    assert codes == {code}


def test_a_no_break_blank_after_the_colon_is_told_twice() -> None:
    findings = read_text(f"预算数:{NBSP}80.00\n用途: 接待\n", "a.yml").findings
    places = [(finding.rule.code, finding.span.column) for finding in findings]
    assert places == [("Y-42", 4), ("Y-14", 5)]


def test_the_other_lines_are_looked_at_too() -> None:
    typed = (
        "序号: 1\n"
        "指标值: >90%\n"
        "预算数：80.00\n"
        "财政资金:80.00\n"
        "用途: @机关\n"
        "目标:\n"
        "  - 目标1：不是错\n"
        "\t- x\n"
        "说明: |\n"
        "  第一：不是错\n"
    )
    findings = read_text(typed, "a.yml").findings
    places = [(finding.rule.code, finding.span.line) for finding in findings]
    assert places == [("Y-45", 2), ("Y-41", 3), ("Y-42", 4), ("Y-45", 5), ("Y-43", 8)]


@pytest.mark.parametrize(
    "typed",
    [
        "目标:\n  - 目标1：完成接待\n  - 2:1的比例\n",
        "段: 一、职责：负责接待\n",
        "网址: http://a.b/c\n",
        "时间: 12:30\n",
        "指标值: -5\n",
        "指标值: ≥90%\n",
        "指标值: a > b | c & d * e % f @ g ! h ` i\n",
        '指标值: ">90%"\n',
        "- {合计: , 甲: }\n",
        '- {合计: "1,352.30", 甲: "x"}\n',
        "- [1, 2, 300]\n",
        "甲: 1 # 说明\n",
        "甲: a#b\n",
        "段: |\n  一\n  二\n",
        "段: >-\n  只有一行\n尾: 1\n",
        "甲: '#3'\n",
        "名称: 张\u3000三\n",
        "文号: 冀财〔2024〕15号\n",
        "甲: {}\n乙: []\n",
    ],
)
def test_what_is_right_is_left_alone(typed: str) -> None:
    assert read_text(typed, "a.yml").findings == ()


def test_keys_with_a_wrong_colon_can_be_told_by_the_binding_too() -> None:
    slip = key_slip("单位编码：430001", 7, 3)
    assert slip is not None
    assert (slip.rule.code, slip.line, slip.column) == ("Y-41", 7, 7)
    assert key_slip("2024年：1", 1, 1) is not None
    for text in ("一段没有冒号的文字", "12:30", "http://a", "名称: 对", "", "：", "1：2"):
        assert key_slip(text, 1, 1) is None


def test_every_rule_is_declared_once_and_explained() -> None:
    codes = [rule.code for rule in READING_RULES]
    names = [rule.name for rule in READING_RULES]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    for rule in READING_RULES:
        assert rule.name == rule.name.lower().replace("_", "-").replace(" ", "-")
        for heading in ("查什么：", "为什么：", "例子：", "怎么改："):
            assert heading in rule.explanation


def test_every_rule_of_slips_is_tested() -> None:
    tested = {code for _, code, _, _ in SLIPS}
    wanted = {rule.code for rule in READING_RULES if rule.code >= "Y-40"}
    assert wanted <= tested


def test_no_remedy_tells_to_quote_an_amount() -> None:
    for typed in ("- {合计: 1,352.30}\n", "- [1,352.30, 2]\n"):
        (finding,) = read_text(typed, "a.yml").findings
        assert finding.hint == "删去逗号，写作 1352.30"


@pytest.mark.parametrize(
    ("file", "remedy"),
    [
        ("data/1/2/2030/disclosure.yml", "年度文件夹"),
        ("data/1/2/department.yml", "部门文件夹"),
        ("data/1/2/2030/assets.yml", "删除该文件"),
    ],
)
def test_what_to_do_with_an_empty_file(file: str, remedy: str) -> None:
    (finding,) = read_text("# 只有注释\n", file).findings
    assert finding.rule.code == "Y-03"
    assert remedy in finding.hint
