"""Findings for a person at a terminal: place, excerpt with caret, both numbers, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics.excerpt import SourceLines, excerpt
from generator.diagnostics.finding import Finding, in_order
from generator.diagnostics.inert import inert
from generator.diagnostics.span import Location
from generator.diagnostics.tally import summary, tally
from generator.diagnostics.wording import acknowledgement, remedy, sides

_FURTHER = 4  # places beside the first one; the page of the checks shows them all


def render(findings: Iterable[Finding], source: SourceLines) -> str:
    """Return all findings in the order of their places, and a closing line."""
    ordered = in_order(findings)
    blocks = [render_one(finding, source) for finding in ordered]
    return "\n\n".join([*blocks, summary(tally(ordered))]) + "\n"


def render_one(finding: Finding, source: SourceLines) -> str:
    """Return one finding as a block of lines without a closing line end."""
    said = (sides(finding), remedy(finding), acknowledgement(finding))
    lines = [_headline(finding), *_message(finding), *_quotation(finding, source)]
    lines += [f"  {inert(sentence)}" for sentence in said if sentence]
    lines += [_further(location) for location in finding.locations[1 : 1 + _FURTHER]]
    left = len(finding.locations) - 1 - _FURTHER
    return "\n".join([*lines, *([f"  等另外 {left} 处"] if left > 0 else [])])


def _headline(finding: Finding) -> str:
    """Say place, weight, code and title; a name that begins like a workflow command loses that."""
    place = inert(str(finding.span)).lstrip(": ")
    return f"{place}: {finding.severity.label} {finding.rule.code} {inert(finding.rule.title)}"


def _message(finding: Finding) -> list[str]:
    """Say what exactly is wrong, unless the title said it already."""
    repeated = finding.message == finding.rule.title
    return [] if repeated else [f"  {inert(finding.message)}"]


def _quotation(finding: Finding, source: SourceLines) -> list[str]:
    """Quote the line under its number, with the caret on the line below."""
    quoted = excerpt(finding.span, source)
    if quoted is None:
        return []
    number = str(finding.span.line)
    label = inert(finding.locations[0].label)
    head = [f"  位置：{label}"] if label else []
    margin = " " * len(number)
    return [*head, f"  {number} | {quoted[0]}", f"  {margin} | {quoted[1]}"]


def _further(location: Location) -> str:
    label = f" {inert(location.label)}" if location.label else ""
    return f"  另见 {inert(str(location.span))}{label}"
