"""Two years side by side: every figure of both, exact changes, what is new and what has ended."""

from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser

from tests.seeing.pages import grid, said
from tests.seeing.sites import LONG, USES_2029, USES_2030, USUAL
from tests.site.build import Built
from tests.site.markup import leads, one


def tables(page: LexborHTMLParser) -> dict[str, list[list[str]]]:
    """The comparisons of a page by their titles."""
    found = {}
    for region in page.css(".mz-versus"):
        (head,) = page.css(f"#{region.attributes['aria-labelledby']}")
        found[said(head)] = grid(one(region, "table"))
    return found


def in_yuan(text: str) -> Decimal | None:
    return Decimal(text) * 10000 if text else None


def test_lines_of_both_years_in_one_unit(made: Built) -> None:
    heads, *rows = tables(made.page(f"{USUAL}/"))["按功能分类科目"]
    assert heads == ["编码", "科目", "2029年", "2030年", "增减（元）", "增减"]
    old = {row[0]: row[2] for row in USES_2029}
    new = {row[0]: row[2] for row in USES_2030}
    assert [row[0] for row in rows] == sorted({*old, *new})
    for code, name, before, now, grown, percent in rows:
        assert now == new.get(code, "无")
        was = in_yuan(old[code]) if code in old else None
        assert before == "无" if code not in old else Decimal(before) == was
        assert ("新增" in name) == (code not in old)
        assert ("不再列" in name) == (code not in new)
        if code in old and new.get(code) and was:
            assert Decimal(grown) == Decimal(new[code]) - was
            assert percent.rstrip("%") == f"{(Decimal(grown) / was * 100):+.1f}"
        else:
            assert grown == percent == ""


def test_the_conversion_is_said(made: Built) -> None:
    page = made.page(f"{USUAL}/")
    notes = [said(note) for note in page.css(".mz-chart__note")]
    assert any("以万元计" in note and "换算为元" in note for note in notes)
    titles = {cell.attributes.get("title") for cell in page.css(".mz-versus td[title]")}
    assert "原文是 120.00 万元" in titles


def test_projects_by_code_and_by_name(made: Built) -> None:
    _, *rows = tables(made.page(f"{USUAL}/"))["按项目"]
    assert rows == [
        ["甲项目 A1", "20.00", "25.53", "+5.53", "+27.7%"],
        ["乙项目 B9 同名，编码不同", "10.00", "10.00", "0.00", "0.0%"],
        [f"{LONG} D1 新增", "无", "0.00", "", ""],
        ["丙项目 C1 不再列", "5.00", "无", "", ""],
    ]


def test_blank_nought_and_absent_stay_apart(made: Built) -> None:
    rows = {row[0]: row for row in tables(made.page(f"{USUAL}/"))["按“三公”经费"]}
    assert rows["因公出国（境）费"][1:] == ["0.00", "0.00", "0.00", ""]
    assert rows["公务接待费"][1:] == ["", "", "", ""]


def test_headlines_and_their_sentences(made: Built) -> None:
    page = made.page(f"{USUAL}/2030/")
    heads, *rows = tables(page)["与2029年相比"]
    assert heads == ["数字", "2029年", "2030年", "增减（万元）", "增减"]
    assert ["基本支出", "90.00", "90.20", "+0.20", "+0.2%"] in rows
    assert ["各项目预算数相加", "35.00 推算", "35.53 推算", "+0.53", "+1.5%"] in rows
    words = said(one(page, ".mz-versus__says"))
    assert "支出总计与2029年持平。" in words
    assert "项目支出比2029年增加 11.80 万元，增长 39.3%。" in words
    (link,) = [a for a in page.css("article .mz-meta a") if "逐项" in said(a)]
    assert leads(f"{USUAL}/2030/", link) == f"{USUAL}/#y2030"


def test_the_first_year_is_compared_with_nothing(made: Built) -> None:
    assert not made.page(f"{USUAL}/2029/").css("#last-year, .mz-versus")


def test_every_comparison_can_be_embedded(made: Built) -> None:
    """The page of a department offers each of its tables; alone it is the same table."""
    page = made.page(f"{USUAL}/")
    offered = [leads(f"{USUAL}/", link) for link in page.css("#embed a")]
    shown = page.css(".mz-versus table")
    assert len(offered) == len(shown) > 2
    for address, whole in zip(offered, shown, strict=True):
        alone = made.page(address)
        assert grid(one(alone, "table")) == grid(whole)
        (source,) = alone.css("a")
        assert leads(address, source).startswith(f"{USUAL}/#y")
