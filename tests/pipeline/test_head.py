"""What pages tell machines: canonical address, Open Graph, other forms, the data behind them."""

import json
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from generator.forms.hebei import HEBEI
from generator.pipeline import build_site
from tests import trees
from tests.pipeline.sites import DAY, PLACE, SHELL, department, disclosure, project

ADDRESS = "https://budget.example.org/open/"
HOSTILE = '</script><script>alert(1)</script><!-- "&'
TABLES = "".join(f"{form.label}:\n  状态: 空表列示\n  注: [没有。]\n" for form in HEBEI.tables)


def built(root: Path, *files: dict[str, str], address: str = ADDRESS) -> Path:
    """A site with an address of its own, or with none."""
    settings = replace(SHELL.settings, site_url=address)
    build_site(project(root, *files), replace(SHELL, settings=settings), root / "site", DAY)
    return root / "site"


def page(site: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / path / "index.html").read_bytes())


def dataset(page: LexborHTMLParser) -> dict[str, Any]:
    (script,) = page.css('script[type="application/ld+json"]')
    found: dict[str, Any] = json.loads(script.text())
    return found


def one(page: LexborHTMLParser, selector: str, attribute: str) -> str:
    (node,) = page.css(selector)
    return node.attributes[attribute] or ""


def test_every_page_has_its_own_whole_address(tmp_path: Path) -> None:
    site = built(tmp_path, department(), disclosure())
    for path in ("", f"{PLACE}/", f"{PLACE}/2030/", f"{PLACE}/2030/narrative/safeguards/"):
        found = page(site, path)
        assert one(found, 'link[rel="canonical"]', "href") == ADDRESS + path
        assert one(found, 'meta[property="og:url"]', "content") == ADDRESS + path
        assert one(found, 'meta[property="og:description"]', "content")
        assert one(found, 'meta[property="og:locale"]', "content") == "zh_CN"
    assert one(page(site, ""), 'meta[property="og:type"]', "content") == "website"


def test_without_an_address_nothing_claims_one(tmp_path: Path) -> None:
    site = built(tmp_path, department(), disclosure(), address="")
    found = page(site, f"{PLACE}/2030/")
    assert not found.css('link[rel="canonical"], meta[property="og:url"]')
    assert dataset(found)["url"] == "./"


def test_a_disclosure_is_a_dataset(tmp_path: Path) -> None:
    dated = disclosure(more="公开日期: 2030-02-20\n")
    found = dataset(page(built(tmp_path, department(), dated), f"{PLACE}/2030/"))
    assert found["@type"] == "Dataset" and found["name"] == "测试101局2030年部门预算绩效文本"
    assert found["datePublished"] == found["dateModified"] == "2030-02-20"
    assert found["temporalCoverage"] == "2030"
    assert found["spatialCoverage"]["name"] == "测试县"
    files = {item["contentUrl"]: item["encodingFormat"] for item in found["distribution"]}
    assert files == {f"{ADDRESS}{PLACE}/2030/disclosure.json": "application/json"}


def test_a_table_is_a_part_of_it_and_names_its_file(tmp_path: Path) -> None:
    tables = {f"data/{PLACE}/2030/tables.yml": TABLES}
    path = f"{PLACE}/2030/tables/revenue_expenditure_summary"
    found = page(built(tmp_path, department(), disclosure(), tables), path)
    about = dataset(found)
    assert about["isPartOf"]["url"] == f"{ADDRESS}{PLACE}/2030/"
    assert [item["contentUrl"] for item in about["distribution"]] == [f"{ADDRESS}{path}.csv"]
    kinds = [link.attributes["type"] for link in found.css('link[rel~="alternate"]')]
    assert kinds == ["application/atom+xml", "text/csv", "application/json"]
    assert len(about["description"]) >= 50, "search engines ask for so much"


def test_hostile_text_stays_data(tmp_path: Path) -> None:
    """A name that would end the element is still the same name to who reads the JSON."""
    hostile = {f"data/{PLACE}/department.yml": f"部门编码: 101\n部门名称: {HOSTILE!r}\n"}
    found = page(built(tmp_path, hostile, disclosure()), f"{PLACE}/2030/")
    assert dataset(found)["creator"]["name"] == HOSTILE
    assert [node.text() for node in found.css("script:not([type])")] == []
    assert found.body is not None and "<!--" not in (found.body.html or "")


def test_namesakes_are_told_apart(tmp_path: Path) -> None:
    """Titles of departments of one name say where each is; those of another name do not."""
    other = "999902/101"
    near = f"{trees.REGION}/102"
    regions = {"data/reference/regions.csv": "code,name\n999901,测试县\n999902,另一县\n"}
    same = {f"data/{near}/department.yml": "部门编码: 102\n部门名称: 独有局\n"}
    places = [{**department(place=place), **disclosure(place=place)} for place in (PLACE, other)]
    site = built(tmp_path, regions, *places, same, disclosure(place=near))

    def title(path: str) -> str:
        return page(site, path).css("title")[0].text()

    assert title(f"{PLACE}/2030/").startswith("测试101局2030年部门预算绩效文本（测试县）")
    assert "（另一县）" in title(f"{other}/2030/checks/")
    assert "（另一县）历年" in title(f"{other}/")
    assert "（" not in title(f"{near}/2030/")
