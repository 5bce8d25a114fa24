"""How many findings of which weight: the line that closes a report."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.diagnostics.finding import Finding
from generator.diagnostics.rule import Severity


class Tally(msgspec.Struct, frozen=True):
    """Findings by weight; the acknowledged ones are counted by themselves only."""

    errors: int
    warnings: int
    notices: int
    acknowledged: int
    files: int


def tally(findings: Iterable[Finding]) -> Tally:
    """Count findings, and the files that hold them."""
    counts = dict.fromkeys(Severity, 0)
    acknowledged, files = 0, set()
    for finding in findings:
        files.add(finding.span.file)
        if finding.acknowledged is None:
            counts[finding.severity] += 1
        else:
            acknowledged += 1
    errors, warnings, notices = (counts[severity] for severity in Severity)
    return Tally(errors, warnings, notices, acknowledged, len(files))


def summary(counts: Tally) -> str:
    """Say the tally in a Chinese sentence."""
    parts = (
        (counts.errors, "个错误"),
        (counts.warnings, "个警告"),
        (counts.notices, "个提示"),
        (counts.acknowledged, "个已确认的问题"),
    )
    said = "、".join(f"{number} {words}" for number, words in parts if number)
    return f"共 {said}，涉及 {counts.files} 个文件。" if said else "没有发现问题。"
