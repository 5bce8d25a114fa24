"""The comments of a YAML text with their places, and their alignment after formatting.

No reader keeps comments: they are what stands between the parser's tokens.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import yaml
from yaml import tokens

from generator.load.lines import line_starts, position, split_lines
from generator.load.tree import PARSER
from generator.patterns import regex

_COMMENT = regex(r"#[^\r\n]*")
_BLOCK_HEAD = regex(r"[|>][^\s#]*[ \t]+(#[^\r\n]*)")


class Comment(NamedTuple):
    """A comment: its text, how many scalars come before it, whether it has a line of its own.

    ``line`` and ``column`` count from 1.
    """

    text: str
    after: int
    alone: bool
    line: int
    column: int

    @property
    def identity(self) -> tuple[str, int, bool]:
        """What formatting must not change."""
        return self.text, self.after, self.alone


def comments(text: str) -> list[Comment]:
    """All comments of a text that the parser accepts, in order."""
    starts = line_starts(text)
    found = []
    for index, comment, scalars in _gaps(text):
        line, column = position(starts, index)
        alone = not text[starts[line - 1] : index].strip()
        found.append(Comment(comment.rstrip(), scalars, alone, line, column))
    return found


def _gaps(text: str) -> Iterator[tuple[int, str, int]]:
    """Where a comment starts, the comment, and the number of scalars before it."""
    end = scalars = 0
    for token in yaml.scan(text, Loader=PARSER):
        start = token.start_mark.index
        for match in _COMMENT.finditer(text, end, max(start, end)):
            yield match.start(), match.group(), scalars
        end = max(end, token.end_mark.index)
        if isinstance(token, tokens.ScalarToken):
            scalars += 1
            head = _BLOCK_HEAD.match(text, start) if token.style in ("|", ">") else None
            if head:
                yield head.start(1), head.group(1), scalars
    for match in _COMMENT.finditer(text, end):
        yield match.start(), match.group(), scalars


def realigned(before: str, after: str) -> str | None:
    """``after`` with its comment lines beside the same lines as in ``before``.

    None where it is no YAML. A comment that stood in the column of the line below it, or else
    above it, moves with that line when its indentation changed; others stay where they are.
    """
    try:
        old = [comment for comment in comments(before) if comment.alone]
        new = [comment for comment in comments(after) if comment.alone]
    except yaml.YAMLError:
        return None
    if len(old) != len(new):
        return after
    old_lines, new_lines = split_lines(before), split_lines(after)
    old_own, new_own = {c.line for c in old}, {c.line for c in new}
    for was, now in zip(old, new, strict=True):
        for step in (1, -1):
            neighbour = _indentation(old_lines, was.line, old_own, step)
            if neighbour == was.column - 1:
                column = _indentation(new_lines, now.line, new_own, step)
                new_lines[now.line - 1] = " " * max(column, 0) + now.text
                break
    return "\n".join(new_lines)


def _indentation(lines: Sequence[str], line: int, own: set[int], step: int) -> int:
    """How far the next line of data is indented, going down or up; -1 where there is none."""
    number = line + step
    while 1 <= number <= len(lines):
        content = lines[number - 1]
        if content.strip() and number not in own:
            return len(content) - len(content.lstrip(" "))
        number += step
    return -1
