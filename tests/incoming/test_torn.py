"""Files torn or changed at random: a sentence, or what can still be read; never a traceback."""

import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exchange.editing.returned import is_returned
from generator.exchange.editing.sheet import MARK
from generator.exchange.incoming.document import Document, Refusal
from generator.exchange.incoming.opening import read_document, unreadable
from generator.forms.editions import DEFAULT
from tests.incoming.make_documents import Style, pieces
from tests.incoming.make_workbook import write_workbook
from tests.incoming.office import converted
from tests.incoming.test_bad_input import small_word
from tests.incoming.trial import KEYS, ROOT

_TIMES = 80


def torn(data: bytes, seed: int) -> bytes:
    """Cut off, with a piece gone, with bytes changed, or with noise at the end."""
    dice = random.Random(seed)
    at = dice.randrange(len(data))
    act = seed % 4
    if act == 0:
        return data[:at]
    if act == 1:
        return data[:at] + data[at + dice.randrange(1, 400) :]
    if act == 2:
        changed = bytearray(data)
        for _ in range(dice.randrange(1, 30)):
            changed[dice.randrange(len(data))] = dice.randrange(256)
        return bytes(changed)
    return data + dice.randbytes(200)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small file of every kind."""
    folder = tmp_path_factory.mktemp("torn")
    word = small_word(folder)
    book = folder / "small.xlsx"
    write_workbook(pieces(ROOT / "data" / KEYS[1], Style())[:60], book)
    made = {".docx": word, ".xlsx": book, ".xls": converted(book, "xls", folder)}
    made[".pdf"] = converted(word, "pdf", folder)
    return {suffix: path.read_bytes() for suffix, path in made.items()}


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".xls", ".pdf"])
def test_a_torn_file_is_told_and_nothing_is_raised(files: dict[str, bytes], suffix: str) -> None:
    refused = 0
    for seed in range(_TIMES):
        data = torn(files[suffix], seed)
        unreadable(f"x{suffix}", data)
        is_returned(data)
        found = read_document(f"x{suffix}", data, DEFAULT, lambda said: None)
        assert isinstance(found, Document | Refusal)
        refused += isinstance(found, Refusal)
    assert refused > _TIMES // 4


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_archive_is_too_strange_to_look_at(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Each field of an archive's records set to anything: how it is packed, flags, lengths."""
    path = _archive(tmp_path_factory.getbasetemp())
    found = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        record = data.draw(st.sampled_from((b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")))
        at = found.find(record) + data.draw(st.integers(4, 45))
        found[min(at, len(found) - 1)] = data.draw(st.integers(0, 255))
    assert is_returned(bytes(found)) in (True, False)
    wrong = unreadable("x.xlsx", bytes(found))
    assert wrong is None or wrong.message


def _archive(folder: Path) -> Path:
    path = folder / "archive.xlsx"
    if not path.exists():
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", f"<t>{MARK[:-1]}</t>" * 50)
            archive.writestr("xl/worksheets/sheet1.xml", "<t>1</t>" * 50)
    return path
