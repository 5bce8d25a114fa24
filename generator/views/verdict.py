"""The verdict on a disclosure: how many places were compared, how many came out doubtful."""

from collections import Counter
from dataclasses import dataclass

from generator.diagnostics import Outcome, Severity
from generator.rules.engine import Checked
from generator.rules.families import RULES


@dataclass(frozen=True)
class Verdict:
    """``mark`` is ok, doubt or bad; it always stands beside its word."""

    mark: str
    sign: str
    word: str
    sentence: str


@dataclass(frozen=True)
class RuleCount:
    """How the comparisons of one rule came out."""

    code: str
    title: str
    compared: int
    passed: int
    rounding: int
    failed: int


def compared(checked: Checked) -> int:
    """How many places were compared."""
    return sum(c.outcome is not Outcome.UNCHECKED for c in checked.comparisons)


def doubtful(checked: Checked) -> int:
    """How many findings there are that weigh more than a notice."""
    return sum(f.severity is not Severity.NOTICE for f in checked.findings)


def verdict(checked: Checked) -> Verdict:
    """The one line above everything else."""
    places, doubts = compared(checked), doubtful(checked)
    if not places:
        return Verdict("ok", "–", "未核对", "没有可以相互核对的数字")
    if doubts:
        bad = any(f.blocks for f in checked.findings)
        mark, sign, word = ("bad", "✕", "不符") if bad else ("doubt", "!", "存疑")
        return Verdict(mark, sign, word, f"核对 {places} 处，{doubts} 处{word}")
    rounding = len(checked.findings)
    tail = f"，其中 {rounding} 处有四舍五入的尾差" if rounding else ""
    return Verdict("ok", "✓", "相符", f"核对 {places} 处，全部相符{tail}")


def rule_counts(checked: Checked) -> tuple[RuleCount, ...]:
    """Every rule that compared something, by code."""
    outcomes = Counter((c.rule, c.outcome) for c in checked.comparisons)
    codes = sorted({rule for rule, _ in outcomes})
    return tuple(_count(code, outcomes) for code in codes)


def _count(code: str, outcomes: Counter[tuple[str, Outcome]]) -> RuleCount:
    passed, rounding, failed = (
        outcomes[code, outcome] for outcome in (Outcome.PASSED, Outcome.ROUNDING, Outcome.FAILED)
    )
    title = RULES[code].title
    return RuleCount(code, title, passed + rounding + failed, passed, rounding, failed)
