"""The lines of a PDF outside its tables, put together into paragraphs across pages."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from generator.exchange.incoming.document import Grid, Paragraph, Part
from generator.exchange.incoming.outline import number_of
from generator.exchange.incoming.pdf_letters import Line
from generator.exchange.incoming.wording import JOINT, ambiguous_joint, joined

_FULL = 26  # tenths of a letter: a line ending this near the right edge was wrapped; 禁则 moves two

_ENTRY = re.compile(r"(?:[.…·．]{3,}|\t)\s*[0-9]+$")  # a line of a 目录 ends at its page
_INDENT = 8  # tenths of a letter: a line that begins this far from the left edge begins a paragraph
_FOOT = 12  # characters that a page number may have


class Page(Struct, frozen=True):
    """What stands on a page, from top to bottom; ``width`` tells pages of one size."""

    number: int
    width: int
    pieces: tuple[Grid | Line, ...]
    right: Any = 0
    left: Any = 0


def in_reading_order(pages: Sequence[Page]) -> tuple[list[Part], list[tuple[str, str]]]:
    """The parts of all pages, paragraphs put together; and what was not sure."""
    flow = _Flow()
    for page in pages:
        same = [other for other in pages if other.width == page.width]
        left = min((other.left for other in same if other.pieces), default=0)
        right = max((other.right for other in same), default=0)
        for piece in page.pieces:
            flow.add(piece, page.number, left, right)
    flow.close()
    return flow.parts, flow.doubts


class _Flow:
    """Parts in reading order, and the paragraph that may go on."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.doubts: list[tuple[str, str]] = []
        self.lines: list[Line] = []
        self.where = ""

    def add(self, piece: Grid | Line, number: int, left: Any, right: Any) -> None:
        """The next table or line."""
        if isinstance(piece, Grid):
            self.close()
            self.parts.append(piece)
        elif is_page_number(piece.text):
            self.parts.append(Paragraph(piece.text, f"第 {number} 页"))
        elif self.lines and self._goes_on(piece, left, right):
            self.lines.append(piece)
        else:
            self.close()
            self.lines, self.where = [piece], f"第 {number} 页"

    def _goes_on(self, line: Line, left: Any, right: Any) -> bool:
        """Whether a line goes on with the open paragraph: that one is full, this not indented."""
        last = self.lines[-1]
        if _ENTRY.search(last.text):
            return False
        if abs(last.size - line.size) > 1 or 10 * (line.x0 - left) > _INDENT * line.size:
            return False
        full = 10 * (right - last.x1) < _FULL * last.size
        return bool(full and not (number_of(line.text) and last.text[-1:] in "。：；"))

    def close(self) -> None:
        """The open paragraph is at its end."""
        if not self.lines:
            return
        texts = [line.text for line in self.lines]
        for before, after in pairwise(texts):
            if ambiguous_joint(before, after):
                shown = f"{before[-12:]}/{after[:12]}"
                self.doubts.append((self.where, f"{JOINT}：{shown}"))
        self.parts.append(Paragraph(joined(texts), self.where))
        self.lines = []


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but the number of its page."""
    plain = text.strip().strip("-—– ")
    return len(text) <= _FOOT and (plain.isdigit() or (plain[:1] == "第" and plain[-1:] == "页"))
