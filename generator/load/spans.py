"""From where to where each value of a YAML text stands, so that one can be changed in its place.

The reader keeps where a value begins and what it says; who writes needs its last character too.
Only for texts that the reader found nothing wrong with. Indices count characters from 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct, field
from yaml import events

from generator.load.tree import PARSER


class Leaf(Struct, frozen=True, eq=False):
    """A scalar. ``style`` is '' for plain text, else the sign it begins with."""

    start: int
    end: int
    text: str
    style: str = ""

    @property
    def last(self) -> int:
        """The index behind the last character."""
        return self.end

    @property
    def blank(self) -> bool:
        """Whether nothing was written at all."""
        return not self.style and not self.text


class Pairs(Struct, frozen=True, eq=False):
    """A mapping; ``flow`` says that it stands in ``{…}``."""

    start: int
    end: int
    flow: bool
    entries: list[tuple[Leaf, Spot]] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The index behind the last character that belongs to it."""
        return self.end if self.flow or not self.entries else self.entries[-1][1].last

    def get(self, name: str) -> Spot | None:
        """The value under a key."""
        return next((value for key, value in self.entries if key.text == name), None)


class Items(Struct, frozen=True, eq=False):
    """A list; ``flow`` says that it stands in ``[…]``."""

    start: int
    end: int
    flow: bool
    items: list[Spot] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The index behind the last character that belongs to it."""
        return self.end if self.flow or not self.items else self.items[-1].last


Spot = Leaf | Pairs | Items


def spans(text: str) -> Spot | None:
    """The values of a text with their places; None where there are none."""
    stream = iter(yaml.parse(text, Loader=PARSER))
    for event in stream:
        if isinstance(event, events.NodeEvent):
            return _spot(event, stream)
    return None


def _spot(event: Any, stream: Iterator[Any]) -> Spot:
    start: int = event.start_mark.index
    if isinstance(event, events.MappingStartEvent):
        entries, end = [], start
        for key in stream:
            if isinstance(key, events.MappingEndEvent):
                end = _end(key)
                break
            found = _spot(key, stream)
            assert isinstance(found, Leaf)
            entries.append((found, _spot(next(stream), stream)))
        return Pairs(start, end, bool(event.flow_style), entries)
    if isinstance(event, events.SequenceStartEvent):
        items, end = [], start
        for item in stream:
            if isinstance(item, events.SequenceEndEvent):
                end = _end(item)
                break
            items.append(_spot(item, stream))
        return Items(start, end, bool(event.flow_style), items)
    return Leaf(start, event.end_mark.index, event.value, event.style or "")


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end
