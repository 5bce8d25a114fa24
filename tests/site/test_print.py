"""Pages on paper: printed by Chromium as a reader would, read by Poppler."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.papers import Paper, squeezed
from tests.site.build import Built
from tests.site.records import TABLE_IDS, Record, records

_EDGE = 15 / 25.4 * 72 - 3  # the margin left and right in points, less a hair
_WIDE = ("revenue_summary", "expenditure_summary")
# A page of every kind; what stands in braces comes from the data.
KINDS = (
    "",
    "tables/{table}/",
    "projects/",
    "projects/{project}/",
    "narrative/{section}/",
    "procurement/",
    "assets/",
    "checks/",
    "corrections/",
    "full/",
)


def largest() -> Record:
    """The disclosure with all there is."""
    return max(records().values(), key=lambda record: (len(record.tables), len(record.projects)))


def of_every_kind(record: Record, site: Built) -> list[str]:
    """The addresses of a page of every kind that the disclosure has."""
    sections = sorted({a.split("/")[4] for a in site.addresses() if f"{record.key}/narr" in a})
    named = {
        "table": TABLE_IDS[next(iter(record.tables))] if record.tables else "none",
        "project": record.projects[0][1]["项目编码"],
        "section": sections[0],
    }
    found = [f"{record.key}/{kind.format(**named)}" for kind in KINDS]
    return [address for address in found if site.has(address)]


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 900}, bypass_csp=True
    )
    yield context.new_page()
    context.close()


def sheets(tab: Page, address: str) -> Paper:
    """What comes out of the printer."""
    tab.goto(address or "./")
    return Paper(tab.pdf(prefer_css_page_size=True))


def words(paper: Paper, folder: Path) -> list[tuple[str, float, float, float]]:
    """Every word with its left and right edge and the width of its sheet, in points."""
    file = folder / "sheets.pdf"
    file.write_bytes(paper.content)
    done = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True
    )
    width, found = 0.0, []
    for line in done.stdout.splitlines():
        if page := re.search(r'<page width="([\d.]+)"', line):
            width = float(page[1])
        if word := re.search(r'<word xMin="(-?[\d.]+)".* xMax="([\d.]+)".*>(.*)</word>', line):
            found.append((word[3], float(word[1]), float(word[2]), width))
    return found


def plain(text: str) -> str:
    """Without blanks, and with the 汉字 that Chromium's PDF turns into radicals put back."""
    return squeezed(unicodedata.normalize("NFKC", text))


def test_department_year_and_page_stand_on_every_sheet(
    record: Record, site: Built, tab: Page, tmp_path: Path
) -> None:
    for address in of_every_kind(record, site):
        paper = sheets(tab, address)
        count = len(paper.pages)
        for number, page in enumerate(paper.pages, 1):
            said = plain(page)
            assert plain(f"{record.name}{record.year}年") in said, (address, number)
            assert plain(f"第 {number} 页，共 {count} 页") in said, (address, number)
            assert len(page.splitlines()) > 2, f"{address}: sheet {number} is blank"
        cut = [w for w in words(paper, tmp_path) if w[1] < _EDGE or w[2] > w[3] - _EDGE]
        assert cut == [], address


def test_pages_of_the_site_number_their_sheets(site: Built, tab: Page, tmp_path: Path) -> None:
    region, department, _ = largest().key.split("/")
    rule = next(a for a in site.addresses() if a.startswith("rules/") and a != "rules/")
    own = ("", f"{region}/", f"{region}/{department}/", "glossary/", "checks/", "rules/", rule)
    lists = ("projects/", "indicators/", "subjects/", "compare/", "data/")
    for address in (*own, *lists, "guide/", "about/"):
        paper = sheets(tab, address)
        for number, page in enumerate(paper.pages, 1):
            assert plain(f"第 {number} 页，共 {len(paper.pages)} 页") in plain(page), address
            assert len(page.splitlines()) > 2, f"{address}: sheet {number} is blank"
        cut = [w for w in words(paper, tmp_path) if w[1] < _EDGE or w[2] > w[3] - _EDGE]
        assert cut == [], address


def test_no_way_through_the_site_is_printed(tab: Page) -> None:
    said = "".join(plain(page) for page in sheets(tab, f"{largest().key}/full/").pages)
    assert [
        word for word in ("首页", "上一页", "下一页", "跳到正文", "网站地图") if word in said
    ] == []


@pytest.mark.parametrize("name", _WIDE)
def test_a_wide_table_lies_across(tab: Page, name: str) -> None:
    paper = sheets(tab, f"{largest().key}/tables/{name}/")
    assert all(paper.across(number) for number in range(len(paper.pages)))


def test_all_else_stands(tab: Page) -> None:
    paper = sheets(tab, f"{largest().key}/")
    assert not any(paper.across(number) for number in range(len(paper.pages)))


def test_in_the_whole_document_wide_tables_alone_lie_across(tab: Page) -> None:
    paper = sheets(tab, f"{largest().key}/full/")
    across = [plain(page) for n, page in enumerate(paper.pages) if paper.across(n)]
    assert len(across) == 3
    for title, page in zip(("收入总表", "支出总表", "政府采购预算"), across, strict=True):
        assert title in page
        assert "序号" in page


def test_the_head_of_a_table_is_repeated(tab: Page) -> None:
    paper = sheets(tab, f"{largest().key}/tables/fiscal_appropriation_summary/")
    assert len(paper.pages) > 1
    assert all("栏次1234567" in plain(page) for page in paper.pages)


@pytest.mark.parametrize(
    ("path", "heads", "lies"),
    [("projects/", "预算数单位部门地区", False), ("indicators/", "方向数值计量单位类别", True)],
)
def test_the_heads_of_a_long_list_are_repeated(
    tab: Page, path: str, heads: str, lies: bool
) -> None:
    """Also where a script has made them buttons; a list of many columns lies across."""
    tab.goto(path)
    tab.wait_for_selector("thead button.mz-sort")
    paper = Paper(tab.pdf(prefer_css_page_size=True))
    assert len(paper.pages) > 1
    for number, page in enumerate(paper.pages):
        assert plain(heads) in plain(page), number
        assert paper.across(number) == lies


@pytest.mark.parametrize("width", [375, 1280])
def test_no_column_is_folded_away(tab: Page, width: int) -> None:
    """On a phone blank columns fold away; on paper they never do."""
    tab.set_viewport_size({"width": width, "height": 800})
    paper = sheets(tab, f"{largest().key}/tables/revenue_summary/")
    said = plain(paper.pages[0])
    columns = ("财政专户收入", "附属单位上缴收入", "其他收入", "上年结转")
    assert [name for name in columns if name not in said] == []
    assert "显示全部栏" not in said and "收起空白栏" not in said
    assert "栏次" + "".join(str(number) for number in range(1, 13)) in said


def test_merged_heads_keep_their_width_on_paper(tab: Page) -> None:
    tab.goto(f"{largest().key}/tables/revenue_summary/")
    tab.set_viewport_size({"width": 375, "height": 800})
    tab.wait_for_function("() => document.querySelector('.mz-table [hidden]')")
    tab.emulate_media(media="print")
    tab.wait_for_function("() => !document.querySelector('.mz-table [hidden]')")
    spans = (
        "[...document.querySelectorAll('.mz-table thead tr:first-child th')].map(e => e.colSpan)"
    )
    assert tab.evaluate(spans) == [1, 2, 1, 8, 1]


def test_it_is_black_on_white_in_the_dark_too(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{largest().key}/")
    page.emulate_media(media="print")
    colours = page.evaluate(
        "[...document.querySelectorAll('#mz-content, #mz-content h1, #mz-content p')]"
        ".map(e => getComputedStyle(e).color)"
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert all(max(map(int, re.findall(r"\d+", colour)[:3])) < 120 for colour in colours)


def test_without_javascript_every_sheet_still_names_the_department(
    browser: Browser, address: str
) -> None:
    record = largest()
    context = browser.new_context(base_url=address, java_script_enabled=False)
    paper = sheets(context.new_page(), f"{record.key}/full/")
    context.close()
    assert all(plain(f"{record.name}{record.year}年") in plain(page) for page in paper.pages)
