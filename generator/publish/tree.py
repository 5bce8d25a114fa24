"""Bringing a tree from one release to the next: only what differs is touched.

Two trees share the files that are the same in both, so that no file is ever opened for writing: a
new one takes the place of the old by a rename.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from generator.publish.differing import is_same, leaving
from generator.publish.disk import link_file
from generator.publish.manifest import Entry
from generator.publish.sealed import Sealed, entries_of, paths_of
from generator.publish.watch import Tree

Parts = Mapping[str, Sealed]


class Sources(Struct, frozen=True):
    """Where the files of a release are: those that the published tree ``shown`` holds, there; all
    others in the folder ``fresh``, by the same path."""

    fresh: Path
    shown: Tree | None

    def earlier(self, name: str) -> Mapping[str, Entry]:
        """What the published tree holds of a part."""
        return entries_of(self.shown.parts, name) if self.shown else {}


def bring(tree: Path, before: Parts, after: Parts, sources: Sources) -> dict[str, Sealed]:
    """Turn ``tree``, which holds the parts ``before``, into one of the parts ``after``.

    Returns these with the times of the files that are there now. ``tree`` may be where the fresh
    files are. Raises OSError; then the tree is neither.
    """
    names = [name for name in after if not is_same(before, after, name)]
    _remove(tree, leaving(before, after))
    changed = {name: _put(tree, name, before, after[name], sources) for name in names}
    return {name: changed.get(name) or before[name] for name in after}


def link_tree(source: Path, tree: Path, parts: Parts) -> None:
    """Make the empty ``tree`` like ``source``, of the same files; raises OSError, also where links
    are not to be had."""
    made = {""}
    for path in paths_of(parts.values()):
        folder = path.rpartition("/")[0]
        if folder not in made:
            made.add(folder)
            (tree / folder).mkdir(parents=True, exist_ok=True)
        os.link(f"{source}/{path}", f"{tree}/{path}")


def _remove(tree: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for path in sorted(paths):
        (tree / path).unlink(missing_ok=True)
        folder = path.rpartition("/")[0]
        while folder:
            try:
                (tree / folder).rmdir()
            except OSError:  # another file is in it
                break
            folder = folder.rpartition("/")[0]


def _put(tree: Path, name: str, before: Parts, part: Sealed, sources: Sources) -> Sealed:
    """Bring the files of a part; what came of it."""
    entries, there = part.entries(), entries_of(before, name)
    shown = sources.earlier(name)
    times = tuple(
        _put_file(tree, path, entry, there.get(path), shown.get(path), sources)
        for path, entry in entries.items()
    )
    same = times == tuple(entry.mtime for entry in entries.values())
    return part if same else part.timed(times)


def _put_file(
    tree: Path,
    path: str,
    entry: Entry,
    there: Entry | None,
    shown: Entry | None,
    sources: Sources,
) -> int:
    """Bring a file to its place unless its content is ``there``; the time of the one that is."""
    if there is not None and there.digest == entry.digest:
        return there.mtime
    if shown == entry and sources.shown is not None:
        if tree != sources.fresh:
            (tree / path).unlink(missing_ok=True)
        link_file(sources.shown.folder / path, tree / path)
    elif tree != sources.fresh:
        _move(sources.fresh / path, tree / path)
    return entry.mtime


def _move(source: Path, file: Path) -> None:
    try:
        source.replace(file)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        source.replace(file)
