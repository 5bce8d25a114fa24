"""All indicators of the site by group, with what is read from their values to sort by."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from operator import itemgetter

from msgspec import Struct

from generator.views import addresses
from generator.views.explore.all_projects import in_order, origin_cells
from generator.views.explore.gathered import Gathered
from generator.views.explore.listing import (
    CellKind,
    Cells,
    FilterKind,
    ListCell,
    ListColumn,
    Listing,
    Row,
    listing,
)
from generator.views.kinds import KINDS
from generator.views.page import Link, Page, SearchEntry

TITLE = "全部绩效指标"
COLUMNS = (
    ListColumn("level1", "一级指标", filter=FilterKind.CHOICE),
    ListColumn("level2", "二级指标", filter=FilterKind.CHOICE),
    ListColumn("name", "三级指标", names=True, leads=True),
    ListColumn("value", "指标值", sort=("measure", "number", "operator", "value")),
    ListColumn("operator", "方向"),
    ListColumn("number", "数值", CellKind.NUMBER),
    ListColumn("measure", "计量单位", sort=("measure", "number")),
    ListColumn("kind", "类别", filter=FilterKind.CHOICE),
    ListColumn("project", "项目"),
    ListColumn("department", "部门", filter=FilterKind.CHOICE),
    ListColumn("region", "地区"),
    ListColumn("year", "年度", filter=FilterKind.CHOICE),
)
_GROUPS_SHOWN = 40
_YEAR = next(number for number, column in enumerate(COLUMNS) if column.id == "year")


class Group(Struct, frozen=True):
    """A 一级指标 with its 二级指标, each with how many there are."""

    name: str
    count: int
    parts: tuple[tuple[str, int], ...]


class AllIndicatorsView(Struct, frozen=True):
    """The groups, the list, and where to find what the page itself does not list."""

    title: str
    groups: tuple[Group, ...]
    listing: Listing
    years: tuple[Link, ...]


def all_indicators(gathered: Iterable[Gathered]) -> Page:
    """The list of all indicators, those of a group together, the latest year first."""
    cells = Cells()
    told = [(found.origin, tuple(_rows(found, cells))) for found in gathered]  # and no more of it
    ordered = [rows for _, rows in in_order(told, itemgetter(0))]
    groups = _groups(ordered)
    rows = sorted(chain.from_iterable(ordered), key=_order(groups))  # equals stay in order
    path = addresses.INDICATORS
    view, files = listing("all", TITLE, "项指标", COLUMNS, rows, f"{path}rows/")
    years = Counter(row[_YEAR].text for found in ordered for row in found)
    links = tuple(
        Link(f"{year}年", addresses.projects_of(year), f"{count} 项指标")
        for year, count in years.items()
    )
    about = "各部门公开的全部绩效指标，按一级、二级指标排列，可以按指标值、部门和年度筛选。"
    words = " ".join(dict.fromkeys(part for g in groups for part in (g.name, *dict(g.parts))))
    return Page(
        path,
        "all_indicators",
        TITLE,
        about,
        AllIndicatorsView(TITLE, groups[:_GROUPS_SHOWN], view, links),
        (Link("首页", addresses.HOME), Link(TITLE, path)),
        search=(SearchEntry(path, TITLE, words, kind=KINDS["all_indicators"]),),
        attached=files,
    )


def _groups(ordered: Iterable[Iterable[Row]]) -> tuple[Group, ...]:
    """The groups in the order in which documents print them first."""
    counts: dict[str, Counter[str]] = {}
    for row in chain.from_iterable(ordered):
        counts.setdefault(row[0].text, Counter())[row[1].text] += 1
    return tuple(Group(name, parts.total(), tuple(parts.items())) for name, parts in counts.items())


def _order(groups: tuple[Group, ...]) -> Callable[[Row], tuple[int, int]]:
    places = {
        (group.name, part): (first, second)
        for first, group in enumerate(groups)
        for second, (part, _) in enumerate(group.parts)
    }
    return lambda row: places[row[0].text, row[1].text]


def _rows(found: Gathered, cell: Cells) -> Iterator[Row]:
    department, region, year = origin_cells(found)
    for item in found.indicators:
        yield (
            cell(item.level1),
            cell(item.level2),
            ListCell(cell(item.name).text, item.path),
            cell(item.value),
            cell(item.operator),
            cell(item.number),
            cell(item.measure),
            cell(item.kind),
            cell(item.project),
            department,
            region,
            year,
        )
