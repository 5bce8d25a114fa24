"""A quick road for files in canonical form: the same tree as the parser's, in a third of its time.

It knows what ``fmt`` writes: one pair or one item a line, short records in ``{…}`` on one line,
quotes without escapes. Of anything else (comments, text over several lines, a slip of whatever
kind) it says nothing at all: None, and the parser reads the file with all its remarks. A test with
random texts holds the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.load.limits import Limits
from generator.load.nodes import Mapping, Node, Scalar
from generator.load.nodes import Sequence as SequenceNode
from generator.patterns import regex

# Signs that begin something else than plain text, and those that end it inside of braces.
_SPECIAL = r"""\s\-?:,\[\]{}#&*!|>'"%@`~="""
_REST = r"""[^:#,?\[\]{}"'\n]*+(?<! )"""
_KEY = rf"[^{_SPECIAL}<]{_REST}"
_PLAIN = rf"(?:-(?=[0-9]))?[^{_SPECIAL}]{_REST}"
_QUOTED = r""""([^"\\\n]*)"|'([^'\n]*)'"""
_LINE = regex(rf"( *)(- )?(?:({_KEY}):(?: (\S.*))?|(\S.*))")
_ENTRY = regex(rf"(?:({_KEY}): )?(?:({_PLAIN})|{_QUOTED}|(?=[{{\[]))(, |[\]}}])?")
_WHOLE_QUOTED = regex(_QUOTED)
_TEXT_BEGINS = regex(rf"(?:-(?=[^\s]))?[^{_SPECIAL}]")
# Line ends and blanks that YAML, editors or the slips see in a way of their own.
_UNUSUAL = regex("[\t\r\x85\xa0\u2028\u2029\u3000\ufeff\x00]")
_CLOSING = {"{": "}", "[": "]"}


class _Other(Exception):
    """Not in canonical form, or not certainly."""


class _Open:
    """A mapping or sequence that is still open, at a column of its own."""

    __slots__ = ("column", "entries", "items", "key", "line")

    def __init__(self, column: int, line: int, mapping: bool) -> None:
        self.column, self.line = column, line
        self.entries: dict[str, tuple[Scalar, Node]] | None = {} if mapping else None
        self.items: list[Node] = []
        self.key: Scalar | None = None  # waits for what stands below it

    def close(self) -> Node:
        """The finished node."""
        if self.key is not None:
            raise _Other
        if self.entries is None:
            return SequenceNode(tuple(self.items), self.line, self.column + 1)
        return Mapping(tuple(self.entries.values()), self.line, self.column + 1)

    def add(self, node: Node) -> None:
        """Put a finished node below the key that waits, or at the end of the list."""
        if self.entries is None:
            self.items.append(node)
        elif self.key is None:
            raise _Other
        else:
            self.entries[self.key.text] = self.key, node
            self.key = None

    def begin(self, key: Scalar) -> None:
        """Begin an entry; no key comes twice."""
        if self.entries is None or self.key is not None or key.text in self.entries:
            raise _Other
        self.key = key


def read_canonical(text: str, lines: Sequence[str], limits: Limits) -> Node | None:
    """The tree of a text in canonical form; None where it is not, or holds too much."""
    commented = " #" in text or "\n#" in text
    if len(text) > limits.nodes or commented or _UNUSUAL.search(text) is not None:
        return None
    try:
        return _Reader(limits).read(lines)
    except _Other:
        return None


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: list[_Open] = []

    def read(self, lines: Sequence[str]) -> Node:
        for number, line in enumerate(lines, 1):
            if not line and number == len(lines):
                break  # what follows the last line end
            match = _LINE.fullmatch(line)
            if match is None or len(line) > self._limits.characters:
                raise _Other
            self._line(match, number, line)
        return self._root()

    def _line(self, match: re.Match[str], number: int, line: str) -> None:
        column = match.end(1)
        _, item, key, value, _ = match.groups()
        self._close_deeper(column)
        if item:
            self._at(column, number, mapping=False)
            column += 2
        if key is not None:
            owner = self._at(column, number, mapping=True, item=item is not None)
            owner.begin(Scalar(key, number, column + 1))
            if value is not None:
                owner.add(self._value(line, match.start(4), number))
        elif item:
            self._open[-1].add(self._value(line, match.start(5), number))
        else:  # text without a key
            raise _Other

    def _at(self, column: int, number: int, mapping: bool, item: bool = False) -> _Open:
        """The mapping or sequence at a column, begun there if it is not open.

        It begins below a key that waits for it, or right behind the dash of an ``item``.
        """
        last = self._open[-1] if self._open else None
        if last is not None and last.column == column and (last.entries is not None) == mapping:
            return last
        if last is None:
            may_begin = column == 0
        else:
            may_begin = last.column < column and (item or last.key is not None)
        if not may_begin or len(self._open) >= self._limits.depth:
            raise _Other
        self._open.append(_Open(column, number, mapping))
        return self._open[-1]

    def _close_deeper(self, column: int) -> None:
        """End what stands further right than the line that comes."""
        while self._open and self._open[-1].column > column:
            node = self._open.pop().close()
            if not self._open:
                raise _Other
            self._open[-1].add(node)

    def _root(self) -> Node:
        """What is left once every line was read."""
        if not self._open:
            raise _Other
        self._close_deeper(0)
        (root,) = self._open
        return root.close()

    def _value(self, line: str, start: int, number: int) -> Node:
        """What stands behind a key or a dash, to the end of its line."""
        if line[start] in "{[":
            node, end = self._flow(line, start, number, len(self._open) + 1)
            if end != len(line):
                raise _Other
            return node
        quoted = _WHOLE_QUOTED.fullmatch(line, start)
        if quoted:
            double, single = quoted.groups()
            return Scalar(single if double is None else double, number, start + 1, False)
        text = line[start:]
        if _TEXT_BEGINS.match(text) is None or ": " in text or text[-1] in ": ":
            raise _Other
        return Scalar(text, number, start + 1)

    def _flow(self, line: str, start: int, number: int, depth: int) -> tuple[Node, int]:
        """A record in ``{…}`` or a list in ``[…]``, and where it ends."""
        if depth > self._limits.depth:
            raise _Other
        mapping, place = line[start] == "{", start + 1
        entries: dict[str, tuple[Scalar, Node]] = {}
        items: list[Node] = []
        end: str | None = ", "
        while end == ", ":
            match = _ENTRY.match(line, place)
            if match is None:
                raise _Other
            key, plain, double, single, end = match.groups()
            node: Node
            after = match.end()
            if plain is not None:
                node = Scalar(plain, number, match.start(2) + 1)
            elif double is not None:
                node = Scalar(double, number, match.start(3), False)
            elif single is not None:
                node = Scalar(single, number, match.start(4), False)
            else:
                node, after = self._flow(line, after, number, depth + 1)
                end = ", " if line.startswith(", ", after) else line[after : after + 1]
                after += len(end)
            if mapping:
                if key is None or key in entries:
                    raise _Other
                entries[key] = Scalar(key, number, place + 1), node
            elif key is not None:
                raise _Other
            else:
                items.append(node)
            place = after
        if end != _CLOSING[line[start]]:
            raise _Other
        if mapping:
            return Mapping(tuple(entries.values()), number, start + 1), place
        return SequenceNode(tuple(items), number, start + 1), place
