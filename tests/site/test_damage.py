"""The comparison itself: whatever is done to a page, the facts no longer stand on it."""

import re
from collections.abc import Callable, Iterable

import pytest

from tests.site.build import Built
from tests.site.claims import Claim, assert_all
from tests.site.documents import full_claims, own_project_claims, section_claims, table_claims
from tests.site.records import Record, records

Claims = Callable[[Record, Built], Iterable[Claim]]

NUMBER = r'(<td id="r2-[^"]*"(?: class="[^"]*")? data-value=")([\d.]+)("[^>]*>)([\d.]+)(</td>)'
ROW = r'<tr id="r3".*?</tr>\n'
TABLE_DAMAGE = {
    "a figure changed": (NUMBER, r"\g<1>\g<2>\g<3>1\g<4>\g<5>"),
    "a value changed": (NUMBER, r"\g<1>1\g<2>\g<3>\g<4>\g<5>"),
    "a value lost": (NUMBER, r"<td>\g<4></td>"),
    "a figure in the next column": (
        rf"{NUMBER} (<td[^>]*></td>)",
        r"\g<6> \g<1>\g<2>\g<3>\g<4>\g<5>",
    ),
    "a blank filled": (r'(<td id="[^"]*">)</td>', r"\g<1>0.00</td>"),
    "a row lost": (ROW, ""),
    "a row doubled": (ROW, r"\g<0>\g<0>"),
    "rows exchanged": (r'(<tr id="r3".*?</tr>\n)(<tr id="r4".*?</tr>\n)', r"\g<2>\g<1>"),
    "a head lost": (r'<th scope="col">[^<]+</th>', ""),
    "栏次 changed": (r'<th scope="col">3</th>', '<th scope="col">4</th>'),
    "the unit changed": ("(<span[^>]*>)单位：", r"\g<1>单位：千"),
}
PROJECT_DAMAGE = {
    "a plan value moved": (r"(<td[^>]*plan-1[^>]*>)([^<]*)(</td>)", r"\g<1>\g<3>"),
    "a goal lost": (r"<p>[^<]*</p>(?=(<p>[^<]*</p>)*</td>)", ""),
    "a merged cell cut short": (r'(<th id="i[^>]*) rowspan="\d+"', r"\g<1>"),
    "indicator rows exchanged": (
        r'(<td id="i2-[^"]*">)([^<]*)(</td>)(.*?<td id="i2-[^"]*">)([^<]*)(</td>)',
        r"\g<1>\g<5>\g<3>\g<4>\g<2>\g<6>",
    ),
}
PROSE_DAMAGE = {
    "a paragraph lost": (r"<p id=[^\n]*</p>\n", ""),
    "a paragraph doubled": (r"<p id=[^\n]*</p>\n", r"\g<0>\g<0>"),
    "a heading made a paragraph": (r"<h[34] (id=[^\n]*)</h[34]>", r"<p \g<1></p>"),
    "a character lost": (r"(<p id=[^>]*>.)[^<]", r"\g<1>"),
}


def assert_found(
    claims: Claims, record: Record, site: Built, page: str, damage: tuple[str, str]
) -> None:
    """The page with its damage fails, and the message names the page."""
    before = site.read(page).decode()
    after = re.sub(*damage, before, count=1, flags=re.S)
    assert after != before, f"the damage does nothing to {page}"
    with pytest.raises(AssertionError) as failure:
        assert_all(claims(record, Built(site.folder, {page: after.encode()})))
    assert page in str(failure.value)


def with_tables() -> Record:
    return next(record for record in records().values() if record.tables)


@pytest.mark.parametrize("name", TABLE_DAMAGE)
def test_a_damaged_table_is_found(site: Built, name: str) -> None:
    record = with_tables()
    page = f"{record.key}/tables/expenditure_summary/"
    assert_found(table_claims, record, site, page, TABLE_DAMAGE[name])


@pytest.mark.parametrize("name", PROJECT_DAMAGE)
def test_a_damaged_project_is_found(site: Built, name: str) -> None:
    pages = (
        (r, f"{r.key}/projects/{n['项目编码']}/") for r in records().values() for _, n in r.projects
    )
    for record, page in pages:
        html = site.read(page).decode()
        if re.sub(*PROJECT_DAMAGE[name], html, count=1, flags=re.S) != html:
            assert_found(own_project_claims, record, site, page, PROJECT_DAMAGE[name])
            return
    pytest.fail("no project can be damaged so")


@pytest.mark.parametrize("name", PROSE_DAMAGE)
def test_damaged_prose_is_found(record: Record, site: Built, name: str) -> None:
    assert_found(full_claims, record, site, f"{record.key}/full/", PROSE_DAMAGE[name])


def test_a_lost_heading_of_a_section_is_found(record: Record, site: Built) -> None:
    pages = [a for a in site.addresses() if a.startswith(f"{record.key}/narrative/")]
    assert_found(section_claims, record, site, pages[0], (r"<h1>[^<]*</h1>", "<h1></h1>"))
