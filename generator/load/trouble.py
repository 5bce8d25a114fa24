"""An error of the YAML parser in one shape, whichever parser it came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError


class Trouble(NamedTuple):
    """What the parser said, with its marks as positions from 0 that lie inside the file."""

    problem: str
    context: str
    line: int
    column: int
    start: tuple[int, int]
    """Where the construct begins that the parser was in: a quote, a bracket, a scalar."""


def trouble_of(error: Exception, lines: Sequence[str]) -> Trouble:
    """Bring an error of libyaml or of PyYAML's own parser into one shape."""
    if not isinstance(error, MarkedYAMLError):
        return Trouble(str(error), "", 0, 0, (0, 0))
    problem = _inside(error.problem_mark or error.context_mark, lines)
    start = _inside(error.context_mark, lines) if error.context_mark else problem
    return Trouble(error.problem or "", error.context or "", *problem, start)


def _inside(mark: Any, lines: Sequence[str]) -> tuple[int, int]:
    """Return line and column from 0; the end of the file is the end of its last text line."""
    if mark is None:
        return 0, 0
    line = mark.line
    while line > 0 and (line >= len(lines) or (mark.line != line and not lines[line].strip())):
        line -= 1
    return (line, mark.column) if line == mark.line else (line, len(lines[line]))
