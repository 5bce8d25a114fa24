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


def summary(counts: Tally, in_drafts: int = 0) -> str:
    """Say the tally in a Chinese sentence; `in_drafts` errors do not keep back the site."""
    harmless = f"（其中 {in_drafts} 个在草稿里，不影响发布）" if in_drafts else ""
    parts = (
        (counts.errors, f"个错误{harmless}"),
        (counts.warnings, "个警告"),
        (counts.notices, "个提示"),
        (counts.acknowledged, "个已注明的问题"),
    )
    said = "、".join(f"{number} {words}" for number, words in parts if number)
    if not said:
        return "没有发现问题。"
    without = "" if counts.errors else "没有错误；"
    return f"{without}共 {said}，涉及 {counts.files} 个文件。"
