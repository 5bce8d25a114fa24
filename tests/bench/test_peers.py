"""The peers' projects have the same pages and cells as ours; the peers themselves are not here."""

import json
import re
import shutil
from pathlib import Path

import pytest

from bench.building.cells import cells_of, compare
from bench.building.own import main as write_pages
from bench.peers.projects import write_all
from bench.synthetic.county import make_data

ROOT = Path(__file__).resolve().parents[2]
OURS_ALONE, THEIRS_ALONE = {"checks"}, {"indicators"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two disclosures, the peers' projects of them, and our pages."""
    folder = tmp_path_factory.mktemp("peers")
    project = folder / "project"
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    make_data(project / "data", 2)
    write_all(project / "data", folder)
    write_pages("pages", project, folder / "site")
    return folder


def addresses(folder: Path, kind: str) -> set[str]:
    """The addresses below the first disclosure."""
    first = min(folder.glob("[0-9]*/*/*"))
    paths = (path.relative_to(first) for path in first.rglob(f"*.{kind}"))
    return {re.sub(r"/?(index)?\.\w+$", "", path.as_posix()) for path in paths}


def test_the_pages_are_the_same_but_for_what_only_one_of_them_can_say(folder: Path) -> None:
    ours = addresses(folder / "site", "html")
    assert len(ours) == 33
    for peer in ("mkdocs", "zensical"):
        theirs = addresses(folder / peer / "docs", "md")
        assert (ours - theirs, theirs - ours) == (OURS_ALONE, THEIRS_ALONE)


def test_the_cells_are_the_same(folder: Path) -> None:
    ours = cells_of(folder / "site")
    theirs = {address: piped(folder / "mkdocs/docs", address) for address in ours}
    same, total = compare(ours, theirs)
    assert same == total > 2000


def piped(docs: Path, address: str) -> list[str]:
    """The cells below the head of the first table in Markdown."""
    lines = (docs / address.replace("/index.html", ".md")).read_text("utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("| ---"))
    cells: list[str] = []
    for line in lines[start + 1 :]:
        if not line.startswith("|"):
            break
        cells += ["".join(cell.split()) for cell in line[1:-1].split("|")]
    return cells


def test_hugo_reads_our_data_and_knows_every_form(folder: Path) -> None:
    assert f'source = "{folder / "project/data"}"' in (folder / "hugo/hugo.toml").read_text("utf-8")
    adapters = sorted((folder / "hugo/content").rglob("_content.gotmpl"))
    keys = [path.parent.relative_to(folder / "hugo/content").as_posix() for path in adapters]
    assert keys == sorted(
        path.parent.relative_to(folder / "project/data").as_posix()
        for path in (folder / "project/data").glob("*/*/*/disclosure.yml")
    )
    assert all(
        f'"{key}"' in path.read_text("utf-8") for key, path in zip(keys, adapters, strict=True)
    )
    forms = json.loads((folder / "hugo/data/forms.json").read_text("utf-8"))
    assert list(forms["tables"]) == forms["order"]
    for form in forms["tables"].values():
        widths = [sum(cell["colspan"] for cell in row) for row in form["head"]]
        assert widths[0] == len(form["columns"])
