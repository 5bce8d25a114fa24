"""The report for people: a caret right under the place, and nothing that acts on a terminal."""

import unicodedata

import msgspec
import pytest

from generator.diagnostics import (
    DefectClass,
    Finding,
    Location,
    Place,
    Rule,
    Severity,
    Span,
    report,
    text,
)
from generator.diagnostics.excerpt import excerpt
from generator.diagnostics.inert import inert, width

RULE = Rule("V-01", "not-an-amount", "不是金额", Severity.ERROR, DefectClass.VALUE, "")

SUM = msgspec.structs.replace(RULE, code="T6-R1", defect_class=DefectClass.ARITHMETIC)


def columns(shown: str) -> int:
    """Count terminal columns by the book, independently of the code under test."""
    wide = {"W": 2, "F": 2}
    return sum(
        0 if unicodedata.combining(c) else wide.get(unicodedata.east_asian_width(c), 1)
        for c in shown
    )


def quote(line: str, column: int, length: int = 1) -> tuple[str, str]:
    found = excerpt(Span("a.yml", 1, column, length), lambda _: [line])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("合计: 80.0O", "80.0O"),
        ("  - {科目名称: 机关服务, 合计: １２.00}", "１２.00"),
        ("ｆｕｌｌ　宽: x", "x"),
        ("\t\t预算数:\t8O", "8O"),
        ("e\u0301le\u0301ve: 值", "值"),
        ("“三公”经费 ≥ 1: 错", "错"),
        ("前\x1b[31m后: 错", "错"),
        ("前\u202e后: 错", "错"),
        ("首", "首"),
    ],
)
def test_caret_stands_under_the_place(line: str, place: str) -> None:
    column = line.index(place) + 1
    shown, caret = quote(line, column, len(place))
    start = shown.index(inert(place))
    assert columns(shown[:start]) == caret.index("^")
    assert caret.count("^") == columns(place)
    assert set(caret) <= {" ", "^"}


@pytest.mark.parametrize("place", range(0, 900, 37))
def test_long_lines_are_cut_around_the_place(place: int) -> None:
    line = "预算公开" * 250
    marked = line[:place] + "★" + line[place:]
    shown, caret = quote(marked, place + 1)
    assert "★" in shown
    assert columns(shown) <= 103
    assert columns(shown[: shown.index("★")]) == caret.index("^")
    assert shown.startswith("…") == (place > 30)
    assert shown.endswith("…")


def test_a_long_place_is_cut_too() -> None:
    shown, caret = quote("说明: " + "长" * 500, 5, 500)
    assert shown.endswith("…")
    assert columns(shown) <= 101
    assert columns(caret) <= columns(shown)


@pytest.mark.parametrize("column", [1, 4, 5, 99])
def test_a_place_at_or_after_the_end_still_has_a_caret(column: int) -> None:
    assert "^" in quote("合计:", column)[1]


def test_an_empty_line_and_a_missing_source() -> None:
    assert quote("", 1) == ("", "^")
    assert excerpt(Span("a.yml", 1, 1), lambda _: None) is None
    assert excerpt(Span("a.yml", 9, 1), lambda _: ["x"]) is None
    assert excerpt(Span("a.yml", 0, 0), lambda _: ["x"]) is None


HOSTILE = "\x1b[2J\x07\u202e\u200b\u2066\ufeff\x85\u2028\r\n::error::x##[set-env]\U000e0041\ud800"


def test_nothing_in_a_finding_acts_on_the_terminal_or_the_log() -> None:
    span = Location(Span(f"::error::{HOSTILE}.yml", 1, 3), HOSTILE, HOSTILE)
    finding = report(RULE, HOSTILE, span, span, hint=HOSTILE)
    checked = msgspec.structs.replace(
        finding, rule=SUM, places=(Place("about"),), expected=HOSTILE, actual=HOSTILE
    )
    given = [finding, finding.acknowledge(HOSTILE), checked]
    shown = text.render(given, lambda _: [HOSTILE])
    assert "加一行" in shown
    assert all(c.isprintable() or c == "\n" for c in shown)
    assert "##[" not in shown
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())
    assert "\\u202E" in shown
    assert "\\U000E0041" in shown


def test_whole_report() -> None:
    place = Location(Span("data/tables.yml", 2, 5, 7), "部门预算支出总表 第4行 合计")
    other = Location(Span("data/tables.yml", 1, 1), "部门预算收支总表")
    rule = Rule(
        "T3-R1", "row-off", "合计不等于各栏之和", Severity.ERROR, DefectClass.ARITHMETIC, ""
    )
    finding = report(rule, "合计 ≠ 基本支出 + 项目支出", place, other, hint="核对这一行")
    finding = msgspec.structs.replace(finding, expected="1352.30", actual="1352.31")
    lines = ["表:", "合计: 1352.30"]
    shown = text.render([finding], lambda _: lines)
    assert shown == (
        "data/tables.yml:2:5: 错误 T3-R1 合计不等于各栏之和\n"
        "  合计 ≠ 基本支出 + 项目支出\n"
        "  位置：部门预算支出总表 第4行 合计\n"
        "  2 | 合计: 1352.30\n"
        "    |       ^^^^^^^\n"
        "  应为 1352.30，实为 1352.31，相差 0.01\n"
        "  怎么办：核对这一行\n"
        "  另见 data/tables.yml:1:1 部门预算收支总表\n"
        "\n"
        "共 1 个错误，涉及 1 个文件。\n"
    )


def test_no_findings() -> None:
    assert text.render([], lambda _: None) == "没有发现问题。\n"


def test_width() -> None:
    assert width("ab 中文　ｘ") == 3 + 4 + 2 + 2
    assert width("e\u0301") == 1


def made(line: int = 1, severity: Severity = Severity.ERROR, reason: str | None = None) -> Finding:
    place = Location(Span("data/tables.yml", line, 1), "", "tables.yml/表/合计/人员经费")
    return Finding(
        SUM, severity, "错了", (place,), "", "70.00", "70.01", reason, (Place("t", 1, "x"),)
    )


def ready(**changed: object) -> str:
    """The line to paste of a changed finding; empty when it has none."""
    finding = msgspec.structs.replace(made(), **changed)
    return text.render_one(finding, lambda _: None).partition("加一行：")[2]


def test_what_matters_stands_last() -> None:
    findings = [
        made(1),
        made(2, Severity.WARNING),
        made(3, reason="原件如此"),
        made(4, Severity.NOTICE),
        made(5),
        made(6, Severity.NOTICE),
        made(7, Severity.WARNING, "原件如此"),
    ]
    shown = text.render(findings, lambda _: None)
    heads = [line for line in shown.splitlines() if line.startswith("data/")]
    assert [int(head.split(":")[1]) for head in heads] == [4, 6, 2, 3, 7, 1, 5]
    settled = (
        "data/tables.yml:3:1: T6-R1 不是金额 已注明\ndata/tables.yml:7:1: T6-R1 不是金额 已注明"
    )
    assert f"\n\n{settled}\n\n" in shown
    closing = "共 2 个错误、1 个警告、2 个提示、2 个已注明的问题，涉及 1 个文件。\n"
    assert shown.endswith(closing)
    brief = text.brief(findings, lambda _: None)
    assert shown.endswith(brief)
    assert brief.startswith("data/tables.yml:1:1: 错误 ")


def test_errors_that_block_nothing_are_counted() -> None:
    first, second, warning = made(1), made(2), made(3, Severity.WARNING)
    shown = text.brief([first, second, warning], lambda _: None, [second])
    assert "共 2 个错误（其中 1 个在草稿里，不影响发布）、1 个警告，" in shown
    assert "草稿" not in text.brief([first, second], lambda _: None, [first, second])
    none = text.brief([warning], lambda _: None)
    assert none == "没有错误；共 1 个警告，涉及 1 个文件。\n"


def test_the_line_for_acknowledgements() -> None:
    path = "tables.yml/表/合计/人员经费"
    sides = '应为: "70.00", 实为: "70.01", '
    assert ready() == f"- {{规则: T6-R1, 位置: {path}, {sides}说明: 原件如此}}"
    assert ready(expected=None, actual=" ") == f"- {{规则: T6-R1, 位置: {path}, 说明: 原件如此}}"
    assert '实为: "甲\\"乙\\\\丙", ' in ready(actual='甲"乙\\丙')
    odd = Location(Span("data/tables.yml", 1, 1), "", "tables.yml/甲, 乙: #3")
    assert '位置: "tables.yml/甲, 乙: #3", ' in ready(locations=(odd,))


def test_only_open_errors_of_checking_are_to_be_acknowledged() -> None:
    assert ready(places=()) == ""
    assert ready(severity=Severity.WARNING) == ""
    assert ready(rule=msgspec.structs.replace(SUM, defect_class=DefectClass.STRUCTURE)) == ""


def test_a_side_without_anything_is_called_blank() -> None:
    finding = msgspec.structs.replace(made(), actual="")
    assert "  应为 70.00，实为 （空白）\n" in text.render_one(finding, lambda _: None)
