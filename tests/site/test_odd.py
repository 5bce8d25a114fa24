"""Unusual disclosures, each page at every width: nothing sticks out, overlaps or is cut off."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.render.shell import Shell
from tests import trees
from tests.site import odd
from tests.site.build import Built
from tests.site.conftest import Quiet
from tests.site.test_layout import PUSHED_OUT, SQUEEZED, TOO_WIDE
from tests.site.test_units import CELLS, choose
from tests.site.visit import Visitor, kind_of

# Texts that lie on one another or are cut off, outside of regions that scroll by themselves.
OVERLAPPING = """() => {
  const own = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const apart = '.mz-sheet, .mz-hidden, .md-search, svg, option, ' +
    'details:not([open]) > :not(summary)';
  const texts = [...document.querySelectorAll('.mz-page *, .mz-header *')].filter(e =>
    own(e) && e.getClientRects().length && !e.closest(apart));
  const boxes = texts.map(e => [...e.getClientRects()]);
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 8;
  const wrong = texts.filter(e => getComputedStyle(e).overflowX === 'hidden' &&
    e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).textOverflow !== 'ellipsis');
  texts.forEach((one, i) => texts.slice(i + 1, i + 60).forEach((other, j) => {
    if (one.contains(other) || other.contains(one)) return;
    if (boxes[i].some(a => boxes[i + 1 + j].some(b => over(a, b)))) wrong.push(one, other);
  }));
  return wrong.map(e => e.outerHTML.slice(0, 100));
}"""


@pytest.fixture(scope="module")
def odd_site(site_shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(odd.render(tmp_path_factory.mktemp("odd"), site_shell))


@pytest.fixture
def odd_visitor(browser: Browser, odd_site: Built) -> Iterator[Visitor]:
    handler = partial(Quiet, directory=str(odd_site.folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    visitor = Visitor(browser, f"http://127.0.0.1:{server.server_port}/")
    yield visitor
    visitor.leave()
    server.shutdown()
    server.server_close()
    assert visitor.complaints == []


def kinds(site: Built) -> list[str]:
    """Of every department a page of each kind, the largest."""
    found: dict[tuple[str, str], str] = {}
    for address in site.addresses():
        if address.startswith((trees.REGION, "embed/")) or address in ("", "glossary/"):
            key = address.removeprefix("embed/")[:10], kind_of(site, address)
            known = found.get(key, address)
            found[key] = max(known, address, key=lambda a: (len(site.read(a)), a))
    return sorted(found.values())


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_every_page_fits(odd_site: Built, odd_visitor: Visitor, width: int) -> None:
    pages = kinds(odd_site)
    assert len(pages) > 30
    for address in pages:
        page = odd_visitor.open(address, width)
        for what, check in (("too wide", TOO_WIDE), ("sticks out", PUSHED_OUT)):
            assert not page.evaluate(check), f"{address}: {what} {page.evaluate(PUSHED_OUT)}"
        assert page.evaluate(SQUEEZED) == [], f"{address}: one character a line"
        assert page.evaluate(OVERLAPPING) == [], f"{address} overlaps"


def test_nothing_is_left_out(odd_site: Built) -> None:
    """Every project has its page and its line; every empty section says that it is empty."""
    many = f"{trees.REGION}/{odd.MANY}/{odd.YEAR}/"
    assert len([a for a in odd_site.addresses() if a.startswith(f"{many}projects/A")]) == 200
    links = odd_site.page(f"{many}projects/").css("article .mz-catalogue a")
    assert len(links) == 200
    none = f"{trees.REGION}/{odd.NO_PROJECTS}/{odd.YEAR}/"
    sections = [a for a in odd_site.addresses() if a.startswith(f"{none}narrative/")]
    assert len(sections) == len(odd.SECTIONS)
    assert all("无内容" in odd_site.page(a).css("article")[0].text() for a in sections)


def test_no_chart_is_drawn_of_nothing(odd_site: Built) -> None:
    for address in odd_site.addresses():
        for figure in odd_site.page(address).css("article figure"):
            drawn = figure.css("rect, path")
            assert drawn, f"{address}: an empty chart"
            assert "NaN" not in (figure.html or "") and "E+" not in (figure.html or ""), address


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("元", {"10,000,000,000,001", "10,000,000,000,000", "1"}),
        ("亿元", {"100,000.00000001", "100,000.00000000", "0.00000001"}),
    ],
)
def test_extremes_are_converted_exactly(odd_visitor: Visitor, unit: str, shown: set[str]) -> None:
    page = odd_visitor.open(f"{trees.REGION}/{odd.HUGE}/{odd.YEAR}/tables/expenditure_summary/")
    choose(page, unit)
    assert {cell[1] for cell in page.evaluate(CELLS)} == shown


def test_names_are_not_cut(odd_site: Built, tmp_path: Path) -> None:
    page = odd_site.page(f"{trees.REGION}/{odd.LONG_ONE}/{odd.YEAR}/projects/A1/")
    assert len(odd.LONG_NAME) == 60
    for place in ("title", "h1, .mz-kicker", ".mz-crumbs"):
        said = " ".join(node.text() for node in page.css(place))
        assert odd.LONG_NAME in said or odd.LONG in said, place
