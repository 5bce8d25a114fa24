"""Every fact of the data stands on the built pages of its disclosure, in its place and order.

`documents` says what must stand where, from the YAML alone; a failure names file, place and page.
"""

import re

from tests.site.build import Built
from tests.site.claims import assert_all
from tests.site.documents import (
    article,
    full_claims,
    overview_claims,
    own_project_claims,
    section_claims,
    table_claims,
)
from tests.site.markup import one, text
from tests.site.prose import flatten
from tests.site.records import Record

UNPRINTED = re.compile(
    r"disclosure\.yml (类型|版式|次序\[\d+\]|草稿|公开日期|批复日期|联系\..*|撤回\..*)"
    r"|tables\.yml \S+\.状态|acknowledgements\.yml .*|corrections\.yml .*|projects/\S+ 序号"
)
"""Leaves that steer the site and are no text of the document, or that other tests look at."""


def test_every_table_is_on_its_page(record: Record, site: Built) -> None:
    assert_all(table_claims(record, site))


def test_every_project_is_on_its_page(record: Record, site: Built) -> None:
    assert_all(own_project_claims(record, site))


def test_every_section_is_on_its_page(record: Record, site: Built) -> None:
    assert_all(section_claims(record, site))


def test_title_cover_preamble_and_contents_are_on_the_overview(record: Record, site: Built) -> None:
    assert_all(overview_claims(record, site))


def test_the_whole_document_is_on_one_page(record: Record, site: Built) -> None:
    assert_all(full_claims(record, site))


def test_every_term_is_in_the_glossary(record: Record, site: Built) -> None:
    blocks = [b for b in flatten(record.narrative, "正文", 2) if b.kind == "名词"]
    said = text(article(site, "glossary/"))
    for block in blocks:
        assert block.node["名词"] in said and block.node["释义"] in said, block.place


def test_the_department_is_on_its_page(record: Record, site: Built) -> None:
    body = article(site, record.key.rsplit("/", 1)[0] + "/")
    assert text(one(body, "h1")) == record.name
    units = [f"{u['单位编码']} {u['单位名称']}" for u in record.department.get("单位", [])]
    said = [text(item) for item in body.css("li")]
    assert [unit for unit in units if unit not in said] == []


def test_no_leaf_of_the_data_is_left_out(record: Record, site: Built) -> None:
    """Every scalar of every file is claimed on a page of its own, and on the full page."""
    apart = [*table_claims(record, site), *own_project_claims(record, site)]
    apart += [*section_claims(record, site), *overview_claims(record, site)]
    places = {f"{file} {place}" for file, place in record.leaves()}
    printed = {place for place in places if not UNPRINTED.fullmatch(place)}
    assert printed - {f"{claim.file} {claim.place}" for claim in apart} == set()
    whole = {f"{claim.file} {claim.place}" for claim in full_claims(record, site)}
    elsewhere = re.compile(r"disclosure\.yml (标题|来源\..*)|narrative\.yml .*\.(栏目|表)")
    assert {place for place in printed - whole if not elsewhere.fullmatch(place)} == set()
