"""Every rule has an example that passes and one that fails, at the marked lines and no others."""

from pathlib import Path

import pytest

from generator.diagnostics import Finding, Outcome
from generator.rules.families import RULES
from tests.rules.disclosure_fixture import check_fixture, read_fixture

FIXTURES = Path(__file__).parent / "fixtures"
# Reported by the engine itself, tested with it: no data of its own can bring them about.
WITHOUT_FIXTURES = {"K-09", "K-10"}
CODES = sorted(RULES.keys() - WITHOUT_FIXTURES)
HEADINGS = ("查什么", "为什么", "例子", "怎么改")


def _places(findings: tuple[Finding, ...], code: str) -> set[tuple[str, int]]:
    spans = (finding.span for finding in findings if finding.rule.code == code)
    return {(span.file.split("/", 4)[-1], span.line) for span in spans}


@pytest.mark.parametrize("code", CODES)
def test_fail(code: str, tmp_path: Path) -> None:
    fixture = read_fixture(FIXTURES / code / "fail.yml")
    expected = fixture.expected(code)
    assert expected, f"no line of fail.yml is marked with # expect: {code}"
    checked = check_fixture(fixture, tmp_path)
    assert _places(checked.findings, code) == expected


@pytest.mark.parametrize("code", CODES)
def test_pass(code: str, tmp_path: Path) -> None:
    checked = check_fixture(read_fixture(FIXTURES / code / "pass.yml"), tmp_path)
    assert _places(checked.findings, code) == set()
    outcomes = {c.outcome for c in checked.comparisons if c.rule == code}
    assert Outcome.PASSED in outcomes, "the rule compared nothing in pass.yml"


@pytest.mark.parametrize("code", sorted(RULES))
def test_rule_is_documented(code: str) -> None:
    rule = RULES[code]
    assert rule.title and rule.name == rule.name.lower()
    for heading in HEADINGS:
        assert f"{heading}：" in rule.explanation or f"{heading}\n" in rule.explanation, heading


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(names) == len(set(names))
