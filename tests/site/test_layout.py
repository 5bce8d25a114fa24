"""In a real browser: every kind of page fits, tables scroll by themselves, nothing is missing."""

import pytest
from playwright.sync_api import Page

from tests.site.build import Built
from tests.site.records import records
from tests.site.visit import WIDTHS, Visitor, samples

TOO_WIDE = "document.scrollingElement.scrollWidth > innerWidth"
PUSHED_OUT = """() => [...document.querySelectorAll('article *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && !e.closest('.mz-sheet, .mz-hidden, svg') && box.right > innerWidth + 1;
}).map(e => e.outerHTML.slice(0, 80))"""
SQUEEZED = """() => [...document.querySelectorAll('.mz-sheet th, .mz-sheet td')].filter(e => {
  const style = getComputedStyle(e), text = e.textContent.trim();
  const inner = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return e.clientWidth && text.length > 3 && inner < 2 * parseFloat(style.fontSize) - 1;
}).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways_as_a_whole(site: Built, visitor: Visitor, width: int) -> None:
    for address in samples(site):
        page = visitor.open(address, width)
        assert not page.evaluate(TOO_WIDE), address
        assert page.evaluate(PUSHED_OUT) == [], address
        assert page.evaluate(SQUEEZED) == [], f"{address}: one character a line"


def wide_table(site: Built) -> str:
    """The table with the most columns."""
    keys = [key for key, record in records().items() if record.tables]
    pages = [a for a in site.addresses() if a.startswith(f"{keys[0]}/tables/")]
    return max(pages, key=lambda a: len(site.page(a).css("tbody tr:first-child > *")))


# How far the shade at the edge of a table stands out from it: the contrast of colours of WCAG.
EDGE = """() => {
  const style = getComputedStyle(document.body), canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const light = names => {
    for (const name of names) {
      pen.fillStyle = style.getPropertyValue(name);
      pen.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map(part =>
      part > 10 ? ((part / 255 + 0.055) / 1.055) ** 2.4 : part / 3295);
    return 0.05 + 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [sheet, edge] = [light(['--mz-sheet']), light(['--mz-sheet', '--mz-edge'])];
  return Math.max(sheet / edge, edge / sheet);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edge_of_a_table_that_goes_on_is_seen(visitor: Visitor, scheme: str) -> None:
    page = visitor.open("projects/", 375, color_scheme=scheme)
    region = page.locator(".mz-sheet").first
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    assert "gradient" in region.evaluate("e => getComputedStyle(e).backgroundImage")
    assert page.evaluate(EDGE) > 1.5


def place(page: Page, selector: str) -> tuple[float, float]:
    """Where an element begins, from the left and from the top of its region."""
    left, top = page.evaluate(
        """selector => {
          const box = document.querySelector(selector).getBoundingClientRect();
          const region = document.querySelector('.mz-sheet').getBoundingClientRect();
          return [box.left - region.left, box.top - region.top];
        }""",
        selector,
    )
    return float(left), float(top)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_wide_table_scrolls_in_its_region_under_fixed_head_and_names(
    site: Built, visitor: Visitor, width: int
) -> None:
    page = visitor.open(wide_table(site), width)
    for button in page.locator(".mz-fold button").all():
        if button.is_visible():
            button.click()
    names, head = "tbody tr:nth-child(2) .mz-name", "thead tr:first-child th"
    left, top = place(page, names)[0], place(page, head)[1]
    right, down = page.evaluate(
        """() => { const region = document.querySelector('.mz-sheet');
        region.scrollTo({left: 9999, top: 9999, behavior: 'instant'});
        return [region.scrollLeft, region.scrollTop] }"""
    )
    assert right > 0 or width == max(WIDTHS), "the region does not scroll"
    assert down > 0, "the region does not scroll down"
    assert place(page, head)[1] == pytest.approx(top, abs=2), "the head went away"
    stays = pytest.approx(max(0, left - right), abs=2)
    for row in (names, "thead tr:not(.mz-ranks) th.mz-name", ".mz-ranks th.mz-name"):
        assert place(page, row)[0] == stays, f"the names went away: {row}"
    covered = page.evaluate(
        """() => { const region = document.querySelector('.mz-sheet');
        region.scrollIntoView();
        scrollBy(0, -100);
        const box = region.getBoundingClientRect();
        return !!document.elementFromPoint(box.left + 5, box.top + 5).closest('thead') }"""
    )
    assert covered, "rows show above the fixed head"


def test_only_one_head_is_fixed_at_the_left(site: Built, visitor: Visitor) -> None:
    """A second column of names must not slide over the first."""
    for address in samples(site):
        page = visitor.open(address, 375)
        fixed = page.evaluate(
            """() => [...document.querySelectorAll('.mz-sheet thead tr')].map(row =>
            [...row.cells].filter(cell => getComputedStyle(cell).left === '0px').length)"""
        )
        assert not [count for count in fixed if count > 1], address


def test_a_narrow_table_keeps_its_head_in_sight(visitor: Visitor, site: Built) -> None:
    """At full width the page scrolls and the head stays below that of the page."""
    key = next(key for key, record in records().items() if record.tables)
    page = visitor.open(f"{key}/tables/revenue_expenditure_summary/", 1280)
    page.evaluate("scrollTo(0, 600)")
    top = page.evaluate("document.querySelector('thead').getBoundingClientRect().top")
    bar = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    assert top == pytest.approx(bar, abs=6)


def test_anchors_of_cells_lead_there(site: Built, visitor: Visitor) -> None:
    """The head of the page does not cover what an address points at."""
    key = next(key for key, record in records().items() if record.tables)
    page = visitor.open(f"{key}/tables/revenue_expenditure_summary/#r20", 1280)
    row = page.locator("#r20").bounding_box()
    head = page.locator(".mz-sheet thead").bounding_box()
    assert row and head and row["y"] >= head["y"] + head["height"] - 1


def test_blank_columns_fold_and_no_figure_goes_with_them(site: Built, visitor: Visitor) -> None:
    """On a phone; heads and rows keep the same width, and the note says that columns are away."""
    folded = 0
    for address in samples(site):
        page = visitor.open(address, 375)
        for table in page.locator("article .mz-sheet > table:not(.mz-form)").all():
            widths, lost, away = table.evaluate(
                """table => {
                  const shown = row => [...row.cells].filter(cell => !cell.hidden);
                  const width = row => shown(row).reduce((sum, cell) => sum + cell.colSpan, 0);
                  const hidden = [...table.tBodies[0].querySelectorAll('[hidden]')];
                  const rows = [table.tHead.rows[0], ...table.tBodies[0].rows];
                  return [[...new Set(rows.map(width))],
                    hidden.filter(cell => cell.textContent.trim()).length, hidden.length];
                }"""
            )
            assert (len(widths), lost) == (1, 0), address
            folded += bool(away)
        notes = page.locator(".mz-fold:visible").all_inner_texts()
        assert all("空白" in note for note in notes), address
    assert folded
