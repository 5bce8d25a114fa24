"""A place within a disclosure, told without looking anything up: comparisons name thousands."""

from __future__ import annotations

import msgspec


class Place(msgspec.Struct, frozen=True, gc=False):
    """A cell or a stretch of text of the disclosure that is being checked.

    `part` is the id of a form, or `about`, `contents`, `text`, `project:N`, `plan:N`, `goals:N`,
    `indicators:N` (N counts the projects from 0), `head:FORM`, `notes:FORM`, `corrections`,
    `file:NAME`; `row` counts rows, blocks or entries from 0; `field` is a column or field id.
    `start` and `end` are offsets in the text, both 0 for all of it. A locator turns it into file,
    line and column.
    """

    part: str
    row: int = -1
    field: str = ""
    start: int = 0
    end: int = 0
