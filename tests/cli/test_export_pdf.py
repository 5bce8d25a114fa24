"""``export --format pdf`` gives the very bytes that stand on the site."""

from pathlib import Path

from pypdf import PdfReader
from pytest import MonkeyPatch

from generator.cli import main
from tests.trees import ROOT

PLACE = "/".join(sorted((ROOT / "data").glob("[0-9]*/*/[0-9]*/disclosure.yml"))[0].parts[-4:-1])


def test_a_disclosure_is_written_as_pdf(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    target = tmp_path / "a.pdf"
    assert main(["export", PLACE, "--format", "pdf", "-o", str(target)]) == 0
    first = target.read_bytes()
    assert len(PdfReader(target).pages) > 2
    assert main(["export", PLACE, "--format", "pdf", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "disclosure.pdf").read_bytes() == first
