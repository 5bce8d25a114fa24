"""A saved file shows in an open page; what is wrong lies over it, and the last good page stays."""

import re

from playwright.sync_api import Page, expect

from tests.preview.conftest import Preview

TABLES = "data/130229/301/2026/tables.yml"
TOTAL = "{序号: 4, 科目编码: 2010303, 科目名称: 机关服务, 合计: 100.00, 基本支出: 70.00"


def line_of(preview: Preview, words: str) -> int:
    lines = (preview.root / TABLES).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_saved_figure_shows_and_the_finding_names_its_line(preview: Preview) -> None:
    page = preview.open()
    row = page.locator("article table tr", has_text="2010303")
    expect(row).to_contain_text("100.00")
    expect(page.locator("#mzp")).to_have_count(0)
    preview.change(TABLES, TOTAL, TOTAL.replace("100.00", "100.07"))
    expect(row).to_contain_text("100.07")
    found = page.locator("#mzp .mzp__one--error")
    place = f"{TABLES}:{line_of(preview, '100.07')}:"
    expect(found.filter(has_text=place).first).to_be_visible()
    assert any(place in words for words in preview.said)
    preview.change(TABLES, "100.07", "100.00")
    expect(row).to_contain_text("100.00")
    expect(page.locator("#mzp")).to_have_count(0)
    assert preview.complaints == []


def test_the_last_good_page_stays_while_a_file_cannot_be_read(preview: Preview) -> None:
    page = preview.open()
    preview.change(TABLES, TOTAL, TOTAL.replace("合计: 100.00", "合计: [100.00"))
    expect(page.locator("#mzp .mzp__stale")).to_contain_text("改动以前的样子")
    place = f"{TABLES}:{line_of(preview, '[100.00')}:"
    expect(page.locator("#mzp")).to_contain_text(place)
    row = page.locator("article table tr", has_text="2010303")
    expect(row).to_contain_text("100.00")
    page.goto(f"{preview.address}130229/301/2026/")
    expect(page.locator("h1")).to_contain_text("玉田县示例局")
    expect(page.locator("#mzp .mzp__stale")).to_be_visible()
    page.goto(f"{preview.address}about/")
    expect(page.locator("#mzp .mzp__stale")).to_have_count(0)
    expect(page.locator("#mzp")).to_contain_text(place)
    page.go_back()
    preview.change(TABLES, "合计: [100.00", "合计: 100.00")
    expect(page.locator("#mzp")).to_have_count(0)


def test_a_department_and_a_file_that_are_broken_or_gone(preview: Preview) -> None:
    page = preview.open("130229/301/2026/")
    department = preview.root / "data/130229/301/department.yml"
    text = department.read_text("utf-8")
    department.write_text("部门编码: [", "utf-8")
    expect(page.locator("#mzp")).to_contain_text("data/130229/301/department.yml:1:")
    expect(page.locator("h1")).to_contain_text("玉田县示例局")
    department.write_text(text, "utf-8")
    expect(page.locator("#mzp")).to_have_count(0)
    (next((preview.root / "data/130229/301/2026/projects").glob("*.yml"))).unlink()
    expect(page.locator("#mzp")).to_contain_text("data/130229/301/2026/")


def test_what_is_wrong_with_settings_and_templates(preview: Preview) -> None:
    page = preview.open("130229/301/2026/")
    preview.change("mkdocs.yml", "site_name: ", "site_nam: ")
    expect(page.locator("#mzp .mzp__stale + pre")).to_contain_text("是不是 site_name？")
    expect(page.locator("#mzp summary")).to_have_text("网页没有更新")
    expect(page.locator("h1")).to_contain_text("玉田县示例局")
    preview.change("mkdocs.yml", "site_nam: ", "site_name: 新")
    expect(page.locator("#mzp")).to_have_count(0)
    expect(page).to_have_title(re.compile("新部门预算公开"))
    preview.change("templates/pages/overview.html", "{% ", "{% nothing %}{% ")
    expect(page.locator("h1")).to_have_text("这一页生成不了")
    expect(page.locator("pre")).to_contain_text("templates/pages/overview.html:")
    assert "没有找到" not in page.inner_text("body")
    preview.change("templates/pages/overview.html", "{% nothing %}", "")
    expect(page.locator("h1")).to_contain_text("玉田县示例局")
    preview.change("content/about.md", "# ", "# 改过的")
    page.goto(f"{preview.address}about/")
    expect(page.locator("h1")).to_contain_text("改过的")


def test_what_was_folded_stays_folded_until_there_is_news(preview: Preview) -> None:
    page = preview.open()
    preview.change(TABLES, TOTAL, TOTAL.replace("100.00", "100.07"))
    box = page.locator("#mzp")
    expect(page.locator("#mzp .mzp__all")).to_be_visible()
    box.locator("summary").click()
    expect(page.locator("#mzp .mzp__all")).to_be_hidden()
    preview.change("content/about.md", "# ", "# 一")
    page.reload()
    expect(page.locator("#mzp .mzp__all")).to_be_hidden()
    preview.change(TABLES, "合计: 90.00", "合计: 90.05")
    expect(page.locator("#mzp .mzp__all")).to_be_visible()


def test_hostile_data_do_nothing_in_the_overlay(preview: Preview) -> None:
    page = preview.open()
    wrong = TOTAL.replace("100.00", "</pre><script>document.title='x'</script><img src=x>")
    preview.change(TABLES, TOTAL, wrong)
    expect(page.locator("#mzp")).to_contain_text("<script>document.title")
    assert page.locator("#mzp script, #mzp img").count() == 0
    assert page.title() != "x"
    assert preview.complaints == []


def test_on_a_phone_the_overlay_leaves_the_page_readable(preview: Preview) -> None:
    """One line that says how many errors there are; unfolded at a tap, still less than half."""
    page = preview.open()
    page.set_viewport_size({"width": 375, "height": 700})
    preview.change(TABLES, TOTAL, TOTAL.replace("100.00", "100.07"))
    box, words = page.locator("#mzp"), page.locator("#mzp .mzp__all")
    expect(box).to_be_visible()
    expect(box.locator("summary")).to_contain_text("个错误")
    expect(words).to_be_hidden()
    assert _height(page) < 50
    box.locator("summary").click()
    expect(words).to_be_visible()
    assert _height(page) < 700 * 0.4
    page.reload()
    expect(words).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def _height(page: Page) -> float:
    box = page.locator("#mzp").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    return box["height"]
