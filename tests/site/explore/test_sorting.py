"""In a real browser: lists are sorted, filtered and added up exactly, and the address keeps it."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Page

from tests.site.explore.made import HOSTILE, LONG, MANY, PROJECTS, Made
from tests.site.visit import Visitor

Wanted = Callable[[Made], bool]


def settled(page: Page) -> None:
    """Wait until what was asked is shown."""
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-list]')].every(
          list => 'ready' in list.dataset && !list.hasAttribute('aria-busy'))"""
    )


def column(page: Page, name: str) -> list[str]:
    """The texts of a column of the list as it is shown."""
    texts: list[str] = page.evaluate(
        """name => {
          const table = document.querySelector('table.mz-list');
          const heads = [...table.tHead.rows[0].cells];
          const at = heads.findIndex(head => head.dataset.column === name);
          return [...table.tBodies[0].rows].map(row => row.cells[at].textContent);
        }""",
        name,
    )
    return texts


def said(page: Page) -> str:
    return page.locator(".mz-listing__sum").inner_text().replace("\n", " ")


def total(wanted: Wanted) -> str:
    """The count and the sum of what is wanted, as the page has to say it."""
    found = [p for p in PROJECTS if wanted(p)]
    units = {p.unit for p in found if p.budget}
    if units == {"元"}:
        return f"{len(found)} 个项目，预算数合计 {sum(Decimal(p.budget) for p in found)} 元"
    whole = sum(p.wan for p in found if p.wan is not None)
    return f"{len(found)} 个项目，预算数合计 {whole} 万元"


DEEP: dict[str, Wanted] = {
    "?year=2029": lambda p: p.year == "2029",
    "?department=999901%2F101": lambda p: p.key.startswith("999901/101/"),
    "?words=%E5%85%BB%E6%8A%A41+2028": lambda p: p.name.startswith("养护1") and p.year == "2028",
    "?min=1000000000": lambda p: p.wan is not None and p.wan >= 1_000_000_000,
    "?max=0.0001": lambda p: p.wan is not None and p.wan <= Decimal("0.0001"),
    "?min=1.2&max=3": lambda p: p.wan is not None and Decimal("1.2") <= p.wan <= 3,
    "?year=2030&min=12.5&max=12.50": lambda p: p.year == "2030" and p.wan == Decimal("12.5"),
}


@pytest.mark.parametrize("query", DEEP)
def test_a_deep_link_shows_what_it_asks_for_and_adds_it_up(reader: Visitor, query: str) -> None:
    page = reader.open(f"projects/{query}")
    settled(page)
    wanted = [p for p in PROJECTS if DEEP[query](p)]
    assert wanted
    assert sorted(column(page, "name")) == sorted(p.name for p in wanted)[:500]
    assert total(DEEP[query]) in said(page)


def test_amounts_are_sorted_exactly_and_blanks_come_last(reader: Visitor) -> None:
    page = reader.open("projects/")
    head = page.locator("th[data-column=budget]")
    known = [p for p in PROJECTS if p.wan is not None]
    for direction, reverse in (("descending", True), ("ascending", False)):
        head.locator("button").click()
        settled(page)
        assert head.get_attribute("aria-sort") == direction
        best = sorted((p.wan for p in known if p.wan is not None), reverse=reverse)
        pairs = zip(column(page, "budget"), column(page, "unit"), strict=True)
        shown = [
            Decimal(text) if unit == "万元" else Decimal(text).scaleb(-4) for text, unit in pairs
        ]
        assert shown == best[:500]
        assert ("sort=-budget" if reverse else "sort=budget") in page.url
    head.locator("button").click()
    settled(page)
    assert head.get_attribute("aria-sort") is None and "sort" not in page.url
    page = reader.open("projects/?sort=budget&year=2030")
    settled(page)
    assert column(page, "budget")[-2:] == ["", "99999.00"], "neither has a place among 万元"


def test_the_rest_of_the_list_is_fetched_only_when_asked_for(reader: Visitor) -> None:
    asked: list[str] = []
    page = reader.open("about/")
    page.on("request", lambda request: asked.append(request.url))
    page = reader.open("projects/")
    settled(page)
    assert not [url for url in asked if "/rows/" in url]
    assert len(column(page, "name")) == 500
    page.locator("[data-part=more]").click()
    settled(page)
    assert len(column(page, "name")) == 1000
    names = column(page, "name")
    order = sorted(PROJECTS, key=lambda p: (-int(p.year), p.key))
    assert names == [p.name for p in order[:1000]]
    assert total(lambda p: True) in said(page)


def test_only_the_pieces_that_can_hold_it_are_fetched(reader: Visitor) -> None:
    asked: list[str] = []
    page = reader.open("about/")
    page.on("request", lambda request: asked.append(request.url))
    reader.open("indicators/?level1=效益指标")
    settled(page)
    pieces = [url for url in asked if "/rows/" in url and "index" not in url]
    assert 1 <= len(pieces) < 4  # of four, those that hold 产出指标 alone are left


def tab_to(page: Page, wanted: str, back: bool = False) -> None:
    """Go by the Tab key to what a test of the element ``e`` tells."""
    for _ in range(40):
        if page.evaluate(f"(e => {wanted})(document.activeElement)"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"the Tab key never comes to {wanted}")


def test_filters_work_by_keyboard_alone_and_stand_in_the_address(reader: Visitor) -> None:
    page = reader.open("projects/")
    page.locator("#mz-content").focus()
    tab_to(page, "e.name === 'words'")
    page.keyboard.type("养护7")
    settled(page)
    assert set(column(page, "name")) == {"养护7"}
    tab_to(page, "e.name === 'min'")
    page.keyboard.type("不是数")
    settled(page)
    assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    assert len(column(page, "name")) == MANY
    for _ in range(3):
        page.keyboard.press("Backspace")
    page.keyboard.type("9.02")
    settled(page)
    assert column(page, "name") == []
    assert "没有符合条件的行" in page.locator("article").inner_text()
    assert "words=" in page.url and "min=9.02" in page.url
    tab_to(page, "e.type === 'reset'")
    page.keyboard.press("Enter")
    settled(page)
    assert len(column(page, "name")) == 500 and page.url.endswith("projects/")
    assert total(lambda p: True) in said(page)
    tab_to(page, "e.classList.contains('mz-sort')")
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator("th[aria-sort]").count() == 1


def test_the_arrow_keys_reach_the_other_links_of_a_row(reader: Visitor) -> None:
    page = reader.open("projects/")
    page.locator("tbody tr:nth-child(2) a").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "测试局"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.closest('th') !== null")


def test_a_row_that_was_fetched_leads_where_it_says(reader: Visitor) -> None:
    page = reader.open("projects/?words=养护49")
    settled(page)
    page.locator("tbody tr:last-child th a").click()
    assert page.locator("h1").inner_text() == "养护49"
    page = reader.open("indicators/?words=另县第23局 养护49之2")
    settled(page)
    page.locator("tbody tr:last-child th a").click()
    assert page.url.endswith("#i3")
    assert "养护49之2" in page.locator("tr#i3").inner_text()


def test_hostile_and_long_names_stay_text(reader: Visitor) -> None:
    page = reader.open("projects/?sort=name&words=img")
    settled(page)
    assert column(page, "name") == [HOSTILE]
    assert page.locator("article img").count() == 0
    page = reader.open("indicators/?words=onerror", 375)
    settled(page)
    assert page.locator("article img").count() == 0 and column(page, "value")
    page = reader.open(f"projects/?words={LONG}", 375)
    settled(page)
    assert column(page, "name") == [LONG]
    assert not page.evaluate("document.scrollingElement.scrollWidth > innerWidth")


def test_indicators_are_sorted_by_unit_then_by_number(reader: Visitor) -> None:
    page = reader.open("indicators/?sort=value&year=2029")
    settled(page)
    read = list(zip(column(page, "measure"), column(page, "number"), strict=True))
    units = [unit for unit, _ in read if unit]
    assert units == sorted(units, key=units.index) and len(set(units)) > 1
    for unit in set(units):
        numbers = [Decimal(number) for other, number in read if other == unit]
        assert numbers == sorted(numbers)
    page = reader.open("indicators/?kind=读不出&year=2029")
    settled(page)
    assert set(column(page, "value")) == {"100百"}


def test_a_list_that_cannot_be_read_to_its_end_says_so(reader: Visitor) -> None:
    page = reader.open("projects/")
    page.route("**/rows/1.json", lambda route: route.abort())
    page.locator("input[name=words]").fill("养护")
    settled(page)
    assert "没有读到全部数据" in page.locator("[role=alert]").inner_text()
    page.unroute("**/rows/1.json")
    page.locator("input[name=words]").fill("养护1")
    settled(page)
    assert page.locator("[role=alert]").is_hidden()
    assert total(lambda p: "养护1" in p.name) in said(page)
    reader.complaints.clear()  # of the request that was cut off


def test_without_a_script_the_list_is_there_and_the_form_is_not(reader: Visitor) -> None:
    for address in ("projects/", "indicators/", "subjects/201/", "glossary/", "projects/2028/2/"):
        page = reader.open(address, 375, java_script_enabled=False)
        assert page.locator("table.mz-list tbody tr, dl dt").count() > 0, address
    page = reader.open("projects/", 375, java_script_enabled=False)
    assert page.locator(".mz-filter").is_hidden()
    page.locator(".mz-meta a", has_text="2028年").click()
    assert page.locator("h1").inner_text() == "2028年全部项目"
    assert page.locator("tbody tr").count() == 500
