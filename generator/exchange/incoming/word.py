"""Word files (.docx): paragraphs with their automatic numbers, tables by their grid."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from generator.exchange.incoming.document import Box, Document, Grid, Paragraph, Part, Refusal
from generator.exchange.incoming.word_numbers import Numbers
from generator.exchange.incoming.wording import tidied

_P, _TBL, _TR, _TC, _SDT = (qn(f"w:{n}") for n in ("p", "tbl", "tr", "tc", "sdt"))
_SDT_CONTENT = qn("w:sdtContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX, _RUN = qn("w:txbxContent"), qn("w:r")
_MARKED = {qn("w:vanish"): "隐藏", qn("w:strike"): "划掉", qn("w:dstrike"): "划掉"}
_OFF = ("0", "false", "off")
_SKIPPED = {
    *map(qn, ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:txbxContent")),
    *(_FALLBACK, qn("w:rPr"), qn("w:pPr")),
}
_APART = {
    "footnotes": "脚注",
    "endnotes": "尾注",
    "header": "页眉",
    "footer": "页脚",
    "comments": "批注",
}
_PAGE_NUMBER = re.compile(r"[第共页码总\s\d/|·—–-]+")
_WRITTEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SLIVER = 140  # twips, a quarter of a centimetre: no column is narrower
_TEXT, _VAL, _TYPE = qn("w:t"), qn("w:val"), qn("w:type")


def read_word(data: bytes) -> Document | Refusal:
    """A Word file as a document."""
    try:
        opened = docx.Document(BytesIO(data))
        reader = _Reader(opened)
        parts = tuple(reader.parts(opened.element.body))
        apart = tuple(_apart(opened))
    except Exception as error:
        # python-docx and lxml let pass what damaged XML makes them meet (KeyError, XMLSyntaxError,
        # ValueError of an attribute …). The name of what was caught is told.
        what = f"Word 文件读不懂，可能已损坏（{type(error).__name__}）。"
        return Refusal(f"{what}请用 Word 打开另存后再导入。")
    if not any(isinstance(part, Grid) or part.text.strip() for part in parts):
        what = "只有图片，没有文字，像是扫描件" if reader.pictures else "里面没有文字"
        return Refusal(f"这个 Word 文件{what}，没有可以导入的内容。")
    return Document(
        "Word 文件", parts, doubts=tuple(reader.doubts), missed=(*reader.missed, *apart)
    )


def _apart(opened: Any) -> Iterator[tuple[str, str]]:
    """What a Word file says outside of its text: notes, heads and feet of pages, remarks.

    A number of a page says nothing.
    """
    told: dict[tuple[str, str], None] = {}
    for link in opened.part.rels.values():
        where = _APART.get(link.reltype.rpartition("/")[2])
        if where and not link.is_external:
            lines = parse_xml(link.target_part.blob).iter(_P)
            texts = ("".join(text.text or "" for text in line.iter(_TEXT)) for line in lines)
            said = " ".join(text.strip() for text in texts if text.strip())
            if _PAGE_NUMBER.sub("", said):
                told[where, f"{where}里的文字没有收入：{said[:60]}"] = None
    yield from told


class _Reader:
    """Walks over the body; counts paragraphs and tables for the places it names."""

    def __init__(self, opened: Any) -> None:
        self.numbers = Numbers(opened)
        self.paragraphs = self.tables = self.pictures = 0
        self.missed: list[tuple[str, str]] = []
        self.doubts: list[tuple[str, str]] = []

    def parts(self, parent: Any) -> Iterator[Part]:
        """The paragraphs and tables below an element, those in content controls too."""
        for child in parent:
            if child.tag == _P:
                yield from self._paragraph(child)
            elif child.tag == _TBL:
                yield from self._table(child)
            elif child.tag == _SDT:
                for content in child.iterchildren(_SDT_CONTENT):
                    yield from self.parts(content)

    def _paragraph(self, element: Any) -> Iterator[Part]:
        self.paragraphs += 1
        where = f"第 {self.paragraphs} 段"
        self.pictures += sum(1 for _ in element.iter(qn("w:drawing"), qn("w:pict")))
        text = self._numbered(element, where).strip()
        for line in text.split("\n"):
            if line.strip():
                yield Paragraph(line.strip(), where)

    def _numbered(self, element: Any, where: str) -> str:
        """A paragraph's text behind the number that Word writes by itself."""
        self._beside(element, where)
        text = tidied(self._text(element))
        if not text.strip():
            return text
        number = self.numbers.before(element)
        if number is None:
            self.doubts.append(
                (where, f"这一段的自动编号没有看懂，编号没有收入：{text.strip()[:30]}")
            )
            return text
        return number + text.lstrip() if number else text

    def _beside(self, element: Any, where: str) -> None:
        """What stands in a paragraph and is no plain text of it: text boxes, hidden, struck out."""
        for box in element.iter(_BOX):
            said = "".join(self._text(p) for p in box.iter(_P)).strip()
            if said and not any(said in text for _, text in self.missed):
                self.missed.append((where, f"文本框里的文字没有收入：{said[:60]}"))
        for mark in element.iter(*_MARKED):
            run = mark.getparent().getparent()
            said = self._text(run).strip() if run.tag == _RUN else ""
            if said and mark.get(_VAL, "1") not in _OFF:
                self.doubts.append((where, f"{_MARKED[mark.tag]}的文字也读了：{said[:60]}"))

    def _text(self, element: Any) -> str:
        """The text of an element as it is shown: insertions in, deletions out."""
        found = []
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == _TEXT:
                found.append(child.text or "")
            elif child.tag in _WRITTEN:
                found.append("" if child.get(_TYPE) == "page" else _WRITTEN[child.tag])
            elif child.tag not in (_TBL,):
                found.append(self._text(child))
        return "".join(found)

    # Tables.

    def _table(self, element: Any) -> Iterator[Part]:
        self.tables += 1
        base = f"第 {self.tables} 张表"
        rows = [self._row(row, n, base) for n, row in enumerate(_rows(element), 1)]
        rows = _straightened(rows, _edges(element))
        placed = [
            tuple(
                Box(box.text, box.where, box.column, box.width, _height(rows, n, box))
                for box, goes_on in row
                if not goes_on
            )
            for n, row in enumerate(rows)
        ]
        yield Grid(tuple(placed), base)

    def _row(self, row: Any, number: int, base: str) -> list[tuple[Box, bool]]:
        """The boxes of a row, and whether each only goes on from the one above it."""
        found = []
        column = _number(row.find(qn("w:trPr")), "w:gridBefore", 0)
        for count, cell in enumerate(_cells(row), 1):
            properties = cell.find(qn("w:tcPr"))
            span = _number(properties, "w:gridSpan", 1)
            merge = properties.find(qn("w:vMerge")) if properties is not None else None
            goes_on = merge is not None and merge.get(_VAL, "continue") != "restart"
            where = f"{base}第 {number} 行第 {count} 格"
            found.append((Box(self._cell_text(cell, where), where, column, span), goes_on))
            column += span
        return found

    def _cell_text(self, cell: Any, where: str) -> str:
        lines = [self._numbered(p, where).strip() for p in _cell_paragraphs(cell)]
        if any(True for _ in cell.iter(_TBL)):
            self.doubts.append((where, "这一格里还套着一张表，按文字读出"))
        return "\n".join(lines).strip()


def _edges(table: Any) -> list[int]:
    """Where the columns of a table's grid begin and end, in twips; empty where it does not say."""
    widths = [column.get(qn("w:w"), "") for column in table.iter(qn("w:gridCol"))]
    if not widths or not all(width.isdecimal() for width in widths):
        return []
    return [0, *accumulate(map(int, widths))]


def _straightened(
    rows: list[list[tuple[Box, bool]]], edges: list[int]
) -> list[list[tuple[Box, bool]]]:
    """The boxes by columns of a grid without slivers: borders that hardly differ are one.

    Office programs round the widths of a row by themselves, so that a border may stand a hair
    beside that of the row above.
    """
    used = {e for row in rows for box, _ in row for e in (box.column, box.column + box.width)}
    if not used or max(used) >= len(edges):
        return rows
    places: dict[int, int] = {}
    last = -_SLIVER - 1
    for edge in sorted(used):
        new = edges[edge] - last > _SLIVER
        places[edge] = (max(places.values(), default=-1) + 1) if new else max(places.values())
        last = edges[edge]
    if any(places[b.column] == places[b.column + b.width] for row in rows for b, _ in row):
        return rows
    return [
        [
            (
                Box(
                    box.text,
                    box.where,
                    places[box.column],
                    places[box.column + box.width] - places[box.column],
                ),
                goes_on,
            )
            for box, goes_on in row
        ]
        for row in rows
    ]


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == _TR:
            yield child
        elif child.tag == _SDT:
            for content in child.iterchildren(_SDT_CONTENT):
                yield from _rows(content)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == _TC:
            yield child
        elif child.tag == _SDT:
            for content in child.iterchildren(_SDT_CONTENT):
                yield from _cells(content)


def _cell_paragraphs(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, those of a table within it too, none of a text box."""
    for child in cell:
        if child.tag == _P:
            yield child
        elif child.tag in (_TBL, _TR, _TC, _SDT, _SDT_CONTENT):
            yield from _cell_paragraphs(child)


def _number(parent: Any, name: str, otherwise: int) -> int:
    found = parent.find(qn(name)) if parent is not None else None
    value = found.get(_VAL, "") if found is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else otherwise


def _height(rows: list[list[tuple[Box, bool]]], index: int, box: Box) -> int:
    """How many rows a box covers: those below whose box in the same column goes on from it."""
    height = 1
    for row in rows[index + 1 :]:
        if not any(goes_on and other.column == box.column for other, goes_on in row):
            break
        height += 1
    return height
