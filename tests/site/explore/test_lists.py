"""What the lists of the built site hold, told from the made-up data alone."""

import gzip
import json
from decimal import Decimal
from typing import Any

from generator.building.telling import expected_pages, promised
from generator.examining import examine
from generator.project import Project
from tests.fidelity.pieces import ROOT
from tests.site.build import Built
from tests.site.explore.made import KEYS, MANY, NAMES, PROJECTS, Made, indicators_of
from tests.site.markup import leads, one, text
from tests.site.records import records

ORDER = sorted(PROJECTS, key=lambda p: (-int(p.year), p.key))  # sorting keeps the printed order


def body_rows(built: Built, address: str) -> list[list[str]]:
    """The rows of the list of a page, cell by cell."""
    table = one(built.page(address), "table.mz-list")
    return [[text(cell) for cell in row.css("th, td")] for row in table.css("tbody tr")]


def pieces(built: Built, folder: str) -> list[list[str]]:
    """The rows of all pieces of a list; each tells in the index how many it has."""
    index: list[dict[str, Any]] = json.loads(built.read(f"{folder}index.json"))
    rows: list[list[str]] = []
    for number, told in enumerate(index, 1):
        piece = json.loads(built.read(f"{folder}{number}.json"))
        assert len(piece["rows"]) == told["rows"] <= 1000
        texts = piece["texts"]
        rows += [
            [texts[c] if isinstance(c, int) else texts[c[0]] for c in row] for row in piece["rows"]
        ]
    return rows


def expected(project: Made) -> list[str]:
    """The cells of a project, but for its share of its disclosure."""
    place = project.key.rsplit("/", 1)[0]
    region = {"999901": "测试县", "999902": "另一县"}[project.key.split("/")[0]]
    return [project.name, project.budget, project.unit, NAMES[place], region, project.year, "3"]


def test_every_project_is_listed_once_and_in_order(made: Built) -> None:
    shown, rest = body_rows(made, "projects/"), pieces(made, "projects/rows/")
    assert len(shown) == 500
    assert [row[:6] + row[7:] for row in (*shown, *rest)] == [expected(p) for p in ORDER]


def test_the_pages_of_the_years_list_every_project_without_a_script(made: Built) -> None:
    for year in ("2030", "2029", "2028"):
        pages = [f"projects/{year}/"]
        pages += [f"projects/{year}/{n}/" for n in range(2, 9) if made.has(f"projects/{year}/{n}/")]
        rows = [row for page in pages for row in body_rows(made, page)]
        assert [row[0] for row in rows] == [p.name for p in ORDER if p.year == year]
        for page in pages:
            links = [leads(page, a) for a in one(made.page(page), "article").css("a")]
            assert len(pages) == 1 or sum("projects/2028/" in link for link in links) == len(pages)
    assert made.has("projects/2028/3/")
    first = one(made.page("projects/"), "article").css(".mz-meta a")
    assert [leads("projects/", a) for a in first] == [
        f"projects/{year}/" for year in ("2030", "2029", "2028")
    ]


def test_a_total_is_right_to_the_digit_also_over_two_units(made: Built) -> None:
    known = [p.wan for p in PROJECTS if p.wan is not None]
    said = text(one(made.page("projects/"), ".mz-listing__sum"))
    assert f"共 {len(PROJECTS)} 个项目，预算数合计 {sum(known)} 万元" in said
    assert "单位不同的已折算成万元" in said
    assert "其中 1 个没有列出预算数" in said and "另有 1 个的单位不能折算" in said
    yuan = text(one(made.page("projects/2029/"), ".mz-lead"))
    assert "共 3 个项目，预算数合计 32345.68 元" in yuan


def test_a_share_is_that_of_the_disclosure_and_never_a_lie(made: Built) -> None:
    shares = {row[0]: row[6] for row in body_rows(made, "projects/")}
    assert shares["元乙"] == "61.8%"  # 20000.00 of 32345.68
    assert shares["元丙"] == "<0.1%"
    # One budget of that disclosure is not printed, so nothing is known of the whole.
    assert shares["亿元工程"] == ""


def test_every_indicator_is_listed_with_its_reading_and_its_row(made: Built) -> None:
    shown, rest = body_rows(made, "indicators/"), pieces(made, "indicators/rows/")
    rows = [*shown, *rest]
    assert len(rows) == 3 * len(PROJECTS)
    groups = [(row[0], row[1]) for row in rows]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)
    found = sorted((row[0], row[2], row[3], row[8]) for row in rows)
    assert found == sorted(
        (i["一级指标"], i["三级指标"], i["指标值"], p.name)
        for p in PROJECTS
        for i in indicators_of(p)
    )
    read = {row[3]: tuple(row[4:8]) for row in rows}
    assert read["≥90%"] == ("≥", "90", "%", "数量")
    assert read["≤15mg/l"] == ("≤", "15", "mg/l", "标准")
    assert read["良好"] == ("", "", "", "文字")
    assert read["100百"][3] == "读不出"


def test_an_indicator_leads_to_its_row(made: Built) -> None:
    table = one(made.page("indicators/"), "table.mz-list")
    for row in table.css("tbody tr")[:40]:
        cells = row.css("th, td")
        address, _, anchor = (one(cells[2], "a").attributes.get("href") or "")[3:].partition("#")
        there = one(made.page(address), f"tr#{anchor}")
        assert text(cells[3]) in text(there)


def test_a_first_view_is_light_however_much_there_is(made: Built) -> None:
    for address in ("projects/", "indicators/", "subjects/", "subjects/201/", "glossary/"):
        assert len(gzip.compress(made.read(address))) < 60_000, address
        assert len(one(made.page(address), "article").css("tbody tr")) <= 500
    for path in made.folder.glob("*/rows/*.json"):
        assert len(gzip.compress(path.read_bytes())) < 60_000, path


def test_one_link_a_row_stands_in_the_tab_order(made: Built) -> None:
    for address in ("projects/", "indicators/", "projects/2028/2/", "subjects/201/"):
        for row in one(made.page(address), "article").css("table.mz-list tbody tr"):
            stops = [a for a in row.css("a") if a.attributes.get("tabindex") != "-1"]
            assert len(stops) == 1, address


def test_nothing_hostile_lives(made: Built) -> None:
    for address in made.addresses():
        page = made.page(address)
        drawn = address.startswith("guide/")  # written by hand, with pictures
        shown = page.css('article img[src$=".webp"]') if drawn else []
        assert len(page.css("article img")) == len(shown), address
        assert not page.css("article script, article b img"), address
    html = made.read("projects/").decode()
    assert "&lt;img src=x" in html and "{{ 7*7 }}" in html


def test_a_department_without_projects_is_nowhere_in_the_list(made: Built) -> None:
    departments = {
        row[3] for row in (*body_rows(made, "projects/"), *pieces(made, "projects/rows/"))
    }
    assert "无项目局" not in departments and len(departments) == MANY + 3
    assert "无项目局" in text(one(made.page("subjects/201/"), "article"))
    assert len(KEYS) == MANY + 5


def test_our_own_site_lists_its_own_projects(site: Built) -> None:
    names = [p["项目名称"] for record in records().values() for _, p in record.projects]
    rows = body_rows(site, "projects/")
    assert sorted(row[0] for row in rows) == sorted(names)
    assert not site.has("projects/rows/index.json")
    whole = sum(Decimal(p["预算数"]) for record in records().values() for _, p in record.projects)
    assert f"预算数合计 {whole} 万元" in text(one(site.page("projects/"), ".mz-listing__sum"))


def test_home_and_head_lead_to_the_lists(site: Built) -> None:
    home = site.page("")
    links = {leads("", a) for a in one(home, "article").css("a")}
    assert {"projects/", "indicators/", "subjects/", "glossary/"} <= links
    heads = [text(a) for a in one(home, ".mz-header__links").css("a")]
    assert {"项目", "指标", "科目"} <= set(heads)


def test_a_page_that_is_missing_is_missed(site: Built) -> None:
    """What must be there is told from the data: a build without one of these pages is refused."""
    published = (r for r, _ in examine(Project(ROOT)).checked if not r.draft)
    expected_there = set(expected_pages(map(promised, published)))
    ours = {
        f"{address}index.html"
        for address in site.addresses()
        if address.split("/")[0] in ("projects", "indicators", "subjects", "glossary")
    }
    assert len(ours) > 50
    assert ours <= expected_there
