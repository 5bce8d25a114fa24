"""Which finding of one state is which of the other.

The same at the same place first, then the same at a place that is called otherwise now, at last
another one of the same rule at the same place: a difference that is larger now, say.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from msgspec import Struct

from generator.diagnostics import Finding

_TABLES = ("tables.yml/", "procurement.yml", "assets.yml")


class Paired(Struct, frozen=True):
    """Findings that both states have, and those that only one has, each in its order."""

    both: tuple[tuple[Finding, Finding], ...]
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]


def paired(
    before: Sequence[Finding], after: Sequence[Finding], renamed: Mapping[str, str]
) -> Paired:
    """Findings of two states held against each other.

    ``renamed`` maps folders and files of before to those of after that are the same thing.
    """
    known = {id(finding): _renamed(finding, renamed) for finding in before}
    known |= {id(finding): _renamed(finding, {}) for finding in after}
    left, right = list(before), list(after)
    both: list[tuple[Finding, Finding]] = []
    for key in (_exact, _named_alike, _in_the_same_spot, _anywhere, _at_one_place):
        keys = {id(f): key(f, *known[id(f)]) for f in (*left, *right)}
        _pair(left, right, both, keys)
    return Paired(tuple(both), tuple(left), tuple(right))


def _pair(
    left: list[Finding],
    right: list[Finding],
    both: list[tuple[Finding, Finding]],
    keys: Mapping[int, Hashable],
) -> None:
    """Pair what has the same key, in order, and take it out of both lists; None pairs nothing."""
    waiting: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in reversed(left):
        waiting[keys[id(finding)]].append(finding)
    waiting.pop(None, None)
    found = [(waiting[k].pop(), f) for f in right if (k := keys[id(f)]) in waiting and waiting[k]]
    both += found
    ours, theirs = {id(a) for a, _ in found}, {id(b) for _, b in found}
    left[:] = [f for f in left if id(f) not in ours]
    right[:] = [f for f in right if id(f) not in theirs]


def _renamed(finding: Finding, renamed: Mapping[str, str]) -> tuple[str, str]:
    """File and data path of a finding, as they are called in the state after."""
    file = finding.span.file
    path = finding.locations[0].path if finding.locations else ""
    if file in renamed:
        one, other = ("/".join(name.rsplit("/", 2)[-2:]) for name in (file, renamed[file]))
        return renamed[file], path.replace(one, other, 1)
    for old, new in renamed.items():
        if file.startswith(f"{old}/"):
            return f"{new}/{file.removeprefix(f'{old}/')}", path
    return file, path


def _says(finding: Finding, file: str) -> tuple[Hashable, ...]:
    sides = finding.expected, finding.actual
    return finding.rule.code, file, finding.message, *sides


def _exact(finding: Finding, file: str, path: str) -> Hashable:
    return *_says(finding, file), path


def _named_alike(finding: Finding, file: str, _: str) -> Hashable:
    """The row has another code, the text stands elsewhere: what it is called is the same."""
    label = finding.locations[0].label if finding.locations else ""
    return (*_says(finding, file), label) if label else None


def _in_the_same_spot(finding: Finding, file: str, _: str) -> Hashable:
    """The row or text is called otherwise and stands where it stood."""
    spot = [(p.part, p.row, p.field) for p in finding.places[:1]]
    return (*_says(finding, file), *spot) if spot else None


def _anywhere(finding: Finding, file: str, path: str) -> Hashable:
    """Of a text or project, which are called by what they say. A row of a table keeps its name:
    one that was mended and another that was spoilt are two things."""
    rows = path.startswith(_TABLES) and not finding.rule.told_together
    return None if rows else _says(finding, file)


def _at_one_place(finding: Finding, file: str, path: str) -> Hashable:
    return finding.rule.code, file, path
