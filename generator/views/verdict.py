"""The verdict on a disclosure: how many places were compared, how many came out doubtful."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Outcome, Severity
from generator.model.cell import Cell
from generator.model.disclosure import Disclosure
from generator.rules.engine import Checked
from generator.views.site import Tally


@dataclass(frozen=True)
class Verdict:
    """``mark`` is ok, doubt or bad; it always stands beside its word."""

    mark: str
    sign: str
    word: str
    sentence: str


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


def _cells(disclosure: Disclosure) -> Iterator[Cell]:
    for table in disclosure.all_tables:
        for row in table.rows:
            yield from row.cells.values()
    for project in disclosure.projects:
        yield from (project["budget"], project["fiscal_funds"], project["other_funds"])


def tally(disclosure: Disclosure, checked: Checked) -> Tally:
    """The numbers of the checks, for the page across departments."""
    outcomes = [comparison.outcome for comparison in checked.comparisons]
    open_findings = [f.severity for f in checked.findings if f.acknowledged is None]
    return Tally(
        sum(cell.amount is not None for cell in _cells(disclosure)),
        compared(checked),
        outcomes.count(Outcome.PASSED),
        outcomes.count(Outcome.ROUNDING),
        open_findings.count(Severity.ERROR),
        open_findings.count(Severity.WARNING),
        open_findings.count(Severity.NOTICE),
        len(checked.findings) - len(open_findings),
    )
