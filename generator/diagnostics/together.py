"""Findings of one kind in one file as one block: what is still to be filled in, line by line."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics.excerpt import SourceLines, excerpt
from generator.diagnostics.finding import Finding
from generator.diagnostics.inert import inert
from generator.diagnostics.wording import remedy

_SHOWN = 5  # lines that are quoted
_NUMBERED = 40  # further lines that are named by their numbers


def groups(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """The findings in their order, each alone but those that are told together."""
    found: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        together = finding.rule.told_together and finding.acknowledged is None
        key = (finding.span.file, finding.rule.code) if together else number
        found.setdefault(key, []).append(finding)
    return [tuple(group) for group in found.values()]


def render_group(group: tuple[Finding, ...], source: SourceLines) -> str:
    """Several findings of one rule in one file: how many, the first lines, where the others are."""
    first, lines = group[0], _lines(group)
    shown, rest = list(lines)[:_SHOWN], list(lines)[_SHOWN:]
    head = f"{first.severity.label} {first.rule.code} {inert(first.rule.title)}"
    place = inert(str(first.span)).lstrip(": ")
    width = len(str(max(shown)))
    quoted = [_quoted(line, lines[line], width, source) for line in shown]
    said = [f"{place}: {head}，共 {len(group)} 处", *(line for line in quoted if line)]
    said += [f"  还有第 {line_numbers(rest)} 行"] if rest else []
    return "\n".join([*said, *([f"  {inert(words)}"] if (words := remedy(first)) else [])])


def _lines(group: tuple[Finding, ...]) -> dict[int, Finding]:
    """The first finding of each line, by its number."""
    found: dict[int, Finding] = {}
    for finding in group:
        found.setdefault(finding.span.line, finding)
    return found


def _quoted(number: int, finding: Finding, width: int, source: SourceLines) -> str:
    quoted = excerpt(finding.span, source)
    return f"  {number:>{width}} | {quoted[0]}" if quoted else ""


def line_numbers(lines: list[int]) -> str:
    """Line numbers in order, those that follow each other as 3–7; of very many the first."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], line]
        else:
            runs.append([line])
    said = "、".join("–".join(map(str, run)) for run in runs[:_NUMBERED])
    return said + (" 等" if len(runs) > _NUMBERED else "")
