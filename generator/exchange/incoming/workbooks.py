"""Excel files: every sheet a grid, merged cells as merged, numbers as they are shown."""

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import xlrd
from msgspec import Struct

from generator.exchange.incoming.document import Box, Document, Grid, Paragraph, Part, Refusal
from generator.exchange.incoming.number_formats import is_date
from generator.exchange.incoming.shown_numbers import Shown, shown
from generator.exchange.incoming.wording import tidied

_MOST_CELLS = 2_000_000
_FORMULA = re.compile(rb"<(?:[A-Za-z0-9]+:)?f[\s>/]")
_NAMED = 5  # how many cells a message names
Merged = Mapping[tuple[int, int], tuple[int, int]]  # top left → rows, columns


def read_xlsx(data: bytes) -> Document | Refusal:
    """A workbook of today's Excel."""
    opened = open_twice(data)
    if isinstance(opened, Refusal):
        return opened
    formulas, values = opened
    missing = [
        f"“{sheet.title}”{cell.coordinate}"
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and values[sheet.title][cell.coordinate].value is None
    ]
    if missing:
        return not_computed(missing)
    sheets = []
    for sheet in values.worksheets:
        merged = {
            (r.min_row, r.min_col): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1)
            for r in sheet.merged_cells.ranges
        }
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            return Refusal(
                f"工作表“{sheet.title}”有 {sheet.max_row} 行 {sheet.max_column} 列，太大了。"
            )
        cells = {
            (cell.row, cell.column): _xlsx_text(cell)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        unseen = _Unseen(
            {number for number, row in sheet.row_dimensions.items() if row.hidden},
            {
                number
                for found in sheet.column_dimensions.values()
                if found.hidden
                for number in range(found.min or 0, (found.max or 0) + 1)
            },
        )
        hidden = sheet.sheet_state != "visible"
        sheets.append(_Sheet(sheet.title, cells, merged, hidden, unseen))
    return _document("Excel 文件", sheets)


def open_twice(data: bytes) -> tuple[Any, Any] | Refusal:
    """A workbook as openpyxl has it: with its formulas, and with their results.

    Where no cell holds a formula both are the same, read once: reading is what takes long.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it leaves out are styles and validations
            values = openpyxl.load_workbook(BytesIO(data), data_only=True)
            return openpyxl.load_workbook(BytesIO(data)) if _computes(data) else values, values
    except Exception as error:
        # openpyxl names no error of its own: of damaged XML it lets pass whatever it met (KeyError,
        # TypeError, ParseError, AttributeError …). The name of what was caught is told.
        return _damaged(type(error).__name__)


def _computes(data: bytes) -> bool:
    """Whether any cell of a workbook holds a formula."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(archive.read(name)) for name in sheets)


def not_computed(cells: Sequence[str]) -> Refusal:
    """Why a workbook with formulas without results is refused."""
    return Refusal(
        f"有 {len(cells)} 格是公式，却没有保存结果（{'、'.join(cells[:_NAMED])}"
        f"{'等' if len(cells) > _NAMED else ''}）。"
        "请用 Excel 或 WPS 打开这个文件，等算完后保存，再导入。"
    )


def _damaged(error: str) -> Refusal:
    return Refusal(f"Excel 文件读不懂，可能已损坏（{error}）。请用 Excel 打开另存后再导入。")


def _xlsx_text(cell: Any) -> Shown:
    value, pattern = cell.value, str(cell.number_format or "")
    if isinstance(value, bool):
        return Shown("是" if value else "否")
    if isinstance(value, int | float):
        return shown(repr(value), pattern)
    if isinstance(value, datetime | date):
        return Shown(value.strftime("%Y-%m-%d"))
    if cell.data_type == "e":
        return Shown(str(value), "这一格是公式错误")
    return Shown(str(value))


def read_xls(data: bytes) -> Document | Refusal:
    """A workbook of Excel before 2007."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Nowhere())
        return _document("旧版 Excel 文件", [_xls_sheet(book, sheet) for sheet in book.sheets()])
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            return Refusal("这个文件有打开密码。请在 Excel 里去掉密码，另存后再导入。")
        return _damaged(type(error).__name__)
    except Exception as error:
        # xlrd reads records by their lengths and looks nothing up twice: torn ones end in
        # struct.error, IndexError, AssertionError, UnicodeDecodeError … when the file is opened or
        # when a cell is asked for its format. The name of what was caught is told.
        return _damaged(type(error).__name__)


def _xls_sheet(book: Any, sheet: Any) -> "_Sheet":
    merged = {(a + 1, c + 1): (b - a, d - c) for a, b, c, d in sheet.merged_cells}
    cells = {
        (r + 1, c + 1): _xls_text(book, sheet.cell(r, c))
        for r in range(sheet.nrows)
        for c in range(sheet.row_len(r))
        if sheet.cell_type(r, c) not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
    }
    unseen = _Unseen(
        {number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden},
        {number + 1 for number, found in sheet.colinfo_map.items() if found.hidden},
    )
    return _Sheet(sheet.name, cells, merged, sheet.visibility != 0, unseen)


class _Nowhere:
    """Where the library writes what nobody reads."""

    def write(self, text: str) -> int:
        """Take a text and forget it."""
        return len(text)

    def flush(self) -> None:
        """Nothing is kept back."""


def _xls_text(book: Any, cell: Any) -> Shown:
    pattern = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == xlrd.XL_CELL_DATE or (
        cell.ctype == xlrd.XL_CELL_NUMBER and is_date(pattern) and "0" not in pattern
    ):
        start = date(1904, 1, 1) if book.datemode else date(1899, 12, 30)
        return Shown((start + timedelta(days=int(cell.value))).isoformat())
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        whole = cell.value == int(cell.value) and abs(cell.value) < 10**15
        return shown(str(int(cell.value)) if whole else repr(cell.value), pattern)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Shown("是" if cell.value else "否")
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Shown(xlrd.error_text_from_code.get(cell.value, "#错误"), "这一格是公式错误")
    return Shown(str(cell.value))


class _Unseen(Struct, frozen=True):
    """The hidden rows and columns of a sheet, from 1: nobody who looks at it sees them."""

    rows: Set[int]
    columns: Set[int]


class _Sheet:
    """A sheet: what its cells show by row and column (from 1), and its merged ranges."""

    def __init__(
        self,
        name: str,
        cells: Mapping[tuple[int, int], Shown],
        merged: Merged,
        hidden: bool,
        unseen: _Unseen,
    ) -> None:
        self.name, self.merged, self.hidden, self.unseen = name, merged, hidden, unseen
        self.cells = {place: text for place, text in cells.items() if text.text.strip()}

    def parts(self) -> list[Part]:
        """The sheet as a grid; one that is only a column of texts as paragraphs."""
        if not self.cells:
            return []
        first = min(column for _, column in self.cells)
        last = max(column + self.merged.get((row, column), (1, 1))[1] - 1
                   for row, column in self.cells)  # fmt: skip
        if all(column == first for _, column in self.cells):
            return [
                Paragraph(line.strip(), self._where(place))
                for place in sorted(self.cells)
                for line in tidied(self.cells[place].text).split("\n")
                if line.strip()
            ]
        rows = range(min(row for row, _ in self.cells), max(row for row, _ in self.cells) + 1)
        covered = self._covered()
        grid = [
            tuple(
                self._box((row, column), first)
                for column in range(first, last + 1)
                if (row, column) not in covered
            )
            for row in rows
        ]
        return [Grid(tuple(row for row in grid if row), f"工作表“{self.name}”", name=self.name)]

    def doubts(self) -> Iterator[tuple[str, str]]:
        """Hidden rows and columns that hold something: taken all the same, and told."""
        where = f"工作表“{self.name}”"
        said = "是隐藏的，里面的内容也读了；原件上不显示的，请在数据文件里删去"
        for row in sorted(self.unseen.rows & {row for row, _ in self.cells}):
            yield f"{where}第 {row} 行", f"这一行{said}"
        for column in sorted(self.unseen.columns & {column for _, column in self.cells}):
            yield f"{where}{_letters(column)} 列", f"这一列{said}"

    def _covered(self) -> set[tuple[int, int]]:
        """The places under merged cells, their top left ones left out."""
        return {
            (row + down, column + right)
            for (row, column), (height, width) in self.merged.items()
            if height * width <= _MOST_CELLS
            for down in range(height)
            for right in range(width)
            if down or right
        }

    def _where(self, place: tuple[int, int]) -> str:
        return f"工作表“{self.name}”{_letters(place[1])}{place[0]}"

    def _box(self, place: tuple[int, int], first: int) -> Box:
        height, width = self.merged.get(place, (1, 1))
        text = self.cells.get(place, Shown(""))
        return Box(
            tidied(text.text).strip(),
            self._where(place),
            place[1] - first,
            width,
            height,
            text.doubt,
        )


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _document(kind: str, sheets: Sequence[_Sheet]) -> Document | Refusal:
    """All sheets that are shown, in order."""
    parts = [part for sheet in sheets if not sheet.hidden for part in sheet.parts()]
    hidden = [sheet.name for sheet in sheets if sheet.hidden and sheet.cells]
    if not parts:
        return Refusal("这个 Excel 文件里没有文字和数字。")
    missed = [(f"工作表“{name}”", "这张工作表是隐藏的，没有收入") for name in hidden]
    doubts = [doubt for sheet in sheets if not sheet.hidden for doubt in sheet.doubts()]
    return Document(kind, tuple(parts), doubts=tuple(doubts), missed=tuple(missed))
