"""Taking a link, a reference, code to embed: by pointer, by keys, by touch, and without scripts."""

import pytest
from playwright.sync_api import Page

from tests.site.build import Built
from tests.site.markup import text
from tests.site.records import TABLE_IDS, Record, records
from tests.site.visit import Visitor

RIGHTS = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def table() -> str:
    key = next(key for key, record in records().items() if record.tables)
    return f"{key}/tables/{TABLE_IDS['部门预算支出总表']}/"


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def said(page: Page) -> str:
    page.wait_for_function("() => document.querySelector('p[role=status].mz-tapped:not([hidden])')")
    return page.locator("p[role=status].mz-tapped").last.inner_text()


def test_every_row_and_indicator_has_one_link_to_itself(record: Record, site: Built) -> None:
    pages = [f"{record.key}/tables/{TABLE_IDS[name]}/" for name in record.tables]
    pages += [f"{record.key}/projects/{node['项目编码']}/" for _, node in record.projects]
    for address in pages:
        for row in site.page(address).css("article tbody tr[id]"):
            (link,) = row.css("a[href^='#']:not([class])")
            assert link.attributes.get("href") == f"#{row.id}", f"{address} {row.id}"
            assert text(link), f"{address} {row.id}: a link without words"


def test_pages_say_how_they_are_cited(record: Record, site: Built) -> None:
    """Author, title, kind of source; never the day of the build."""
    for address in (
        f"{record.key}/",
        f"{record.key}/projects/{record.projects[0][1]['项目编码']}/",
    ):
        national, bibtex = (text(node) for node in site.page(address).css("#cite .mz-snippet"))
        assert national.startswith(f"{record.name}.") and "[DS/OL]." in national
        assert national.endswith(f"/{address}")
        assert bibtex.startswith("@misc{" + record.key.replace("/", "-"))
        assert f"author = {{{{{record.name}}}}}" in bibtex and bibtex.count("{") == bibtex.count(
            "}"
        )
        assert f"year = {{{record.year}}}" in bibtex


@pytest.mark.parametrize("way", ["mouse", "keys", "touch"])
def test_a_row_gives_its_link(table: str, visitor: Visitor, way: str) -> None:
    page = visitor.open(table, 375 if way == "touch" else 1280, permissions=RIGHTS, has_touch=True)
    link = page.locator("#r1 a[href^='#']")
    if way == "keys":
        link.focus()
        page.keyboard.press("Enter")
    else:
        (link.tap if way == "touch" else link.click)()
    assert "已复制" in said(page)
    assert copied(page) == visitor.address + f"{table}#r1"
    assert page.url.endswith("#r1")


def test_arrow_keys_lead_from_row_to_row(table: str, visitor: Visitor) -> None:
    """All rows of a table are one stop; the first says how to go on."""
    page = visitor.open(table, permissions=RIGHTS)
    page.locator(".mz-sheet").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('tr').id") == "r1"
    assert "方向键" in said(page)
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.closest('tr').id") == "r3"
    page.keyboard.press("Enter")
    page.wait_for_url("**#r3")
    assert copied(page).endswith(f"{table}#r3")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('tbody a[href^=\"#\"]')")


def test_a_reference_is_copied_whole(table: str, visitor: Visitor) -> None:
    page = visitor.open(table, permissions=RIGHTS)
    page.locator("#share summary").press("Enter")
    page.locator("#cite button").first.press("Enter")
    assert "已复制" in said(page)
    assert copied(page).endswith(f"[DS/OL].{visitor.address}{table}")


def test_where_the_clipboard_is_closed_the_reader_is_told(table: str, visitor: Visitor) -> None:
    page = visitor.open(table)
    page.evaluate(
        """() => { Object.defineProperty(navigator, 'clipboard', {value: undefined});
        document.execCommand = () => false; }"""
    )
    page.locator("a.mz-permalink").click()
    assert "手动" in said(page) and table in said(page)


def test_without_scripts_the_links_are_there(table: str, visitor: Visitor) -> None:
    page = visitor.open(table, java_script_enabled=False)
    page.locator("#r4 a[href^='#']").click()
    assert page.url.endswith(f"{table}#r4")
    page.locator("#share summary").click()
    assert page.locator("#embed .mz-snippet").first.is_visible()


def test_the_address_of_the_site_stands_in_what_is_copied(site: Built, table: str) -> None:
    """Without an address configured a page names its place from the site's root."""
    code = text(site.page(table).css("#embed .mz-snippet")[0])
    assert code.startswith(f'<iframe src="/embed/{table}"')
