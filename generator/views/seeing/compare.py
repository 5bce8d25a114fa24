"""Years of a department, and the page on which any disclosures are set side by side."""

from itertools import pairwise

from msgspec import Struct

from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure
from generator.views import addresses
from generator.views.kinds import KINDS
from generator.views.page import Link, Page, SearchEntry
from generator.views.seeing.portrait import compare_file, portrait
from generator.views.seeing.versus import (
    VersusTable,
    YearPair,
    headlines_table,
    sentences,
    year_pair,
)
from generator.views.site import Site, Summary


class LastYear(Struct, frozen=True):
    """The headline figures of a disclosure beside those of the year before."""

    own: str
    year: str
    table: VersusTable
    sentences: tuple[str, ...]
    more: Link


class Choice(Struct, frozen=True):
    """A disclosure that can be chosen, with the page of its department."""

    summary: Summary
    region: str
    department: str


class CompareView(Struct, frozen=True):
    """All disclosures to choose from."""

    choices: tuple[Choice, ...]


def last_year(record: Disclosure, edition: Edition, site: Site) -> LastYear | None:
    """The comparison on the overview; None where no earlier year is published."""
    before = site.year_before(record)
    if before is None:
        return None
    own = portrait(record, edition)
    table = headlines_table(own, before.portrait)
    if table is None:
        return None
    path = f"{addresses.department(record.region, record.department)}#y{record.year}"
    more = Link("按科目和项目逐项比较", path)
    said = sentences(own, before.portrait, before.year)
    return LastYear(record.year, before.year, table, said, more)


def year_pairs(years: tuple[Summary, ...]) -> tuple[YearPair, ...]:
    """Each year with the one before it, the latest first."""
    shown = [summary for summary in years if not summary.withdrawn]
    pairs = (
        year_pair(now.year, now.portrait, before.year, before.portrait)
        for now, before in pairwise(shown)
    )
    return tuple(pair for pair in pairs if pair.tables)


def compare_json(site: Site, summary: Summary) -> bytes:
    """``compare.json`` of a disclosure."""
    region = site.full_region_name(summary.region)
    return compare_file(summary.name, region, summary.year, summary.kind, summary.portrait)


def compare_page(site: Site) -> Page:
    """The page that compares, in the browser."""
    ordered = sorted(site.summaries, key=lambda s: (s.region, s.department, s.year))
    choices = tuple(
        Choice(s, site.full_region_name(s.region), addresses.department(s.region, s.department))
        for s in ordered
        if not s.withdrawn
    )
    path, title = addresses.COMPARE, "比较"
    about = "任选两份或更多的预算公开，按科目和项目并排比较。"
    crumbs = (Link("首页", addresses.HOME), Link(title, path))
    entry = SearchEntry(path, "比较不同部门、不同年度的预算", about, kind=KINDS["compare"])
    return Page(path, "compare", title, about, CompareView(choices), crumbs, search=(entry,))
