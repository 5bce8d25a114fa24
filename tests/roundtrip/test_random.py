"""Random edits through the workbook give the data that the same edits made directly give.

The direct way knows nothing of the exchange: PyYAML reads the files, the edits are made on what it
read, and PyYAML writes it. Both are then loaded and compared; what was not touched must stand in
the amended file line for line.
"""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from generator.exchange.editing.book import read_book
from generator.exchange.editing.keeper import unpacked
from generator.exchange.editing.sheet import KEEPER
from generator.forms.hebei import HEBEI
from generator.load.comments import comments
from tests.incoming.trial import content, leaves, loaded
from tests.roundtrip.both import Both
from tests.roundtrip.calc import edited as saved_by_calc
from tests.roundtrip.desk import Desk
from tests.trees import ROOT

REAL = "130321/430/2024"


def _blank_free(value: Any) -> Any:
    if isinstance(value, dict):
        found = {key: _blank_free(inner) for key, inner in value.items()}
        return {key: inner for key, inner in found.items() if inner not in ("", {}, [], None)}
    return [_blank_free(inner) for inner in value] if isinstance(value, list) else value


def run(desk: Desk, key: str, folder: Path, seed: int, edits: int, office: bool = False) -> None:
    """Edit a disclosure both ways; with ``office`` LibreOffice saves the workbook once more."""
    root = desk.root
    path = desk.export(key)
    book = load_workbook(path)
    given = unpacked([str(row[0].value) for row in book[KEEPER].iter_rows(max_col=1)])
    assert given is not None
    parts = read_book(folder, HEBEI).parts
    before = {name: (folder / name).read_bytes().decode() for name in given.digests}
    plain = {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in before.items()}
    both = Both(given, book, plain, parts, seed)
    for _ in range(edits):
        both.edit()
    edited = root / "typed.xlsx"
    book.save(edited)
    if office:
        edited = saved_by_calc(root, edited, ())
    assert desk.take(edited) == 0, desk.out + desk.err
    got = _said(root, key)
    after = {name: (folder / name).read_bytes().decode() for name in given.digests}
    _nothing_else_moved(before, after, both.touched)
    for name, value in plain.items():
        text = yaml.safe_dump(_blank_free(value), allow_unicode=True, sort_keys=False, width=10**6)
        (folder / name).write_text(text, "utf-8")
    wanted = _said(root, key)
    assert {path: text for path, text in got.items() if wanted.get(path) != text} == {}
    assert got == wanted


def _said(root: Path, key: str) -> dict[str, str]:
    """What a disclosure says, by path; the lines that were added up are places, not words."""
    found = leaves(content(loaded(root, key)[0]))
    return {path: text for path, text in found.items() if "/addends" not in path}


def _nothing_else_moved(before: dict[str, str], after: dict[str, str], touched: set[str]) -> None:
    for name, text in before.items():
        if name not in touched:
            assert after[name] == text
            continue
        alone = Counter(c.text for c in comments(text) if c.alone)
        assert not alone - Counter(c.text for c in comments(after[name]) if c.alone)


@pytest.mark.parametrize("seed", range(10))
def test_a_disclosure_as_people_write_it(desk: Desk, seed: int) -> None:
    run(desk, "999901/101/2030", desk.folder, seed, 12)


@pytest.mark.parametrize("seed", range(50, 52))
def test_a_disclosure_that_libreoffice_saved(desk: Desk, seed: int) -> None:
    run(desk, "999901/101/2030", desk.folder, seed, 25, office=True)


@pytest.mark.parametrize("seed", range(2))
def test_a_real_disclosure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, seed: int
) -> None:
    shutil.copytree(ROOT / "data/reference", tmp_path / "data/reference")
    home = REAL.rpartition("/")[0]
    shutil.copytree(ROOT / "data" / home, tmp_path / "data" / home)
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    run(Desk(tmp_path, capsys), REAL, tmp_path / "data" / REAL, seed, 60)
