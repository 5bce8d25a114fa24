"""What files look like from outside: enough to see that one was changed."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct


class Seen(Struct, frozen=True, array_like=True, gc=False):
    """An entry of a folder: its path below the project with ``/``, whether it is a plain file.

    ``mark`` is what changes whenever the file does: times of its content and of its entry on the
    disk in ns, size in bytes, number on the disk. That of a folder never does: what is in it tells.
    """

    path: str
    plain: bool
    mark: tuple[int, int, int, int]

    @property
    def written(self) -> tuple[int, int]:
        """When its content was last written, in ns, and its size: all of the mark that is the same
        on every machine that looks at a shared file system."""
        return self.mark[0], self.mark[2]


def look(root: Path, parts: Iterable[str]) -> Iterator[Seen]:
    """All that stands below ``parts`` of ``root``, a file among them too; hidden files are not.

    Links count as what they are: followed, they may lead back, or far out of the project. What
    vanishes meanwhile is not there.
    """
    for part in parts:
        path = root / part
        try:
            about = path.stat()
        except OSError:
            continue
        if stat.S_ISDIR(about.st_mode):
            yield from _within(str(path), part)
        else:
            yield _seen(part, about)


def _within(folder: str, shown: str) -> Iterator[Seen]:
    try:
        with os.scandir(folder) as listed:
            entries = [entry for entry in listed if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in entries:
        name = f"{shown}/{entry.name}"
        try:
            yield _seen(name, entry.stat(follow_symlinks=False))
            if entry.is_dir(follow_symlinks=False):
                yield from _within(entry.path, name)
        except OSError:
            continue


def _seen(shown: str, about: os.stat_result) -> Seen:
    if stat.S_ISDIR(about.st_mode):
        return Seen(shown, False, (0, 0, 0, 0))
    mark = (about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)
    return Seen(shown, stat.S_ISREG(about.st_mode), mark)
