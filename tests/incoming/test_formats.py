"""The five documents as Word, Excel and PDF files give the same data as their texts.

The files come from the YAML through a script of the tests that shares nothing with the program,
and through LibreOffice: merged cells, heads again on every page, rows cut by a page, 元 instead of
万元, codes in three columns, shares and float dust as Excel stores them.
"""

from pathlib import Path

import pytest

from generator.importing import Imported
from tests.incoming.make_documents import Style, pieces
from tests.incoming.make_word import write_word
from tests.incoming.make_workbook import write_workbook
from tests.incoming.office import converted
from tests.incoming.trial import KEYS, ROOT, Trial, below, content, differences, leaves, loaded

EVERY = pytest.mark.parametrize("key", KEYS)
FULL = next(key for key in KEYS if (ROOT / "data" / key / "tables.yml").exists())
PLAIN = Style()
OTHER = Style(yuan=True, split_codes=True, caption="line")
THIRD = Style(yuan=True, caption="paragraphs")
STYLES = pytest.mark.parametrize("style", [PLAIN, OTHER, THIRD])
UNKNOWN, DOUBTS = "没有看懂", "不能确定"


def word(folder: Path, key: str, style: Style = PLAIN, cut_after: int = 0) -> Path:
    path = folder / "document.docx"
    write_word(pieces(ROOT / "data" / key, style), path, cut_after)
    return path


def workbook(folder: Path, key: str, style: Style = PLAIN) -> Path:
    path = folder / "document.xlsx"
    write_workbook(pieces(ROOT / "data" / key, style), path)
    return path


def gives_the_same(project: Trial, file: Path, key: str) -> str:
    """Import a file and hold the result against the data; the report."""
    report = project.done(file, key)
    assert differences(project.disclosure(key), loaded(ROOT, key)[0]) == {}
    assert below(report, UNKNOWN) == []
    return report


@EVERY
@STYLES
def test_word(project: Trial, tmp_path: Path, key: str, style: Style) -> None:
    report = gives_the_same(project, word(tmp_path, key, style), key)
    assert below(report, DOUBTS) == []


@EVERY
def test_word_with_tables_cut_by_pages(project: Trial, tmp_path: Path, key: str) -> None:
    report = gives_the_same(project, word(tmp_path, key, OTHER, cut_after=3), key)
    assert below(report, DOUBTS) == []


@EVERY
@STYLES
def test_excel(project: Trial, tmp_path: Path, key: str, style: Style) -> None:
    report = gives_the_same(project, workbook(tmp_path, key, style), key)
    assert below(report, DOUBTS) == []


@pytest.mark.parametrize(("key", "style"), [*((key, PLAIN) for key in KEYS), (FULL, OTHER)])
def test_pdf(project: Trial, tmp_path: Path, key: str, style: Style) -> None:
    """At most one cell in a hundred is doubtful, and none is wrong."""
    report = gives_the_same(project, converted(word(tmp_path, key, style), "pdf", tmp_path), key)
    cells = len(leaves(content(loaded(ROOT, key)[0])))
    assert len(below(report, DOUBTS)) * 100 <= cells
    assert "只能算草稿" in report


@pytest.mark.parametrize("key", [FULL, KEYS[-1]])
def test_old_word(project: Trial, tmp_path: Path, key: str) -> None:
    gives_the_same(project, converted(word(tmp_path, key), "doc", tmp_path), key)


@EVERY
def test_old_excel(project: Trial, tmp_path: Path, key: str) -> None:
    file = converted(workbook(tmp_path, key), "xls", tmp_path)
    report = gives_the_same(project, file, key)
    assert below(report, DOUBTS) == []


@pytest.mark.parametrize("key", [FULL, KEYS[1]])
def test_files_that_libreoffice_wrote(project: Trial, tmp_path: Path, key: str) -> None:
    """The same contents by another hand: LibreOffice rounds widths and writes its own styles."""
    away = tmp_path / "away"
    away.mkdir()
    odt = converted(word(tmp_path, key), "odt", away)
    gives_the_same(project, converted(odt, "docx", away), key)
    ods = converted(workbook(tmp_path, key), "ods", away)
    result = project.run(converted(ods, "xlsx", away), key, force=True)
    assert isinstance(result, Imported), result
    assert differences(project.disclosure(key), loaded(ROOT, key)[0]) == {}


def test_a_unit_that_is_converted_is_said(project: Trial, tmp_path: Path) -> None:
    report = project.done(word(tmp_path, FULL, OTHER), FULL)
    assert "以元为单位，已换算为万元" in report
