"""Findings and comparisons as values: order, weight, difference, caching."""

import pickle

import msgspec
import pytest

from generator.diagnostics import (
    Comparison,
    DefectClass,
    Finding,
    Location,
    Outcome,
    Place,
    Rule,
    Severity,
    Span,
    from_comparison,
    in_order,
    report,
    unknown_words,
)

SUM = Rule("T1-01", "sum-off", "合计不等", Severity.ERROR, DefectClass.ARITHMETIC, "查什么：…")

HERE = Place("revenue_summary", 3, "total")


def at(file: str = "a.yml", line: int = 1, column: int = 1) -> Location:
    return Location(Span(file, line, column))


def test_order_is_file_line_column_code() -> None:
    other = msgspec.structs.replace(SUM, code="A-01")
    findings = [
        report(SUM, "", at("b.yml")),
        report(SUM, "", at(line=10)),
        report(SUM, "", at(line=9, column=2)),
        report(SUM, "", at(line=9)),
        report(other, "", at(line=9)),
    ]
    places = [(f.span.file, f.span.line, f.span.column, f.rule.code) for f in in_order(findings)]
    assert places == sorted(places)
    assert in_order(findings) == in_order(reversed(findings))


@pytest.mark.parametrize(
    ("expected", "actual", "difference"),
    [
        ("1352.30", "1352.31", "0.01"),
        ("267.42", "267.41", "-0.01"),
        ("3", "3.00", "0.00"),
        ("-1", "1", "2"),
        ("9" * 39, "-1", "-1" + "0" * 39),
        ("１", "1", None),
        ("1e3", "1", None),
        ("NaN", "1", None),
        ("", "1", None),
        (None, "1", None),
        ("9" * 41, "1", None),
    ],
)
def test_difference_is_exact_or_none(
    expected: str | None, actual: str, difference: str | None
) -> None:
    compared = Comparison("T1-01", Outcome.FAILED, (HERE,), expected, actual)
    assert compared.difference == difference


def test_a_failed_comparison_becomes_a_finding() -> None:
    compared = Comparison("T1-01", Outcome.ROUNDING, (HERE,), "2.00", "2.01", "四舍五入")
    finding = from_comparison(SUM, compared, (at(line=7),), Severity.NOTICE)
    assert (finding.severity, finding.message, finding.difference) == ("notice", "四舍五入", "0.01")
    assert finding.span.line == 7
    assert not finding.blocks


def test_only_an_open_error_blocks() -> None:
    finding = report(SUM, "错了", at())
    assert finding.blocks
    assert not finding.acknowledge("原文如此").blocks


def test_findings_survive_pickle_and_msgpack() -> None:
    finding = report(SUM, "错了", at(), hint="改").acknowledge("原文如此")
    assert pickle.loads(pickle.dumps(finding)) == finding
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(finding), type=Finding) == finding
    assert hash(finding) == hash(pickle.loads(pickle.dumps(finding)))


@pytest.mark.parametrize(
    ("code", "defect", "difference"),
    [
        ("T1-01", DefectClass.ARITHMETIC, "5"),
        ("P-02", DefectClass.ARITHMETIC, None),
        ("P-03", DefectClass.QUESTION, None),
        ("W-01", DefectClass.OMISSION, None),
    ],
)
def test_only_quantities_have_a_difference(
    code: str, defect: DefectClass, difference: str | None
) -> None:
    rule = msgspec.structs.replace(SUM, code=code, defect_class=defect)
    compared = Comparison(code, Outcome.FAILED, (HERE,), "4", "9")
    assert from_comparison(rule, compared, (at(),)).difference == difference


def test_rules_are_known_by_code_beginning_and_name() -> None:
    assert unknown_words("T1, t1-01，sum-off", [SUM]) == ()
    assert unknown_words("T2,T1-01x,off", [SUM]) == ("T2", "T1-01x", "off")
    assert unknown_words(None, [SUM]) == ()
