"""Markdown: tables of ``|`` cells whose wrapped texts hold stray blanks, headings, paragraphs."""

import re

from generator.exchange.incoming.document import Box, BoxRow, Document, Grid, Paragraph, Part
from generator.exchange.incoming.wording import without_layout_blanks

_RULE = re.compile(r"\s*\|?[-:| ]*-[-:| ]*\|?\s*")
_MARK = re.compile(r"^(?:#{1,6}\s+|>\s?|(?:[-*+])\s+)|^\*\*(.+)\*\*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_pipes(lines: list[str]) -> Document:
    """The document of a Markdown text."""
    parts: list[Part] = []
    rows: list[BoxRow] = []
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("|"):
            if not _RULE.fullmatch(line):
                rows.append(_row(line, number))
            continue
        if rows:
            parts.append(_grid(rows))
            rows = []
        if line.strip():
            text = _MARK.sub(lambda found: found.group(1) or "", line.strip())
            parts.append(Paragraph(_line(text.strip()), f"第 {number} 行"))
    if rows:
        parts.append(_grid(rows))
    return Document("Markdown 文本", tuple(parts), layout_blanks=True)


def _grid(rows: list[BoxRow]) -> Grid:
    """The rows as a grid; a first row without any text is only Markdown's obligatory head."""
    kept = [row for row in rows if any(box.text for box in row)]
    return Grid(tuple(kept), rows[0][0].where)


def _row(line: str, number: int) -> BoxRow:
    cells = line.strip().removeprefix("|").removesuffix("|").replace("\\|", "\x00").split("|")
    return tuple(
        Box(_text(cell), f"第 {number} 行第 {column + 1} 格", column)
        for column, cell in enumerate(cells)
    )


def _line(text: str) -> str:
    """A line without stray blanks; wide gaps part the pieces of a head line and stay."""
    return "    ".join(
        without_layout_blanks(piece) for piece in re.split(r"\t| {2,}|\u3000+", text)
    )


def _text(cell: str) -> str:
    text = _BREAK.sub("\n", cell.replace("\x00", "|")).strip()
    return without_layout_blanks(text)
