"""What the files of a project look like from outside: enough to see that one was saved."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.store.store import digest

# Of every file: path below the project, time of change in ns, size in bytes, number on the disk.
Seen = tuple[str, int, int, int]
Look = tuple[Seen, ...]

_SOONEST = 0.1  # seconds between two looks
_A_SECOND_S_WORTH = 20_000  # files: with many of them it is looked less often
_PARTS = ("data", "content", "templates", "mkdocs.yml")


def look_at(root: Path) -> Look:
    """All files that a page may be made from, in order. What vanishes meanwhile is not there."""
    return tuple(sorted(entry for part in _PARTS for entry in _below(root / part, part)))


def pause_after(look: Look) -> float:
    """How many seconds to wait before the next look, so that looking costs little."""
    return max(_SOONEST, len(look) / _A_SECOND_S_WORTH)


def name_of(look: Look) -> str:
    """A name for this state of the files: the same files have the same, also after a restart."""
    return digest(repr(entry).encode() for entry in look)[:16]


def _below(path: Path, shown: str) -> Iterator[Seen]:
    """Every file below a part of the project, or the part itself where it is a file."""
    try:
        about = path.stat()
    except OSError:
        return
    if stat.S_ISDIR(about.st_mode):
        yield from _within(str(path), shown)
    else:
        yield _seen(shown, about)


def _within(folder: str, shown: str) -> Iterator[Seen]:
    """Links count as what they are: followed, they may lead back, or far out of the project."""
    try:
        with os.scandir(folder) as listed:
            entries = [entry for entry in listed if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in entries:
        name = f"{shown}/{entry.name}"
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _within(entry.path, name)
            else:
                yield _seen(name, entry.stat(follow_symlinks=False))
        except OSError:
            continue


def _seen(shown: str, about: os.stat_result) -> Seen:
    return shown, about.st_mtime_ns, about.st_size, about.st_ino
