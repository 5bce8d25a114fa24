"""A workbook that came back: which of its cells is which, wherever rows and columns went."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from msgspec import Struct, field

from generator.exchange.editing.cover_edits import edited_cells
from generator.exchange.editing.keeper import Given, GivenSheet, unpacked
from generator.exchange.editing.sheet import KEEPER, MARK
from generator.exchange.editing.values import RawCell
from generator.exchange.incoming.document import Refusal
from generator.exchange.incoming.opening import ZIP_ERRORS
from generator.exchange.xlsx.cover import NAME as COVER

Trouble = tuple[str, str]
"""Where something is not certain, and what to do."""
_CORNER_ROWS, _CORNER_COLUMNS = 6, 12
_MOST = 2_000_000
_GIVEN = re.compile(rf"{MARK}(?:tables/|projects/|text\b)")
_EXPORT_AGAIN = "请重新运行 mingzhang export 导出，把改动抄过去，再导入"


class Row(Struct):
    """A row of an area: the tag it carries ('' for a new one), its cells by slot, its place."""

    tag: str
    cells: dict[str, RawCell]
    where: str


class Sheet(Struct):
    """A sheet that came back: its rows by the number of their area."""

    given: GivenSheet
    name: str
    rows: dict[int, list[Row]] = field(default_factory=dict)


class Returned(Struct):
    """A workbook that came back; a copied sheet comes twice under its key.

    ``unmarked`` are the keys of sheets that are there and lost their marks: trouble told already.
    """

    given: Given
    sheets: list[Sheet]
    troubles: list[Trouble]
    notes: list[Trouble]
    unmarked: set[str] = field(default_factory=set)


def is_returned(data: bytes) -> bool:
    """Whether a workbook is one that was given out for editing, by a look at its package."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if KEEPER.encode() in archive.read("xl/workbook.xml"):
                return True
            texts = (n for n in archive.namelist() if n.startswith(("xl/shared", "xl/worksheets/")))
            return any(f">{MARK}".encode() in archive.read(name) for name in texts)
    except ZIP_ERRORS:
        return False


def was_given_out(texts: Iterable[str]) -> bool:
    """Whether texts of another kind of file are those of a workbook that was given out."""
    return any(_GIVEN.match(text) for text in texts)


def read_returned(values: Any, formulas: Any) -> Returned | Refusal:
    """What came back: a workbook as openpyxl reads it, with results and with formulas."""
    if KEEPER not in values.sheetnames:
        return Refusal(f"这份导出的工作簿里，隐藏的工作表“{KEEPER}”被删去了，认不出改了什么。"
                       f"{_EXPORT_AGAIN}。")  # fmt: skip
    texts = [str(row[0].value) for row in values[KEEPER].iter_rows(max_col=1) if row[0].value]
    given = unpacked(texts)
    if given is None:
        return Refusal(f"隐藏的工作表“{KEEPER}”被改动过，或由别的版本导出，认不出改了什么。"
                       f"{_EXPORT_AGAIN}。")  # fmt: skip
    known = {sheet.key: sheet for sheet in given.sheets}
    found = Returned(given, [], [], [])
    for page in values.worksheets:
        if page.title == KEEPER:
            continue
        if page.max_row * page.max_column > _MOST:
            return Refusal(f"工作表“{page.title}”有 {page.max_row} 行，太大了。")
        corner = _corner(page)
        if corner is None:
            _unmarked(found, page, given)
        elif corner[2] in known:
            reader = _Reader(known[corner[2]], page, formulas[page.title], corner, found)
            found.sheets.append(reader.read())
        else:
            found.troubles.append((f"工作表“{page.title}”", f"认不出是哪一张。{_EXPORT_AGAIN}"))
    return found


def _corner(page: Any) -> tuple[int, int, str] | None:
    """Row and column of the cell that names the sheet, and the key."""
    for row in page.iter_rows(max_row=_CORNER_ROWS, max_col=_CORNER_COLUMNS):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith(MARK):
                return cell.row, cell.column, cell.value.removeprefix(MARK)
    return None


def _unmarked(found: Returned, page: Any, given: Given) -> None:
    """A sheet without marks: the cover, one that a person added, or one that lost its marks."""
    where = f"工作表“{page.title}”"
    known = {sheet.key for sheet in given.sheets if sheet.name == page.title}
    if known:
        found.unmarked |= known
        said = "隐藏的第一行或第一列被删去了，认不出各行各栏；请撤销删除，或者重新导出"
        found.troubles.append((where, said))
    elif _is_cover(page, given):
        # A workbook of an earlier version does not say what stood there.
        changed, added = edited_cells(page, given.cover) if given.cover else ([], [])
        found.troubles += changed
        found.notes += added
    else:
        found.notes.append((where, "是另外加的，没有读入"))


def _is_cover(page: Any, given: Given) -> bool:
    """Whether a sheet is the one that was given out first, by its name or by its first cell."""
    begins = {text for _, _, text in given.cover[:1]}
    return page.title == COVER or str(page.cell(1, 1).value or "").strip() in begins


class _Reader:
    """Reads one sheet."""

    def __init__(
        self,
        given: GivenSheet,
        page: Any,
        formulas: Any,
        corner: tuple[int, int, str],
        out: Returned,
    ) -> None:
        self.given, self.page, self.formulas, self.out = given, page, formulas, out
        self.top, self.left, _ = corner
        self.name = page.title
        self.columns = self._columns()
        self.merged = self._merged()
        self.fixed = {(row, column): text for row, column, text in given.fixed}
        self.sheet = Sheet(given, page.title)
        self.area = -1

    def read(self) -> Sheet:
        """All rows by their areas."""
        for cells in self.page.iter_rows(min_row=self.top + 1):
            mark = next((c.value for c in cells if c.column == self.left), None)
            self._row(str(mark).strip() if mark is not None else "", cells)
        return self.sheet

    def _columns(self) -> dict[int, str]:
        """The marks of columns; trouble where one is gone or stands twice."""
        wanted = {f"c{number}" for number in range(self.given.columns)}
        (head,) = self.page.iter_rows(min_row=self.top, max_row=self.top)
        found = {c.column: c.value for c in head if c.value in wanted}
        for mark in sorted(wanted, key=lambda mark: int(mark[1:])):
            times = sum(value == mark for value in found.values())
            if times != 1:
                said = "被删去了" if not times else "复制了一份"
                name = self._head_of(mark)
                message = f"“{name}”这一栏{said}（或隐藏的第一行被改动）；请撤销，或者重新导出"
                self._trouble(f"工作表“{self.name}”", message)
        return found

    def _merged(self) -> dict[tuple[int, int], str]:
        """The merged cells that each cell is one of, but not the first; by row and column."""
        return {
            (row, column): found.coord
            for found in self.page.merged_cells.ranges
            for column in self.columns
            if found.min_col <= column <= found.max_col
            for row in range(found.min_row, min(found.max_row, self.page.max_row) + 1)
            if (row, column) != (found.min_row, found.min_col)
        }

    def _head_of(self, mark: str) -> str:
        texts = [text for _, column, text in self.given.fixed if column == mark]
        return texts[-2] if len(texts) > 1 and texts[-1].isdigit() else (texts or [mark])[-1]

    def _trouble(self, where: str, message: str) -> None:
        self.out.troubles.append((where, message))

    def _where(self, cell: Any) -> str:
        return f"工作表“{self.name}”{cell.coordinate}"

    def _row(self, mark: str, cells: tuple[Any, ...]) -> None:
        filled = [c for c in cells if _holds(c.value) and c.column != self.left]
        if mark.startswith("x") and mark in self.given.marks:
            opened = mark.partition(">")[2]
            self.area = int(opened) if opened else -1
            self._check_fixed(mark, filled, slots=set())
            return
        number, _, tag = mark.partition(":")
        if mark in self.given.marks:
            self.area = int(number)
        else:
            tag = ""  # inserted, or brought from another sheet
        area = self.given.areas[self.area] if self.area >= 0 else None
        if area is None or (not area.open and mark not in self.given.marks):
            for cell in filled:
                self._trouble(self._where(cell), "这里不能加行，写的内容没有去处；请移到表里或删去")
            return
        self._check_fixed(mark, filled, set(area.slots))
        self._check_merged(c for c in cells if self.columns.get(c.column, "") in area.slots)
        found = {
            area.slots[name]: self._raw(cell)
            for cell in filled
            if (name := self.columns.get(cell.column, "")) in area.slots
        }
        where = f"工作表“{self.name}”第 {cells[0].row} 行" if cells else ""
        if found or not area.open:
            self.sheet.rows.setdefault(self.area, []).append(Row(tag, found, where))

    def _check_fixed(self, mark: str, filled: list[Any], slots: set[str]) -> None:
        """Heads and labels must say what they said; in columns without a mark stands nothing."""
        for cell in filled:
            name = self.columns.get(cell.column, "")
            if name in slots:
                continue
            wanted = self.fixed.get((mark, name), "")
            if str(cell.value).strip() != wanted.strip():
                said = (
                    f"这里是表头或标签，不能改（原来是“{wanted}”）；请改回去"
                    if wanted
                    else "这一格不在表里，写的内容没有去处；请移到表里的格，或者删去"
                )
                self._trouble(self._where(cell), said)

    def _check_merged(self, cells: Iterable[Any]) -> None:
        """Cells that were merged into another one: what stood in them is gone from the sheet."""
        for found in dict.fromkeys(self.merged.get((c.row, c.column), "") for c in cells):
            if not found:
                continue
            where = f"工作表“{self.name}”{found}"
            said = "几格合并成了一格，各格的内容认不出；请取消合并，在每一格里各填各的"
            if (where, said) not in self.out.troubles:
                self._trouble(where, said)

    def _raw(self, cell: Any) -> RawCell:
        formula = self.formulas[cell.coordinate].data_type == "f"
        value = cell.value
        if cell.data_type == "e":
            self._trouble(self._where(cell), f"这一格是公式错误（{value}）；请改成数字或文字")
            value = None
        return RawCell(value, str(cell.number_format or "General"), self._where(cell), formula)


def uncomputed(values: Any, formulas: Any) -> Iterator[str]:
    """The cells that hold a formula without its result."""
    for page in formulas.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f" and values[page.title][cell.coordinate].value is None:
                    yield f"工作表“{page.title}”{cell.coordinate}"


def _holds(value: object) -> bool:
    return value is not None and bool(str(value).strip())
