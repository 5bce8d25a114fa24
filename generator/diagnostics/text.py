"""Findings for a person at a terminal: place, excerpt with caret, both numbers, what to do.

What matters most stands last, where the terminal comes to rest: notices, warnings, what is
acknowledged (a line each), open errors, and how many there are of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.diagnostics.excerpt import SourceLines, excerpt
from generator.diagnostics.finding import Finding, in_order
from generator.diagnostics.inert import inert
from generator.diagnostics.pasting import acknowledging_line
from generator.diagnostics.rule import Severity
from generator.diagnostics.span import Location
from generator.diagnostics.tally import summary, tally
from generator.diagnostics.together import groups, render_group
from generator.diagnostics.wording import clipped, remedy, sides

_SAME = 100  # of one kind in one file; JSON has all
_FURTHER = 4  # places beside the first one; the page of the checks shows them all


def render(
    findings: Iterable[Finding], source: SourceLines, blocking: Iterable[Finding] | None = None
) -> str:
    """Return all findings, those of each weight in the order of their places, and a closing line.

    ``blocking`` are those of the findings that keep the site from being published; None for all
    open errors. The closing line tells how many open errors lie in drafts.
    """
    ordered = in_order(findings)
    opened = [finding for finding in ordered if finding.acknowledged is None]
    blocks = [
        block
        for severity in (Severity.NOTICE, Severity.WARNING)
        for block in told((f for f in opened if f.severity is severity), source)
    ]
    settled = [_settled(finding) for finding in ordered if finding.acknowledged is not None]
    blocks += ["\n".join(settled)] if settled else []
    return _joined(*blocks, brief(ordered, source, blocking))


def brief(
    findings: Iterable[Finding], source: SourceLines, blocking: Iterable[Finding] | None = None
) -> str:
    """Return the open errors in full and the closing line that counts all findings."""
    ordered = in_order(findings)
    errors = [finding for finding in ordered if finding.blocks]
    closing = summary(tally(ordered), _in_drafts(errors, blocking))
    return _joined(*told(errors, source), closing)


def told(findings: Iterable[Finding], source: SourceLines) -> list[str]:
    """Open findings as blocks of lines: one each, or one for those that are told together.

    Of a kind in one file the first hundred: nobody reads more, and a log that holds thousands hides
    what else is wrong.
    """
    counts: Counter[tuple[str, str]] = Counter()
    blocks = []
    for group in groups(findings):
        key = group[0].span.file, group[0].rule.code
        counts[key] += 1
        if counts[key] <= _SAME:
            one = len(group) == 1
            blocks.append(render_one(group[0], source) if one else render_group(group, source))
    for (file, code), number in counts.items():
        if number > _SAME:
            more = f"另有 {number - _SAME} 处 {code} 没有列出，用 --format json 可以看到全部"
            blocks.append(f"{_named(file)}: {more}")
    return blocks


def _joined(*blocks: str) -> str:
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


def _in_drafts(errors: Sequence[Finding], blocking: Iterable[Finding] | None) -> int:
    """How many of the open errors keep nothing back."""
    if blocking is None:
        return 0
    known = set(map(id, blocking))
    return sum(1 for finding in errors if id(finding) not in known)


def render_one(finding: Finding, source: SourceLines) -> str:
    """Return one open finding as a block of lines without a closing line end."""
    lines = [_headline(finding), *_message(finding), *_quotation(finding, source)]
    said = (sides(finding), remedy(finding))
    lines += [f"  {inert(clipped(sentence))}" for sentence in said if sentence]
    lines += [_further(location) for location in finding.locations[1 : 1 + _FURTHER]]
    left = len(finding.locations) - 1 - _FURTHER
    lines += [f"  等另外 {left} 处"] if left > 0 else []
    ready = acknowledging_line(finding)
    return "\n".join([*lines, *([f"  {inert(ready)}"] if ready else [])])


def _settled(finding: Finding) -> str:
    """Say in one line that a finding is acknowledged; its reason stands in the data."""
    return f"{_place(finding)}: {finding.rule.code} {inert(finding.rule.title)} 已注明"


def _headline(finding: Finding) -> str:
    """Say place, weight, code and title."""
    weight = finding.severity.label
    return f"{_place(finding)}: {weight} {finding.rule.code} {inert(finding.rule.title)}"


def _place(finding: Finding) -> str:
    """Say the place; a name that begins like a workflow command loses that."""
    return _named(str(finding.span))


def _named(place: str) -> str:
    return inert(place).lstrip(": ")


def _message(finding: Finding) -> list[str]:
    """Say what exactly is wrong, unless the title said it already."""
    repeated = finding.message == finding.rule.title
    return [] if repeated else [f"  {inert(clipped(finding.message))}"]


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
