"""The preview of hostile data: what lies over its pages quotes them, and nothing of it runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.preview.answers import Desk
from generator.preview.making import state_of
from generator.preview.server import Server, Showing
from generator.preview.watching import look_at
from generator.project import Project
from generator.shell.shell import shell_or_reason
from tests import trees
from tests.hostile import filling
from tests.hostile.payloads import PAYLOADS
from tests.hostile.watching import Watcher
from tests.preview.conftest import free_address


@pytest.fixture
def watcher(browser: Browser, filled: Path) -> Iterator[Watcher]:
    """A tab on the preview, without any policy."""
    state = state_of(Project(filled), look_at(filled), shell_or_reason, None)
    place = free_address()
    server = Server(place, Showing(state), Desk(filled / "templates", "/"))
    server.begin()
    watcher = Watcher(browser, f"http://{place}/")
    yield watcher
    watcher.context.close()
    server.shutdown()
    server.server_close()
    assert watcher.said == []


def test_findings_over_pages(watcher: Watcher) -> None:
    quoted = ""
    for code in filling.DEPARTMENTS:
        for path in ("", "full/", "tables/expenditure_summary/", "checks/"):
            page = watcher.open(f"{trees.REGION}/{code}/{filling.YEAR}/{path}")
            watcher.touch()
            quoted += page.locator("#mzp").inner_text()
            assert watcher.said == [], page.url
    assert len(quoted) > 10_000
    assert "onerror=MZ" in quoted and "evil.example" in quoted


def test_a_page_that_is_not_there_repeats_nothing_as_markup(watcher: Watcher) -> None:
    for text in PAYLOADS:
        watcher.page.goto(watcher.address + "nowhere/" + text.replace("/", "_").replace("#", ""))
        watcher.look()
        said = [line for line in watcher.said if "404" not in line]
        assert said == []
        watcher.said.clear()
