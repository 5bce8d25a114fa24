"""Every table and chart has a page of its own for the frames of others: small, whole, sourced."""

import re

import pytest
from selectolax.lexbor import LexborNode

from tests.site.build import Built
from tests.site.markup import one, text
from tests.site.records import TABLE_IDS, Record
from tests.site.visit import Visitor


def embeds(site: Built, key: str = "") -> list[str]:
    return [address for address in site.addresses() if address.startswith(f"embed/{key}")]


def test_every_table_can_be_embedded(record: Record, site: Built) -> None:
    for name in record.tables:
        address = f"{record.key}/tables/{TABLE_IDS[name]}/"
        alone, whole = site.page(f"embed/{address}"), site.page(address)
        table, own = one(alone, "table"), one(whole, "article table.mz-table")
        rows = [[text(c) for c in row.css("th, td")] for row in table.css("tr")]
        assert rows == [[text(c) for c in row.css("th, td")] for row in own.css("tr")], address


def test_every_chart_can_be_embedded(site: Built) -> None:
    """What is drawn on a page of a disclosure is drawn alike where it is alone."""
    drawn = 0
    alone = {shape(f) for address in embeds(site) for f in site.page(address).css("figure")}
    for address in site.addresses():
        if address.startswith("embed/") or not re.match(r"[0-9]{6}/[^/]+/[0-9]{4}/", address):
            continue
        if address.endswith("/projects/"):  # the list shows what the overview shows
            continue
        for figure in site.page(address).css("article figure"):
            assert shape(figure) in alone, f"{address}: no page of its own"
            drawn += 1
    assert drawn > 40


def shape(figure: LexborNode) -> tuple[str, tuple[str, ...]]:
    """What a figure is of and what it draws, whatever its heading's level and its links."""
    drawings = tuple(svg.html or "" for svg in figure.css("svg"))
    return text(figure.css(".mz-chart__title")[0]), drawings


def test_it_has_no_way_but_to_its_source(site: Built) -> None:
    """Links within a frame lead nowhere but out of it; no script, no navigation, not listed."""
    for address in embeds(site):
        page = site.page(address)
        assert not page.css("script, nav, form, button, [tabindex='-1']"), address
        (link,) = page.css("a[href]")
        assert link.attributes.get("target") == "_top"
        source = (link.attributes.get("href") or "").replace("../", "").partition("#")
        assert site.has(source[0]), address
        assert site.page(source[0]).css(f"[id='{source[2]}']"), f"{address}: no {source[2]}"
        assert one(page, 'meta[name="robots"]').attributes.get("content") == "noindex"


def test_the_code_to_copy_shows_the_figure(record: Record, site: Built, visitor: Visitor) -> None:
    """Pasted into a page of another, the code of every kind of figure shows it."""
    pages = [f"{record.key}/projects/{record.projects[0][1]['项目编码']}/"]
    pages += [f"{record.key}/tables/{TABLE_IDS[name]}/" for name in list(record.tables)[:1]]
    pages += [f"{record.key}/"] if record.tables else []
    for address in pages:
        page = visitor.open(address, bypass_csp=True)  # the policy of another site
        page.locator("#share summary").click()
        code = page.locator("#embed .mz-snippet").first.inner_text()
        assert re.fullmatch(
            r'<iframe src="http://[^"]+/embed/[^"]+" title="[^"]+"[^>]*></iframe>', code
        )
        page.set_content(f"<h1>别人的网页</h1>{code}")
        shown = page.frame_locator("iframe").locator("figure, table").first
        shown.wait_for()
        assert shown.is_visible()


@pytest.mark.parametrize("width", [1280, 600, 320])
def test_it_fits_its_frame(site: Built, visitor: Visitor, width: int) -> None:
    for address in embeds(site)[:: 5 if width == 600 else 3]:
        page = visitor.open(address, width)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), address
