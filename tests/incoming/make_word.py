"""Lays pieces out as a Word file with merged cells, repeated heads and rows that break anywhere."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.incoming.make_documents import Piece, Sheet, Text

FONT = "Noto Sans CJK SC"
_PAGE = 24  # characters of width that a page is divided into for tables without widths


def write_word(pieces: Iterable[Piece], path: Path, cut_after: int = 0) -> None:
    """Write pieces as .docx; a table of more rows than ``cut_after`` goes on as a second table
    with its head again, as after a page break."""
    document: Any = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    for piece in pieces:
        if isinstance(piece, Text):
            _paragraph(document, piece)
        elif cut_after and len(piece.rows) > piece.head + cut_after and piece.head:
            cut = _cut(piece, piece.head + cut_after)
            _table(document, replace(piece, rows=piece.rows[:cut]))
            document.add_page_break()
            again = (*piece.rows[: piece.head], *piece.rows[cut:])
            _table(document, replace(piece, rows=again))
        else:
            _table(document, piece)
    document.save(str(path))


def _cut(sheet: Sheet, wanted: int) -> int:
    """A row at which no merged cell is cut."""
    for row in range(wanted, len(sheet.rows)):
        reaching = any(
            number + cell.height > row
            for number, cells in enumerate(sheet.rows[:row])
            for cell in cells
        )
        if not reaching:
            return row
    return len(sheet.rows)


def _paragraph(document: Any, piece: Text) -> None:
    paragraph = document.add_paragraph(piece.text)
    paragraph.paragraph_format.space_after = Pt(2)
    if piece.kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif "\t" in piece.text:
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(25), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    elif piece.kind == "plain" and len(piece.text) > 20:
        paragraph.paragraph_format.first_line_indent = Pt(18)


def _table(document: Any, sheet: Sheet) -> None:
    table = document.add_table(rows=len(sheet.rows), cols=sheet.columns)
    table.style = "Table Grid"
    table.autofit = False
    widths = sheet.widths or tuple(_PAGE for _ in range(sheet.columns))
    for column, width in enumerate(widths):
        for cell in table.columns[column].cells:
            cell.width = Cm(25.7 * width / sum(widths))
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(sheet.rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            place = table.cell(number, column)
            last = table.cell(number + cell.height - 1, column + cell.width - 1)
            merged = place.merge(last) if last is not place else place
            _fill(merged, cell.text)
            taken |= {
                (number + down, column + right)
                for down in range(cell.height)
                for right in range(cell.width)
            }
            column += cell.width
        if number < sheet.head:
            _repeat(table.rows[number])
    document.add_paragraph()


def _fill(cell: Any, text: str) -> None:
    first, *rest = text.split("\n")
    cell.paragraphs[0].text = first
    for line in rest:
        cell.add_paragraph(line)


def _repeat(row: Any) -> None:
    """A row that is printed again on every page."""
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)
