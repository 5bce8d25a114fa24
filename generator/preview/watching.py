"""What the files of a project look like from outside: enough to see that one was saved."""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.store.store import digest

# Of every file: path below the project, time of change in ns, size in bytes, number on the disk.
Look = tuple[tuple[str, int, int, int], ...]

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


def _below(path: Path, shown: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        if path.is_dir():
            with os.scandir(path) as entries:
                names = [entry.name for entry in entries if not entry.name.startswith(".")]
            for name in names:
                yield from _below(path / name, f"{shown}/{name}")
        else:
            about = path.stat()
            yield shown, about.st_mtime_ns, about.st_size, about.st_ino
    except OSError:
        return
