"""Text with a row of a table on every line, its cells parted by tabs: what spreadsheets save.

Cells that hold a line break, a tab or a quote stand in quotes, as spreadsheets write them.
"""

import re
from collections.abc import Iterator, Sequence

from generator.exchange.incoming.document import Box, BoxRow, Document, Grid, Paragraph

_PART = 5  # of the lines that are not blank one in so many is a row at least
_FEWEST = 3  # cells: fewer may be a line of a 目录 and its page
_MOST_LINES = 40  # that a cell in quotes may go on over
_LONGEST = 40
_ENTRY = re.compile(r"[^\t]+\t[0-9]{1,4}\t*")
_OPEN = re.compile(r'(?:^|\t)"(?:[^"]|"")*$')
_CELLS = re.compile(r'(?:^|\t)(?:"((?:[^"]|"")*)"(?=\t|$)|([^\t]*))')


def has_tab_rows(lines: Sequence[str]) -> bool:
    """Whether rows of several cells are what the text is made of.

    They stand one below the other, are more than lines of one cell behind a tab, and no small part
    of all: a tab or two in a head, a signature or a 目录 are in many texts. A line of several tabs
    and nothing else is a blank row, one of a single tab may be a blank cell.
    """
    rows = [line.strip("\t").count("\t") >= _FEWEST - 1 for line in lines]
    cells = (line for line in lines if line.strip() or line == "\t")
    single = sum(line.startswith("\t") and "\t" not in line.strip("\t") for line in cells)
    filled = sum(bool(line.strip()) for line in lines)
    below = any(row and rows[at - 1] for at, row in enumerate(rows) if at)
    return below and sum(rows) > single and sum(rows) * _PART >= filled


def read_tab_rows(lines: Sequence[str]) -> Document:
    """The document of such a text: lines without a tab are paragraphs between its tables."""
    parts: list[Paragraph | Grid] = []
    rows: list[BoxRow] = []

    def end_grid() -> None:
        if rows:
            parts.append(Grid(tuple(rows), rows[0][0].where))
            rows.clear()

    for number, line in _whole(lines):
        if "\t" in line and not _is_text(line, bool(rows)):
            rows.append(_row(line, number))
            continue
        end_grid()
        if line.strip():
            parts.append(Paragraph(line.strip(), f"第 {number} 行"))
    end_grid()
    return Document("文本（制表符分隔）", tuple(parts))


def _whole(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, those of a cell in quotes as one."""
    number = 0
    while number < len(lines):
        start, end = number, number + 1
        if _OPEN.search(lines[start]):
            end = _closing(lines, start)
        yield start + 1, "\n".join(lines[start:end])
        number = end


def _closing(lines: Sequence[str], start: int) -> int:
    """The number of the line after the one that ends a cell in quotes; the next if none does."""
    whole = lines[start]
    for end in range(start + 1, min(start + _MOST_LINES, len(lines))):
        whole += "\n" + lines[end]
        if not _OPEN.search(whole):
            return end + 1
    return start + 1


def _is_text(line: str, in_table: bool) -> bool:
    """Whether a line with tabs is a paragraph: prose in the first cell, or a line of a 目录."""
    if not in_table and _ENTRY.fullmatch(line):
        return True
    text = line.strip("\t")
    return "\t" not in text and not line.startswith("\t") and ("。" in text or len(text) > _LONGEST)


def _row(line: str, number: int) -> BoxRow:
    cells = [
        (found[1].replace('""', '"') if found[1] is not None else found[2])
        for found in _CELLS.finditer(line)
    ]
    return tuple(
        Box(cell.strip(), f"第 {number} 行第 {column + 1} 格", column)
        for column, cell in enumerate(cells)
    )
