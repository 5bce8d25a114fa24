"""What is made when it is asked for is what a site has, and asking for one makes no other."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.building import kinds
from generator.building.making import Giving, Order
from generator.pipeline import render_into
from generator.preview.making import state_of
from generator.preview.state import State
from generator.preview.watching import look_at
from generator.project import Project
from generator.record_files import RecordPart
from generator.render.pages import PageRenderer
from generator.shell.shell import shell_or_reason
from generator.views.record import Record
from generator.views.sitemap import sitemaps
from tests.readme import documents

PLACE = "130229/301/2026/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return documents.project(tmp_path)


@pytest.fixture
def state(root: Path) -> State:
    return state_of(Project(root), look_at(root), shell_or_reason, None)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths of the pages that were rendered, as it happens."""
    paths: list[str] = []
    whole = PageRenderer.whole_page

    def noted(self: PageRenderer, page: object, shell: object) -> bytes:
        paths.append(page.path)  # type: ignore[attr-defined]
        return whole(self, page, shell)  # type: ignore[arg-type]

    monkeypatch.setattr(PageRenderer, "whole_page", noted)
    yield paths


def test_every_file_of_a_site_is_the_same_here(root: Path, state: State, tmp_path: Path) -> None:
    render_into(root, state.shell, tmp_path / "site")
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    known = {p.relative_to(tmp_path / "site").as_posix(): p.read_bytes() for p in files}
    assert len(known) > 300
    assert any("/source/" in path for path in known) == any(root.glob("data/*/*/*/source/*"))
    differing = [path for path, content in known.items() if state.pages.get(path) != content]
    assert differing == []


@pytest.mark.parametrize(
    "path",
    ["nothing/index.html", f"{PLACE}nothing.csv", "feed.xml", "sitemap.xml", "search/site.json"],
)
def test_what_is_no_page_has_no_page_rendered(state: State, rendered: list[str], path: str) -> None:
    assert (state.pages.get(path) is None) == ("nothing" in path)
    assert rendered == []


def test_every_map_of_a_large_site_is_there(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "sitemaps", partial(sitemaps, most=10))
    index = state.pages.get("sitemap.xml") or b""
    assert b"<sitemapindex" in index
    for number in range(1, index.count(b"<loc>") + 1):
        assert b"<urlset" in (state.pages.get(f"sitemap-{number}.xml") or b""), number
    assert state.pages.get("sitemap-0.xml") is None


def test_what_is_nowhere_and_downloads_leave_all_else_unmade(
    state: State, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    record = Giving.record

    def noted(self: Giving, order: Order) -> Record:
        made.append(order.name)
        return record(self, order)

    monkeypatch.setattr(Giving, "record", noted)
    assert state.pages.get("favicon.ico") is None
    assert state.pages.get("130229/999/2026/disclosure.json") is None
    assert made == []
    assert state.pages.get(f"{PLACE}disclosure.json")
    assert state.pages.get(f"{PLACE}compare.json")
    assert made == [PLACE.rstrip("/")]
    assert rendered == []


def test_a_page_of_all_projects_is_made_of_what_changed_alone(
    root: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for once, what disclosures give to it is known: in the next state, in another run."""
    made: list[str] = []
    part = Giving.part

    def noted(self: Giving, order: Order) -> RecordPart:
        made.append(order.name)
        return part(self, order)

    monkeypatch.setattr(Giving, "part", noted)
    assert state.pages.get("projects/index.html")
    first, made[:] = len(made), []
    assert first == len(state.shown.all)
    again = state_of(Project(root), look_at(root), shell_or_reason, None)
    assert again.pages.get("projects/index.html") == state.pages.get("projects/index.html")
    assert made == []
    tables = root / f"data/{PLACE}tables.yml"
    tables.write_text(tables.read_text("utf-8").replace("100.00", "100.07", 1), "utf-8")
    changed = state_of(Project(root), look_at(root), shell_or_reason, again)
    assert changed.pages.get("subjects/index.html")
    assert made == [PLACE.rstrip("/")]


def test_what_was_lost_of_what_disclosures_give_is_made_anew(root: Path, state: State) -> None:
    first = state.pages.get("projects/index.html")
    assert first and state.pages.get("search/site.json")
    for kept in (root / ".cache/mingzhang/pieces").iterdir():
        kept.write_bytes(kept.read_bytes()[:-1])
    again = state_of(Project(root), look_at(root), shell_or_reason, None)
    assert again.pages.get("projects/index.html") == first
    shutil.rmtree(root / ".cache/mingzhang/pieces")
    again = state_of(Project(root), look_at(root), shell_or_reason, None)
    assert again.pages.get("projects/index.html") == first
    assert again.pages.get("search/site.json")
