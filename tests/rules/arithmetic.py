"""Checking small tables: YAML in, what the identities compared out."""

from collections.abc import Iterable
from pathlib import Path

from generator.diagnostics import Comparison, Finding, Outcome
from generator.forms import registry
from generator.model.disclosure import Disclosure
from generator.model.reference import SubjectNames
from generator.rules.arithmetic.catalogue import ARITHMETIC_RULES
from generator.rules.arithmetic.comparisons import compare_arithmetic
from generator.rules.engine import check
from generator.rules.examination import Examination, Shared
from tests import trees

T1, T2, T3 = "部门预算收支总表", "部门预算收入总表", "部门预算支出总表"
T4 = "部门预算财政拨款收支总表"
T5, T6 = "部门预算一般公共预算财政拨款支出表", "部门预算一般公共预算财政拨款基本支出表"
T7, T8 = (
    "部门预算政府性基金预算财政拨款支出表",
    "部门预算国有资本经营预算财政拨款支出表",
)
T9 = "部门预算财政拨款“三公”经费支出表"


def yaml_of(rows_by_table: dict[str, str]) -> str:
    """tables.yml with the rows of each table, one a line; no rows make a 空表."""
    parts = []
    for label, rows in rows_by_table.items():
        lines = [f"    - {row}" for row in rows.strip().splitlines()]
        body = ["  行:", *lines] if lines else ["  状态: 空表列示"]
        parts += [f"{label}:", *body]
    return "\n".join(parts) + "\n"


def record(
    root: Path, rows_by_table: dict[str, str], files: dict[str, str] | None = None
) -> Disclosure:
    """A disclosure with these tables; it loads without a finding."""
    put = {"tables.yml": yaml_of(rows_by_table), **(files or {})}
    dataset = trees.load(trees.project(root, put))
    assert trees.places(dataset) == []
    (loaded,) = dataset.disclosures
    assert loaded.disclosure is not None
    return loaded.disclosure


def compare(disclosure: Disclosure, shared: Shared | None = None) -> tuple[Comparison, ...]:
    """Everything that the edition's identities compare."""
    edition = registry.edition(disclosure.edition)
    return tuple(compare_arithmetic(Examination(disclosure, edition, shared or names())))


def names() -> Shared:
    """The names of 科目 that small tables use."""
    return Shared(
        SubjectNames({"201": "一般公共服务支出", "202": "外交支出", "208": "社会保障和就业支出"})
    )


def told(comparisons: Iterable[Comparison], rule: str) -> list[str]:
    """The comparisons of a rule as ``passed 20.00 = 20.00``: outcome, expected, actual."""
    signs = {Outcome.PASSED: "=", Outcome.ROUNDING: "≈", Outcome.FAILED: "≠"}
    return [
        f"{c.expected} {signs.get(c.outcome, '?')} {c.actual}"
        for c in comparisons
        if c.rule == rule
    ]


def findings(disclosure: Disclosure, incomplete: tuple[str, ...] = ()) -> list[Finding]:
    """The findings of arithmetic rules."""
    found = check(disclosure, names(), incomplete).findings
    return [finding for finding in found if finding.rule.code in ARITHMETIC_RULES]
