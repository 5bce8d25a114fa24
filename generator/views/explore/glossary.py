"""The glossary: what terms mean, where departments differ, and where each is used."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.views import addresses
from generator.views.explore.all_projects import origin_cells
from generator.views.explore.gathered import Gathered
from generator.views.explore.listing import (
    FilterKind,
    ListCell,
    ListColumn,
    Listing,
    Row,
    listing,
)
from generator.views.explore.mentions import Mention
from generator.views.kinds import KINDS
from generator.views.page import Link, Page, SearchEntry, SearchLine
from generator.views.site import TermUse

TITLE = "名词解释"
_USES_SHOWN = 5
_JUMPS = 60  # more terms than these are jumped to by their first character
COLUMNS = (
    ListColumn("page", "页面", names=True, leads=True),
    ListColumn("kind", "类别", filter=FilterKind.CHOICE),
    ListColumn("department", "部门", filter=FilterKind.CHOICE),
    ListColumn("region", "地区"),
    ListColumn("year", "年度", filter=FilterKind.CHOICE),
)

Meanings = tuple[tuple[str, tuple[TermUse, ...]], ...]
Use = tuple[Gathered, Mention]


class TermEntry(Struct, frozen=True):
    """A term with its definitions, who gives each, and the first places where it is used."""

    term: str
    anchor: str
    meanings: Meanings
    uses: tuple[Link, ...]
    count: int
    path: str


class GlossaryView(Struct, frozen=True):
    """All terms; ``jumps`` leads to each of them, or to each first character."""

    terms: tuple[TermEntry, ...]
    jumps: tuple[Link, ...]


class TermView(Struct, frozen=True):
    """A term with all places where it is used."""

    term: str
    meanings: Meanings
    listing: Listing


def _meanings(uses: Sequence[TermUse]) -> Meanings:
    """Equal definitions are shown once, with all who use them."""
    meanings: dict[str, list[TermUse]] = {}
    for use in uses:
        meanings.setdefault(use.meaning, []).append(use)
    return tuple((meaning, tuple(users)) for meaning, users in meanings.items())


def term_entry(term: str, told: Sequence[TermUse], uses: Sequence[Use]) -> TermEntry:
    """A term in the glossary: what it is ``told`` to mean, and its uses, the latest year first."""
    return TermEntry(
        term,
        addresses.term_anchor(term),
        _meanings(told),
        tuple(
            Link(
                mention.title,
                mention.path,
                f"{found.origin.department_name}{found.origin.year}年",
            )
            for found, mention in uses[:_USES_SHOWN]
        ),
        len(uses),
        addresses.term(term),
    )


def glossary_page(entries: Sequence[TermEntry]) -> Page:
    """All terms."""
    path = addresses.GLOSSARY
    kind = KINDS["glossary"]
    search = [SearchEntry(path, TITLE, kind=kind)]
    search += [
        SearchEntry(
            f"{path}#{entry.anchor}",
            entry.term,
            lines=tuple(SearchLine(meaning, entry.anchor) for meaning, _ in entry.meanings),
            kind=kind,
        )
        for entry in entries
    ]
    view = GlossaryView(tuple(entries), tuple(_jumps(entries)))
    crumbs = (Link("首页", addresses.HOME), Link(TITLE, path))
    about = "预算公开中的名词、各部门的解释和用到的地方。"
    return Page(path, "glossary", TITLE, about, view, crumbs, search=tuple(search))


def _jumps(entries: Sequence[TermEntry]) -> Iterable[Link]:
    if len(entries) <= _JUMPS:
        return [Link(entry.term, f"{addresses.GLOSSARY}#{entry.anchor}") for entry in entries]
    first = {entry.term[0]: entry.anchor for entry in reversed(entries)}
    return [
        Link(character, f"{addresses.GLOSSARY}#{first[character]}") for character in sorted(first)
    ]


def term_page(term: str, told: Sequence[TermUse], uses: Sequence[Use]) -> Page:
    """A term with all its uses, the latest year first."""
    path = addresses.term(term)
    title = f"{term}：用到的地方"
    rows = [_row(found, mention) for found, mention in uses]
    view, files = listing("uses", title, "个页面", COLUMNS, rows, f"{path}rows/")
    crumbs = (
        *(Link("首页", addresses.HOME), Link(TITLE, addresses.GLOSSARY)),
        Link(term, path),
    )
    about = f"“{term}”的解释，以及各部门的预算公开在哪里用到它。"
    body = TermView(term, _meanings(told), view)
    return Page(path, "term", title, about, body, crumbs, attached=files)


def _row(found: Gathered, mention: Mention) -> Row:
    department, region, year = origin_cells(found)
    return (
        ListCell(mention.title, mention.path),
        ListCell(mention.kind),
        department,
        region,
        year,
    )
