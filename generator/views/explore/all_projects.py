"""All projects of the site: one list to sort and filter, and plain pages by year."""

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import TypeVar

from msgspec import Struct

from generator.flat.origin import Origin
from generator.model.units import Sum, sum_of
from generator.views import addresses
from generator.views.explore.gathered import Gathered
from generator.views.explore.listing import (
    CellKind,
    FilterKind,
    ListCell,
    ListColumn,
    Listing,
    Row,
    listing,
    pages_of,
)
from generator.views.kinds import KINDS
from generator.views.page import Link, Page, SearchEntry

T = TypeVar("T")
TITLE = "全部项目"
COLUMNS = (
    ListColumn("name", "项目名称", names=True, leads=True),
    ListColumn("budget", "预算数", CellKind.AMOUNT, filter=FilterKind.RANGE),
    ListColumn("unit", "单位"),
    ListColumn("department", "部门", filter=FilterKind.CHOICE),
    ListColumn("region", "地区"),
    ListColumn("year", "年度", filter=FilterKind.CHOICE),
    ListColumn("share", "占本部门项目", CellKind.NUMBER),
    ListColumn("indicators", "指标数", CellKind.NUMBER),
)
_BUDGET, _UNIT, _YEAR = 1, 2, 5


class AllProjectsView(Struct, frozen=True):
    """The list, and links to the plain pages of each year with what they hold."""

    title: str
    listing: Listing
    years: tuple[Link, ...]


class ProjectsOfYearView(Struct, frozen=True):
    """One page of the projects of a year, without a script to sort them; the others beside it."""

    title: str
    listing: Listing
    count: int
    sum: Sum
    pages: tuple[Link, ...]
    all: Link


def all_projects(gathered: Iterable[Gathered]) -> Iterator[Page]:
    """The list of all and the pages of each year."""
    told = [(found.origin, tuple(_rows(found))) for found in gathered]  # and no more of it
    rows = [row for _, found in in_order(told, itemgetter(0)) for row in found]
    years: dict[str, list[Row]] = {}
    for row in rows:
        years.setdefault(row[_YEAR].text, []).append(row)
    yield _all(rows, years)
    for year, mine in years.items():
        yield from _of_year(year, mine)


def in_order(found: Iterable[T], origin: Callable[[T], Origin]) -> list[T]:
    """By ``origin``, the latest year first, then by region and department."""
    by_place = sorted(found, key=lambda each: (origin(each).region, origin(each).department))
    return sorted(by_place, key=lambda each: origin(each).year, reverse=True)


def origin_cells(found: Gathered) -> tuple[ListCell, ListCell, ListCell]:
    """Department, region and year of a disclosure, linked to where each is shown."""
    origin = found.origin
    return (
        ListCell(origin.department_name, found.department_path),
        ListCell(origin.region_name),
        ListCell(origin.year),
    )


def _rows(found: Gathered) -> Iterator[Row]:
    department, region, year = origin_cells(found)
    for project in found.projects:
        yield (
            ListCell(project.name, project.path),
            ListCell(project.budget),
            ListCell(project.unit),
            department,
            region,
            year,
            ListCell(project.share),
            ListCell(str(project.indicators)),
        )


def _all(rows: list[Row], years: dict[str, list[Row]]) -> Page:
    path = addresses.PROJECTS
    view, files = listing("all", TITLE, "个项目", COLUMNS, rows, f"{path}rows/")
    links = tuple(
        Link(f"{year}年", addresses.projects_of(year), f"{len(mine)} 个项目")
        for year, mine in years.items()
    )
    about = "各部门公开的全部项目：名称、部门、年度、预算数和指标数，可以排序和筛选。"
    words = f"{about} {' '.join(link.text for link in links)}"
    entry = SearchEntry(path, TITLE, words, kind=KINDS["all_projects"])
    return Page(
        path,
        "all_projects",
        TITLE,
        about,
        AllProjectsView(TITLE, view, links),
        (Link("首页", addresses.HOME), Link(TITLE, path)),
        search=(entry,),
        attached=files,
    )


def _of_year(year: str, rows: list[Row]) -> Iterator[Page]:
    pages = list(pages_of(rows))
    whole = sum_of((row[_BUDGET].text, row[_UNIT].text) for row in rows)
    links = tuple(
        Link(f"第 {n} 页", addresses.projects_of(year, n)) for n in range(1, len(pages) + 1)
    )
    for number, shown in enumerate(pages, 1):
        path = addresses.projects_of(year, number)
        title = f"{year}年全部项目" + (f"（第 {number} 页）" if number > 1 else "")
        view, _ = listing("year", title, "个项目", COLUMNS, shown, "", totalled=False)
        others = tuple(Link(k.text, k.path, current=k.path == path) for k in links)
        body = ProjectsOfYearView(
            title, view, len(rows), whole, others if len(links) > 1 else (), _filtered(year)
        )
        crumbs = (
            *(Link("首页", addresses.HOME), Link(TITLE, addresses.PROJECTS)),
            Link(title, path),
        )
        yield Page(path, "projects_of_year", title, f"{title}，各部门公开的预算数。", body, crumbs)


def _filtered(year: str) -> Link:
    return Link("在全部项目中排序、筛选", addresses.PROJECTS, f"?year={year}")
