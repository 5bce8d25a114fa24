"""What the files of a project look like from outside: enough to see that one was saved."""

from pathlib import Path

from generator.store.look import Seen, look
from generator.store.store import digest

Look = tuple[Seen, ...]

_SOONEST = 0.1  # seconds between two looks
_A_SECOND_S_WORTH = 40_000  # files: with many it is looked less often; a tenth of a processor
_PARTS = ("data", "content", "templates", "mkdocs.yml")


def look_at(root: Path) -> Look:
    """All files that a page may be made from, in order. What vanishes meanwhile is not there."""
    return tuple(sorted(look(root, _PARTS), key=lambda seen: seen.path))


def pause_after(look: Look) -> float:
    """How many seconds to wait before the next look, so that looking costs little."""
    return max(_SOONEST, len(look) / _A_SECOND_S_WORTH)


def name_of(look: Look) -> str:
    """A name for this state of the files: the same files have the same, also after a restart."""
    return digest(repr(entry).encode() for entry in look)[:16]
