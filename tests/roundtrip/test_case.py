"""A project code that changes in case alone, where case does not count in the names of files."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from generator.exchange.incoming.storing import write_all
from tests.roundtrip.desk import Desk, row_of


def found(path: Any) -> Any:
    """The entry of a folder that a name means where case does not count."""
    if not isinstance(path, str | Path):
        return path
    try:
        entries = sorted(Path(path).parent.iterdir())
    except OSError:
        return path
    name = Path(path).name.lower()
    return next((entry for entry in entries if entry.name.lower() == name), path)


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are found, read, replaced and taken away whatever the case of their names."""
    replace, stat, unlink, opening = os.replace, os.stat, os.unlink, io.open

    def replacing(source: Any, target: Any, **words: Any) -> None:
        replace(found(source), found(target), **words)

    monkeypatch.setattr(os, "replace", replacing)
    monkeypatch.setattr(
        io, "open", lambda path, *rest, **words: opening(found(path), *rest, **words)
    )
    monkeypatch.setattr(os, "stat", lambda path, **words: stat(found(path), **words))
    monkeypatch.setattr(os, "unlink", lambda path, **words: unlink(found(path), **words))


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_the_new_file_is_not_taken_away_with_the_old(tmp_path: Path, blind: None) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/b2.yml").write_text("old")
    assert write_all(tmp_path, "data", {"data/B2.yml": b"new"}, ["data/b2.yml"]) == ""
    assert files(tmp_path / "data") == {"B2.yml": "new"}


def test_what_fails_is_undone(tmp_path: Path, blind: None) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/b2.yml").write_text("old")
    (tmp_path / "data/c").mkdir()
    files_to_write = {"data/B2.yml": b"new", "data/c": b"a folder stands there"}
    assert "写入失败" in write_all(tmp_path, "data", files_to_write, ["data/b2.yml"])
    assert sorted(p.name for p in (tmp_path / "data").iterdir()) == ["b2.yml", "c"]
    assert (tmp_path / "data/b2.yml").read_text() == "old"


def test_a_code_in_other_case(desk: Desk, blind: None) -> None:
    def change(book: Workbook) -> None:
        sheet = book["2 乙项目"]
        sheet.cell(row_of(sheet, "项目编码"), 3).value = "b2"

    differs = desk.after(change)
    assert set(differs) == {"projects/B2.yml", "projects/b2.yml"}
    assert differs["projects/B2.yml"][1] == ""
    assert "项目编码: b2\n" in differs["projects/b2.yml"][1]
    assert "文件改名为 projects/b2.yml" in desk.out
