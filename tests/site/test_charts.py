"""Every chart of this repository's disclosures, held against their YAML: figures, shares, lengths.

The figures are added up and divided here once more, in fractions; nothing of the generator helps.
"""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from urllib.parse import unquote

from tests.fidelity.pieces import Node
from tests.seeing.pages import Bar, Chart, charts
from tests.site.build import Built
from tests.site.markup import one, text
from tests.site.records import TABLE_IDS, Record

KEYS = {
    "total": "合计",
    "basic": "基本支出",
    "project": "项目支出",
    "personnel": "人员经费",
    "public": "公用经费",
    "fiscal_appropriation": "财政拨款收入",
    "carried_over": "上年结转",
    "revenue_amount": "收入.预算数 收入.金额",
    "expenditure_amount": "支出.预算数",
    "expenditure_total_amount": "支出.合计",
}
PLACE = re.compile(r"tables/(\w+)/#r(\d+)-(\w+)$")


def pages(record: Record, site: Built) -> Iterator[tuple[str, Chart]]:
    """Every chart of a disclosure with the page it stands on."""
    for address in site.addresses():
        if address.startswith(f"{record.key}/"):
            yield from ((address, chart) for chart in charts(site.page(address)).values())


def cell(row: Node, keys: str) -> str:
    """A cell of a row by its keys in the data."""
    for key in keys.split(" "):
        group, _, name = key.rpartition(".")
        found = (row.get(group, {}) if group else row).get(name, "")
        if found:
            return str(found)
    return ""


def printed(record: Record, address: str, bar: Bar) -> tuple[str, str] | None:
    """Name and figure in the data of what a row links to; None where it links to no cell."""
    target = unquote(bar.href).replace("../", "")
    if bar.href.startswith("#"):
        target = f"{address.removeprefix(record.key + '/')}{bar.href}"
    match = PLACE.search(target)
    if match is None:
        return None
    names = {id: name for name, id in TABLE_IDS.items()}
    row = record.tables[names[match[1]]]["行"][int(match[2]) - 1]
    side = KEYS[match[3]].split(".")[0] if "." in KEYS[match[3]] else ""
    name = row.get(side, {}).get("项目", "") if side else row.get("科目名称", row.get("项目", ""))
    return str(name), cell(row, KEYS[match[3]])


def test_every_figure_of_a_chart_is_that_of_the_data(record: Record, site: Built) -> None:
    seen = 0
    for address, chart in pages(record, site):
        for bar in chart.bars:
            found = printed(record, address, bar)
            if found is None:
                continue
            name, figure = found
            last = bar.label.split(" › ")[-1]
            column = bar.href.rsplit("-", 1)[-1]
            assert bar.text == figure, f"{address} {chart.id} {bar.label}"
            assert name.endswith(last) or last == KEYS[column], f"{address} {bar.label}"
            seen += 1
    assert seen or not record.tables


def test_projects_are_drawn_as_they_are_printed(record: Record, site: Built) -> None:
    chart = charts(site.page(f"{record.key}/projects/"))["project-sizes"]
    figures = {node["项目名称"]: node["预算数"] for _, node in record.projects}
    assert {bar.label: bar.text for bar in chart.bars} == figures
    amounts = [Decimal(bar.text) for bar in chart.bars]
    assert amounts == sorted(amounts, reverse=True)
    areas = sorted(chart.tiles, reverse=True)
    for amount, area in zip(amounts, areas, strict=False):
        assert abs(Fraction(area) / 100 - Fraction(amount) * 100 / Fraction(sum(amounts))) < 1


def test_indicators_are_counted(record: Record, site: Built) -> None:
    chart = charts(site.page(f"{record.key}/projects/"))["indicators"]
    rows = [row for _, node in record.projects for row in node["绩效指标"]]
    for bar in chart.bars:
        names = bar.label.split(" › ")
        key = "一级指标" if bar.level == 0 and len(names) == 1 else "二级指标"
        if bar.level == 0:
            assert int(bar.text) == sum(row.get("一级指标") == names[0] for row in rows)
        elif key in rows[0]:
            assert int(bar.text) <= sum(row.get(key) == names[-1] for row in rows)
    assert sum(int(bar.text) for bar in chart.bars if bar.level == 0) == len(rows)


def test_bars_are_as_long_as_their_figures(record: Record, site: Built) -> None:
    for address, chart in pages(record, site):
        drawn = [(bar, Decimal(bar.text)) for bar in chart.bars if bar.width is not None]
        if drawn:
            most = max(abs(amount) for _, amount in drawn)
            for bar, amount in drawn:
                assert bar.width is not None
                exact = Fraction(abs(amount)) / Fraction(most) * 100
                assert abs(Fraction(bar.width) - exact) <= Fraction(6, 1000), f"{address} {bar}"
        for bar in chart.bars:
            figure = Decimal(bar.text) if bar.text else Decimal(0)
            assert (bar.width is None) == (not figure or bool(bar.remark)), f"{address} {bar}"


def shared(part: str, whole: str) -> str:
    """The share as it must be said."""
    exact = Fraction(part) / Fraction(whole) * 100
    tenths = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(
        Decimal("0.1"), ROUND_HALF_UP
    )
    if part != whole and Fraction(part) and tenths in (Decimal("0.0"), Decimal("100.0")):
        return "<0.1%" if not tenths else ">99.9%" if Fraction(part) < Fraction(whole) else "100.0%"
    return f"{tenths}%"


def whole_of(record: Record, chart: Chart, label: str, figure: str) -> str:
    """The figure that shares are shares of, from the data."""
    if figure:
        return figure
    if chart.id in ("project-sizes", "share"):
        return str(sum(Decimal(node["预算数"]) for _, node in record.projects))
    if chart.id == "indicators":
        counted = re.search(r"绩效指标 (\d+) 项", chart.source)
        return counted[1] if counted else ""
    by_chart = {
        "functions": ("部门预算支出总表", "合计"),
        "uses": ("部门预算支出总表", "合计"),
        "economy": ("部门预算一般公共预算财政拨款基本支出表", "合计"),
        "personnel": ("部门预算一般公共预算财政拨款基本支出表", "合计"),
        "three-public": ("部门预算财政拨款“三公”经费支出表", "合计"),
        "sources": ("部门预算收入总表", "合计"),
        "functions-1": ("部门预算一般公共预算财政拨款支出表", "合计"),
        "functions-2": ("部门预算政府性基金预算财政拨款支出表", "合计"),
    }
    if chart.id in by_chart:
        table, key = by_chart[chart.id]
        return str(record.tables[table]["行"][0][key])
    table = {"summary-classes": "部门预算收支总表"}.get(chart.id, "部门预算财政拨款收支总表")
    key = {"summary-classes": "预算数"}.get(chart.id, "合计")
    rows = record.tables[table]["行"]
    found = (r["支出"][key] for r in rows if r.get("支出", {}).get("项目") == "本年支出合计")
    return str(next(found))


def test_shares_are_those_of_the_printed_total(record: Record, site: Built) -> None:
    for address, chart in pages(record, site):
        for label, figure, bars in chart.groups:
            whole = whole_of(record, chart, label, figure)
            for bar in bars:
                expected = shared(bar.text, whole) if bar.text else ""
                assert bar.share == expected, f"{address} {chart.id} {bar.label}"


def test_parts_add_up_or_it_is_said(record: Record, site: Built) -> None:
    for address, chart in pages(record, site):
        for label, figure, bars in chart.groups:
            top = sum((Decimal(b.text) for b in bars if b.level == 0 and b.text), Decimal(0))
            whole = Decimal(whole_of(record, chart, label, figure))
            said = any(str(abs(top - whole)) in note for note in chart.notes)
            assert top == whole or said, f"{address} {chart.id}: {top} {whole}"


HUNDRED = re.compile(r"每100元([^中]+?)中，(.+?)占([\d.]+)元(?:，(.+?)占([\d.]+)元)?。")


def test_sentences_are_true(record: Record, site: Built) -> None:
    """The part that is named is the largest of those that are not divided further."""
    told = 0
    for address, chart in pages(record, site):
        if chart.id in ("share", "balance", "funds"):
            continue
        for _, first, share, second, other in HUNDRED.findall(chart.says):
            (_, figure, bars), *_ = chart.groups
            whole = whole_of(record, chart, "", figure)
            deeper = [b.level for b in bars[1:]] + [-1]
            lowest = [b for b, after in zip(bars, deeper, strict=True) if b.level >= after]
            known = sorted(
                (b for b in lowest if b.text and not b.label.startswith("其他 ")),
                key=lambda b: -Decimal(b.text),
            )
            assert known[0].label.split(" › ")[-1] == first, address
            assert shared(known[0].text, whole) == f"{share}%", address
            if second:
                assert known[1].label.split(" › ")[-1] == second, address
                assert shared(known[1].text, whole) == f"{other}%", address
            told += 1
    assert told


def test_every_chart_says_what_it_is(record: Record, site: Built) -> None:
    for address in site.addresses():
        page = site.page(address)
        alone = address.startswith("embed/")  # the source stands below the figure there
        for figure in page.css("figure.mz-chart, figure.mz-plan"):
            for name in ("aria-labelledby", "aria-describedby"):
                (words,) = page.css(f"#{figure.attributes[name]}")
                assert text(words), f"{address} {figure.id}"
            assert alone or "来源：" in text(one(figure, ".mz-chart__source"))
            for drawing in figure.css('svg[role="img"]'):
                assert text(drawing.css("title")[0])
        for chart in charts(page).values():
            assert chart.bars, f"{address}: {chart.id} is empty"


def test_a_full_disclosure_shows_what_it_has(site: Built, record: Record) -> None:
    shown = set(charts(site.page(f"{record.key}/")))
    if record.tables:
        assert shown >= {"balance", "functions", "economy", "funds", "three-public"}
    assert "project-sizes" in shown or len(record.projects) < 2


def test_the_known_sentence_of_the_full_disclosure(site: Built, record: Record) -> None:
    if "部门预算一般公共预算财政拨款基本支出表" in record.tables:
        said = charts(site.page(f"{record.key}/"))["economy"].says
        assert re.match(r"每100元基本支出中，\S+占\d+\.\d元", said)
