"""/subjects/: the tree of 科目, and for each who spends on it.

An address holds a code alone. Where two lists of codes use the same one, its page has a part for
each list.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from generator.views import addresses
from generator.views.explore.all_projects import origin_cells
from generator.views.explore.gathered import ListedColumn, ListedLine
from generator.views.explore.listing import (
    CellKind,
    FilterKind,
    ListCell,
    ListColumn,
    Listing,
    Pieces,
    Row,
    listing,
)
from generator.views.explore.spending import spenders_figure, year_in_short, year_said
from generator.views.explore.subject_tree import SYSTEMS, Found, Subject
from generator.views.kinds import KINDS
from generator.views.page import Link, Page, SearchEntry
from generator.views.seeing.figure import Figure

TITLE = "科目"
_FIXED = (
    ListColumn("department", "部门", names=True, filter=FilterKind.CHOICE),
    ListColumn("year", "年度", filter=FilterKind.CHOICE),
    ListColumn("table", "表", leads=True, filter=FilterKind.CHOICE),
    ListColumn("unit", "单位"),
)
_LAST = ListColumn("region", "地区")


class Relative(Struct, frozen=True):
    """A 科目 as other pages name it; ``above`` are the codes above it, the class first."""

    system: str
    code: str
    name: str
    above: tuple[str, ...]
    remark: str


Relatives = Mapping[tuple[str, str], Relative]


class SubjectPart(Struct, frozen=True):
    """A 科目 in one list of codes.

    ``sentences`` say how much of each year; ``figure`` compares the departments of the latest.
    """

    anchor: str
    system: str
    name: str
    other_names: tuple[str, ...]
    above: tuple[Link, ...]
    children: tuple[Link, ...]
    sentences: tuple[str, ...]
    figure: Figure | None
    listing: Listing


class SubjectView(Struct, frozen=True):
    """The page of a code."""

    code: str
    name: str
    parts: tuple[SubjectPart, ...]


class TreeNode(Struct, frozen=True):
    """A 科目 in the tree: its link, how much is spent on it, what stands below it."""

    link: Link
    code: str
    children: tuple["TreeNode", ...]


class SubjectsView(Struct, frozen=True):
    """The trees of all lists of codes."""

    systems: tuple[tuple[str, str, tuple[TreeNode, ...]], ...]


def relative_of(subject: Subject) -> Relative:
    """What other pages say of a 科目: how much is spent on it in the latest year."""
    years = subject.years().items()
    remark = next((f"{year}年 {year_in_short(spent)}" for year, spent in years), "")
    return Relative(subject.system, subject.code, subject.name, subject.above, remark)


def index_page(known: Relatives) -> Page:
    """The trees of all lists of codes."""
    below: dict[tuple[str, str], list[Relative]] = {}
    for relative in known.values():
        above = relative.above[-1] if relative.above else ""
        below.setdefault((relative.system, above), []).append(relative)
    systems = tuple(
        (system, label, nodes)
        for system, label in SYSTEMS.items()
        if (nodes := _nodes(below, system, ""))
    )
    path = addresses.SUBJECTS
    about = "各部门的支出按功能分类和部门经济分类科目查看：谁在这个科目上花钱，花多少。"
    crumbs = (Link("首页", addresses.HOME), Link(TITLE, path))
    entry = SearchEntry(path, TITLE, about, kind=KINDS["subjects"])
    return Page(path, "subjects", TITLE, about, SubjectsView(systems), crumbs, search=(entry,))


def _nodes(
    below: Mapping[tuple[str, str], Sequence[Relative]], system: str, above: str
) -> tuple[TreeNode, ...]:
    return tuple(
        TreeNode(_link(relative), relative.code, _nodes(below, system, relative.code))
        for relative in below.get((system, above), ())
    )


def _link(relative: Relative) -> Link:
    return Link(relative.name, addresses.subject(relative.code), relative.remark)


def subject_page(code: str, subjects: Sequence[Subject], known: Relatives) -> Page:
    """The page of a code, in each list that has it; ``known`` are those above and below."""
    path = addresses.subject(code)
    made = [_part(subject, known, path, len(subjects) > 1) for subject in subjects]
    parts = tuple(part for part, _ in made)
    name = "、".join(dict.fromkeys(part.name for part in parts))
    title = f"{code} {name}" if name != code else code
    departments = dict.fromkeys(f.origin.department_name for s in subjects for f, _ in s.lines)
    words = " ".join(
        (*(p.system for p in parts), *(n for p in parts for n in p.other_names), *departments)
    )
    return Page(
        path,
        "subject",
        title,
        f"{title}：哪些部门在这个科目上安排支出，各年多少。",
        SubjectView(code, name, parts),
        (
            *(Link("首页", addresses.HOME), Link(TITLE, addresses.SUBJECTS)),
            *(*parts[0].above, Link(title, path)),
        ),
        search=(SearchEntry(path, title, words, kind=KINDS["subject"]),),
        attached=tuple(chain.from_iterable(files for _, files in made)),
    )


def _part(
    subject: Subject, known: Relatives, path: str, several: bool
) -> tuple[SubjectPart, tuple[Pieces, ...]]:
    """One list's part; ``several`` of them keep their pieces apart."""
    columns, rows = _table(subject.lines)
    label = SYSTEMS[subject.system]
    caption = f"{subject.code} {subject.name}的各部门支出"
    view, files = listing(
        subject.system,
        caption,
        "行",
        columns,
        rows,
        f"{path}{subject.system}/" if several else f"{path}rows/",
        totalled=False,
    )
    years = subject.years()
    sentences = tuple(year_said(year, spent) for year, spent in years.items())
    latest = next(iter(years), "")
    figure = spenders_figure(subject, latest, years[latest]) if latest else None
    above = [known[subject.system, code] for code in subject.above]
    part = SubjectPart(
        subject.system,
        label,
        subject.name,
        subject.other_names,
        tuple(Link(f"{s.code} {s.name}", addresses.subject(s.code)) for s in above),
        tuple(_child(known[subject.system, code]) for code in subject.children),
        sentences,
        figure,
        view,
    )
    return part, files


def _child(relative: Relative) -> Link:
    link = _link(relative)
    return Link(f"{relative.code} {link.text}", link.path, link.remark)


def _table(lines: list[Found]) -> tuple[tuple[ListColumn, ...], list[Row]]:
    """A row for each line; the columns of all forms side by side, each figure as it is printed."""
    printed = side_by_side(line for _, line in lines)
    columns = tuple(
        ListColumn(c.id, c.label, CellKind.AMOUNT if c.money else CellKind.NUMBER) for c in printed
    )
    rows = []
    for found, line in lines:
        department, region, year = origin_cells(found)
        fixed = (department, year, ListCell(line.table_name, line.path), ListCell(line.unit))
        figures = (ListCell(line.figures.get(column.id, "")) for column in printed)
        rows.append((*fixed, *figures, region))
    return (*_FIXED, *columns, _LAST), rows


def side_by_side(lines: Iterable[ListedLine]) -> tuple[ListedColumn, ...]:
    """The columns in which any line has a figure, in the order of the forms they are from.

    A column that only a later form has follows the one that it follows there.
    """
    forms: dict[tuple[ListedColumn, ...], None] = {}
    used: set[str] = set()
    for line in lines:
        forms[line.columns] = None
        used |= line.figures.keys()
    known: dict[str, ListedColumn] = {}
    order: list[str] = []
    for columns in forms:
        after = 0
        for column in columns:
            if column.id not in known:
                known[column.id] = column
                order.insert(after, column.id)
            after = order.index(column.id) + 1
    return tuple(known[id] for id in order if id in used)
