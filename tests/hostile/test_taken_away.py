"""What readers and machines take away: spreadsheets, feeds, JSON, PDF, comments, terminals."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from generator.cli import main
from generator.exchange.csv_tables import guarded
from generator.load.dataset import load_dataset
from generator.printing import disclosure_pdf
from generator.project import Project
from tests import trees
from tests.hostile import filling
from tests.hostile.judging import annotated, spoken
from tests.hostile.lab import Outcome
from tests.hostile.payloads import FORMULA
from tests.site.build import Built

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ALLOWED = {"table", "thead", "tbody", "tr", "th", "td", "code", "h3", "h4", "p", "ul", "ol", "li"}
_ALLOWED |= {"strong", "em", "del", "details", "summary", "br", "hr"}


def published(site: Built, suffix: str) -> list[Path]:
    found = sorted(site.folder.rglob(f"*{suffix}"))
    assert found, suffix
    return found


def test_no_cell_of_a_csv_is_a_formula(hostile_site: Built) -> None:
    for path in published(hostile_site, ".csv"):
        text = path.read_text("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            for cell in row:
                assert not cell.startswith(FORMULA) or _NUMBER.fullmatch(cell), (path, cell)


@pytest.mark.parametrize("sign", FORMULA)
def test_every_sign_that_begins_a_formula_is_held_back(sign: str) -> None:
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"
    assert guarded("甲" + sign) == "甲" + sign and guarded("-") == "-"


def test_no_cell_of_a_workbook_is_a_formula_and_nothing_leads_out(hostile_site: Built) -> None:
    for path in published(hostile_site, ".xlsx")[:6]:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            assert not [n for n in names if re.search(r"external|vba|macro|embed|drawing", n)], path
            assert not [n for n in names if b"evil.example" in archive.read(n) and "rels" in n]
        for sheet in load_workbook(path).worksheets:
            for row in sheet.iter_rows():
                assert not [c.coordinate for c in row if c.data_type == "f" or c.hyperlink], path


def test_feeds_maps_and_pictures_are_whole(hostile_site: Built) -> None:
    for path in (*published(hostile_site, ".xml"), *published(hostile_site, ".svg")):
        root = ElementTree.fromstring(path.read_bytes())
        tags = {node.tag.rpartition("}")[2].lower() for node in root.iter()}
        assert not tags & {"script", "img", "foreignobject", "iframe", "a"}, path
        names = {name.lower() for node in root.iter() for name in node.attrib}
        assert not [name for name in names if name.startswith("on")], path


def test_json_and_linked_data_are_whole_and_close_no_script(hostile_site: Built) -> None:
    for path in published(hostile_site, ".json"):
        json.loads(path.read_bytes())
    found = 0
    for address in hostile_site.addresses():
        page = LexborHTMLParser(hostile_site.read(address).decode())
        for script in page.css("script[type$=json]"):
            found += 1
            assert json.loads(script.text()), address
            assert "<" not in script.text(), address
    assert found


@pytest.fixture
def at(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(filled)
    return filled


@pytest.mark.parametrize("turn", [0, 5])
def test_a_pdf_holds_no_action(filled: Path, turn: int) -> None:
    project = Project(filled)
    key = (trees.REGION, filling.DEPARTMENTS[turn], filling.YEAR)
    loaded = load_dataset(filled, "data").disclosures
    (record,) = (d.disclosure for d in loaded if d.disclosure and d.disclosure.key == key)
    raw = disclosure_pdf(project, record, "测试局")
    reader = pypdf.PdfReader(io.BytesIO(raw))
    assert "evil.example" in "".join(page.extract_text() for page in reader.pages)
    for page in reader.pages:
        for note in page.get("/Annots") or ():
            assert note.get_object().get("/A", {}).get("/S", "/GoTo") == "/GoTo"
    assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|SubmitForm)\b", raw)


def words(capsys: pytest.CaptureFixture[str], *command: str) -> Outcome:
    capsys.readouterr()
    status = main(list(command))
    said = capsys.readouterr()
    return Outcome(status, said.out, said.err)


def test_a_terminal_and_a_log_are_not_steered(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(spoken(words(capsys, "check"))) == []
    assert list(annotated(words(capsys, "check", "--format", "github"))) == []
    json.loads(words(capsys, "check", "--format", "json").out)
    for command in (("fmt", "--check"), ("fix", "--dry-run"), ("build", "-o", "elsewhere")):
        assert list(spoken(words(capsys, *command))) == [], command


def _changed(root: Path) -> Iterator[str]:
    """The data with every text of one department in the place of another's."""
    home = root / "data" / trees.REGION
    first, second = (home / code for code in filling.DEPARTMENTS[:2])
    for path in sorted(second.rglob("*.yml")):
        other = first / path.relative_to(second)
        if other.exists() and "projects" not in path.parts:
            yield f"{path.relative_to(root / 'data')}\0{other.read_text('utf-8')}"


def test_the_comment_on_a_pull_request_is_text(
    at: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    changed = {f"after/{n}": t for n, _, t in (c.partition("\0") for c in _changed(at))}
    before = {
        f"before/{p.relative_to(at / 'data')}": p.read_text("utf-8")
        for p in sorted((at / "data").rglob("*.yml"))
    }
    after = {n.replace("before/", "after/", 1): t for n, t in before.items()}
    trees.write(at, before | after | changed)
    said = words(capsys, "diff", "before", "after", "--format", "markdown")
    assert list(spoken(said)) == []
    assert "MZ" in said.out
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(said.out)
    document = LexborHTMLParser(page)
    assert {node.tag for node in document.css("body *")} - _ALLOWED == set()
    assert not re.search(r"(?<![\w`])@everyone|\]\(javascript", said.out)
    assert list(spoken(words(capsys, "diff", "before", "after"))) == []
