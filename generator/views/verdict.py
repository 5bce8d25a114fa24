"""The verdict on a disclosure: how many places were compared, how many came out doubtful."""

from collections.abc import Iterator

from msgspec import Struct

from generator.diagnostics import Outcome, Severity
from generator.model.cell import Cell
from generator.model.disclosure import Disclosure
from generator.rules.engine import Checked
from generator.views.site import Tally


class Verdict(Struct, frozen=True):
    """``mark`` is ok, doubt or bad; it always stands beside its word."""

    mark: str
    sign: str
    word: str
    sentence: str


def compared(checked: Checked) -> int:
    """How many places were compared."""
    return sum(c.outcome is not Outcome.UNCHECKED for c in checked.comparisons)


def verdict(checked: Checked) -> Verdict:
    """The one line above everything else."""
    places = compared(checked)
    if not places:
        return Verdict("ok", "–", "未核对", "没有可以相互核对的数字")
    told = _told(checked)
    if not told:
        return Verdict("ok", "✓", "相符", f"核对 {places} 处，全部相符")
    if any(finding.blocks for finding in checked.findings):
        return Verdict("bad", "✕", "不符", f"核对 {places} 处，{told}")
    serious = any(finding.severity is not Severity.NOTICE for finding in checked.findings)
    mark, sign, word = ("doubt", "!", "存疑") if serious else ("ok", "✓", "相符")
    return Verdict(mark, sign, word, f"核对 {places} 处，{told}")


def _told(checked: Checked) -> str:
    """What was found, in words, the weightiest first."""
    known = [finding for finding in checked.findings if finding.acknowledged is not None]
    left = [finding.severity for finding in checked.findings if finding.acknowledged is None]
    counts = (
        (left.count(Severity.ERROR), "处不符"),
        (len(known), "处是原文的差错（已注明）"),
        (left.count(Severity.WARNING), "处值得留意"),
        (left.count(Severity.NOTICE), "处提示"),
    )
    return "，".join(f"{count} {words}" for count, words in counts if count)


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
