"""A text by its lines, and patches to it."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.load.comments import comments
from generator.load.lines import line_starts
from generator.load.spans import Leaf, Spot


class Stuck(Exception):
    """A text is written in a way in which this cannot be changed with certainty."""


class Patch(NamedTuple):
    """Put ``new`` in the place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    new: str


def patched(text: str, start: int, end: int, patches: Iterable[Patch]) -> str:
    """The part of a text between two indices with the patches made; raises Stuck if they meet."""
    pieces, at = [], start
    for patch in sorted(patches, key=lambda p: (p.start, p.end)):
        if patch.start < at or patch.end > end:
            raise Stuck
        pieces += [text[at : patch.start], patch.new]
        at = patch.end
    return "".join((*pieces, text[at:end]))


class Page:
    """A text with its lines and comments."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._starts = line_starts(text)
        self._comments = [self._starts[c.line - 1] + c.column - 1 for c in comments(text)]

    def line_start(self, index: int) -> int:
        """The index of the first character of a line."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """The index of the end of a line, before what ends it."""
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        return end - (self.text[end - 1 : end] == "\r")

    def column(self, index: int) -> int:
        """How many characters stand before an index on its line."""
        return index - self.line_start(index)

    def next_line(self, index: int) -> int:
        """The index of the first character of the next line."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end + 1

    def has_comment(self, *places: int) -> bool:
        """Whether a comment begins between the first place and the last."""
        return any(places[0] <= at < max(places) for at in self._comments)

    def only_comments(self, key: Leaf, value: Spot) -> list[Patch]:
        """Take what stands under a key and leave its comments; the key then holds nothing."""
        first = self.line_end(key.end)
        if value.start < first:
            raise Stuck
        start, end = self.next_line(key.end), self.next_line(max(value.last - 1, key.end))
        lines = self.text[start:end].splitlines(keepends=True)
        return [Patch(start, end, "".join(x for x in lines if x.lstrip().startswith("#")))]
