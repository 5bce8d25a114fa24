"""PDF files with text: ruled tables as grids, the lines between them as paragraphs.

What a PDF holds are letters at places. The result is a draft: a person must confirm it.
"""

import logging
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from generator.exchange.incoming.document import Document, Grid, Refusal
from generator.exchange.incoming.pdf_letters import Letter, Line, lines_of
from generator.exchange.incoming.pdf_paragraphs import Page, in_reading_order, is_page_number
from generator.exchange.incoming.pdf_tables import edges_of, grid_of

# Its remarks on colours and fonts are in English and tell a clerk nothing.
logging.getLogger("pdfminer").setLevel(logging.ERROR)
Edges = Sequence[Any]
_EVERY = 10  # pages between two words on how far it is


def read_pdf(data: bytes, say: Callable[[str], None]) -> Document | Refusal:
    """A PDF as a document, page after page."""
    try:
        with pdfplumber.open(BytesIO(data)) as opened:
            return _read(opened, say)
    except (PDFPasswordIncorrect, PdfminerException) as error:
        if "Password" in repr(error) or isinstance(error, PDFPasswordIncorrect):
            return Refusal("这个 PDF 有打开密码。请去掉密码，另存后再导入。")
        return _damaged(error)
    except Exception as error:
        # pdfminer reads fonts and streams as it comes to them: a damaged one ends in KeyError,
        # TypeError, zlib.error, RecursionError … The name of what was caught is told.
        return _damaged(error)


def _damaged(error: Exception) -> Refusal:
    return Refusal(f"PDF 读不懂，可能已损坏（{type(error).__name__}）。请重新取一份再导入。")


def _read(opened: Any, say: Callable[[str], None]) -> Document | Refusal:
    pages: list[Page] = []
    open_edges: Edges = ()
    pictures: list[tuple[str, str]] = []
    for number, page in enumerate(opened.pages, 1):
        if number % _EVERY == 0:
            say(f"已读 {number} 页，共 {len(opened.pages)} 页")
        found, open_edges = _page(page, number, open_edges)
        pages.append(found)
        if not pages[-1].pieces and page.images:
            pictures.append((f"第 {number} 页", "这一页只有图片，没有文字，没有读"))
        page.close()
    if not any(page.pieces for page in pages):
        return Refusal(
            "这个 PDF 里没有文字，是扫描或拍照的图片。"
            "请用部门的 Word、Excel 原件，或先做文字识别（OCR）再导入。"
        )
    parts, doubts = in_reading_order(pages)
    return Document("PDF", tuple(parts), False, True, doubts=(*pictures, *doubts))


def _page(page: Any, number: int, before: Edges) -> tuple[Page, Edges]:
    """A page: its tables and the lines outside them, from top to bottom.

    ``before`` are the edges of the columns of a table that may go on here from the page before;
    those of the one at the foot of this page are given back.
    """
    letters = [Letter.of(char) for char in page.dedupe_chars(tolerance=1).chars]
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    lines = lines_of(c for c in letters if not any(c.within(t.bbox) for t in tables))
    body = [line for line in lines if not is_page_number(line.text)]
    pieces: list[tuple[Any, Grid | Line]] = []
    edges: Edges = ()
    for count, table in enumerate(tables, 1):
        inside = [letter for letter in letters if letter.within(table.bbox)]
        where = f"第 {number} 页第 {count} 张表"
        goes_on = count == 1 and not any(line.top < table.bbox[1] for line in body)
        edges = edges_of(table, before if goes_on else ())
        pieces.append((table.bbox[1], grid_of(table, inside, where, edges)))
    pieces += [(line.top, line) for line in lines]
    ended = not tables or any(line.top > tables[-1].bbox[1] for line in body)
    found = Page(
        number,
        round(page.width),
        tuple(piece for _, piece in sorted(pieces, key=lambda piece: piece[0])),
        max((*(line.x1 for line in body), *(t.bbox[2] for t in tables)), default=0),
        min((line.x0 for line in body), default=page.width),
    )
    return found, () if ended else edges
