"""The pages across the site for everyone: axe, phones, and no shift while they load."""

import pytest

from tests.fidelity.pieces import ROOT
from tests.site.explore.test_sorting import settled
from tests.site.test_accessibility import RUN
from tests.site.test_layout import PUSHED_OUT, SQUEEZED, TOO_WIDE
from tests.site.visit import Visitor

PAGES = (
    "projects/?words=1%E5%8F%B7",
    "projects/2029/",
    "indicators/?year=2029",
    "subjects/",
    "subjects/201/",
    "glossary/",
    "glossary/养护费/",
)
AXE = ROOT / "tests/vendor/axe.min.js"
SHIFT = """() => new Promise(done => new PerformanceObserver(list => done(
  list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
)).observe({type: 'layout-shift', buffered: true})
  || setTimeout(() => done(0), 500))"""


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")]
)
def test_axe_has_no_objection(reader: Visitor, width: int, scheme: str) -> None:
    objections = {}
    for address in PAGES:
        page = reader.open(address, width, color_scheme=scheme)
        settled(page)
        page.evaluate(AXE.read_text("utf-8"))
        if found := page.evaluate(RUN):
            objections[address] = found
    assert objections == {}


@pytest.mark.parametrize("width", [1280, 768, 375])
def test_everything_fits(reader: Visitor, width: int) -> None:
    for address in PAGES:
        page = reader.open(address, width)
        settled(page)
        assert not page.evaluate(TOO_WIDE), address
        assert page.evaluate(PUSHED_OUT) == [], address
        assert page.evaluate(SQUEEZED) == [], address


@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_shifts_while_a_list_loads(reader: Visitor, width: int) -> None:
    for address in ("projects/", "indicators/", "subjects/201/", "glossary/"):
        page = reader.open(address, width)
        assert page.evaluate(SHIFT) < 0.01, address


def test_the_head_has_room_for_all_its_links(reader: Visitor) -> None:
    for width in (720, 768, 1024, 1280):
        page = reader.open("projects/", width)
        cut = page.evaluate(
            """() => { const list = document.querySelector('.mz-header__links');
            return list.scrollWidth > list.clientWidth + 1 }"""
        )
        assert not cut, width
