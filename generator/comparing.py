"""Two states of the data side by side: read, checked and compared. The first half of ``diff``.

A state is a commit, the working tree, or a folder. Of both only what differs is read, with what the
checks need beside it: the other years of a department, and who uses the same 项目编码.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from generator.changes.change import Change, DisclosureChange, FileChange, Kind, Report
from generator.changes.disclosures import (
    Pairs,
    Records,
    compare_departments,
    compare_disclosures,
    pair,
    touched,
)
from generator.changes.problems import compare_problems, problem
from generator.changes.projects import renamed_projects
from generator.changes.revisions import RevisionError
from generator.changes.snapshots import Snapshot, Source, needed, snapshots
from generator.diagnostics import DefectClass, Finding
from generator.examining import Examined, examine
from generator.load import structure_rules as rules
from generator.load.limits import LIMITS
from generator.load.writing import same_content
from generator.project import Project

_LOST = {
    rule.code
    for rule in (
        *(rules.UNKNOWN_KEY, rules.WRONG_SHAPE, rules.MISSING_KEY, rules.UNKNOWN_CHOICE),
        *(rules.NOT_AN_AMOUNT, rules.NOT_A_DATE, rules.NOT_A_CODE, rules.NOT_YES_OR_NO),
    )
}
_DATA = Project.data_dir


class CannotCompare(Exception):
    """What was asked for cannot be compared; the message says why, for the user."""


def compare(root: Path, base: str | None, head: str | None, day: str) -> Report:
    """What changed from ``base`` (HEAD if None) to ``head`` (the working tree if None).

    Each is a revision or a folder; ``A..B`` and ``A...B`` as git has them. ``day`` decides what was
    published. Raises CannotCompare.
    """
    try:
        before, after = snapshots(Source(root, _DATA, LIMITS.bytes), base, head)
        changed = {p for p in {*before.ids, *after.ids} if before.ids.get(p) != after.ids.get(p)}
        if not changed:
            return Report(before.name, after.name, day)
        wanted = needed(changed, {*before.ids, *after.ids})
        with (
            TemporaryDirectory(prefix="mingzhang-") as one,
            TemporaryDirectory(prefix="mingzhang-") as other,
        ):
            states = _laid_out(before, Path(one), wanted), _laid_out(after, Path(other), wanted)
            return _report(before, after, states, changed, day)
    except RevisionError as error:
        raise CannotCompare(str(error)) from error


class State(Struct, frozen=True):
    """A state as it was laid out, read and checked."""

    root: Path
    examined: Examined

    def bytes(self, path: str) -> bytes | None:
        """The bytes of a file below the data folder, None where this state has none."""
        file = self.root / _DATA / path
        return file.read_bytes() if file.is_file() and not file.is_symlink() else None


def _laid_out(snapshot: Snapshot, root: Path, wanted: set[str]) -> State:
    """The wanted files of a state below ``root``; of originals only the names matter."""
    paths = [path for path in snapshot.ids if path in wanted]
    (root / _DATA).mkdir()
    for path in (p for p in paths if _is_source(p)):
        _put(root / _DATA / path, b"")
    for path, data in snapshot.read([p for p in paths if not _is_source(p)]):
        _put(root / _DATA / path, data)
    return State(root, examine(Project(root)))


def _put(target: Path, data: bytes | None) -> None:
    """Write a file; for a link one that leads nowhere: it is reported and not followed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if data is None:
        target.symlink_to("-")
    else:
        target.write_bytes(data)


def _is_source(path: str) -> bool:
    return "/source/" in path


def _report(
    before: Snapshot, after: Snapshot, states: tuple[State, State], changed: set[str], day: str
) -> Report:
    old, new = (_records(state.examined) for state in states)
    disclosures = compare_disclosures(old, new, day)
    departments = compare_departments(old, new)
    pairs = pair(old, new)
    renamed = _renamed(pairs)
    findings = [state.examined.findings for state in states]
    unreadable = tuple(
        (name, problem(finding))
        for name, found in zip((before.name, after.name), findings, strict=True)
        for finding in found
        if _lost(finding) and finding.span.file.removeprefix(f"{_DATA}/") in changed
    )
    lost = {(found.file, found.line) for side, found in unreadable if side == after.name}
    names, unknown = renamed | _renamed_files(pairs), _unknown(states, lost)
    disclosures = tuple(_without_unread(disclosures, lost))
    spoken = {file for change in disclosures for file in touched(change)}
    spoken |= {change.file for part in departments for change in part.changes}
    spoken |= {finding.file for _, finding in unreadable}
    left = sorted(path for path in changed if f"{_DATA}/{path}" not in spoken)
    whole = {f"{_DATA}/{c.key}/" for c in disclosures if not c.parts}
    left = [path for path in left if not f"{_DATA}/{path}".startswith(tuple(whole))]
    formatting, files = _files(left, states, renamed)
    return Report(
        before.name,
        after.name,
        day,
        disclosures,
        departments,
        compare_problems(findings[0], findings[1], names, unknown),
        formatting,
        files,
        unreadable,
    )


def _without_unread(
    changes: Iterable[DisclosureChange], lost: Set[tuple[str, int]]
) -> Iterator[DisclosureChange]:
    """The changes, said to be unread where it cannot be told what should stand there: no figure is
    given, no correction asked for."""
    for change in changes:
        uncovered = tuple(u for u in change.uncovered if (u.file, u.line) not in lost)
        parts = tuple(
            replace(part, changes=tuple(_unread(c, lost) for c in part.changes))
            for part in change.parts
        )
        yield replace(change, parts=parts, uncovered=uncovered)


def _unread(change: Change, lost: Set[tuple[str, int]]) -> Change:
    unread = change.kind is Kind.CHANGED and (change.file, change.line) in lost
    return replace(change, after="（这一行读不出来）") if unread else change


def _records(examined: Examined) -> Records:
    loaded = [found for found in examined.dataset.disclosures if found.disclosure is not None]
    return Records(
        {found.disclosure.key: found.disclosure for found in loaded if found.disclosure},
        examined.dataset.departments,
        {found.disclosure.key: frozenset(found.incomplete) for found in loaded if found.disclosure},
    )


def _unknown(states: tuple[State, State], lost: Set[tuple[str, int]]) -> set[str]:
    """The folders of disclosures of which one state has something that cannot be read."""
    folders = {"/".join(file.split("/")[:4]) for file, _ in lost if file.count("/") > 3}
    return folders | {
        loaded.disclosure.folder
        for state in states
        for loaded in state.examined.dataset.disclosures
        if loaded.disclosure is not None and loaded.incomplete
    }


def _lost(finding: Finding) -> bool:
    """Whether something of a file could not be read because of a finding."""
    reading = finding.rule.defect_class is DefectClass.READING
    return finding.blocks and (reading or finding.rule.code in _LOST)


def _renamed(pairs: Pairs) -> dict[str, str]:
    """The folders of disclosures that have another address now."""
    return {old.folder: new.folder for old, new in pairs if old and new and old.key != new.key}


def _renamed_files(pairs: Pairs) -> dict[str, str]:
    """The files of projects whose code, and so their name, is another now."""
    both = [(old, new) for old, new in pairs if old and new]
    return {a: b for old, new in both for a, b in renamed_projects(old, new).items()}


def _files(
    paths: list[str], states: tuple[State, State], renamed: Mapping[str, str]
) -> tuple[tuple[FileChange, ...], tuple[FileChange, ...]]:
    """Files of which nothing was said: those that only look different, and the others."""
    formatting, others = [], []
    for path in paths:
        before, after = (state.bytes(path) for state in states)
        data = path.endswith(".yml") and not _is_source(path)
        moved = any(f"{_DATA}/{path}".startswith((f"{a}/", f"{b}/")) for a, b in renamed.items())
        if moved or (before is not None and before == after and data):
            continue
        file = f"{_DATA}/{path}"
        if data and before is not None and after is not None and not path.startswith("reference/"):
            formatting.append(FileChange(file, _how(before, after)))
        else:
            others.append(FileChange(file, _fate(before, after)))
    return tuple(formatting), tuple(others)


def _fate(before: bytes | None, after: bytes | None) -> str:
    if before is None:
        return "新增"
    return "删去" if after is None else "有改动"


def _how(before: bytes, after: bytes) -> str:
    """How two texts differ that say the same."""
    old, new = (data.decode("utf-8-sig", "replace") for data in (before, after))
    if same_content(old, new):
        return "只有注释、引号、缩进或空行不同"
    if same_content(old, new, ordered=False):
        return "只有键的先后不同"
    return "写法不同，公开的内容相同"
