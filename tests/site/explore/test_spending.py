"""/subjects/ where it is hard: other units, blank and zero totals, codes on two rows, many bars."""

import json
import re
import threading
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from generator.forms.hebei import HEBEI
from generator.pipeline import render_into
from generator.render.shell import Shell
from generator.views.explore.gathered import ListedColumn, ListedLine, share
from generator.views.explore.subjects import side_by_side
from tests import trees
from tests.site.build import Built
from tests.site.conftest import Quiet
from tests.site.markup import Node, one, text
from tests.site.visit import Visitor

Row = dict[str, str]
USES, BASIC = "部门预算支出总表", "部门预算一般公共预算财政拨款基本支出表"


def _row(code: str, *amounts: str) -> Row:
    pairs = zip(("合计", "基本支出", "项目支出"), amounts, strict=False)
    return {"科目编码": code, "科目名称": "某科目", **{k: v for k, v in pairs if v}}


def _table(*rows: Row, unit: str = "") -> dict[str, object]:
    return {"状态": "有数据", **({"单位": unit} if unit else {}), "行": list(rows)}


# 208 is spent on by 20 departments, 210 by 21; the rest says what is odd.
TABLES: dict[str, dict[str, dict[str, object]]] = {
    "101": {USES: _table(_row("201", "20000.00", "5000.00", "15000.00"), unit="单位：元")},
    "102": {USES: _table(_row("201", "4.00", "", "4.00"))},
    "103": {USES: _table(_row("201", "300.00", "300.00"), unit="美元")},
    "104": {USES: _table(*(_row(code, "", "5.00", "6.00") for code in ("201", "211", "212")))},
    "105": {
        USES: _table(_row("201", "0.00", "0.00", "0.00"), _row("203", "0.00"), _row("211", "0.00"))
    },
    "106": {
        USES: _table(_row("20402", "1.25", "1.25"), _row("20402", "2.50", "2.50"), unit="元"),
        BASIC: _table({"科目编码": "20402", "科目名称": "某科目", "人员经费": "3.75"}, unit="元"),
    },
    "107": {USES: _table(_row("20402", "-1.25", "-1.25"), unit="元")},
    **{
        str(200 + n): {
            USES: _table(*(_row(c, f"{n + 1}.00") for c in ("208", "210") if c == "210" or n))
        }
        for n in range(21)
    },
}


def _files() -> dict[str, str]:
    found = {name: text for name, text in trees.VALID.items() if name.startswith("data/reference")}
    for code, tables in TABLES.items():
        place = f"data/999901/{code}"
        found[f"{place}/department.yml"] = f"部门编码: {code}\n部门名称: 第{code}局\n"
        found[f"{place}/2030/disclosure.yml"] = "类型: 完整公开\n"
        found[f"{place}/2030/tables.yml"] = json.dumps(tables, ensure_ascii=False) + "\n"
    return found


@pytest.fixture(scope="module")
def spent(site_shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("spent")
    (root / "templates").symlink_to(trees.ROOT / "templates")
    trees.write(root, _files())
    render_into(root, site_shell, root / "site")
    return Built(root / "site")


@pytest.fixture
def spent_visitor(browser: Browser, spent: Built) -> Iterator[Visitor]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(spent.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    visitor = Visitor(browser, f"http://127.0.0.1:{server.server_port}/")
    yield visitor
    visitor.leave()
    server.shutdown()
    server.server_close()
    assert visitor.complaints == []


def said(spent: Built, code: str) -> list[str]:
    return [text(p) for p in spent.page(f"subjects/{code}/").css(".mz-subject-year")]


def bars(spent: Built, code: str) -> dict[str, Node]:
    rows = spent.page(f"subjects/{code}/").css(".mz-bars tbody tr")
    return {text(one(row, "div > :first-child")): row for row in rows}


def listed(spent: Built, code: str) -> list[dict[str, str]]:
    table = one(spent.page(f"subjects/{code}/"), "table.mz-list")
    heads = [text(head) for head in table.css("thead th")]
    rows = ([text(cell) for cell in row.css("th, td")] for row in table.css("tbody tr"))
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_every_amount_stands_in_the_unit_of_its_table(spent: Built) -> None:
    found = {row["部门"]: (row["单位"], row["合计"]) for row in listed(spent, "201")}
    assert found["第101局"] == ("元", "20000.00") and found["第102局"] == ("万元", "4.00")
    assert found["第103局"] == ("美元", "300.00") and found["第104局"] == ("万元", "")


def test_a_sum_tells_units_blanks_and_what_cannot_be_added(spent: Built) -> None:
    # Blank (104) and 0.00 (105) are no spending; 美元 (103) is, but cannot be added.
    assert said(spent, "201") == [
        "2030年，3 个部门在这个科目安排支出，合计 6.00 万元（单位不同的已折算，"
        "另有 1 个部门没有列出合计，不计在内，另有 1 个部门的单位不能折算，不在合计里）。"
    ]
    assert said(spent, "203") == ["2030年，没有部门在这个科目安排支出，列出的都是 0。"]
    # One prints 0.00, another leaves the total of 11.00 blank: nobody says that nobody spends.
    assert said(spent, "211") == [
        "2030年，列出合计的部门都是 0（另有 1 个部门没有列出合计，不计在内）。"
    ]
    assert said(spent, "212") == ["2030年，1 个部门列出这个科目，合计都是空白。"]
    tree = text(spent.page("subjects/").css(".mz-tree")[0])
    assert "2030年 3 个部门 6.00 万元" in tree and "2030年 没有部门安排支出" in tree
    assert tree.count("2030年 1 个部门没有列出合计") == 2


def test_bars_are_in_one_unit_and_nothing_stands_for_a_blank(spent: Built) -> None:
    rows = bars(spent, "201")
    assert list(rows) == ["第102局", "第101局", "第105局"]  # 104 is blank, 103 in 美元
    values = {name: text(one(row, "td")) for name, row in rows.items()}
    assert values == {"第102局": "4.00", "第101局": "2.00", "第105局": "0.00"}
    assert "金额（万元）" in text(one(spent.page("subjects/201/"), ".mz-bars thead"))
    widths = [r.attributes["width"] for r in spent.page("subjects/201/").css(".mz-bar rect")]
    assert widths == ["100.00%", "50.00%"]
    notes = [text(note) for note in spent.page("subjects/201/").css(".mz-chart__note")]
    assert notes == ["单位不同的已折算成万元。", "另有 1 个部门的单位不能折算，没有画。"]


def test_a_code_on_two_rows_of_a_table_counts_with_both(spent: Built) -> None:
    # 106: 1.25 + 2.50, and not the table of basic expenditure, which is a part of the first.
    assert said(spent, "20402")[0] == "2030年，2 个部门在这个科目安排支出，合计 2.50 元。"
    rows = bars(spent, "20402")
    assert "3.75" in text(rows["第106局"]) and rows["第106局"].css(".mz-derived")
    minus = one(rows["第107局"], ".mz-bar__minus").attributes["width"]
    assert minus == "25.00%"


def test_twenty_are_all_and_of_more_it_is_said(spent: Built) -> None:
    assert len(bars(spent, "208")) == 20 and "只列前" not in text(
        one(spent.page("subjects/208/"), "article")
    )
    assert len(bars(spent, "210")) == 20
    note = one(spent.page("subjects/210/"), ".mz-chart__note")
    assert text(note) == "只列前 20 个部门，共 21 个。"


def test_bars_are_drawn_to_scale_and_in_colour(spent_visitor: Visitor) -> None:
    for width in (1280, 375):
        page = spent_visitor.open("subjects/208/", width)
        found = page.eval_on_selector_all(
            ".mz-bar rect",
            "e => e.map(r => [r.getBoundingClientRect().width, getComputedStyle(r).fill])",
        )
        widths, fills = zip(*found, strict=True)
        assert set(fills) == {"rgb(14, 90, 94)"}  # --mz-teal, not the black of what has no style
        assert widths[0] > 100
        for position, drawn in enumerate(widths):
            assert abs(drawn / widths[0] - (21 - position) / 21) < 0.01
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_no_class_of_the_page_is_without_a_style(spent: Built) -> None:
    styles = "".join(
        path.read_text("utf-8")
        for path in (trees.ROOT / "templates/overrides/assets/mingzhang").glob("*.css")
    )
    used = {
        name
        for node in spent.page("subjects/208/").css("figure, figure *")
        for name in (node.attributes.get("class") or "").split()
    }
    known = set(re.findall(r"\.(mz-[\w-]+)", styles))
    assert used - known <= {"mz-chart"}
    assert not re.search(r"mz-bars__row--named|mz-part--", styles)


def _line(form: str, *printed: str) -> ListedLine:
    columns = tuple(
        ListedColumn(c.id, c.label, True) for c in HEBEI.forms[form].leaves if c.kind.numeric
    )
    figures = dict.fromkeys(printed, "1.00")
    return ListedLine("functional", "201", "", (), "", "", "万元", columns, figures, "")


def test_columns_stand_in_the_order_of_the_form() -> None:
    lines = [_line("expenditure_summary", "remitted_upward", "project"), _line("basic_expenditure")]
    lines += [_line("expenditure_summary", "basic"), _line("basic_expenditure", "public", "total")]
    found = [column.id for column in side_by_side(lines)]
    assert found == ["total", "public", "basic", "project", "remitted_upward"]


def test_the_column_of_totals_is_declared() -> None:
    assert {form.total_column for form in HEBEI.tables if hasattr(form.rows, "levels")} == {"total"}


def test_a_share_is_rounded_as_in_the_charts() -> None:
    of = {"1.25": "0.1%", "122.5": "12.3%", "0.01": "<0.1%", "999.99": ">99.9%", "2000": ""}
    assert {own: share(Decimal(own), Decimal(1000)) for own in of} == of
    assert share(None, Decimal(1)) == share(Decimal(1), None) == ""
