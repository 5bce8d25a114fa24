"""Opening what was written with other programs: openpyxl, LibreOffice."""

import csv
import io
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

# As shown, UTF-8, every sheet into a file of its own.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
# CSV is read as UTF-8, every column as text.
_AS_TEXT = "--infilter=Text - txt - csv (StarCalc):44,34,76,1," + "/".join(
    f"{column}/2" for column in range(1, 41)
)
Grid = list[list[str]]


def opened(content: bytes) -> Workbook:
    """A workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(content))


def shown(value: object, number_format: str) -> str:
    """What a spreadsheet shows of a value."""
    if not isinstance(value, int | float):
        return "" if value is None else str(value)
    whole, _, decimals = number_format.partition(".")
    assert set(whole + decimals) <= {"0"}, number_format
    figure = f"{Decimal(repr(value)):.{len(decimals)}f}"
    sign, digits = ("-", figure[1:]) if figure.startswith("-") else ("", figure)
    before, point, after = digits.partition(".")
    return f"{sign}{before.zfill(len(whole))}{point}{after}"


def grid(sheet: Worksheet, merged: bool = False) -> Grid:
    """What a sheet shows, cell by cell; with ``merged`` in every cell of a merged range."""
    cells = [[shown(cell.value, cell.number_format) for cell in row] for row in sheet.rows]
    for found in sheet.merged_cells.ranges if merged else ():
        text = cells[found.min_row - 1][found.min_col - 1]
        for row in range(found.min_row - 1, found.max_row):
            for column in range(found.min_col - 1, found.max_col):
                cells[row][column] = text
    return cells


def holds(rows: Grid, expected: Grid) -> bool:
    """Whether rows stand one below the other in a grid; blanks on the right do not count."""
    bare = [_bare(row) for row in rows]
    wanted = [_bare(row) for row in expected]
    return any(bare[at : at + len(wanted)] == wanted for at in range(len(bare) + 1))


def _bare(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def calc(folder: Path, files: dict[str, bytes]) -> dict[str, Grid]:
    """Workbooks and CSV files, by name, as LibreOffice shows them: ``name-sheet`` → grid."""
    program = shutil.which("soffice")
    assert program, "no LibreOffice here: tests/install-system-packages.sh installs it"
    for name, content in files.items():
        (folder / name).write_bytes(content)
    out = folder / "shown"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    into = ["--headless", "--convert-to", _CSV]
    into += [_AS_TEXT] if all(name.endswith(".csv") for name in files) else []
    subprocess.run(
        [program, profile, *into, "--outdir", str(out), *(str(folder / name) for name in files)],
        check=True,
        capture_output=True,
        timeout=900,
    )
    found = {}
    for path in sorted(out.iterdir()):
        text = path.read_text("utf-8-sig")
        found[path.stem] = list(csv.reader(io.StringIO(text, newline="")))
    return found


def has_formula(content: bytes) -> bool:
    """Whether any sheet of a workbook holds a formula."""
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert names
        return any(re.search(rb"<f[ >]", archive.read(name)) for name in names)
