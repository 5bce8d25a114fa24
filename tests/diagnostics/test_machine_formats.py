"""JSON, GitHub commands and SARIF: the shapes that other programs rely on."""

import json as standard_json
from typing import Any

import msgspec
import pytest

from generator.diagnostics import (
    DefectClass,
    Finding,
    Location,
    Rule,
    Severity,
    Span,
    github,
    json,
    report,
    sarif,
)

RULE = Rule(
    "T3-R1", "row-off", "合计不等", Severity.ERROR, DefectClass.ARITHMETIC, "查什么：合计。"
)


def finding(line: int = 4, **changes: Any) -> Finding:
    place = Location(
        Span("data/130321/430/2024/tables.yml", line, 9, 7),
        "部门预算支出总表 第4行 合计",
        "tables.yml/部门预算支出总表/行/3/合计",
    )
    made = report(RULE, "合计不等于各栏之和", place, hint="核对")
    changes = {"expected": "1352.30", "actual": "1352.31"} | changes
    return msgspec.structs.replace(made, **changes)


def no_source(_: str) -> None:
    return None


def test_json_has_exactly_the_shape_of_the_contract() -> None:
    document = standard_json.loads(json.render([finding()], no_source))
    place = {
        "file": "data/130321/430/2024/tables.yml",
        "line": 4,
        "column": 9,
        "label": "部门预算支出总表 第4行 合计",
        "path": "tables.yml/部门预算支出总表/行/3/合计",
    }
    assert document == {
        "findings": [
            {
                "rule": "T3-R1",
                "severity": "error",
                "class": "算术错误",
                "file": "data/130321/430/2024/tables.yml",
                "line": 4,
                "column": 9,
                "message": "合计不等于各栏之和",
                "expected": "1352.30",
                "actual": "1352.31",
                "path": "tables.yml/部门预算支出总表/行/3/合计",
                "locations": [place],
                "acknowledged": None,
            }
        ],
        "summary": {"errors": 1, "warnings": 0, "notices": 0, "acknowledged": 0, "files": 1},
    }


def test_json_is_safe_to_print_and_loses_nothing() -> None:
    hostile = "\x1b[31m\u202e\u200b\u2028\x85\U000e0041中文　“”\ud800"
    shown = json.render([finding(message=hostile)], no_source)
    assert all(c.isprintable() or c in "\n　" for c in shown)
    assert standard_json.loads(shown)["findings"][0]["message"] == hostile


def test_json_counts_acknowledged_findings_apart() -> None:
    shown = json.render([finding(acknowledged="原文如此"), finding(5)], no_source)
    document = standard_json.loads(shown)
    assert document["findings"][0]["acknowledged"] == "原文如此"
    assert document["summary"]["errors"] == 1
    assert document["summary"]["acknowledged"] == 1


def test_github_escapes_messages_and_properties() -> None:
    place = Location(Span("data/a,b:c%.yml", 2, 3, 4))
    shown = github.render([report(RULE, "超出 5%：\n::error::x", place)], no_source)
    assert shown.splitlines()[0] == (
        "::error file=data/a%2Cb%3Ac%25.yml,line=2,endLine=2,col=3,endColumn=7,"
        "title=T3-R1 合计不等::超出 5%25：\\u000A::error::x"
    )


def test_github_says_both_sides_and_the_remedy_on_lines_of_their_own() -> None:
    line = github.render([finding()], no_source).splitlines()[0]
    assert line.endswith(
        "::合计不等于各栏之和%0A应为 1352.30，实为 1352.31，相差 0.01%0A怎么办：核对"
    )


def test_github_shows_the_worst_ten_and_counts_the_rest() -> None:
    notices = [finding(n, severity=Severity.NOTICE) for n in range(1, 9)]
    acknowledged = [finding(n, acknowledged="原文如此") for n in range(20, 22)]
    errors = [finding(n) for n in range(30, 35)]
    lines = github.render([*notices, *acknowledged, *errors], no_source).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert [line.split()[0] for line in commands] == ["::error"] * 5 + ["::notice"] * 5
    assert "另有 5 个问题" in lines[10]
    assert lines[-1] == "共 5 个错误、8 个提示、2 个已注明的问题，涉及 1 个文件。"


@pytest.mark.parametrize(
    "text", ["##[set-env name=x]y", "a\r::stop-commands::t", "\u2028::error::"]
)
def test_github_passes_no_command_from_data_on(text: str) -> None:
    place = Location(Span(text, 1, 1))
    hostile = report(RULE, text, place, hint=text).acknowledge(text)
    shown = github.render([hostile], no_source)
    assert len([line for line in shown.splitlines() if line.startswith("::")]) == 1
    assert "##[" not in shown
    assert "\r" not in shown


def test_sarif_has_rules_results_and_places() -> None:
    log = standard_json.loads(sarif.render([finding()], no_source))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("T3-R1", "row-off")
    assert rule["shortDescription"] == {"text": "合计不等"}
    assert rule["help"] == {"text": "查什么：合计。"}
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("T3-R1", 0, "error")
    place = result["locations"][0]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "data/130321/430/2024/tables.yml"},
        "region": {"startLine": 4, "startColumn": 9, "endColumn": 16},
    }
    assert place["logicalLocations"] == [
        {"fullyQualifiedName": "tables.yml/部门预算支出总表/行/3/合计"}
    ]
    assert "相差 0.01" in result["message"]["text"]


def test_sarif_suppresses_what_is_acknowledged_and_escapes_names() -> None:
    other = report(RULE, "x", Location(Span("数据/a b.yml", 1, 1))).acknowledge("原文如此")
    shown = sarif.render([other, finding(severity=Severity.NOTICE)], no_source)
    assert shown.isascii()
    noticed, acknowledged = standard_json.loads(shown)["runs"][0]["results"]
    assert noticed["level"] == "note"
    assert acknowledged["suppressions"] == [{"kind": "inSource", "justification": "原文如此"}]
    uri = acknowledged["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E6%95%B0%E6%8D%AE/a%20b.yml"


@pytest.mark.parametrize("renderer", [json, sarif, github])
def test_no_findings_is_a_valid_document(renderer: Any) -> None:
    shown = renderer.render([], no_source)
    assert shown.endswith("\n")
    if renderer is not github:
        standard_json.loads(shown)
