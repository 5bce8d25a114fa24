"""What is made when it is asked for is what a site has, and asking for one makes no other."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from generator.examining import examine
from generator.pipeline import public_content
from generator.preview.making import state_of
from generator.preview.state import State
from generator.preview.watching import look_at
from generator.project import Project
from generator.render.pages import PageRenderer
from generator.shell.shell import shell_or_reason
from generator.site_files import site_files
from tests.readme import documents

Make = Callable[[], Mapping[str, bytes]]
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


def test_every_file_of_a_site_is_the_same_here(root: Path, state: State) -> None:
    content = public_content(examine(Project(root)), None)
    known = dict(site_files(Project(root), content, state.shell))
    assert len(known) > 300
    assert any("/source/" in path for path in known) == any(root.glob("data/*/*/*/source/*"))
    differing = [path for path, content in known.items() if state.pages.get(path) != content]
    assert differing == []
    assert known.keys() >= state.pages.makers.keys()


@pytest.mark.parametrize(
    "path",
    ["nothing/index.html", f"{PLACE}nothing.csv", "feed.xml", "sitemap.xml", "search/site.json"],
)
def test_what_is_no_page_has_no_page_rendered(state: State, rendered: list[str], path: str) -> None:
    assert (state.pages.get(path) is None) == ("nothing" in path)
    assert rendered == []


def noted(made: list[str], path: str, make: Make) -> Mapping[str, bytes]:
    made.append(path)
    return make()


def test_what_is_nowhere_and_downloads_leave_all_else_unmade(
    state: State, rendered: list[str]
) -> None:
    made: list[str] = []
    for path, folder in state.pages.folders.items():
        folder.make = partial(noted, made, path, folder.make)
    assert state.pages.get("favicon.ico") is None
    assert state.pages.get("130229/999/2026/disclosure.json") is None
    assert made == []
    assert state.pages.get(f"{PLACE}disclosure.json")
    assert state.pages.get(f"{PLACE}compare.json")
    assert made == [PLACE]
    assert rendered == []
