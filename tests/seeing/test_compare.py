"""The page that compares, in a real browser: exact figures, mixed units, address, keys, print."""

import json
import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page

from tests.fidelity.pieces import ROOT
from tests.seeing.sites import LONG, MANY, MANY_PROJECTS, ODD, ONE, USES_2029, USES_2030, USUAL
from tests.site.build import Built
from tests.site.test_accessibility import AXE, RUN
from tests.site.visit import Visitor

TWO = f"compare/?d={USUAL}/2029&d={USUAL}/2030"
FOUR = f"{TWO}&d={MANY}/2030&d={ODD}/2030"
READ = """id => [...document.getElementById(id).nextElementSibling.querySelectorAll('tr')]
  .filter(row => !row.hidden)
  .map(row => [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()))"""


def opened(visitor: Visitor, path: str, width: int = 1280, **options: object) -> Page:
    page = visitor.open(path, width, **options)
    page.wait_for_selector("#compare-headlines, #compare-result h2")
    return page


def table(page: Page, id: str) -> list[list[str]]:
    rows: list[list[str]] = page.evaluate(READ, id)
    return rows


def note(page: Page, id: str) -> str:
    return page.locator(f"#{id} + div + p").inner_text()


def in_wan(text: str) -> Decimal:
    return Decimal(text) / 10000


def test_two_years_in_mixed_units(visitor: Visitor) -> None:
    page = opened(visitor, TWO)
    heads, *rows = table(page, "compare-expenditure_summary")
    assert heads == [
        *(
            "编码",
            "科目",
            "A 测试201局2029年",
            "B 测试201局2030年",
            "B 比 A（万元）",
            "B 比 A（%）",
        ),
    ]
    old = {row[0]: row[2] for row in USES_2029}
    new = {row[0]: row[2] for row in USES_2030}
    assert [row[0] for row in rows] == sorted({*old, *new})
    for code, _, before, now, grown, percent in rows:
        assert before == old.get(code, "无")
        if not new.get(code):
            assert (now, grown, percent) == ("" if code in new else "无", "", "")
            continue
        assert Decimal(now) == in_wan(new[code])
        if code in old:
            assert Decimal(grown) == in_wan(new[code]) - Decimal(old[code])
            assert percent == f"{Decimal(grown) / Decimal(old[code]) * 100:+.1f}%"
    assert "以元计的已精确换算为万元" in page.inner_text("#compare-result")


def test_projects_with_exact_sums(visitor: Visitor) -> None:
    page = opened(visitor, f"compare/?d={MANY}/2030&d={USUAL}/2030")
    _, total, *rows = table(page, "compare-projects")
    sums = sum((Decimal(budget) for _, budget in MANY_PROJECTS.values()), Decimal(0))
    assert total[1].split()[0] == f"{sums:f}".rstrip("0") == "20100.02"
    assert len(rows) == 203
    assert [r for r in rows if r[0].startswith("第7个项目")] == [
        ["第7个项目 P007", "7.0001", "无", "", ""]
    ]
    assert rows[-1][0] == f"{LONG} D1" and rows[-1][2] == "0.00"


def test_same_name_under_another_code(visitor: Visitor) -> None:
    rows = {row[0]: row[1:] for row in table(opened(visitor, TWO), "compare-projects")}
    assert rows["甲项目 A1"] == ["20.00", "25.53", "+5.53", "+27.7%"]
    assert rows["乙项目 B1 同名，编码不同"] == ["10.00", "10.00", "0.00", "0.0%"]
    assert rows["丙项目 C1"] == ["5.00", "无", "", ""]


def test_four_at_once_and_tables_that_one_does_not_have(visitor: Visitor) -> None:
    page = opened(visitor, FOUR)
    heads, *rows = table(page, "compare-expenditure_summary")
    assert [head.split()[0] for head in heads[2:6]] == [*"ABCD"] and len(heads) == 12
    rows_by_code = {row[0]: row for row in rows}
    assert rows_by_code["208"][2:6] == ["20.00", "无", "无", "-5.00"]
    assert rows_by_code["208"][-2:] == ["-25.00", "-125.0%"]
    assert rows_by_code[""][5] == "1000000000.00" and rows_by_code[""][10] == "+999999880.00"
    public = table(page, "compare-three_public_expenses")
    assert [head.split()[0] for head in public[0][1:3]] == ["A", "B"] and len(public[0]) == 5
    assert "C、D 没有此表。" in note(page, "compare-three_public_expenses")
    blank = next(row for row in public if row[0] == "公务接待费")
    nought = next(row for row in public if row[0] == "因公出国（境）费")
    assert (blank[1], nought[1]) == ("", "0.00")


def test_choosing_by_keyboard_writes_the_address(visitor: Visitor) -> None:
    page = visitor.open("compare/")
    assert "勾选" in page.inner_text("#compare-chosen")
    ticks = page.get_by_role("checkbox", name=re.compile("^比较测试201局"))
    ticks.nth(0).focus()
    page.keyboard.press("Space")
    assert "再选一份" in page.inner_text("#compare-chosen")
    ticks.nth(1).focus()
    page.keyboard.press("Space")
    page.wait_for_selector("#compare-headlines")
    assert page.url.endswith(f"?d={USUAL}/2029&d={USUAL}/2030")
    page.reload()
    page.wait_for_selector("#compare-headlines")
    page.get_by_role("button", name="去掉测试201局2029年").press("Enter")
    assert page.url.endswith(f"?d={USUAL}/2030")
    assert page.locator("#compare-headlines").count() == 0


def test_filters(visitor: Visitor) -> None:
    page = opened(visitor, TWO)
    page.fill("#compare-words", "机关服务")
    assert len(table(page, "compare-expenditure_summary")) == 2
    page.fill("#compare-words", "20103")
    assert len(table(page, "compare-expenditure_summary")) == 5
    page.fill("#compare-words", "")
    page.check("#compare-differing")
    assert [row[0] for row in table(page, "compare-projects")[1:]] == [
        *("合计", "甲项目 A1", "丙项目 C1", f"{LONG} D1"),
    ]
    page.fill("#compare-names", "201局 2029")
    assert page.locator("#compare-list tbody tr:visible").count() == 1


@pytest.mark.parametrize("query", ["?d=1/2/3", "?d=%3Cb%3E", "?d=constructor", "?d=&d=", "?x=1"])
def test_an_address_that_means_nothing(query: str, visitor: Visitor) -> None:
    page = visitor.open(f"compare/{query}")
    assert page.locator("#compare-result *").count() == 0
    assert page.locator("#compare-chosen b").count() == 0
    assert "勾选" in page.inner_text("#compare-chosen")


def test_the_same_one_twice_is_one(visitor: Visitor) -> None:
    page = visitor.open(f"compare/?d={USUAL}/2029&d={USUAL}/2029/")
    assert "已选 1 份" in page.inner_text("#compare-chosen")


def test_without_scripts_there_is_a_table_and_a_way(visitor: Visitor, made: Built) -> None:
    page = visitor.open("compare/", java_script_enabled=False)
    assert "脚本" in page.inner_text("article")
    rows = page.locator("#compare-list tbody tr")
    assert rows.count() == 6 and page.locator("article input").count() == 0
    assert "120.00" in rows.nth(0).inner_text()
    assert page.locator(f'#compare-list a[href="../{USUAL}/"]').count() == 2
    assert page.locator("#compare").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(
    "path", [FOUR, f"{USUAL}/", f"{USUAL}/2030/", f"{ODD}/2030/tables/expenditure_summary/"]
)
def test_axe_and_width(path: str, width: int, scheme: str, visitor: Visitor) -> None:
    page = visitor.open(path, width, color_scheme=scheme)
    if path == FOUR:
        page.wait_for_selector("#compare-projects")
    assert not page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(RUN) == []


def test_what_is_printed_is_the_comparison(visitor: Visitor) -> None:
    page = opened(visitor, TWO)
    page.emulate_media(media="print")
    for hidden in ("#compare-bar", "#compare-find", ".mz-pick", ".mz-remove"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("#compare-headlines").is_visible()
    assert "测试201局2030年" in page.inner_text("#compare-chosen")


def test_the_data_of_the_page_are_small_and_text(made: Built) -> None:
    data = made.read(f"{USUAL}/2030/compare.json")
    whole = json.loads(data)
    assert whole["units"] == {"元": 0, "万元": 4} and len(data) < 4000
    sums = [line[3] for sheet in whole["figures"]["sheets"] for line in sheet["lines"]]
    assert all(isinstance(text, str) for text, *_ in sums)


def test_a_department_without_figures_compares_as_nothing(visitor: Visitor) -> None:
    page = opened(visitor, f"compare/?d={ONE}/2030&d={USUAL}/2030")
    said = page.locator("#compare-expenditure_summary + p").inner_text()
    assert said == "只有 B 有此表，A 没有，无从比较。"


def test_amounts_never_meet_floating_point() -> None:
    script = (ROOT / "templates/overrides/assets/mingzhang/compare.js").read_text("utf-8")
    assert not re.search(r"parseFloat|Number\(|toFixed|Math\.round", script)
