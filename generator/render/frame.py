"""A page frame: a whole HTML page, cut where the values of one page go in.

The frame is rendered once with a sentinel in the place of every value and cut at the sentinels;
a page is then the pieces and its values, joined. The sentinels are Unicode noncharacters, which
the loader refuses in data, so that no text of a disclosure can ever pass for a slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

SLOT_OPEN, SLOT_CLOSE = "\ufdd0", "\ufdd1"

# A template that escapes, strips, trims or shortens a value damages what stands inside, so that a
# frame can only be cut where values reach the page as they are.
_SLOT = re.compile(f"{SLOT_OPEN}<([a-z_]+)>&\"'  {SLOT_CLOSE}")
_LEFTOVERS = (SLOT_OPEN, SLOT_CLOSE, "&#xfdd", "&#6497", "%EF%B7%9", "\\ufdd", "{{", "{%", "{#")


class FrameError(Exception):
    """A frame could not be cut: a slot is missing, damaged, or template code is left over."""


class Frame(Struct, frozen=True):
    """``pieces[0] slots[0] pieces[1] slots[1] … pieces[n]``: one more piece than slots."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    def stamp(self, values: Mapping[str, str]) -> str:
        """Join the pieces with ``values``, which are finished HTML: nothing is escaped here."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts.append(values[slot])
            parts.append(piece)
        return "".join(parts)


def sentinel(slot: str) -> str:
    """The text that stands for ``slot`` while a frame is rendered."""
    return f"{SLOT_OPEN}<{slot}>&\"'  {SLOT_CLOSE}"


def cut(html: str, expected: Iterable[str]) -> Frame:
    """Cut ``html`` at its sentinels; every slot of ``expected`` must stand in it, and no other.

    A slot may stand in several places. Raises FrameError when a template has lost, escaped or
    shortened a sentinel, or has left code of its own behind.
    """
    parts = _SLOT.split(html)
    frame = Frame(pieces=tuple(parts[0::2]), slots=tuple(parts[1::2]))
    missing, foreign = set(expected) - set(frame.slots), set(frame.slots) - set(expected)
    if missing or foreign:
        raise FrameError(f"slots missing: {sorted(missing)}, unknown: {sorted(foreign)}")
    for piece in frame.pieces:
        _refuse_leftovers(piece)
    return frame


def _refuse_leftovers(piece: str) -> None:
    for leftover in _LEFTOVERS:
        if leftover in piece:
            at = piece.index(leftover)
            raise FrameError(
                f"{leftover!r} left in the frame: …{piece[max(0, at - 60) : at + 60]}…"
            )
