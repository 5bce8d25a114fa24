"""/subjects/: who spends on a 科目, its place among the others, and the way there from tables."""

from decimal import Decimal

from tests.site.build import Built
from tests.site.explore.made import FUNCTIONAL
from tests.site.markup import leads, one, text
from tests.site.records import TABLE_IDS, records

REVENUE = "部门预算收入总表"


def spending_rows() -> dict[tuple[str, str], list[dict[str, str]]]:
    """The rows of 科目 in tables of expenditure, by code and address of the table."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for key, record in records().items():
        for name, table in record.tables.items():
            for row in table.get("行", []):
                if row.get("科目编码") and name != REVENUE:
                    place = f"{key}/tables/{TABLE_IDS[name]}/"
                    found.setdefault((row["科目编码"], place), []).append(row)
    return found


def test_every_code_of_a_table_of_expenditure_has_its_page_with_every_amount(site: Built) -> None:
    rows = spending_rows()
    assert len({code for code, _ in rows}) > 30
    for (code, place), printed in rows.items():
        page = site.page(f"subjects/{code}/")
        links = [
            link
            for link in one(page, "article").css("table.mz-list a")
            if place in (link.attributes.get("href") or "")
        ]
        assert len(links) == len(printed)
        listed = " ".join(text(one(page, "table.mz-list")).split())
        for row in printed:
            amounts = [v for k, v in row.items() if k not in ("序号", "科目编码", "科目名称")]
            assert [a for a in amounts if a not in listed] == [], (code, place)


def test_the_tables_link_their_subjects_there(site: Built) -> None:
    for code, place in spending_rows():
        links = [a.attributes.get("href") or "" for a in site.page(place).css("a.mz-subject")]
        assert sum(link.endswith(f"/subjects/{code}/") for link in links) == 1, (code, place)
    for key, record in records().items():
        if REVENUE in record.tables:
            assert not site.page(f"{key}/tables/{TABLE_IDS[REVENUE]}/").css("a.mz-subject")


def test_a_subject_knows_its_place(site: Built) -> None:
    body = one(site.page("subjects/20103/"), "article")
    links = [leads("subjects/20103/", a) for a in body.css(".mz-meta a, .mz-catalogue a")]
    assert "subjects/201/" in links and "subjects/2010303/" in links
    tree = one(site.page("subjects/"), "article")
    codes = [text(node) for node in tree.css(".mz-subject-code")]
    assert codes == sorted(codes) and {"201", "2010303", "30201"} <= set(codes)
    assert [text(h) for h in tree.css("h2")] == ["功能分类科目", "部门经济分类科目"]


def test_units_are_added_right_and_years_apart(made: Built) -> None:
    body = text(one(made.page("subjects/201/"), "article"))
    in_2030 = sum(Decimal(FUNCTIONAL[f"999901/{d}/2030"][0]) for d in ("101", "103"))
    assert f"2030年，2 个部门在这个科目安排支出，合计 {in_2030} 万元" in body
    assert "2029年，1 个部门在这个科目安排支出，合计 32345.68 元" in body


def test_a_code_of_two_lists_has_a_part_for_each(made: Built) -> None:
    page = made.page("subjects/201/")
    assert [text(h) for h in page.css("article h2")] == [
        "功能分类科目：一般公共服务支出",
        "部门经济分类科目：同码的经济科目",
    ]
    economic = page.css("table.mz-list")[1]
    assert "5.00" in text(economic) and "900000000.00" not in text(economic)
    # 900,000,000 万元 of one department beside 0.0001 of another: no bar, which would be a lie.
    widths = [r.attributes.get("width") for r in page.css("svg.mz-bar rect")]
    assert widths == ["100.00%"] and text(one(page, ".mz-bars__remark")) == "太小，画不出"


def test_no_chart_is_drawn_where_there_is_nothing_to_compare(site: Built, made: Built) -> None:
    assert not site.page("subjects/2010303/").css("svg.mz-bar")
    assert made.page("subjects/2010303/").css("svg.mz-bar")


def test_what_is_no_code_has_no_page_and_no_link(made: Built) -> None:
    table = made.page("999901/101/2030/tables/basic_expenditure/")
    links = [a.attributes.get("href") for a in table.css("a.mz-subject")]
    assert links == ["../../../../../subjects/201/"]
    assert sorted(p.name for p in (made.folder / "subjects").iterdir()) == [
        *("201", "20103", "2010303", "index.html"),
    ]
