"""What is other in a release than in the one before: only parts that differ are opened."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.publish.manifest import Entry
from generator.publish.paths import PathRegistry
from generator.publish.sealed import Sealed, entries_of, paths_of

Parts = Mapping[str, Sealed]
_AT_ONCE = 150_000  # paths that are held against each other in a turn: about 30 MB


class Outcome(Struct, frozen=True):
    """What a build came to: `id` of the content, the `folder` that is now published, whether
    anything `changed`, how many files were `written`, kept as they were and `removed`, and the
    paths that are `gone` from the site."""

    id: str
    folder: Path
    changed: bool
    written: int
    kept: int
    removed: int
    gone: tuple[str, ...] = ()


def outcome(identity: str, folder: Path, changed: bool, before: Parts, after: Parts) -> Outcome:
    """What became of the parts ``before``."""
    written = sum(
        _written(entries_of(before, name), part)
        for name, part in after.items()
        if not part.is_like(before.get(name))
    )
    kept = sum(part.count for part in after.values()) - written
    gone = tuple(sorted(leaving(before, after)))
    return Outcome(identity, folder, changed, written, kept, len(gone), gone)


def is_same(before: Parts, after: Parts, name: str) -> bool:
    """Whether both have the part ``name``, with equal contents."""
    return name in before and name in after and before[name].digest == after[name].digest


def leaving(before: Parts, after: Parts) -> set[str]:
    """The paths that no part has any more."""
    gone = set[str]()
    for _, old, new in _moves(before, after):
        gone |= old - new
    if gone:  # the paths that have come, all of a first build, are never in memory together
        for _, _, new in _moves(before, after):
            gone -= new
    return gone


def check_paths(before: Parts, after: Parts) -> None:
    """Raise `PublishError` when two paths of ``after`` would meet on some file system.

    Those of ``before`` are known not to, so that mostly there is nothing to look at.
    """
    if not before:  # all are new; they need not be in memory together
        turns = 1 + sum(part.count for part in after.values()) // _AT_ONCE
        for turn in range(turns):
            registry = PathRegistry(turns, turn)
            for path in paths_of(after.values()):
                registry.add(path)
        return
    registry = PathRegistry()
    added = {name: new - old for name, old, new in _moves(before, after) if new - old}
    for paths in added.values():
        for path in sorted(paths):
            registry.add(path)
    for name, part in after.items() if added else ():
        for path in part.paths():
            if path not in added.get(name, ()):
                registry.pass_by(path)


def _moves(before: Parts, after: Parts) -> Iterator[tuple[str, set[str], set[str]]]:
    """The paths of every part that differs, before and after."""
    for name in {**before, **after}:
        if not is_same(before, after, name):
            old = entries_of(before, name)
            new = after[name].paths() if name in after else ()
            yield name, set(old), set(new)


def _written(before: Mapping[str, Entry], part: Sealed) -> int:
    return sum(before.get(path) != entry for path, entry in part.entries().items())
