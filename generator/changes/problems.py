"""Findings that came, went, or were acknowledged between two states."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.changes.change import Problem, Problems
from generator.changes.pairing import paired
from generator.diagnostics import Finding, blank_told, in_order


def compare_problems(
    before: Iterable[Finding],
    after: Iterable[Finding],
    renamed: Mapping[str, str],
    unknown: Collection[str] = (),
) -> Problems:
    """Findings of two states held against each other by rule, words and place.

    ``renamed`` maps folders and files of before to those of after that are the same disclosure or
    project. In the folders ``unknown`` something could not be read: what the checks say there is
    not compared.
    """
    old, new = (in_order(_comparable(found, unknown)) for found in (before, after))
    found = paired(old, new, renamed)
    broken = [*found.new, *(b for a, b in found.both if _worse(a, b))]
    better = (a for a, b in found.both if _worse(b, a) and not b.acknowledged)
    acknowledged = [b for a, b in found.both if b.acknowledged and not a.acknowledged]
    return Problems(_problems(broken), _problems([*found.gone, *better]), _problems(acknowledged))


def _worse(one: Finding, other: Finding) -> bool:
    """Whether ``other`` is open where ``one`` was acknowledged, or an error where it was none.

    A difference that was rounding and is more now is found by the same rule at the same place.
    """
    if one.acknowledged or other.acknowledged:
        return bool(one.acknowledged) and not other.acknowledged
    return other.severity.rank < one.severity.rank


def _comparable(findings: Iterable[Finding], unknown: Collection[str]) -> Iterator[Finding]:
    folders = tuple(f"{folder}/" for folder in unknown)
    return (f for f in findings if not (f.places and f.span.file.startswith(folders)))


def _problems(findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Findings as values, the heaviest first, in the order of places."""
    ordered = sorted(in_order(findings), key=lambda f: (bool(f.acknowledged), f.severity.rank))
    return tuple(map(problem, ordered))


def problem(finding: Finding) -> Problem:
    """A finding in words."""
    label = finding.locations[0].label if finding.locations else ""
    span, sides = finding.span, ""
    if finding.expected is not None and finding.actual is not None:
        sides = f"（应为 {blank_told(finding.expected)}，实为 {blank_told(finding.actual)}）"
    return Problem(
        finding.rule.code,
        finding.rule.title,
        "已注明" if finding.acknowledged else finding.severity.label,
        label,
        f"{finding.message}{sides}",
        span.file,
        span.line,
    )
