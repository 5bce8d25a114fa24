"""A first view is light, comes from the system's fonts, and stands still."""

import gzip

import pytest
from playwright.sync_api import Browser, Response

from tests.site.build import Built
from tests.site.visit import samples

SEEN = 0.001  # of the window: a line of a label that settles by a pixel is less
LIMIT = 80_000  # bytes as they are sent, compressed; what is stored so already counts as it is
# A table that is painted while its rows still come in settles its columns: no shift of ours.
WATCH = """const inTable = node => !!(node?.closest ? node : node?.parentElement)?.closest('table');
window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(entry =>
  window.shifts.push([entry.value,
    entry.sources.map(s => s.node).filter(n => n && !inTable(n)).map(n => n.nodeName)])
)).observe({type: 'layout-shift', buffered: true});"""
STORED = """localStorage.setItem('/.mz-unit', '"元"');
  localStorage.setItem('/.mz-large', 'true');"""


def weight(answer: Response) -> int:
    body = answer.body()
    return min(len(body), len(gzip.compress(body)))


def first_view(
    browser: Browser, url: str, width: int, before: str = ""
) -> tuple[dict[str, int], list[tuple[float, list[str]]]]:
    """What a browser that was never here fetches, and what moves while the page comes in."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(WATCH + before)
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    fetched = {answer.url: weight(answer) for answer in answers}
    shifts: list[tuple[float, list[str]]] = page.evaluate("window.shifts")
    context.close()
    return fetched, shifts


@pytest.mark.parametrize(("width", "before"), [(1280, ""), (375, ""), (375, STORED)])
def test_a_first_view_is_light_and_nothing_moves(
    site: Built, browser: Browser, address: str, width: int, before: str
) -> None:
    for path in samples(site):
        fetched, shifts = first_view(browser, address + path, width, before)
        assert [url for url in fetched if url.endswith(".css")], "the page alone"
        assert sum(fetched.values()) <= LIMIT, f"{path}: {fetched}"
        moved = [shift for shift in shifts if shift[1] and shift[0] >= SEEN]
        assert not moved, f"{path} at {width}: {moved}"


def test_fonts_are_those_of_the_system(site: Built) -> None:
    files = [path.name for path in site.folder.resolve().rglob("*") if path.is_file()]
    assert not [name for name in files if name.endswith((".woff", ".woff2", ".ttf", ".otf"))]
    sheets = [path.read_text("utf-8") for path in site.folder.resolve().rglob("*.css")]
    assert sheets and not [sheet for sheet in sheets if "@font-face" in sheet]
