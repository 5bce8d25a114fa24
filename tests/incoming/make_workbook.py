"""Lays pieces out as an Excel file: forms on sheets of their own, numbers as numbers."""

import re
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.incoming.make_documents import Cell, Piece, Sheet, Text

_DUST = {"132.11": 132.1100000000001, "1354.98": 1354.9800000000002}


def write_workbook(pieces: list[Piece], path: Path) -> None:
    """Write pieces as .xlsx: a sheet for each form with its title, one for each run of text."""
    book = xlsxwriter.Workbook(str(path))
    writer = _Writer(book)
    texts: list[Text] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, Text):
            texts.append(piece)
            continue
        title: list[Text] = []
        while (
            texts and (texts[-1].kind == "title" or "单位：" in texts[-1].text) and len(title) < 3
        ):
            title.insert(0, texts.pop())
        writer.texts(texts)
        texts = []
        writer.form(title, piece, index)
    writer.texts(texts)
    book.close()


class _Writer:
    def __init__(self, book: Any) -> None:
        self.book, self.count = book, 0
        self.formats = {
            kind: book.add_format({"num_format": pattern, "border": 1})
            for kind, pattern in (
                ("money", "#,##0.00##"),
                ("integer", "0"),
                ("figure", "0.00"),
                ("share", "0%"),
                ("text", "@"),
            )
        }

    def texts(self, texts: list[Text]) -> None:
        """A sheet of running text in its first column; 目录 lines keep their page after dots."""
        if not texts:
            return
        sheet = self._sheet("文字")
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, text.text.replace("\t", "……"))

    def form(self, titles: list[Text], piece: Sheet, index: int) -> None:
        """A form with its title and head line, merged over its width."""
        sheet = self._sheet(f"表{index}")
        top = 0
        for title in titles:
            sheet.merge_range(top, 0, top, piece.columns - 1, title.text)
            top += 1
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(piece.rows, top):
            column = 0
            for cell in row:
                while (number, column) in taken:
                    column += 1
                self._write(sheet, number, column, cell)
                taken |= {
                    (number + down, column + right)
                    for down in range(cell.height)
                    for right in range(cell.width)
                }
                column += cell.width

    def _sheet(self, name: str) -> Any:
        self.count += 1
        return self.book.add_worksheet(f"{self.count}{name}")

    def _write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        stored, format = self._stored(cell)
        if cell.width > 1 or cell.height > 1:
            last = (row + cell.height - 1, column + cell.width - 1)
            sheet.merge_range(row, column, *last, "", format)
        if isinstance(stored, str):
            sheet.write_string(row, column, stored, format)
        else:
            sheet.write_number(row, column, stored, format)

    def _stored(self, cell: Cell) -> tuple[str | float, Any]:
        text, kind = cell.text, cell.kind
        if kind == "money" and text:
            return _DUST.get(text, float(text)), self.formats["money"]
        if kind == "share":
            return int(text[:-1]) / 100, self.formats["share"]
        if kind == "integer" and text.isdigit():
            return int(text), self.formats["integer"]
        if kind == "figure" and text:
            return float(text), self.formats["figure" if "." in text else "integer"]
        if kind == "value" and re.fullmatch(r"[0-9]+%", text):
            return int(text[:-1]) / 100, self.formats["share"]
        return text, self.formats["text"]
