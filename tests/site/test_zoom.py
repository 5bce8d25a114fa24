"""Zoomed to 400 % (a window of 320 px), nothing is lost; keys alone reach and work everything."""

from playwright.sync_api import Page

from tests.site.build import Built
from tests.site.records import Record, records
from tests.site.test_layout import PUSHED_OUT, TOO_WIDE
from tests.site.visit import Visitor, samples

OUTLINE = """() => { const style = getComputedStyle(document.activeElement);
  const label = document.activeElement.nextElementSibling;
  const beside = label ? getComputedStyle(label) : style;
  const seen = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  return [style, beside].some(seen); }"""
REACHED = """() => { const e = document.activeElement;
  const words = e.getAttribute('href') || e.textContent.slice(0, 20);
  return [e.tagName, e.id, e.className, words].join(' ') }"""


def first_full() -> Record:
    return next(record for record in records().values() if record.tables)


def test_at_four_hundred_percent_nothing_is_lost(site: Built, visitor: Visitor) -> None:
    for address in samples(site):
        page = visitor.open(address, 320)
        assert not page.evaluate(TOO_WIDE), address
        assert page.evaluate(PUSHED_OUT) == [], address


def walk(page: Page, steps: int) -> list[str]:
    """What Tab comes to, in order, each with its focus in sight."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        found.append(page.evaluate(REACHED))
        assert page.evaluate(OUTLINE), f"no sign of the focus on {found[-1]}"
    return found


def test_tab_reaches_every_control_and_shows_where_it_is(visitor: Visitor) -> None:
    for path in ("", "projects/", "tables/expenditure_summary/"):
        page = visitor.open(f"{first_full().key}/{path}")
        reached = walk(page, 150)
        assert reached[0].startswith("A  md-skip")
        joined = "\n".join(reached)
        for name in ("mz-large-button", "__palette", "mz-units", "md-search__input"):
            assert name in joined, f"{path}: {name} is not reached by keys"
        summaries = page.locator("article summary").count()
        assert sum(name.startswith("SUMMARY") for name in reached) >= summaries


def test_keys_work_what_they_reach(visitor: Visitor) -> None:
    page = visitor.open(f"{first_full().key}/tables/expenditure_summary/")
    page.locator(".mz-large-button").focus()
    page.keyboard.press("Space")
    assert page.locator("html.mz-large").count() == 1
    page.keyboard.press("Space")
    before = page.evaluate("document.body.dataset.mdColorScheme")
    page.locator(".mz-palette input:checked").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.body.dataset.mdColorScheme") != before
    page.locator("#mz-units").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#mz-units").input_value() == "元"
    page.locator("#share summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#cite .mz-copy").first.is_visible()
