"""In a real browser: what a reader types into the search box leads to the right page."""

import pytest
from playwright.sync_api import Page

from tests.site.build import Built
from tests.site.markup import one, text
from tests.site.records import records
from tests.site.visit import Visitor

FULL = next(key for key, record in records().items() if record.tables)
PROJECT = records()[FULL].projects[0][1]
QUERIES = {
    "机关运行经费": f"{FULL}/narrative/operating-costs/",
    "物业管理费": f"{FULL}/narrative/operating-costs/",
    PROJECT["项目编码"]: f"{FULL}/projects/{PROJECT['项目编码']}/",
    PROJECT["项目名称"]: f"{FULL}/projects/{PROJECT['项目编码']}/",
    records()[FULL].name: f"{FULL}/",
}


def results(page: Page, query: str) -> list[str]:
    """The addresses that the box offers for what is typed into it."""
    box = page.locator("[data-md-component=search-query]")
    box.fill(query)
    page.wait_for_selector(f".md-search [data-query='{query}'] .md-search-result__link")
    found = page.eval_on_selector_all(".md-search-result__link", "all => all.map(a => a.href)")
    return [str(link).split("?")[0].split("#")[0] for link in found]


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_typed_leads_to_its_page(visitor: Visitor, query: str) -> None:
    page = visitor.open("", 1280)
    page.locator("[data-md-component=search-query]").click()
    found = results(page, query)
    assert visitor.address + QUERIES[query] in found[:10]


def test_words_that_stand_on_many_pages_lead_to_some_of_them(visitor: Visitor, site: Built) -> None:
    page = visitor.open("", 1280)
    page.locator("[data-md-component=search-query]").click()
    found = [link.removeprefix(visitor.address) for link in results(page, "公务用车")]
    records_found = [path for path in found[:10] if path.startswith(tuple(records()))]
    assert records_found, found
    for path in records_found[:3]:
        assert "公务用车" in text(one(site.page(path), "article")), path


def test_a_result_is_followed_to_its_page(visitor: Visitor) -> None:
    page = visitor.open(f"{FULL}/tables/revenue_summary/", 375)
    page.click(".mz-search-button")
    results(page, PROJECT["项目编码"])
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(lambda url: PROJECT["项目编码"] in url)
    assert page.locator("h1").inner_text() == PROJECT["项目名称"]


def test_home_offers_the_search(visitor: Visitor) -> None:
    page = visitor.open("", 375)
    page.click(".mz-searchbox")
    page.locator("[data-md-component=search-query]").wait_for(state="visible")
    assert results(page, PROJECT["项目名称"])
