"""Where something stands: a place in a file, and a place with its name in the form."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of one line of a source file.

    `line` and `column` count from 1; `column` and `length` count characters (code points),
    not bytes and not terminal columns. `length` is what a caret underlines and never reaches
    beyond the line: 1 when only the start is known.
    """

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        """Return `file:line:column`, the form that editors and CI logs turn into links."""
        return f"{self.file}:{self.line}:{self.column}"


class Location(msgspec.Struct, frozen=True):
    """A span together with what a clerk and what a machine call the place.

    `label` is for people (`部门预算支出总表 第4行 合计`), `path` for machines: file name and
    keys joined by `/` (`tables.yml/部门预算支出总表/行/3/合计`, list positions from 0).
    """

    span: Span
    label: str = ""
    path: str = ""
