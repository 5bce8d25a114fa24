"""A portal as readers see it, in Chromium: one home, one search, one page of data."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.portal.conftest import Members
from tests.portal.members import FIRST, SECOND, files, make, settings
from tests.search.served import Served, serve
from tests.site.test_accessibility import AXE, RUN

PAGES = ("", f"{FIRST}/", "search/", "data/")


@pytest.fixture(scope="module")
def shown(portal: Path) -> Iterator[Served]:
    with serve(portal) as served:
        yield served


@pytest.mark.parametrize(("region", "number"), [(FIRST, 0), (SECOND, 1)])
def test_the_search_finds_what_each_member_has(
    shown: Served, browser: Browser, members: Members, region: str, number: int
) -> None:
    """And leads to the page itself, at the member's own address."""
    box, address = shown.open(browser), members[number][1]
    name = json.loads((members[number][2] or Path()).joinpath("site.json").read_text())["regions"][
        0
    ]["departments"][0]["name"]
    links = box.type(f"{name} 三公经费")
    assert links[0].startswith(f"{address}{region}/101/2025/")
    assert {urlsplit(link).netloc for link in links} == {urlsplit(address).netloc}
    assert name in box.texts("place")[0]
    hosts = {urlsplit(url).netloc for url in box.page.evaluate(LOADED)}
    assert hosts == {urlsplit(shown.address).netloc}
    assert box.complaints == []
    page = box.page.context.new_page()
    answer = page.goto(links[0])
    assert answer is not None
    assert answer.status == 200
    anchor = urlsplit(page.url).fragment
    assert page.locator(f"[id='{anchor}']").count() == 1


LOADED = "performance.getEntriesByType('resource').map(entry => entry.name)"


def test_filters_and_everything_else_is_as_on_one_site(
    shown: Served, browser: Browser, members: Members
) -> None:
    page = shown.open(browser, "search/?q=三功经费").page
    page.wait_for_selector(".mz-find .md-search-result__link")
    meta = page.locator(".mz-find [data-mz-find=meta]").inner_text()
    assert meta.startswith("按“三公经费”查找")
    hosts = {
        urlsplit(link).netloc
        for link in page.eval_on_selector_all(RESULT, "as => as.map(a => a.href)")
    }
    assert hosts == {urlsplit(address).netloc for _, address, _ in members}
    page.select_option("[name=region]", SECOND)
    page.wait_for_function("part => [...document.querySelectorAll(part)].length", arg=RESULT)
    page.wait_for_timeout(300)
    links = page.eval_on_selector_all(RESULT, "as => as.map(a => a.href)")
    assert all(link.startswith(f"{members[1][1]}{SECOND}/") for link in links)
    # What a site has of no department says of which site it is.
    page = shown.open(browser, "search/?q=机关运行经费").page
    page.wait_for_selector(RESULT)
    places = page.locator(".mz-find .mz-found__place").all_inner_texts()
    assert {"甲县 · 名词", "乙县 · 名词"} <= set(places)


RESULT = ".mz-find .md-search-result__link"


def test_what_is_of_a_site_alone_is_not_found(shown: Served, browser: Browser) -> None:
    page = shown.open(browser, "search/?q=数据 下载").page
    page.wait_for_function("() => document.querySelector('.mz-find [data-mz-find=meta]').innerText")
    page.wait_for_timeout(500)
    assert " · 数据" not in "".join(page.locator(".mz-find .mz-found__place").all_inner_texts())


@pytest.mark.parametrize("width", [1280, 375])
def test_pages_fit_and_axe_has_no_objection(shown: Served, browser: Browser, width: int) -> None:
    objections = {}
    for path in PAGES:
        box = shown.open(browser, path, width)
        wide = box.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path
        assert box.complaints == []
        box.page.context.close()
        # The policy of the page lets nobody in: axe comes past it.
        context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
        page = context.new_page()
        page.goto(shown.address + path)
        page.evaluate(AXE.read_text("utf-8"))
        if found := page.evaluate(RUN):
            objections[path] = found
        context.close()
    assert objections == {}


def test_home_leads_to_regions_and_these_to_the_members(
    shown: Served, browser: Browser, members: Members
) -> None:
    page = shown.open(browser, java_script_enabled=False).page
    assert page.locator(".mz-figures li").all_inner_texts()[:4] == [
        *("2个网站", "2个地区", "4个部门", "8份公开")
    ]
    assert page.get_by_role("link", name="甲县").get_attribute("href") == members[0][1]
    page.locator(f"article a[href='{SECOND}/']").click()
    link = page.locator("article .mz-catalogue a").first
    assert link.get_attribute("href") == f"{members[1][1]}{SECOND}/101/"
    assert "支出总计" in page.locator(".mz-catalogue__figure").first.inner_text()


def test_the_data_are_listed_and_joined(
    shown: Served, browser: Browser, members: Members, portal: Path
) -> None:
    page = shown.open(browser, "data/").page
    links = page.eval_on_selector_all("article a", "all => all.map(a => a.getAttribute('href'))")
    for _, address, folder in members:
        for name in ("mingzhang.zip", "projects.csv", "datapackage.json"):
            assert f"{address}data/{name}" in links
            assert (folder or Path()).joinpath("data", name).is_file()
    rows = list(
        csv.DictReader(io.StringIO((portal / "data/disclosures.csv").read_text("utf-8-sig")))
    )
    assert [(row["site"], row["region"], row["year"]) for row in rows][:2] == [
        *(("甲县", FIRST, "2025"), ("甲县", FIRST, "2024"))
    ]
    assert len(rows) == 8
    assert all(row["total"] and row["unit"] == "万元" for row in rows)
    told = json.loads((portal / "data/sites.json").read_bytes())
    assert [site["address"] for site in told["sites"]] == [address for _, address, _ in members]


def test_from_the_web_and_again_the_portal_is_the_same(
    portal: Path, members: Members, root: Path
) -> None:
    web: Members = [(name, address, None) for name, address, _ in members]
    status, _ = make(root, settings(root, web))
    assert status == 0
    assert files(root / "portal") == files(portal)
    status, said = make(root, settings(root, web))
    assert (status, said.splitlines()[-1]) == (0, "没有变化，门户已是最新。")
