"""What a reader does on the pages of the checks: sort the overview, tap a checked figure."""

import hashlib
import re

from playwright.sync_api import Page

from generator.views.anchors import shortened
from generator.views.page import Link
from tests.fidelity.pieces import ROOT
from tests.site.records import records
from tests.site.visit import Visitor

VENDOR = ROOT / "templates/overrides/assets/vendor/tablesort"
COMPARED = 4  # the column of the comparisons, from 1 without the name
FULL = next(key for key, record in records().items() if record.tables)

TAPPED = ".mz-tapped:not(.mz-tapped--copied)"


def _column(page: Page) -> list[int]:
    cells = page.locator(f"#table-checks tbody td:nth-child({COMPARED})").all_inner_texts()
    return [int(text) for text in cells]


def test_the_table_across_departments_can_be_sorted(visitor: Visitor) -> None:
    page = visitor.open("checks/")
    head = page.locator("#table-checks thead th").nth(COMPARED - 1)
    head.get_by_role("button").wait_for()
    printed = _column(page)
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    once = _column(page)
    page.keyboard.press("Enter")
    assert sorted(printed) in (once, once[::-1])
    assert _column(page) == once[::-1]
    assert head.get_attribute("aria-sort")


def test_a_head_has_one_arrow_and_one_stop(visitor: Visitor) -> None:
    page = visitor.open("checks/")
    page.locator("#table-checks thead button").first.wait_for()
    heads = page.locator("#table-checks thead th")
    assert page.locator("#table-checks thead .mz-sort").count() == heads.count()
    assert page.locator("#table-checks thead th[tabindex]").count() == 0


def test_a_tapped_figure_says_that_it_was_checked(visitor: Visitor) -> None:
    page = visitor.open(f"{FULL}/tables/expenditure_summary/", 375, has_touch=True)
    cell = page.locator("td[title]").first
    cell.tap()
    assert page.locator(TAPPED).inner_text() == cell.get_attribute("title")
    page.keyboard.press("Escape")
    assert page.locator(TAPPED).count() == 0


def test_the_library_is_unmodified() -> None:
    rows = re.findall(
        r"`([\w.]+\.js)`.*`([0-9a-f]{64})`", (VENDOR / "README.md").read_text(encoding="utf-8")
    )
    assert len(rows) == 2
    for name, digest in rows:
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest


def test_a_name_is_left_out_where_it_stands_before_and_never_cut() -> None:
    """Whatever blanks it has: what is left of it would be the name of nothing."""
    a, b, form = ("1", "2024年 甲项目"), ("2", "2024年 乙项目"), ("t", "支出总表")
    owners = (a, a, b, form, form, ("", ""), ("", ""))
    texts = [
        f"{a[1]} 预算数",
        f"{a[1]} 财政资金",
        f"{b[1]} 预算数",
        "支出总表 合计",
        "支出总表 基本 合计",
    ]
    links = [Link(text, f"x/#{n}") for n, text in enumerate([*texts, "附 一", "附 二"])]
    said = [link.text for link in shortened(zip(owners, links, strict=True))]
    wanted = [texts[0], "财政资金", texts[2], texts[3], "基本 合计", "附 一", "附 二"]
    assert said == wanted
