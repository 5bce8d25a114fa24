"""In Chromium, under the strict policy and below a sub-path: the box, its filters, its failures."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from tests.search.served import INPUT, LINK, Box, Served
from tests.site.build import Built

AXE = Path(__file__).parents[1] / "vendor/axe.min.js"
BUDGET = 150_000  # bytes, not compressed, of engine and index before the first results
PAGE_LINK = ".mz-find .md-search-result__link"
ENGINE = "assets/mingzhang/search/"
ROW = "30201"  # a code that stands in one row alone

# What is asked for within a third of a second waits, and goes out together.
IN_ROUNDS = """(() => {
  const real = window.fetch.bind(window), waiting = [];
  let timer = 0;
  window.rounds = 0;
  window.fetch = (...asked) => new Promise(go => {
    waiting.push(go);
    clearTimeout(timer);
    timer = setTimeout(() => { window.rounds += 1; waiting.splice(0).forEach(one => one()); }, 333);
  }).then(() => real(...asked));
})()"""


@pytest.fixture
def box(served: Served, browser: Browser) -> Iterator[Box]:
    """The box on the home page; whatever the browser complains of fails the test."""
    box = served.open(browser)
    yield box
    assert box.complaints == []
    box.page.context.close()


def test_nothing_of_the_index_is_fetched_before_something_is_typed(box: Box) -> None:
    before = set(box.fetched)
    assert [path for path in before if "search/" in path and not path.endswith("box.js")] == []
    box.page.click(INPUT)
    box.page.wait_for_timeout(500)
    reached = set(box.fetched) - before
    assert f"{ENGINE}joined.js" in reached, "the engine comes while the reader begins to type"
    assert [path for path in reached if not path.startswith(ENGINE)] == []
    box.page.keyboard.insert_text("车")
    box.page.wait_for_selector(LINK)
    late = set(box.fetched) - before - reached
    assert "search/site.json" in late and not any(path.startswith(ENGINE) for path in late)


@pytest.mark.parametrize(
    "query", ["机关运行经费", "jgyxjf", "物业菅理费", "公务用车多少钱", "1352.3"]
)
def test_the_first_results_cost_no_more_than_the_budget(
    served: Served, browser: Browser, query: str
) -> None:
    box = served.open(browser)
    before = set(box.fetched)
    assert box.type(query)
    fetched = {path: size for path, size in box.fetched.items() if path not in before}
    assert any(path.startswith("search/terms/") for path in fetched)
    assert sum(fetched.values()) <= BUDGET, fetched
    box.page.context.close()


def test_a_result_says_where_it_is_from_and_shows_the_row(box: Box) -> None:
    found = box.type(ROW)
    assert re.fullmatch(r".+ · \d{4}年 · 公开表", box.texts("place")[0])
    line = box.page.locator(".md-search .mz-found__line").first
    assert ROW in line.inner_text() and line.locator("mark").inner_text() == ROW
    assert re.search(r"/tables/\w+/#r\d+$", found[0])
    box.page.locator(LINK).first.click()
    box.page.wait_for_url(re.compile("#r"))
    assert ROW in box.page.locator(":target").inner_text()


def test_a_filter_that_is_no_choice_is_dropped(served: Served, browser: Browser) -> None:
    box = served.open(browser, "search/?q=公务用车&kind=没有这种")
    box.page.wait_for_selector(PAGE_LINK)
    assert box.page.locator(".mz-find [name=kind]").input_value() == ""
    assert "kind" not in box.page.url
    box.page.context.close()


def test_a_row_and_a_project_show_what_they_cost(box: Box) -> None:
    box.type("298辆")  # a row of indicators: the project's own budget
    hit = box.page.locator(".md-search .mz-found").first
    assert hit.locator(".mz-found__title + .mz-found__amount").inner_text() == "预算数 20.00万元"
    assert hit.locator(".mz-found__amount").count() == 1
    box.type("年初财政拨款结转和结余")  # of a row with two halves, the amount beside its name
    assert box.texts("amount")[0] == "391.49万元"
    box.type("本年支出合计")
    assert box.texts("amount")[0] == "1630.30万元"
    box.type("1、房屋（平方米）")
    assert box.texts("amount")[0] == "13822.92万元", "a floor area is no amount"


def test_every_address_of_the_index_is_a_place_of_the_site(site: Built, box: Box) -> None:
    lines = """async count => {
      const {open} = await import(new URL("assets/mingzhang/search/joined.js", document.baseURI));
      const index = await open(new URL("./", document.baseURI));
      const all = index.entries.map(entry => index.lines(entry.number));
      return (await Promise.all(all)).map(e => [e.path, e.lines.filter((_, n) => n % 2 === 0)]);
    }"""
    entries: Any = box.page.evaluate(lines, 0)
    assert len(entries) > 100
    for path, anchors in entries:
        page, _, own = path.partition("#")
        assert site.has(page), path
        for anchor in {own, *anchors} - {""}:
            assert len(site.page(page).css(f'[id="{anchor}"]')) == 1, f"{page}#{anchor}"


def test_filters_narrow_what_is_found(box: Box) -> None:
    everything = box.type("公务用车")
    assert len({link.split("/")[0] for link in everything}) > 1
    filters = box.page.locator(".md-search [data-mz-find=filters]")
    filters.locator("[name=year]").select_option("2023")
    box.page.wait_for_function(f"n => document.querySelectorAll('{LINK}').length !== n", arg=8)
    assert {link.split("/")[2] for link in box.links()} == {"2023"}
    filters.locator("[name=year]").select_option("")
    filters.locator("[name=region]").select_option(everything[0].split("/")[0])
    filters.locator("[name=kind]").select_option("项目")
    box.page.wait_for_function(
        "() => [...document.querySelectorAll('.md-search .mz-found__place')]"
        ".every(e => e.textContent.endsWith('项目'))"
    )
    assert {link.split("/")[0] for link in box.links()} == {everything[0].split("/")[0]}
    departments = filters.locator("[name=department] option").all_inner_texts()
    assert departments[0] == "全部部门" and 2 <= len(departments) < 5


def test_the_keys_of_the_box(box: Box) -> None:
    page = box.page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("接待管理经费")
    page.wait_for_selector(f".md-search [data-query=接待管理经费] {LINK.split()[1]}")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.classList[0]") == "md-search-result__link"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || ''"))
    assert [name for name in reached if name] == ["year", "region", "department", "kind"]
    page.keyboard.press("Escape")
    assert not page.locator("[data-md-toggle=search]").is_checked()
    page.keyboard.press("s")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/projects/"))


def test_enter_in_the_box_leads_to_all_results_within_its_filters(box: Box) -> None:
    box.type("公务用车")
    box.page.locator(".md-search [name=year]").select_option("2023")
    box.page.wait_for_function(
        "() => document.querySelector('.md-search .mz-all').href.includes('year')"
    )
    box.page.focus(INPUT)
    box.page.keyboard.press("Enter")
    box.page.wait_for_url(re.compile(r"/search/\?q=[^&]+&year=2023$"))
    box.page.wait_for_selector(PAGE_LINK)
    assert {link.split("/")[2] for link in _listed(box)} == {"2023"}
    assert box.page.locator(".mz-find [name=year]").input_value() == "2023"


def test_the_closed_box_has_one_tab_stop(box: Box) -> None:
    box.type("公务用车")
    box.page.keyboard.press("Escape")
    box.page.focus(".mz-large-button")
    box.page.keyboard.press("Shift+Tab")
    assert box.page.evaluate("document.activeElement.name") == "q"


def test_filters_stand_in_the_address_and_back_takes_them_away(box: Box) -> None:
    page = box.page
    page.goto(f"{box.address}search/?q=公务用车")
    page.wait_for_selector(PAGE_LINK)
    everything = _listed(box)
    page.locator(".mz-find [name=kind]").select_option("项目")
    page.wait_for_url(re.compile("kind="))
    region = page.locator(".mz-find [name=region] option").nth(1).get_attribute("value")
    page.locator(".mz-find [name=region]").select_option(region)
    page.wait_for_url(re.compile(f"region={region}"))
    page.wait_for_function(
        "region => [...document.querySelectorAll('.mz-find .md-search-result__link')]"
        ".every(a => a.href.includes(region))",
        arg=f"/{region}/",
    )
    narrow, shared = _listed(box), page.url
    other = page.context.new_page()
    other.goto(shared)
    other.wait_for_selector(PAGE_LINK)
    told = other.eval_on_selector_all(PAGE_LINK, "all => all.map(a => decodeURI(a.href))")
    assert [link.removeprefix(box.address) for link in told] == narrow
    page.go_back()
    page.go_back()
    page.wait_for_function(
        "count => document.querySelectorAll('.mz-find .md-search-result__link').length === count",
        arg=len(everything),
    )
    page.wait_for_function("() => document.querySelector('.mz-find [name=kind]').value === ''")
    assert _listed(box) == everything
    page.fill(".mz-find__input", "接待管理经费")
    page.wait_for_url(re.compile("q=%E6%8E%A5"))
    page.go_back()
    page.wait_for_function("() => document.querySelector('.mz-find__input').value === '公务用车'")


def _listed(box: Box) -> list[str]:
    found = box.page.eval_on_selector_all(PAGE_LINK, "all => all.map(a => decodeURI(a.href))")
    return [str(link).removeprefix(box.address) for link in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_the_dialog_fits_and_has_nothing_for_axe(
    served: Served, browser: Browser, width: int, scheme: Any
) -> None:
    box = served.open(browser, "about/", width, color_scheme=scheme, bypass_csp=True)
    assert box.type("物业菅理费")
    page = box.page
    page.wait_for_timeout(400)  # until the dialog has opened
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for field in page.locator(".md-search select").all():
        seen = field.bounding_box()
        assert seen and seen["x"] >= 0 and seen["x"] + seen["width"] <= width
    page.add_script_tag(path=AXE)
    found: Any = page.evaluate("axe.run('.md-search')")
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
    page.context.close()


def test_a_part_that_cannot_be_had_is_said(served: Served, browser: Browser) -> None:
    box = served.open(browser)
    lost: list[Route] = []

    def lose(route: Route) -> None:
        lost.append(route)
        route.abort()

    box.page.route("**/search/lines/**", lose)
    box.type("机关运行经费")
    assert lost and "有一部分索引没有取到" in _told(box)
    box.page.unroute("**/search/lines/**")
    box.page.click(".md-search .mz-more")
    box.page.wait_for_selector(LINK)
    assert "没有取到" not in _told(box)
    box.page.context.close()


def test_an_index_that_cannot_be_had_is_said(served: Served, browser: Browser) -> None:
    box = served.open(browser)
    box.page.route("**/search/site.json", lambda route: route.abort())
    box.page.fill(INPUT, "接待")
    box.page.wait_for_selector(".md-search .mz-more")
    assert "搜索的索引没有取到，请检查网络" in _told(box)
    box.page.unroute("**/search/site.json")
    box.page.click(".md-search .mz-more")
    box.page.wait_for_selector(LINK)
    box.page.context.close()


def test_what_a_near_miss_was_taken_for_is_said(box: Box) -> None:
    (found, *_) = box.type("13022525P004T4010026X")
    assert found == "130225/507/2025/projects/13022525P004T4010026T/"
    assert _told(box).startswith("按“13022525P004T4010026T”查找")
    box.type("1630.31")
    assert _told(box).startswith("按“1630”查找") and "1630" in box.texts("line")[0]
    box.type("机关运经费")
    assert _told(box).startswith("按“机关运行经费”查找")
    assert box.type("13022525P004TXXXX026X") == [], "two slips are another code"


def test_letters_that_stand_for_an_everyday_word_are_understood(box: Box) -> None:
    box.type("shebao")
    assert "社会保障" in box.texts("title")[0] + box.texts("line")[0]


@pytest.mark.parametrize(
    ("query", "rounds"),
    [("接待管理经费", 3), ("zfgjj", 4), ("收入总裱", 5), ("公车私用", 5), ("遵华", 5)],
)
def test_few_files_wait_for_others(
    served: Served, browser: Browser, query: str, rounds: int
) -> None:
    """First file, names of letters, terms, what a slip leads to, its terms, lines."""
    box = Box(browser.new_context().new_page(), served.address)
    box.page.add_init_script(IN_ROUNDS)
    box.page.goto(served.address)
    assert box.type(query)
    assert box.page.evaluate("rounds") == rounds
    box.page.context.close()


def test_the_county_that_is_named_comes_first(box: Box) -> None:
    found = box.type("办公费 青龙")
    assert found[0].startswith("130321/") and any(path.startswith("subjects/") for path in found)


@pytest.mark.parametrize(
    "query",
    ["鳕鱼饕餮", "zzz", "jjjj", "qwert", "asdfgh", "zxcvbn", "hjkl", "hello", "锟斤拷", "了吗呢"],
)
def test_nonsense_finds_nothing_which_is_said(box: Box, query: str) -> None:
    assert box.type(query) == []
    assert _told(box) == "没有找到，请换个说法试试。"


def test_few_initials_are_those_of_a_beginning(box: Box) -> None:
    box.type("jd")
    assert _told(box).startswith("按“接待”查找")


def test_what_has_only_a_part_of_the_query_stands_below_a_heading(box: Box) -> None:
    box.type("青龙 空调")
    kinds = "all => all.map(one => one.className)"
    items = box.page.eval_on_selector_all(".md-search [data-mz-find=list] > li", kinds)
    count = int(_told(box).split()[-2])
    assert items.index("mz-less") == count and len(items) > count + 1
    assert box.page.locator(".md-search .mz-less").inner_text() == "以下各处只有所找的一部分"


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("青龙2024年三公经费是多少呢", "青龙2024年三公经费是多少"),
        ("国际饭店补助了多少", "国际饭店补助多少"),
        ("什么是机关运行经费吗？", "什么是机关运行经费"),
        ("科目30231", "30231"),
        ("2010303科目", "2010303"),
        ("595.02万元", "595.02"),
    ],
)
def test_particles_labels_and_currency_do_not_change_what_is_found(
    box: Box, asked: str, plain: str
) -> None:
    found = box.type(asked)
    assert found and found[0] == box.type(plain)[0]


def test_a_slip_is_taken_for_what_sounds_alike(box: Box) -> None:
    (found, *_) = box.type("收入总裱")  # one sign away from 收入总计 too
    assert _told(box).startswith("按“收入总表”查找") and found.endswith("/revenue_summary/")
    box.type("遵华")
    assert _told(box).startswith("按“遵化”查找")
    asked = {path.partition("?")[0] for path in box.fetched}
    assert any(path.startswith("search/heard/") for path in asked), "no page has 裱"


def test_a_short_word_that_no_page_has_is_looked_for_in_pieces(box: Box) -> None:
    (found, *_) = box.type("物业欠了多少钱")
    assert _told(box).startswith("按“物业 欠”查找")
    assert "欠" in box.texts("title")[0], found


def test_words_in_letters_may_be_typed_apart(box: Box) -> None:
    assert box.type("zunhua shitang")[0].startswith("130281/430/2023/projects/")


def test_a_term_that_is_found_says_what_it_means(box: Box) -> None:
    box.type("上年结转是什么")
    assert box.texts("place")[0] == "名词" and box.texts("line")[0].startswith("指以前年度安排")


def _told(box: Box) -> str:
    return box.page.locator(".md-search [data-mz-find=meta]").inner_text()


def test_without_scripts_the_lists_are_offered(
    served: Served, browser: Browser, site: Built
) -> None:
    box = served.open(browser, "about/", java_script_enabled=False)
    assert not box.page.locator(INPUT).is_visible()
    box.page.click(".mz-search-without")
    assert "需要启用 JavaScript" in box.page.locator("article").inner_text()
    assert not box.page.locator("article input").is_visible()
    links = box.page.eval_on_selector_all("article a", "all => all.map(a => a.href)")
    assert len(links) == 6
    assert all(site.has(str(link).removeprefix(box.address)) for link in links)
    assert len(site.page("search/").css("noscript")) == 1
    box.page.context.close()


def test_the_page_of_results_takes_the_query_from_the_address(
    served: Served, browser: Browser
) -> None:
    box = served.open(browser, "search/?q=接待管理经费", 375)
    first = box.page.locator("article .md-search-result__link").first
    first.wait_for()
    assert "接待管理经费" in first.inner_text()
    assert box.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box.page.context.close()
