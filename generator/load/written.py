"""How a value stands in the file: what the parser read, and from where to where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Written(NamedTuple):
    """A scalar with its marks; lines and columns count from 0, the end is exclusive."""

    text: str
    style: str
    """Empty for plain text, else the sign it began with: `'`, `"`, `|` or `>`."""
    line: int
    column: int
    end_line: int
    end_column: int

    def typed(self, lines: Sequence[str]) -> str:
        """Return what stands in the file itself, as far as its first line."""
        line = lines[self.line] if self.line < len(lines) else ""
        stop = self.end_column if self.end_line == self.line else len(line)
        return line[self.column : stop].rstrip()


def written(event: Any) -> Written:
    """Take what an event of the parser knows; an alias has neither text nor style."""
    start, end = event.start_mark, event.end_mark
    text = getattr(event, "value", "")
    style = getattr(event, "style", None) or ""
    return Written(text, style, start.line, start.column, end.line, end.column)
