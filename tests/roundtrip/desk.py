"""A clerk's desk: a project with one full disclosure, its workbook, the commands around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli import main
from tests import trees

PLACE = f"{trees.REGION}/{trees.DEPARTMENT}/{trees.YEAR}"
SPENDING, SUMMARY = "部门预算支出总表", "部门预算收支总表"

_GIVEN: dict[tuple[str, tuple[tuple[str, str], ...]], bytes] = {}
"""Workbooks of the desk by its files: the same files give the same bytes, which takes a while."""


@dataclass
class Desk:
    """A project below ``root``, and what its commands said last."""

    root: Path
    capsys: pytest.CaptureFixture[str]
    out: str = ""
    err: str = ""

    @property
    def folder(self) -> Path:
        return self.root / trees.FOLDER

    def files(self) -> dict[str, str]:
        """Every data file of the disclosure, line ends as they are."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes().decode()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def put(self, name: str, text: str) -> None:
        """Write a data file as somebody else would."""
        (self.folder / name).write_bytes(text.encode())

    def export(self, place: str = PLACE) -> Path:
        """Give the workbook out."""
        path = self.root / "out.xlsx"
        asked = (place, tuple(self.files().items()) if place == PLACE else ())
        if place == PLACE and asked in _GIVEN:
            path.write_bytes(_GIVEN[asked])
            return path
        assert main(["export", place, "-o", str(path), "--force"]) == 0, self.capsys.readouterr()
        self.capsys.readouterr()
        _GIVEN[asked] = path.read_bytes()
        return path

    def take(self, path: Path, *words: str) -> int:
        """Bring a workbook back; the status."""
        status = main(["import", str(path), *words])
        self.out, self.err = self.capsys.readouterr()
        return status

    def edit(self, change: Callable[[Workbook], Any]) -> Path:
        """Give the workbook out and change it as Excel would."""
        book = load_workbook(self.export())
        change(book)
        path = self.root / "edited.xlsx"
        book.save(path)
        return path

    def after(self, change: Callable[[Workbook], Any], *words: str) -> dict[str, tuple[str, str]]:
        """Bring a changed workbook back; what differs in the files: name → (before, after)."""
        path = self.edit(change)
        before = self.files()
        assert self.take(path, *words) == 0, self.out + self.err
        return differing(before, self.files())

    def refused(self, change: Callable[[Workbook], Any], *words: str) -> str:
        """Bring back a workbook that must be refused, with nothing written; what was said."""
        path = self.edit(change)
        return self.refused_file(path, *words)

    def refused_file(self, path: Path, *words: str) -> str:
        before = self.files()
        status = self.take(path, *words)
        assert status == 1, self.out + self.err
        assert self.files() == before, "something was written"
        return self.out + self.err


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    names = dict.fromkeys((*before, *after))
    return {
        name: (before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name) != after.get(name)
    }


def lines(found: Mapping[str, tuple[str, str]], name: str) -> tuple[list[str], list[str]]:
    """The lines of a file that are gone, and those that came; the only file that differs."""
    assert set(found) == {name}, set(found)
    before, after = (text.splitlines() for text in found[name])
    return [x for x in before if x not in after], [x for x in after if x not in before]


def row_of(sheet: Worksheet, text: str) -> int:
    """The first row in which a cell says ``text``."""
    return next(int(c.row) for row in sheet.iter_rows(min_row=2) for c in row if c.value == text)


def column_of(sheet: Worksheet, label: str) -> int:
    """The first column that says ``label`` in a locked head."""
    return next(int(c.column) for row in sheet.iter_rows() for c in row if c.value == label)


def cell(sheet: Worksheet, text: str, label: str) -> Cell:
    """The cell in the row of ``text`` and the column below ``label``."""
    found = sheet.cell(row_of(sheet, text), column_of(sheet, label))
    assert isinstance(found, Cell)
    return found


def insert(sheet: Worksheet, row: int) -> None:
    """Insert a row as a spreadsheet does: what is merged below moves on."""
    move(sheet, row, 1)
    sheet.insert_rows(row)


def delete(sheet: Worksheet, row: int) -> None:
    """Delete a row as a spreadsheet does."""
    move(sheet, row, -1)
    sheet.delete_rows(row)


def move(sheet: Worksheet, row: int, step: int) -> None:
    """Merged cells are only how a sheet looks; openpyxl leaves them where they were."""
    for found in [str(r) for r in sheet.merged_cells.ranges]:
        sheet.unmerge_cells(found)


def values(sheet: Worksheet, row: int) -> list[Any]:
    return [cell.value for cell in sheet[row]]


def put_values(sheet: Worksheet, row: int, found: list[Any]) -> None:
    for column, value in enumerate(found, 1):
        sheet.cell(row, column).value = value
