"""Charts of figures that are hard to draw: whole pages, none empty, none that lies."""

from decimal import Decimal

import pytest

from tests.seeing.pages import charts, said
from tests.seeing.parts import total
from tests.seeing.sites import (
    HOSTILE,
    LONG,
    MANY,
    MANY_PROJECTS,
    MANY_USES,
    NONE,
    ODD,
    ONE,
    USUAL,
)
from tests.site.build import Built
from tests.site.markup import one


def test_negative_huge_and_tiny_figures_in_one_chart(made: Built) -> None:
    chart = charts(made.page(f"{ODD}/2030/tables/expenditure_summary/"))["functions"]
    rows = {bar.label: bar for bar in chart.bars}
    assert rows["极大"].text == "1000000000" and rows["极大"].width
    assert rows["极小"].text == "0.0001" and rows["极小"].remark == "太小，画不出"
    assert rows["冲减"].text == "-5.00"
    assert rows[f"{HOSTILE} › {LONG}"].text == "1000000000.0001"
    assert {bar.share for bar in chart.bars} == {""}, "no shares beside a negative part"
    assert "1000000000.00 万元" in chart.notes[0] and "999999995.0001 万元" in chart.notes[0]
    assert "4.9999 万元" in chart.notes[0] and "负数" in chart.notes[1]
    assert chart.says == "钱用在哪些事上，数字见下表。"


def test_two_hundred_projects_are_folded_exactly(made: Built) -> None:
    for address, most in ((f"{MANY}/2030/", 14), (f"{MANY}/2030/projects/", 42)):
        chart = charts(made.page(address))["project-sizes"]
        assert len(chart.bars) <= most
        *shown, rest = chart.bars
        assert rest.label == f"其他 {200 - len(shown)} 项"
        assert rest.width is None and rest.remark == "多项之和，不画" and rest.computed
        sums = Decimal(rest.text) + total(*(bar.text for bar in shown))
        assert sums == total(*(budget for _, budget in MANY_PROJECTS.values()))
        assert not chart.tiles


def test_a_hundred_lines_are_folded_exactly(made: Built) -> None:
    chart = charts(made.page(f"{MANY}/2030/tables/expenditure_summary/"))["functions"]
    lowest = [bar for bar in chart.bars if bar.level == max(b.level for b in chart.bars)]
    assert total(*(bar.text for bar in lowest)) == total(*(row[2] for row in MANY_USES[2:]))
    assert "20301.00" in chart.notes[0], "its parts are less than what is printed"


@pytest.mark.parametrize("place", [ONE, NONE])
def test_where_nothing_is_filled_in_nothing_is_drawn(place: str, made: Built) -> None:
    assert set(charts(made.page(f"{place}/2030/"))) == set()
    for address in made.addresses():
        if address.startswith(f"{place}/2030/tables/"):
            assert not made.page(address).css("svg.mz-bar, figure"), address


def test_a_single_project_has_no_share_among_others(made: Built) -> None:
    assert set(charts(made.page(f"{ONE}/2030/projects/A1/"))) == {"indicators"}


def test_no_chart_is_empty_anywhere(made: Built) -> None:
    for address in made.addresses():
        for chart in charts(made.page(address)).values():
            assert any(bar.width for bar in chart.bars), f"{address} {chart.id}"


def test_a_table_in_another_unit_says_so_everywhere(made: Built) -> None:
    page = made.page(f"{USUAL}/2030/")
    chart = charts(page)["functions"]
    assert chart.unit == "元" and "单位：元" in chart.source
    figures = [" ".join(item.text().split()) for item in page.css(".mz-figures li")]
    assert "其中基本支出 902000.00元，用于人员和日常运转" in figures
    assert "2030年支出总计 120.00万元" in figures
    (remark,) = {
        said(one(row, ".mz-catalogue__figure"))
        for row in page.css(".mz-catalogue__row")
        if "部门预算支出总表" in row.text()
    }
    assert remark == "1320000.00 元"
    assert "balance" not in charts(page), "its two tables are in different units"


def test_blank_and_nought_of_three_public_stay_apart(made: Built) -> None:
    chart = charts(made.page(f"{USUAL}/2030/"))["three-public"]
    rows = {bar.label: bar for bar in chart.bars}
    assert (rows["因公出国（境）费"].text, rows["因公出国（境）费"].remark) == ("0.00", "")
    assert (rows["公务接待费"].text, rows["公务接待费"].remark) == ("", "空白")
    assert chart.says == "“三公”经费 1.30 万元，全部是公务用车运行维护费。"


def test_a_plan_with_a_blank_point_has_a_gap(made: Built) -> None:
    (figure,) = made.page(f"{USUAL}/2030/projects/A1/").css("figure.mz-plan")
    steps = [" ".join(step.text().split()) for step in figure.css("li")]
    assert steps == ["3月底 25%", "6月底 50%", "10月底 75%", "12月底 空白"]
    assert "到3月底支出25%，到10月底累计75%" in figure.text()
    assert "H300.0" in (figure.css("path")[1].attributes["d"] or "")
    assert "400" not in (figure.css("path")[1].attributes["d"] or "")
