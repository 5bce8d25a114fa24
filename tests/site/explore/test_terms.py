"""In a real browser: what a term means, on hover, on focus, on the first tap; and how it goes."""

from playwright.sync_api import Locator, Page

from tests.site.explore.made import TERMS
from tests.site.visit import Visitor

PLACE = "999901/101/2030/narrative/overview/"
MEANING = TERMS["999901/101/2030"]["上年结转"]


def term(page: Page) -> Locator:
    return page.locator("a.mz-term", has_text="上年结转")


def tip(page: Page) -> Locator:
    return page.locator("[role=tooltip]")


def test_a_pointer_finds_the_meaning_and_can_go_to_it(reader: Visitor) -> None:
    page = reader.open(PLACE)
    page.wait_for_timeout(300)
    term(page).hover()
    assert MEANING in tip(page).inner_text()
    assert term(page).get_attribute("aria-describedby") == tip(page).get_attribute("id")
    box = tip(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=4)
    page.wait_for_timeout(600)
    assert tip(page).is_visible(), "it must stay while it is pointed at"
    page.mouse.move(5, 700, steps=4)
    page.wait_for_timeout(600)
    assert tip(page).count() == 0


def test_a_keyboard_finds_it_and_escape_takes_it_away(reader: Visitor) -> None:
    page = reader.open(PLACE)
    page.wait_for_timeout(300)
    page.locator("#mz-content").focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.mz-term')"):
            break
    assert MEANING in tip(page).inner_text()
    page.wait_for_timeout(500)
    assert tip(page).is_visible(), "it must stay while the term has the focus"
    page.keyboard.press("Escape")
    assert tip(page).count() == 0
    assert page.evaluate("document.activeElement.matches('.mz-term')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/narrative/glossary/#term-*")


def test_the_first_tap_explains_and_the_second_follows(reader: Visitor) -> None:
    page = reader.open(PLACE, 375, has_touch=True, is_mobile=True)
    page.wait_for_timeout(300)
    term(page).tap()
    page.wait_for_timeout(200)
    assert MEANING in tip(page).inner_text()
    assert page.url.endswith("/overview/")
    box = tip(page).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 375
    page.locator("h1").tap()
    assert tip(page).count() == 0
    term(page).tap()
    assert page.url.endswith("/overview/")
    term(page).tap()
    page.wait_for_url("**/narrative/glossary/#term-*")


def test_hostile_meanings_stay_text(reader: Visitor) -> None:
    page = reader.open("999901/103/2030/narrative/overview/")
    page.wait_for_timeout(300)
    page.locator("a.mz-term", has_text="养护费").hover()
    assert "<img" in tip(page).inner_text() and page.locator("body > .mz-tip img").count() == 0


def test_without_a_script_a_term_leads_to_its_definition(reader: Visitor) -> None:
    page = reader.open(PLACE, java_script_enabled=False)
    term(page).click()
    assert page.url.endswith("#term-%E4%B8%8A%E5%B9%B4%E7%BB%93%E8%BD%AC")
    assert MEANING in page.locator(":target").inner_text()
