"""Whether the files on the disk are still those that a release wrote: nobody edits them unseen.

Every file of a large site is looked at (name, size and time, not its content), which takes a while,
so that a second process does it while a build reads its data.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from msgspec import Struct

from generator.publish.beside import Beside
from generator.publish.sealed import Sealed, paths_of

_FEW = 5_000  # files that are looked at before a second process would be ready

Parts = Mapping[str, Sealed]


class Tree(Struct, frozen=True):
    """A published folder, the parts it holds, and when it was finished (nanoseconds)."""

    folder: Path
    parts: Parts
    finished: int


class Seen(Struct, frozen=True):
    """What came of it: whether the ``base`` is as it was finished, and the names of the parts
    ``lost``: some file of theirs is as it was published in neither tree."""

    base: bool = False
    lost: frozenset[str] = frozenset()


def look(shown: Tree | None, base: Tree | None) -> Seen:
    """Look at the tree that the next release is made from, and what it lacks in the one shown.

    Both share their files: one that was edited in place is found by looking at either.
    """
    good = base is not None and is_whole(base)
    if shown is None:
        return Seen(good)
    held = base.parts if good and base else {}
    names = [name for name, part in shown.parts.items() if not part.is_like(held.get(name))]
    return Seen(good, frozenset(damaged(shown, names)))


def is_whole(tree: Tree) -> bool:
    """Whether nothing in it was edited, taken away or added."""
    return next(damaged(tree, tree.parts), None) is None and not _touched(tree)


def is_intact(tree: Tree) -> bool:
    """Whether every file is as it was written; others may have been added."""
    names = list(tree.parts)
    beside = Watch(lambda: Seen(lost=frozenset(islice(damaged(tree, names[::2]), 1))), [tree])
    try:
        return next(damaged(tree, names[1::2]), None) is None and not beside.found.lost
    finally:
        beside.end()


def damaged(tree: Tree, names: Iterable[str]) -> Iterator[str]:
    """The names of those parts of which a file is not as it was written."""
    try:
        handle = os.open(tree.folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        yield from names
        return
    try:
        yield from (name for name in names if not _all_there(handle, tree.parts[name]))
    finally:
        os.close(handle)


def _all_there(folder: int, sealed: Sealed) -> bool:
    look_at = os.stat
    try:
        sealed.said.read()  # it can be, too
        for path, size, time in sealed.rows():
            found = look_at(path, dir_fd=folder, follow_symlinks=False)
            if found.st_size != size or found.st_mtime_ns != time:
                return False
            if not stat.S_ISREG(found.st_mode):
                return False
    except (OSError, ValueError):
        return False
    return True


def _touched(tree: Tree) -> bool:
    """Whether something was added, renamed or removed since: that changes a folder's time."""
    try:
        handle = os.open(tree.folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return True
    try:
        return any(_time(handle, folder) > tree.finished for folder in _folders(tree))
    finally:
        os.close(handle)


def _time(handle: int, folder: str) -> int:
    try:
        found = os.stat(folder, dir_fd=handle, follow_symlinks=False)
    except OSError:
        return sys.maxsize
    return found.st_mtime_ns if stat.S_ISDIR(found.st_mode) else sys.maxsize


def _folders(tree: Tree) -> set[str]:
    found = {"."}
    for path in paths_of(tree.parts.values()):
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


class Watch(Beside[Seen]):
    """What ``find`` finds in these trees, by a second process where that is worth while."""

    def __init__(self, find: Callable[[], Seen], trees: Iterable[Tree | None]) -> None:
        count = sum(part.count for tree in trees if tree for part in tree.parts.values())
        super().__init__(find, Seen, count > _FEW)
