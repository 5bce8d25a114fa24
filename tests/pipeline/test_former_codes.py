"""曾用编码: under a code that a department had, every page leads to where it is now."""

import re
from pathlib import Path

from tests.pipeline.sites import (
    PLACE,
    department,
    disclosure,
    previewed,
    project,
    published,
    searched,
)
from tests.site.markup import reached
from tests.trees import REGION, YEAR

OLD, OTHER = f"{REGION}/300/", f"{REGION}/301/"
CODES = "曾用编码: [300, 301]\n"
REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')


def moved(files: dict[str, str], old: str = OLD) -> dict[str, str]:
    """Where each page below a former address leads to, as an address from the root."""
    found = {}
    for address, text in files.items():
        if address.startswith(old):
            (target,) = REFRESH.findall(text)
            found[address] = reached(address, target)
            assert f'href="{target}"' in text, "without a script and without patience too"
    return found


def pages(files: dict[str, str], place: str = PLACE) -> list[str]:
    """The pages of a department."""
    return [a for a in files if a.startswith(f"{place}/") and a.endswith("/")]


def test_every_page_of_every_year_leads_to_the_same_page_now(tmp_path: Path) -> None:
    files = published(project(tmp_path, department(CODES), disclosure("2029"), disclosure()))
    now = pages(files)
    assert {f"{PLACE}/", f"{PLACE}/2029/full/", f"{PLACE}/{YEAR}/checks/"} <= set(now)
    for old in (OLD, OTHER):
        assert moved(files, old) == {a.replace(f"{PLACE}/", old, 1): a for a in now}


def test_former_addresses_are_no_pages_of_their_own(tmp_path: Path) -> None:
    files = published(project(tmp_path, department(CODES), disclosure()))
    assert f"<loc>/{PLACE}/{YEAR}/</loc>" in files["sitemap.xml"]
    assert f"/{OLD}" not in files["sitemap.xml"]
    assert f"/{OTHER}" not in files["sitemap.xml"]
    places = searched(files)
    assert f"{PLACE}/{YEAR}/" in places
    assert not [place for place in places if place.startswith((OLD, OTHER))]


def test_no_download_is_copied(tmp_path: Path) -> None:
    files = published(project(tmp_path, department(CODES), disclosure()))
    assert f"{PLACE}/{YEAR}/disclosure.json" in files
    assert [address for address in files if address.startswith(OLD) and address[-1] != "/"] == []


def test_a_code_that_another_department_has_now_is_left_to_it(tmp_path: Path) -> None:
    other = f"{REGION}/301"
    files = published(
        project(
            tmp_path,
            *(department(CODES), disclosure()),
            *(department(place=other), disclosure("2028", place=other)),
        )
    )
    assert moved(files)
    assert "测试301局" in files[OTHER]
    assert f"{OTHER}2028/" in files
    assert f"{OTHER}{YEAR}/" not in files


def test_of_a_withdrawn_year_its_one_page_is_led_to(tmp_path: Path) -> None:
    more = "撤回: {日期: 2030-01-01, 原因: 有误}\n"
    files = published(project(tmp_path, department(CODES), disclosure(more=more)))
    assert moved(files) == {OLD: f"{PLACE}/", f"{OLD}{YEAR}/": f"{PLACE}/{YEAR}/"}


def test_drafts_lead_nowhere_but_in_the_preview(tmp_path: Path) -> None:
    root = project(tmp_path, department(CODES), disclosure("2029"), disclosure(more="草稿: 是\n"))
    assert f"{OLD}{YEAR}/" not in published(root)
    assert moved(previewed(root))[f"{OLD}{YEAR}/"] == f"{PLACE}/{YEAR}/"


def test_the_same_former_code_twice_is_one(tmp_path: Path) -> None:
    codes = "曾用编码: [300, 300]\n"
    assert moved(published(project(tmp_path, department(codes), disclosure())))
