"""Charts as a reader sees them: words of full size on a phone, lengths in true proportion."""

import pytest

from tests.site.build import Built
from tests.site.records import Record, records
from tests.site.visit import Visitor

DRAWN = """() => [...document.querySelectorAll('.mz-bars')].map(table =>
  [...table.querySelectorAll('tbody tr:has(rect)')].map(row => ({
    text: row.querySelector('td').firstChild.textContent.trim(),
    left: row.querySelector('rect').getBoundingClientRect().left,
    width: row.querySelector('rect').getBoundingClientRect().width,
  })))"""
WORDS = """() => [...document.querySelectorAll(
  '.mz-chart *, .mz-plan *')].filter(e => e.getClientRects().length && !e.closest('.mz-hidden')
  && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < 12).map(e => e.outerHTML.slice(0, 90))"""
CUT = """() => [...document.querySelectorAll('.mz-tile__words')].filter(words =>
  words.scrollHeight > words.parentElement.getBoundingClientRect().height + 1
  || words.scrollWidth > words.clientWidth + 1).map(words => words.textContent)"""
LENGTHENED = """() => [...document.querySelectorAll('.mz-tile__name')]
  .map(name => name.textContent += '及其他长期运行维护专项补助经费'.repeat(4)).length"""
OVERLAID = """() => { const boxes = [...document.querySelectorAll('.mz-stream__words')]
  .map(words => words.getBoundingClientRect());
  return boxes.some((a, i) => boxes.some((b, j) => j > i && a.left < b.right && b.left < a.right
    && a.top < b.bottom && b.top < a.bottom)) }"""


def _width(bar: dict[str, float]) -> float:
    return bar["width"]


def pages(record: Record) -> list[str]:
    found = [f"{record.key}/", f"{record.key}/projects/"]
    if record.tables:
        found += [f"{record.key}/tables/{n}/" for n in ("expenditure_summary", "basic_expenditure")]
    return [*found, f"{record.key}/projects/{record.projects[0][1]['项目编码']}/"]


@pytest.mark.parametrize("width", [1280, 375])
def test_lengths_on_the_screen_are_in_proportion(
    record: Record, site: Built, visitor: Visitor, width: int
) -> None:
    seen = 0
    for address in pages(record):
        for bars in visitor.open(address, width).evaluate(DRAWN):
            for bar in bars:
                widest = max(bars, key=_width)
                expected = widest["width"] * float(bar["text"]) / float(widest["text"])
                assert bar["width"] == pytest.approx(expected, abs=0.6), f"{address} {bar}"
                assert bar["left"] == pytest.approx(widest["left"], abs=0.6), f"{address} {bar}"
                seen += 1
    assert seen


@pytest.mark.parametrize("width", [1280, 375])
def test_words_keep_their_size_and_room(record: Record, visitor: Visitor, width: int) -> None:
    for address in pages(record):
        page = visitor.open(address, width)
        assert page.evaluate(WORDS) == [], address
        assert page.evaluate(CUT) == [], address
        assert not page.evaluate(OVERLAID), address


@pytest.mark.parametrize("width", [1280, 375])
def test_a_name_that_is_too_long_leaves_its_figure_in_sight(visitor: Visitor, width: int) -> None:
    page = visitor.open("130321/430/2024/projects/", width)
    assert page.evaluate(LENGTHENED) > 2
    assert page.evaluate(CUT) == []


def test_charts_are_printed_whole(visitor: Visitor) -> None:
    key = next(key for key, record in records().items() if record.tables)
    page = visitor.open(f"{key}/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})
    for chart in page.locator(".mz-chart").all():
        assert chart.locator("tbody tr:has(div)").first.is_visible()
    adjust = "e => getComputedStyle(e).printColorAdjust"
    assert page.locator(".mz-bar rect").first.evaluate(adjust) == "exact"
    page.emulate_media(media="screen")
