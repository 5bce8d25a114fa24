"""原文如此: holding findings against what the data acknowledges.

An acknowledgement covers exactly one finding: same rule, same place, same figures. When the figures
change it no longer does: the finding is open again and the acknowledgement is stale.
"""

from collections.abc import Iterable, Iterator

from generator.diagnostics import DefectClass, Finding, Location, Rule, Severity, Span, report
from generator.model.disclosure import Disclosure
from generator.model.record import Acknowledgement

STALE = Rule(
    "K-09",
    "stale-acknowledgement",
    "过时的确认",
    Severity.WARNING,
    DefectClass.STRUCTURE,
    "查什么：acknowledgements.yml 中的每一条都对得上一处发现。\n"
    "为什么：数字改了以后，旧的确认不能掩盖新的错误。\n"
    "例子：确认时合计是 100.00，现在已改成 100.10。\n"
    "怎么改：删去这一条，或照新的检查结果重写。",
)


def acknowledge(disclosure: Disclosure, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, acknowledged ones with their reason, and one more for each stale entry."""
    pending = {_key(entry): entry for entry in disclosure.acknowledgements}
    used: set[tuple[str, str, str, str]] = set()
    for finding in findings:
        key = _finding_key(finding)
        entry = pending.get(key)
        used.add(key)
        yield finding.acknowledge(entry.reason.text) if entry else finding
    for key, entry in pending.items():
        if key not in used:
            yield _stale(disclosure, entry)


def _key(entry: Acknowledgement) -> tuple[str, str, str, str]:
    return entry.rule.text, entry.place.text, entry.expected.text, entry.actual.text


def _finding_key(finding: Finding) -> tuple[str, str, str, str]:
    path = finding.locations[0].path if finding.locations else ""
    return finding.rule.code, path, finding.expected or "", finding.actual or ""


def _stale(disclosure: Disclosure, entry: Acknowledgement) -> Finding:
    cell = entry.rule
    span = Span(f"{disclosure.folder}/acknowledgements.yml", cell.line or 1, cell.column or 1)
    where = f"在 {entry.place.text} 处" if entry.place.text else "在整份公开里"
    message = f"{entry.rule.text} {where}没有这样的发现（数字可能已改）"
    hint = "数字改了就删去这一条；仍然不一致的，照新的检查结果重写"
    return report(STALE, message, Location(span, "确认", "acknowledgements.yml"), hint=hint)
