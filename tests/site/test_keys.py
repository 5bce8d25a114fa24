"""For those who go by the keyboard: a row is one stop at most, also with links to the data."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.pipeline import build_site
from generator.render.shell import Shell
from tests.fidelity.pieces import ROOT
from tests.site.build import Built
from tests.site.markup import Node, text
from tests.site.records import TABLE_IDS, Record
from tests.site.visit import Visitor

LINK = "https://example.org/budget/blob/main/{path}#L{line}"
STOPS = "a[href], button, input, select, textarea, summary, [tabindex]"


@pytest.fixture(scope="module")
def linked(site_shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same site with the address of the data configured."""
    shell = replace(site_shell, settings=replace(site_shell.settings, data_link=LINK))
    output = tmp_path_factory.mktemp("linked") / "site"
    build_site(ROOT, shell, output)
    return Built(output)


def stops(node: Node) -> list[Node]:
    """Where the Tab key halts: what a closed <details> keeps to itself is none of them."""
    return [
        stop
        for stop in node.css(STOPS)
        if stop.attributes.get("tabindex") != "-1" and not folded(stop)
    ]


def folded(stop: Node) -> bool:
    inside, above = stop, stop.parent
    while above is not None:
        shut = above.tag == "details" and "open" not in above.attributes
        if shut and inside.tag != "summary":
            return True
        inside, above = above, above.parent
    return False


def form_rows(record: Record, site: Built) -> list[tuple[str, Node]]:
    """The rows of every table and of every list of indicators; every disclosure has some."""
    pages = [f"{record.key}/tables/{TABLE_IDS[name]}/" for name in record.tables]
    pages += [f"{record.key}/{n}/" for n in ("procurement", "assets") if f"{n}.yml" in record.files]
    pages += [f"{record.key}/projects/{node['项目编码']}/" for _, node in record.projects]
    rows = [(page, row) for page in pages for row in site.page(page).css("tbody tr[id]")]
    assert len(rows) > len(pages)
    return rows


def test_a_row_is_one_stop_at_most(record: Record, site: Built, linked: Built) -> None:
    for page, row in form_rows(record, site):
        assert len(stops(row)) <= 1, f"{page} {row.id}"
    for page, row in form_rows(record, linked):
        assert len(stops(row)) == 1, f"{page} {row.id}"


def test_each_row_links_to_its_own_line_of_the_data(record: Record, linked: Built) -> None:
    """The line that is linked holds every text of the row, or begins the mapping that does."""
    for page, row in form_rows(record, linked):
        (link,) = row.css("a.mz-line")
        address = link.attributes.get("href") or ""
        path, _, line = address.removeprefix("https://example.org/budget/blob/main/").partition(
            "#L"
        )
        assert path.startswith(f"data/{record.key}/"), f"{page} {row.id}"
        written = Path(ROOT / path).read_text("utf-8").splitlines()[int(line) - 1 :][:8]
        for cell in row.css("td, th:not([rowspan])"):
            assert text(cell) in "\n".join(written), (
                f"{page} {row.id}: {text(cell)} not at {address}"
            )


def test_a_page_has_few_stops_beside_its_rows(site: Built) -> None:
    pages = [address for address in site.addresses() if "/tables/" in address]
    assert pages
    for address in pages:
        (article,) = site.page(address).css("article")
        rows = [stop for row in article.css("tbody tr") for stop in stops(row)]
        assert len(stops(article)) - len(rows) <= 8, address


def test_the_first_stop_skips_to_the_content(record: Record, visitor: Visitor) -> None:
    page = visitor.open(f"{record.key}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    assert page.url.endswith("#mz-content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")
