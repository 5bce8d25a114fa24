"""In a real browser: lists are right to the digit when readers have chosen a unit; so are forms
that print units of their own."""

from collections import Counter
from decimal import Decimal

import pytest
from playwright.sync_api import Page

from tests.site.explore.made import OWN, PROJECTS, Made
from tests.site.explore.test_sorting import DEEP, column, said, settled, total
from tests.site.test_units import choose, seen_right
from tests.site.visit import Visitor

POWERS = {"元": 0, "万元": 4, "亿元": 8}


def _own(project: Made) -> bool:
    return project.key == OWN


def in_unit(project: Made, unit: str) -> tuple[str, Decimal | str, str]:
    """What a row must show: name, amount, unit."""
    if project.wan is None:
        return project.name, project.budget, project.unit if not project.budget else "美元"
    return project.name, project.wan.scaleb(4 - POWERS[unit]), unit


def rows(page: Page, unit: str) -> list[tuple[str, Decimal | str, str]]:
    found = zip(column(page, "name"), column(page, "budget"), column(page, "unit"), strict=True)
    return [
        (name, Decimal(text.replace(",", "")) if own == unit and text else text, own)
        for name, text, own in found
    ]


def shown(projects: list[Made], unit: str) -> list[tuple[str, Decimal | str, str]]:
    made = [in_unit(project, unit) for project in projects]
    return [(name, amount, own if amount != "" else unit) for name, amount, own in made]


@pytest.fixture(params=["元", "亿元"])
def unit(request: pytest.FixtureRequest, reader: Visitor) -> str:
    """A unit that the reader has chosen on an earlier page."""
    chosen: str = request.param
    choose(reader.open("projects/"), chosen)
    return chosen


@pytest.mark.parametrize("query", ["?min=1.2&max=3", "?year=2029", "?department=999901%2F105"])
def test_filters_and_sums_mean_what_is_printed(reader: Visitor, unit: str, query: str) -> None:
    wanted = DEEP.get(query, _own)
    page = reader.open(f"projects/{query}")
    settled(page)
    expected = shown([p for p in PROJECTS if wanted(p)], unit)
    assert Counter(rows(page, unit)) == Counter(expected), "all, once each"
    assert total(wanted) in said(page)
    assert seen_right(page, unit)


@pytest.mark.parametrize("down", [True, False])
def test_sorting_goes_by_what_is_printed(reader: Visitor, unit: str, down: bool) -> None:
    page = reader.open(f"projects/?sort={'-' * down}budget")
    settled(page)
    best = sorted((p.wan for p in PROJECTS if p.wan is not None), reverse=down)[:500]
    amounts = [amount for _, amount, _ in rows(page, unit)]
    assert amounts == [wan.scaleb(4 - POWERS[unit]) for wan in best]
    assert total(lambda p: True) in said(page)


def test_an_unknown_unit_has_no_place_among_the_others(reader: Visitor, unit: str) -> None:
    for order in ("budget", "-budget"):
        page = reader.open(f"projects/?year=2030&sort={order}")
        settled(page)
        *_, last = [row for row in rows(page, unit) if row[1] != ""]
        assert last == ("自印美元", "99999.00", "美元")
    page = reader.open("projects/?min=50000")
    settled(page)
    assert "自印美元" not in column(page, "name")
    assert "另有 1 个的单位不能折算" in said(reader.open("projects/"))


def test_rows_that_come_later_are_converted_and_back(reader: Visitor, unit: str) -> None:
    page = reader.open("projects/")
    settled(page)
    page.locator("[data-part=more]").click()
    settled(page)
    order = sorted(PROJECTS, key=lambda p: (-int(p.year), p.key))
    assert rows(page, unit) == shown(order[:1000], unit)
    page.locator("input[name=words]").fill("没有这样的项目")
    settled(page)
    choose(page, "")
    page.locator(".mz-filter button[type=reset]").click()
    settled(page)
    assert column(page, "budget") == [p.budget for p in order[:500]], "as printed again"
    assert column(page, "unit") == [p.unit for p in order[:500]]


def test_pages_of_forms_with_units_of_their_own(reader: Visitor, unit: str) -> None:
    table = f"{OWN}/tables/revenue_expenditure_summary/"
    for address in ("", "projects/", "projects/O1/", "projects/O2/", "full/"):
        assert seen_right(reader.open(f"{OWN}/{address}"), unit), address
    for address in (table, "projects/", "projects/2030/", "projects/2029/", "999901/105/"):
        assert seen_right(reader.open(address), unit), address


def test_what_a_form_prints_is_said_of_it_everywhere(reader: Visitor) -> None:
    page = reader.open(f"{OWN}/projects/O1/")
    assert "安排 123456.00 元。" in page.locator(".mz-lead").inner_text()
    about = page.locator("meta[name=description]").get_attribute("content") or ""
    assert about.endswith("预算 123456.00 元")
    plan = page.locator("#chart-plan-about").inner_text()
    assert plan == "计划到6月底支出23456.00元，到12月底累计123456.00元。"
    assert page.locator(".mz-paper__head span").last.inner_text() == "单位：元"
    for address in (f"{OWN}/", f"{OWN}/projects/"):
        listed = reader.open(address).locator(".mz-catalogue").all_inner_texts()
        for said_there in ("123456.00 元", "99999.00 美元", "20.00 万元"):
            assert any(said_there in text for text in listed), address
    page = reader.open(f"{OWN}/tables/revenue_expenditure_summary/")
    assert page.locator(".mz-paper__head .mz-unit").inner_text() == "单位：千元"
