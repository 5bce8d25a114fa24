"""The pages that belong to no disclosure: home, regions, departments."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.forms import registry
from generator.model.disclosure import Disclosure
from generator.rules.engine import Checked
from generator.views import addresses
from generator.views.exhibit import year_exhibits
from generator.views.figures import grand_total
from generator.views.kinds import KINDS
from generator.views.moved import former_addresses, moved
from generator.views.page import Link, Page, SearchEntry
from generator.views.record import Record
from generator.views.seeing.compare import year_pairs
from generator.views.seeing.portrait import portrait
from generator.views.seeing.versus import YearPair
from generator.views.site import Site, Summary, TermUse
from generator.views.verdict import tally


class PlaceList(Struct, frozen=True):
    """A region with its departments, each with its latest year."""

    name: str
    path: str
    departments: tuple[tuple[Link, tuple[Summary, ...]], ...]


class HomeView(Struct, frozen=True):
    """The home page, or that of a region."""

    title: str
    description: str
    places: tuple[PlaceList, ...]
    latest: tuple[Summary, ...]
    counts: tuple[Link, ...]


class DepartmentView(Struct, frozen=True):
    """A department over the years."""

    name: str
    region: str
    years: tuple[Summary, ...]
    units: tuple[str, ...]
    former_names: tuple[str, ...]
    pairs: tuple[YearPair, ...] = ()


class SiteChecksView(Struct, frozen=True):
    """How the checks of all disclosures came out."""

    summaries: tuple[Summary, ...]


class SearchView(Struct, frozen=True):
    """The page of results; ``lists`` are what there is without it."""

    lists: tuple[Link, ...]


def summarise(disclosure: Disclosure, checked: Checked, site: Site) -> Summary:
    """What the rest of the site shows of a disclosure."""
    record = Record(disclosure, checked, site)
    total, label = grand_total(disclosure, record.edition)
    glossary = next((s for s in record.sections if s.section == "glossary"), None)
    path = (
        addresses.section(disclosure, "glossary")
        if glossary
        else addresses.part(disclosure, "full")
    )
    uses = tuple(
        (
            item.term.text,
            TermUse(
                item.meaning.text,
                record.department,
                disclosure.year,
                f"{path}#{addresses.term_anchor(item.term.text)}",
            ),
        )
        for item in disclosure.definitions
    )
    return Summary(
        disclosure.region,
        disclosure.department,
        disclosure.year,
        record.department,
        disclosure.kind.value,
        record.title,
        record.path,
        registry.edition(disclosure.edition).unit,
        total,
        label,
        len(disclosure.projects),
        sum(len(project.indicators) for project in disclosure.projects),
        len(disclosure.tables),
        tally(disclosure, checked),
        len(disclosure.corrections),
        uses,
        disclosure.withdrawal is not None,
        portrait(disclosure, record.edition),
    )


def _places(site: Site, regions: tuple[str, ...]) -> tuple[PlaceList, ...]:
    return tuple(
        PlaceList(
            site.full_region_name(region),
            addresses.region(region),
            tuple(
                (Link(years[0].name, addresses.department(region, code)), years)
                for code in sorted({s.department for s in site.summaries if s.region == region})
                for years in [site.years_of(region, code)]
            ),
        )
        for region in regions
    )


def home_page(site: Site) -> Page:
    """Every department by region, what is new, how much there is."""
    regions = tuple(sorted({summary.region for summary in site.summaries}))
    latest = tuple(sorted(site.summaries, key=lambda s: (s.year, s.path), reverse=True)[:10])
    view = HomeView(site.name, site.description, _places(site, regions), latest, _counts(site))
    about = site.description or "各部门的预算、项目和绩效目标，逐字公开，可以搜索、核对和下载。"
    entry = SearchEntry(addresses.HOME, site.name, about, kind=KINDS["home"])
    return Page(addresses.HOME, "home", "", about, view, search=(entry,))


def _counts(site: Site) -> tuple[Link, ...]:
    """How much there is; each number is the remark of its link."""
    summaries = site.summaries
    numbers = (
        ("个部门", "", len({(s.region, s.department) for s in summaries})),
        ("份公开", "", len(summaries)),
        ("个项目", addresses.PROJECTS, sum(s.projects for s in summaries)),
        ("项绩效指标", addresses.INDICATORS, sum(s.indicators for s in summaries)),
    )
    return tuple(Link(unit, path, str(number)) for unit, path, number in numbers)


def region_page(site: Site, code: str) -> Page:
    """The departments of a region."""
    name = site.full_region_name(code)
    mine = tuple(s for s in site.summaries if s.region == code)
    view = HomeView(name, "", _places(site, (code,)), (), _counts(replace(site, summaries=mine)))
    path = addresses.region(code)
    about = f"{name}各部门的预算公开。"
    crumbs = (Link("首页", addresses.HOME), Link(site.region_name(code), path))
    short = site.region_name(code)
    departments = " ".join(dict.fromkeys(summary.name for summary in mine))
    entry = SearchEntry(path, name, departments, aliases=(short, code), kind=KINDS["region"])
    return Page(path, "region", name, about, view, crumbs, search=(entry,))


def department_pages(site: Site, region: str, code: str) -> Iterator[Page]:
    """The page of a department, and what leads there from its former addresses."""
    yield _department(site, region, code)
    now = addresses.department(region, code)
    for old in former_addresses(site, region, code):
        yield moved(old, now, f"{site.years_of(region, code)[0].name}历年预算公开")


def _department(site: Site, region: str, code: str) -> Page:
    years = site.years_of(region, code)
    department = site.departments.get((region, code))
    name = years[0].name
    view = DepartmentView(
        name,
        site.full_region_name(region),
        years,
        tuple(f"{u.code.text} {u.name.text}".strip() for u in department.units)
        if department
        else (),
        tuple(cell.text for cell in department.former_names) if department else (),
        year_pairs(years),
    )
    path = addresses.department(region, code)
    crumbs = (
        Link("首页", addresses.HOME),
        Link(site.region_name(region), addresses.region(region)),
        Link(name, path),
    )
    title = f"{name}{site.title_note(region, code)}历年预算公开"
    text = " ".join((view.region, code, *view.units, *(s.title for s in years)))
    aliases = (name, *view.former_names)
    entry = SearchEntry(path, title, text, aliases=aliases, kind=KINDS["department"])
    about, shown = f"{name}历年的预算公开。", year_exhibits(path, view.pairs)
    return Page(path, "department", title, about, view, crumbs, search=(entry,), exhibits=shown)


def checks_page(site: Site) -> Page:
    """How the checks of all disclosures came out."""
    crumbs = (Link("首页", addresses.HOME), Link("核对情况", addresses.CHECKS))
    about = "各部门预算公开的核对情况：核对了多少数字，发现了什么。"
    view = SiteChecksView(tuple(s for s in site.summaries if not s.withdrawn))
    return Page(addresses.CHECKS, "site_checks", "核对情况", about, view, crumbs)


def search_page() -> Page:
    """The page of results; without scripts it leads to the lists."""
    lists = (
        Link("按地区和部门查看", addresses.HOME),
        Link("全部项目", addresses.PROJECTS),
        Link("全部绩效指标", addresses.INDICATORS),
        Link("按科目看支出", addresses.SUBJECTS),
        Link("名词解释", addresses.GLOSSARY),
        Link("核对情况", addresses.CHECKS),
    )
    crumbs = (Link("首页", addresses.HOME), Link("搜索", addresses.SEARCH))
    about = "搜索各部门的预算、项目、科目和名词。"
    return Page(addresses.SEARCH, "search", "搜索", about, SearchView(lists), crumbs)
