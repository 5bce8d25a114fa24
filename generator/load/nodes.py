"""A YAML file as a tree of text: every scalar exactly as written, every node with its place.

`line` and `column` count from 1, `column` in characters. Nothing is interpreted here: `20.00`,
`0123`, `yes`, `1_000` and `2000-01-01` are the text that stands in the file.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class Scalar(msgspec.Struct, frozen=True, gc=False, tag="s", array_like=True):
    """A single value. `plain` says that it stood without quotes and not as a text block.

    A key without a value gives a plain scalar with empty text, placed where the value would be.
    """

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def blank(self) -> bool:
        """Whether nothing was written at all: `键:` is blank, `键: ""` is empty text."""
        return self.plain and not self.text


class Mapping(msgspec.Struct, frozen=True, tag="m", array_like=True):
    """Keys with their values, in the order of the file; no key comes twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        """Walk over the pairs of key and value in the order of the file."""
        return iter(self.entries)

    def get(self, name: str) -> Node | None:
        """Return the value under the key, or None."""
        return next((value for key, value in self.entries if key.text == name), None)

    def key(self, name: str) -> Scalar | None:
        """Return the key itself, which knows its place, or None."""
        return next((key for key, _ in self.entries if key.text == name), None)


class Sequence(msgspec.Struct, frozen=True, tag="l", array_like=True):
    """Items in the order of the file."""

    items: tuple[Node, ...]
    line: int
    column: int

    def __iter__(self) -> Iterator[Node]:
        """Walk over the items in the order of the file."""
        return iter(self.items)


Node = Scalar | Mapping | Sequence
