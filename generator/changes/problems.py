"""Findings that came, went, or were acknowledged between two states."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.changes.change import Problem, Problems
from generator.diagnostics import Finding, in_order

Key = tuple[str, str, str]


def compare_problems(
    before: Iterable[Finding],
    after: Iterable[Finding],
    renamed: Mapping[str, str],
    unknown: Collection[str] = (),
) -> Problems:
    """Findings of two states held against each other by rule and place.

    ``renamed`` maps folders of before to those of after that are the same disclosure. In the
    folders ``unknown`` something could not be read: what the checks say there is not compared.
    """
    old, new = (
        _by_key(_comparable(found, unknown), names)
        for found, names in ((before, renamed), (after, {}))
    )
    broken, satisfied, acknowledged = list[Finding](), list[Finding](), list[Finding]()
    for key in dict.fromkeys((*old, *new)):
        mine, yours = old.get(key, []), new.get(key, [])
        satisfied += mine[len(yours) :]
        broken += yours[len(mine) :]
        pairs = zip(mine, yours, strict=False)
        acknowledged += [b for a, b in pairs if b.acknowledged and not a.acknowledged]
        both = list(zip(mine, yours, strict=False))
        broken += [b for a, b in both if _worse(a, b)]
        satisfied += [a for a, b in both if _worse(b, a) and not b.acknowledged]
    return Problems(_problems(broken), _problems(satisfied), _problems(acknowledged))


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


def _by_key(findings: Iterable[Finding], renamed: Mapping[str, str]) -> dict[Key, list[Finding]]:
    found: dict[Key, list[Finding]] = defaultdict(list)
    for finding in in_order(findings):
        found[_key(finding, renamed)].append(finding)
    return found


def _key(finding: Finding, renamed: Mapping[str, str]) -> Key:
    path = finding.locations[0].path if finding.locations else ""
    folder = finding.span.file
    for old, new in renamed.items():
        if folder.startswith(f"{old}/"):
            folder = f"{new}/{folder.removeprefix(f'{old}/')}"
    return finding.rule.code, folder, path


def _problems(findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Findings as values, the heaviest first, in the order of places."""
    ordered = sorted(in_order(findings), key=lambda f: (bool(f.acknowledged), f.severity.rank))
    return tuple(map(problem, ordered))


def problem(finding: Finding) -> Problem:
    """A finding in words."""
    label = finding.locations[0].label if finding.locations else ""
    span, sides = finding.span, ""
    if finding.expected is not None and finding.actual is not None:
        sides = f"（应为 {finding.expected}，实为 {finding.actual}）"
    return Problem(
        finding.rule.code,
        finding.rule.title,
        "已注明" if finding.acknowledged else finding.severity.label,
        label,
        f"{finding.message}{sides}",
        span.file,
        span.line,
    )
