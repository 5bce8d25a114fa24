"""Bounded fuzzing of what takes text from outside: files to records, prose, documents to import.

The examples are the same in every run (see tests/conftest.py); the reader of YAML alone has its
own in tests/load/test_reader_fuzz.py.
"""

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.exchange.incoming.document import Document, Refusal
from generator.exchange.incoming.opening import read_document
from generator.exchange.schema import kinds, shape
from generator.forms.editions import DEFAULT
from generator.importing import Imported, WrongPlace
from generator.load.binding import bind
from generator.load.problems import Problems
from generator.load.reader import read_text
from generator.render.prose import prose
from tests.hostile.cases import example
from tests.hostile.filling import Filling, _file
from tests.hostile.payloads import PAYLOADS
from tests.incoming.trial import ROOT, Trial

_BOUND = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
_FEW = settings(_BOUND, max_examples=25)
_KEYS = sorted({word for text in example().values() for word in text.replace(":", " ").split()})
_WORDS = st.sampled_from(
    [*_KEYS[:300], *PAYLOADS, "", "~", "[", "{", "1e400", "２０", "\u202e", "\n"]
)
_VALUES = st.recursive(
    _WORDS | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4),
    max_leaves=12,
)
_MARKS = st.sampled_from(
    [*"*_`[]()<>!#-+=|\\&;:/\"'\n\t {}%$~^", "](javascript:", "<script>", "![", "```"]
)


@pytest.mark.parametrize("kind", kinds())
@_FEW
@given(st.data())
def test_any_data_binds_to_values_and_findings(kind: str, data: st.DataObject) -> None:
    """Anything in the place of any part of a file: findings with a place, and nothing raised."""
    whole = Filling(0, "A1").fill(shape(kind, DEFAULT), kind)
    place = whole
    for _ in range(data.draw(st.integers(0, 4))):
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list):
            place[key] = data.draw(_VALUES)
            break
        place = place[key]
    else:
        if isinstance(place, dict):
            place[data.draw(_WORDS)] = data.draw(_VALUES)
        else:
            place.append(data.draw(_VALUES))
    reading = read_text(_file(whole), "x.yml")
    problems = Problems("x.yml")
    if reading.root is not None:
        bind(reading.root, shape(kind, DEFAULT), problems)
    for finding in (*reading.findings, *problems.findings):
        assert finding.span.line >= 1 and finding.message


@_BOUND
@given(st.lists(_MARKS | st.text(max_size=4) | st.sampled_from(PAYLOADS), max_size=40).map("".join))
def test_prose_is_never_more_than_paragraphs_lists_and_emphasis(text: str) -> None:
    page = LexborHTMLParser(f"<body>{prose(text)}</body>")
    found = {node.tag for node in page.css("body *")}
    assert found <= {
        *("p", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote"),
        "hr",
        "br",
    }
    attributes = {name for node in page.css("body *") for name in node.attributes}
    assert attributes <= {"class", "start"}


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph("某县示例局2026年部门预算信息公开")
    table = document.add_table(3, 4)
    for n, cell in enumerate(table._cells):
        cell.text = f"{n}.00"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _book() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["部门预算支出总表"], ["科目编码", "合计"], ["201", 20.5]):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


_DOCUMENTS = {"x.docx": _word(), "x.xlsx": _book()}
_DOCUMENTS["x.pdf"] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" + (
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n"
)


@pytest.mark.parametrize("name", _DOCUMENTS)
@_FEW
@given(st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=6)), max_size=6))
def test_a_spoilt_document_is_read_or_refused(name: str, spoilt: list[tuple[float, bytes]]) -> None:
    data = bytearray(_DOCUMENTS[name])
    for where, put in spoilt:
        start = int(where * len(data))
        data[start : start + len(put)] = put
    read = read_document(name, bytes(data), DEFAULT, lambda _: None)
    assert isinstance(read, Document | Refusal)
    if isinstance(read, Refusal):
        assert any("一" <= letter <= "鿿" for letter in read.message)


_LINES = next((ROOT / "data").glob("*/*/*/source/original.txt")).read_text("utf-8").split("\n")


@settings(_BOUND, max_examples=15)
@given(
    st.lists(
        st.sampled_from(_LINES) | st.sampled_from(PAYLOADS) | st.text(max_size=30), max_size=40
    ),
    st.integers(0, len(_LINES) - 60),
)
def test_any_text_is_imported_or_refused(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], start: int
) -> None:
    root: Path = tmp_path_factory.mktemp("fuzz")
    (root / "data/reference").mkdir(parents=True)
    (root / "data/reference/regions.csv").write_text("code,name\n130229,玉田县\n", "utf-8")
    kept = _LINES[start : start + 60]
    text = "\n".join(line for pair in zip(kept, lines, strict=False) for line in pair)
    file = root / "x.txt"
    file.write_bytes("\n".join((*_LINES[:20], text)).encode("utf-8", "replace"))
    result = Trial(root).run(file, "130229/301/2026")
    assert isinstance(result, Imported | Refusal | WrongPlace)
