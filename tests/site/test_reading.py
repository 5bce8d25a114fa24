"""In a real browser: quiet, self-contained, readable without scripts, in the dark and in print."""

import re

import pytest
from playwright.sync_api import Page

from tests.site.build import Built
from tests.site.records import Record
from tests.site.visit import Visitor, samples

CONTRAST = """selector => {
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = numbers(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll(selector)].filter(e => e.offsetParent).map(e => {
    const [one, other] = [light(numbers(getComputedStyle(e).color)), light(behind(e))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  });
}"""
TEXTS = (
    *("h1", "article p", ".mz-kicker", ".mz-crumbs a", ".mz-header__name", ".mz-header__links a"),
    *(".mz-side a", ".mz-side [aria-current]", ".mz-side summary", ".mz-table thead th"),
    *(
        ".mz-ranks th",
        ".mz-amounts td",
        ".mz-seq",
        ".mz-name",
        ".mz-paper__head span",
        ".mz-verdict *",
    ),
    *(".mz-figures li", ".mz-figures b", ".mz-figures a", ".mz-catalogue a", ".mz-footer *"),
    *(".mz-catalogue__figure", ".mz-catalogue small a", ".mz-downloads a", ".mz-term", "dfn"),
    *(".mz-downloads small", ".mz-meta", ".mz-pager small", ".mz-pager a", ".mz-bars th"),
    *(
        ".mz-chart__says",
        ".mz-chart__source",
        ".mz-chart__note",
        ".mz-bars__remark",
        ".mz-tile__words",
    ),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(site: Built, visitor: Visitor, scheme: str) -> None:
    seen: dict[str, int] = dict.fromkeys(TEXTS, 0)
    for address in samples(site):
        page = visitor.open(address, color_scheme=scheme)
        dark = scheme == "dark" and not address.startswith("embed/")  # in a frame always light
        assert (page.evaluate("document.body.dataset.mdColorScheme") == "slate") == dark
        for selector in TEXTS:
            ratios = page.evaluate(CONTRAST, selector)
            seen[selector] += len(ratios)
            assert not [r for r in ratios if r < 4.5], f"{address} {selector}: {min(ratios):.2f}"
    assert [selector for selector, count in seen.items() if not count] == []


def test_nothing_is_inline(site: Built) -> None:
    for address in site.addresses():
        html = site.read(address).decode()
        for tag in re.findall(r"<[a-zA-Z][^>]*>", html):
            assert not re.search(r"\s(style|on\w+)\s*=", tag), f"{address}: {tag}"
        for attributes in re.findall(r"<script([^>]*)>", html):
            data = 'type="application/json"', 'type="application/ld+json"'
            assert "src=" in attributes or any(kind in attributes for kind in data), address
        assert "<style" not in html and "javascript:" not in html, address


def test_nothing_is_fetched_from_another_host(site: Built) -> None:
    """No page, stylesheet or script names an address that a browser would fetch elsewhere."""
    for address in site.addresses():
        for node in site.page(address).css("[src], link[href], image, use, iframe, object, video"):
            for name in ("src", "href", "data"):
                assert "//" not in (node.attributes.get(name) or ""), f"{address}: {node.html}"


@pytest.mark.parametrize("width", [1280, 375])
def test_pages_read_without_scripts(site: Built, visitor: Visitor, width: int) -> None:
    for address in samples(site):
        page = visitor.open(address, width, java_script_enabled=False)
        hidden = page.evaluate(
            """() => [...document.querySelectorAll('article td, article p, article h1')]
            .filter(e => e.textContent.trim() && !e.getClientRects().length
              && !e.closest('details:not([open])')).map(e => e.outerHTML.slice(0, 80))"""
        )
        assert hidden == [], address
        useless = page.locator("button:visible, input:visible, .md-search:visible")
        assert useless.count() == 0, f"{address} offers what needs scripts"


def test_the_sidebar_is_reached_without_scripts(record: Record, visitor: Visitor) -> None:
    page = visitor.open(f"{record.key}/full/", 375, java_script_enabled=False)
    link = page.locator('.mz-side:not(.mz-side--site) a[href$="/checks/"]')
    assert not link.is_visible()
    page.click("label.mz-drawer-button")
    link.wait_for(state="visible")
    link.click()
    assert page.url.endswith("/checks/")


def test_print_shows_the_record_alone(site: Built, visitor: Visitor) -> None:
    for address in samples(site):
        page = visitor.open(address, color_scheme="dark")
        page.emulate_media(media="print")
        assert_printable(page, address)
        page.emulate_media(media="screen")


def assert_printable(page: Page, address: str) -> None:
    chrome = ".mz-header, .mz-aside, .mz-pager, .mz-downloads, .mz-footer__links, .md-skip"
    visible = page.evaluate(
        "s => [...document.querySelectorAll(s)].filter(e => e.getClientRects().length).length",
        chrome,
    )
    assert visible == 0, f"{address} prints what cannot be pressed"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert min(page.evaluate(CONTRAST, "h1")) > 15, address
    for region in page.locator(".mz-sheet").all()[:3]:
        assert region.evaluate("e => getComputedStyle(e).overflowX") == "visible", address
        assert region.evaluate("e => getComputedStyle(e).maxHeight") == "none", address
    heads = page.locator("article .mz-table > thead")
    shown = {head.evaluate("e => getComputedStyle(e).display") for head in heads.all()[:5]}
    assert shown <= {"table-header-group"}, address


def test_wide_tables_are_printed_across_the_sheet(site: Built, visitor: Visitor) -> None:
    looked_at = []
    for address in samples(site):
        wide = [
            t
            for t in site.page(address).css(".mz-sheet table")
            if len(t.css("col, tbody tr:first-child > *")) > 8
        ]
        if wide and "/tables/" in address:
            page = visitor.open(address)
            page.emulate_media(media="print")
            paper = page.locator(".mz-paper").first
            assert paper.evaluate("e => getComputedStyle(e).page") == "wide", address
            page.emulate_media(media="screen")
            looked_at.append(address)
    assert looked_at
