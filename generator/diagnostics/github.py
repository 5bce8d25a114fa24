"""Findings as annotations of GitHub Actions: workflow commands on standard output.

A step shows about ten annotations, so the worst ten are sent and the rest is counted.
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics.excerpt import SourceLines
from generator.diagnostics.finding import Finding, in_order
from generator.diagnostics.inert import inert
from generator.diagnostics.tally import summary, tally
from generator.diagnostics.wording import acknowledgement, clipped, remedy, sides

SHOWN = 10


def render(findings: Iterable[Finding], source: SourceLines) -> str:
    """Return a workflow command for each of the worst findings, and what was left out."""
    ordered = in_order(findings)
    worst = sorted(ordered, key=_weight)[:SHOWN]
    lines = [_command(finding) for finding in worst]
    if len(ordered) > len(worst):
        rest = len(ordered) - len(worst)
        lines.append(f"另有 {rest} 个问题未在此标注，请看作业摘要或运行 mingzhang check。")
    lines.append(summary(tally(ordered)))
    return "\n".join(lines) + "\n"


def _weight(finding: Finding) -> tuple[bool, int]:
    """Open before acknowledged, errors before the rest; sorting keeps the order of places."""
    return finding.acknowledged is not None, finding.severity.rank


def _command(finding: Finding) -> str:
    span = finding.span
    properties = {
        "file": span.file,
        "line": str(span.line),
        "endLine": str(span.line),
        "col": str(span.column),
        "endColumn": str(span.column + span.length),
        "title": f"{finding.rule.code} {finding.rule.title}",
    }
    said = ",".join(f"{key}={escape_property(text)}" for key, text in properties.items())
    return f"::{finding.severity.value} {said}::{escape_data(_message(finding))}"


def _message(finding: Finding) -> str:
    """Message, both sides, the remedy and the reason, each on a line of the annotation."""
    lines = (finding.message, sides(finding), remedy(finding), acknowledgement(finding))
    return "\n".join(inert(clipped(line)) for line in lines if line)


def escape_data(text: str) -> str:
    """Escape what ends or changes the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Escape what ends or changes a property of a workflow command."""
    return escape_data(inert(text)).replace(":", "%3A").replace(",", "%2C")
