"""Amounts in another unit, exactly; what is copied is what is printed. Large print. Both kept."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.model.units import EXPONENTS
from tests.site.build import Built
from tests.site.records import TABLE_IDS, Record, records
from tests.site.visit import Visitor

CELLS = """() => [...document.querySelectorAll('article [data-value]')].map(e =>
  [e.dataset.value, e.textContent, e.closest('[data-unit]')?.dataset.unit ?? '',
   e.classList.contains('mz-qty')])"""
# Each amount that is seen: as printed, the unit it was printed in, as shown, the nearest unit seen.
SEEN = """() => [...document.querySelectorAll('article [data-value]:not(.mz-qty)')]
  .filter(e => e.getClientRects().length).map(e => {
    let near = e, unit = null;
    while (!unit && (near = near.parentElement)) unit = [...near.querySelectorAll('.mz-unit')]
      .find(u => u.getClientRects().length && !u.closest('.mz-hidden'));
    return [e.dataset.value, e.closest('[data-unit]')?.dataset.unit ?? '', e.innerText,
            unit ? unit.innerText : ''];
  })"""
# What stays in the unit that stands beside it.
FIXED = """() => [...document.querySelectorAll(
  'figure, .mz-versus, .mz-versus__says, .mz-chart__note')].map(e => e.textContent)"""
SHIFTS = """() => new Promise(done => { let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300); })"""
TABLE = TABLE_IDS["部门预算支出总表"]


@pytest.fixture
def full() -> Record:
    return next(record for record in records().values() if record.tables)


def choose(page: Page, unit: str) -> None:
    page.select_option("#mz-units", unit)


def seen_right(page: Page, unit: str) -> int:
    """How many amounts are seen, once each is found to be what is printed, in the unit beside it.

    Charts and years side by side must be as they came.
    """
    page.select_option("#mz-units", "")
    came = page.evaluate(FIXED)
    choose(page, unit)
    assert page.evaluate(FIXED) == came, f"{page.url}: a chart is converted in part"
    seen = page.evaluate(SEEN)
    for value, own, shown, beside in seen:
        found = re.findall(r"(?:百万|千万|百|千|万|亿)?元", beside)
        if own not in EXPONENTS:
            assert shown == value and (not own or own in beside), f"{page.url}: {value} {own}"
            continue
        assert found and found[-1] == unit, f"{page.url}: {value} {own} stands below {beside!r}"
        expected = Decimal(value).scaleb(EXPONENTS[own] - EXPONENTS[unit])
        figure = re.match(r"-?[\d,.]+", shown)
        assert figure and Decimal(figure[0].replace(",", "")) == expected, f"{page.url}: {value}"
    return len(seen)


def pages_with_amounts(record: Record) -> list[str]:
    key = record.key
    project = record.projects[0][1]["项目编码"]
    names = ("", f"tables/{TABLE}/", f"projects/{project}/", "projects/", "procurement/", "assets/")
    return ["", "projects/", f"projects/{record.year}/", *(f"{key}/{name}" for name in names)]


@pytest.mark.parametrize("unit", ["元", "万元", "亿元"])
def test_every_amount_is_shown_exactly_in_the_unit_chosen(
    full: Record, visitor: Visitor, unit: str
) -> None:
    quantities = 0
    for address in (*pages_with_amounts(full), f"{full.key}/full/"):
        page = visitor.open(address)
        assert seen_right(page, unit), address
        for value, shown, _, quantity in page.evaluate(CELLS):
            quantities += quantity
            assert not quantity or shown == value, f"{address}: {value} was touched"
    assert quantities, "quantities beside amounts"


@pytest.mark.parametrize("script", ["reading.js", "list/decimal.js"])
def test_scripts_know_the_units_that_the_generator_knows(script: str) -> None:
    text = Path("templates/overrides/assets/mingzhang", script).read_text(encoding="utf-8")
    (declared,) = re.findall(r"(?:POWERS|PLACES) = \{(.*)\};", text)
    pairs = re.findall(r'"?(\w*元)"?: (\d)', declared)
    assert {name: int(power) for name, power in pairs} == EXPONENTS


def test_every_amount_on_a_page_knows_its_unit(site: Built) -> None:
    """Where an amount has no unit near, converting the rest of its page would make it a lie."""
    for address in site.addresses():
        for node in site.page(address).css("article [data-value]:not(.mz-qty)"):
            inside = node.parent
            while inside is not None and not inside.attributes.get("data-unit"):
                inside = inside.parent
            assert inside is not None, f"{address}: {node.html}"


def test_the_unit_line_changes_along_and_says_so(full: Record, visitor: Visitor) -> None:
    page = visitor.open(f"{full.key}/tables/{TABLE}/")
    line = page.locator(".mz-paper__head .mz-unit")
    assert line.inner_text() == "单位：万元"
    choose(page, "元")
    assert line.inner_text() == "单位：元"
    said = "e => getComputedStyle(e, '::after').content"
    assert "换算" in line.evaluate(said)
    choose(page, "万元")
    assert line.inner_text() == "单位：万元" and "换算" not in line.evaluate(said)


def test_both_choices_are_remembered_and_shift_nothing(full: Record, visitor: Visitor) -> None:
    page = visitor.open(f"{full.key}/")
    choose(page, "元")
    page.locator(".mz-large-button").click()
    for address in (f"{full.key}/tables/{TABLE}/", f"{full.key}/projects/", "guide/", ""):
        page = visitor.open(address)
        assert page.locator("html.mz-large").count() == 1, address
        assert page.locator(".mz-large-button").get_attribute("aria-pressed") == "true"
        assert page.evaluate(SHIFTS) == 0, address
    page = visitor.open(f"{full.key}/tables/{TABLE}/")
    assert page.locator("#mz-units").input_value() == "元"
    assert page.locator(".mz-paper__head .mz-unit").inner_text() == "单位：元"
    choose(page, "")
    page.locator(".mz-large-button").press("Enter")
    page = visitor.open(f"{full.key}/")
    assert page.locator("html.mz-large, .mz-converted").count() == 0


@pytest.mark.parametrize("what", ["tbody", "tr:nth-child(2) [data-value]"])
def test_what_is_copied_is_what_is_printed(full: Record, visitor: Visitor, what: str) -> None:
    """Whole rows and single figures; afterwards the page is as the reader wants it again."""
    page = visitor.open(
        f"{full.key}/tables/{TABLE}/", permissions=["clipboard-read", "clipboard-write"]
    )
    selected = """what => { const range = document.createRange();
      const cell = document.querySelector('.mz-sheet ' + what), texts = [];
      const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (walk.currentNode.data.trim()) texts.push(walk.currentNode);
      range.setStart(texts[0], 0);
      range.setEnd(texts.at(-1), texts.at(-1).length);
      getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    page.evaluate(selected, what)
    page.keyboard.press("Control+C")
    printed = page.evaluate("navigator.clipboard.readText()")
    choose(page, "亿元")
    page.evaluate(selected, what)
    page.keyboard.press("Control+C")
    assert page.evaluate("navigator.clipboard.readText()") == printed and printed
    page.wait_for_function(
        "() => document.querySelector('[data-value]').textContent.startsWith('0.')"
    )


def test_large_print_is_large_and_nothing_is_lost(full: Record, visitor: Visitor) -> None:
    for width in (1280, 375):
        for address in pages_with_amounts(full):
            page = visitor.open(address, width)
            if not page.locator("html.mz-large").count():
                page.locator(".mz-large-button").click()
            assert not page.evaluate("document.scrollingElement.scrollWidth > innerWidth"), address
            small = page.evaluate(
                """() => [...document.querySelectorAll('article *')].filter(e => e.offsetParent &&
                [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) &&
                parseFloat(getComputedStyle(e).fontSize) < 15).map(e => e.outerHTML.slice(0, 90))"""
            )
            assert small == [], address
