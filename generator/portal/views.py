"""The pages of a portal, from the summaries of its members."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.portal.settings import Member, Settings
from generator.views import addresses
from generator.views.data_page import size_text
from generator.views.meta import Meta
from generator.views.outline import Department, Outline, Region
from generator.views.page import Link, Page
from generator.views.site_pages import SearchView

CATALOGUE, TABLE = f"{addresses.DATA}sites.json", f"{addresses.DATA}disclosures.csv"
Told = Sequence[tuple[Member, Outline]]


class SiteLine(Struct, frozen=True):
    """A member on the home page: its regions here, what it has."""

    name: str
    address: str
    about: str
    facts: tuple[str, ...]
    regions: tuple[Link, ...]


class HomeView(Struct, frozen=True):
    """The home page."""

    title: str
    description: str
    counts: tuple[Link, ...]
    sites: tuple[SiteLine, ...]


class YearLink(Struct, frozen=True):
    """A disclosure, at its member."""

    year: str
    title: str
    address: str


class DepartmentLine(Struct, frozen=True):
    """A department, at its member, with its disclosures and the total of the latest one."""

    name: str
    address: str
    years: tuple[YearLink, ...]
    label: str
    total: Decimal | None
    unit: str
    withdrawn: bool


class RegionView(Struct, frozen=True):
    """The departments of a region, by member."""

    title: str
    sites: tuple[tuple[Link, tuple[DepartmentLine, ...]], ...]


class FileLink(Struct, frozen=True):
    """A file of a member."""

    name: str
    address: str
    about: str


class DataLine(Struct, frozen=True):
    """The files of a member, and on which terms they may be used."""

    name: str
    address: str
    licence: str
    licence_url: str
    changed: str
    files: tuple[FileLink, ...]


class DataView(Struct, frozen=True):
    """The page of the data."""

    files: tuple[Link, ...]
    sites: tuple[DataLine, ...]


def portal_pages(settings: Settings, told: Told) -> Iterator[Page]:
    """Every page of a portal."""
    home = Link("首页", addresses.HOME)
    about = settings.about or "各地部门的预算、项目和绩效目标，一处搜索，逐条指到原来的网站。"
    lines = tuple(_site(*each) for each in told)
    view = HomeView(settings.name, about, _counts(told), lines)
    yield _page(Page(addresses.HOME, "portal", "", about, view))
    for code in sorted({region.code for _, each in told for region in each.regions}):
        yield _region(code, told, home)
    crumbs = (home, Link("搜索", addresses.SEARCH))
    lists = (Link("按地区和部门查看", addresses.HOME), Link("数据", addresses.DATA))
    words = "搜索各网站上部门的预算、项目、科目和名词。"
    yield _page(Page(addresses.SEARCH, "search", "搜索", words, SearchView(lists), crumbs))
    own = (
        Link("全部公开", TABLE, "每份公开一行：地区、部门、年度、总额、网址（CSV）"),
        Link("全部网站和文件", CATALOGUE, "各网站的数据文件和网址，供程序读取（JSON）"),
    )
    data = DataView(own, tuple(_data(*each) for each in told))
    crumbs = (home, Link("数据", addresses.DATA))
    words = "各网站预算数据的下载。"
    yield _page(Page(addresses.DATA, "portal_data", "数据", words, data, crumbs))


def _page(page: Page) -> Page:
    return replace(page, meta=Meta(feed=False))


def _counts(told: Told) -> tuple[Link, ...]:
    regions = [region for _, each in told for region in each.regions]
    departments = [(r.code, d) for r in regions for d in r.departments]
    years = [year for _, department in departments for year in department.years]
    numbers = (
        ("个网站", len(told)),
        ("个地区", len({region.code for region in regions})),
        ("个部门", len({(code, department.code) for code, department in departments})),
        ("份公开", len(years)),
        ("个项目", sum(year.projects for year in years)),
        ("项绩效指标", sum(year.indicators for year in years)),
    )
    return tuple(Link(unit, "", str(number)) for unit, number in numbers)


def _site(member: Member, told: Outline) -> SiteLine:
    departments = [department for region in told.regions for department in region.departments]
    every = [year.year for department in departments for year in department.years]
    span = f"{min(every)}年" if len(set(every)) == 1 else ""
    span = span or (f"{min(every)}—{max(every)}年" if every else "")
    changed = f"最近公开或更正 {told.changed}" if told.changed else ""
    facts = (f"{len(departments)} 个部门", f"{len(every)} 份公开", span, changed)
    links = (Link(r.full, addresses.region(r.code), str(len(r.departments))) for r in told.regions)
    shown = tuple(fact for fact in facts if fact)
    return SiteLine(member.name, member.address, told.description, shown, tuple(links))


def _region(code: str, told: Told, home: Link) -> Page:
    found = [(m, r) for m, each in told for r in each.regions if r.code == code]
    name = found[0][1].full
    sites = tuple(
        (Link(member.name, f"{member.address}{region.path}"), _departments(member, region))
        for member, region in found
    )
    path = addresses.region(code)
    view, crumbs = RegionView(name, sites), (home, Link(found[0][1].name, path))
    return _page(Page(path, "portal_region", name, f"{name}各部门的预算公开。", view, crumbs))


def _departments(member: Member, region: Region) -> tuple[DepartmentLine, ...]:
    return tuple(_department(member, department) for department in region.departments)


def _department(member: Member, told: Department) -> DepartmentLine:
    latest = told.years[0]
    return DepartmentLine(
        told.name,
        f"{member.address}{told.path}",
        tuple(YearLink(y.year, y.title, f"{member.address}{y.path}") for y in told.years),
        latest.label,
        Decimal(latest.total) if latest.total else None,
        latest.unit,
        latest.withdrawn,
    )


def _data(member: Member, told: Outline) -> DataLine:
    files = (
        FileLink(
            file.path.removeprefix(addresses.DATA),
            f"{member.address}{file.path}",
            f"{size_text(file.size)}，{file.rows:,} 行" if file.rows else size_text(file.size),
        )
        for file in told.files
    )
    own = f"{member.address}{addresses.DATA}"
    terms = (told.licence, told.licence_url, told.changed)
    return DataLine(member.name, own, *terms, tuple(files))
