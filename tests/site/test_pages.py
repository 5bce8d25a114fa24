"""The promised addresses are there, and what holds for every page holds."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from tests.site.build import Built
from tests.site.markup import leads, one, text
from tests.site.prose import sections
from tests.site.records import SECTION_IDS, TABLE_IDS, Record, records


def promised(record: Record) -> Iterator[str]:
    """The pages of a disclosure."""
    for name in ("", "checks/", "corrections/", "full/", "projects/"):
        yield f"{record.key}/{name}"
    yield from (f"{record.key}/tables/{TABLE_IDS[name]}/" for name in record.tables)
    for _, node in record.projects:
        yield f"{record.key}/projects/{node['项目编码']}/"
    for _, node in sections(record.narrative, ""):
        yield f"{record.key}/narrative/{SECTION_IDS[node['栏目']]}/"
    yield from (
        f"{record.key}/{n}/" for n in ("procurement", "assets") if f"{n}.yml" in record.files
    )


def test_every_promised_page_is_there(record: Record, site: Built) -> None:
    region, department, _ = record.key.split("/")
    pages = {
        *promised(record),
        f"{region}/",
        f"{region}/{department}/",
        "",
        "glossary/",
        "404.html",
    }
    assert sorted(page for page in pages if not site.has(page)) == []


def test_no_disclosure_has_a_page_that_was_not_promised(record: Record, site: Built) -> None:
    mine = [address for address in site.addresses() if address.startswith(f"{record.key}/")]
    assert sorted(mine) == sorted(promised(record))


def test_every_page_names_department_and_year_in_title_and_content(
    record: Record, site: Built
) -> None:
    for address in promised(record):
        page = site.page(address)
        title, body = text(one(page, "head > title")), text(one(page, "article"))
        crumbs = text(one(page, ".mz-crumbs"))
        for said in (record.name, record.year):
            assert said in title, f"{address}: {said} is not in the title {title}"
            assert said in body + crumbs, f"{address}: {said} is not on the page"
        assert record.name in body, f"{address}: the content does not name the department"


def test_titles_tell_pages_apart(site: Built) -> None:
    titles = [text(one(site.page(address), "head > title")) for address in site.addresses()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_every_page_has_one_main_heading_and_says_its_language(site: Built) -> None:
    for address in site.addresses():
        page = site.page(address)
        assert len(page.css("article h1")) == 1, address
        assert (one(page, "html").attributes.get("lang") or "").startswith("zh"), address


def test_a_value_is_the_printed_text_and_blanks_have_none(site: Built) -> None:
    for address in site.addresses():
        for node in site.page(address).css("[data-value]"):
            value = node.attributes.get("data-value")
            assert value and value == text(node), f"{address} {node.html}"


def test_every_cell_has_an_anchor_of_its_own(site: Built) -> None:
    """On the page of its table: where tables are repeated, as in the full text, only rows have."""
    for address in site.addresses():
        ids = [node.id for node in site.page(address).css("[id]")]
        assert len(ids) == len(set(ids)), address
        for row in site.page(address).css(".mz-sheet tbody tr[id]"):
            if re.fullmatch(r"r[0-9]+", row.id or ""):
                for cell in row.css("td"):
                    assert cell.id, f"{address}: {cell.html}"


def test_every_table_is_named_and_its_heads_are_marked(site: Built) -> None:
    for address in site.addresses():
        for table in site.page(address).css("article .mz-sheet table"):
            assert text(one(table, "caption")), address
            for head in table.css("th"):
                assert head.attributes.get("scope") and text(head), f"{address}: {head.html}"
            region = table.parent
            assert region is not None and region.attributes.get("role") == "region", address
            assert region.attributes.get("tabindex") == "0", address
            name = region.attributes.get("aria-labelledby")
            assert site.page(address).css(f"#{name}"), f"{address}: nothing is called {name}"


def test_the_map_names_every_page(site: Built) -> None:
    places = [text(place) for place in site.page("sitemap.xml").css("loc")]
    mapped = sorted(unquote(place).removeprefix("/") for place in places)
    unlisted = [a for a in site.addresses() if a == "404.html" or a.startswith("embed/")]
    assert mapped == sorted(set(site.addresses()) - set(unlisted))


def test_home_leads_to_every_disclosure(site: Built) -> None:
    links = {leads("", link) for link in one(site.page(""), "article").css("a")}
    for key in records():
        region, department, _ = key.split("/")
        for address in (f"{key}/", f"{region}/", f"{region}/{department}/"):
            assert address in links, address


def test_pages_of_a_disclosure_hang_together(record: Record, site: Built) -> None:
    """From the overview, next leads through all its pages; the sidebar marks where one is."""
    address, seen = f"{record.key}/", []
    while address not in seen:
        seen.append(address)
        page = site.page(address)
        current = page.css('.mz-side [aria-current="page"]')
        assert len([c for c in current if c.tag == "a"]) == 1, address
        nexts = page.css('.mz-pager a[rel="next"]')
        if nexts:
            address = leads(address, nexts[0])
    assert sorted(seen) == sorted(promised(record))
