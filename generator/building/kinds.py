"""What is made of a topic, by its kind: pages, and files that are no pages."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from operator import attrgetter
from os import fsdecode
from pathlib import Path
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.msgpack import Decoder

from generator.building.making import NAMES, TERMS
from generator.building.material import Material
from generator.model.disclosure import Department
from generator.publish.errors import explained
from generator.render.feed import PATH as FEED
from generator.render.feed import feed_xml
from generator.rule_catalogue import all_rules
from generator.search.joining import Plan, shard_groups
from generator.search.parts import Head, parts_of
from generator.search.segment import segment
from generator.views.data_page import DataTerms, Offered, data_page
from generator.views.exhibit import embeds
from generator.views.explore.all_indicators import all_indicators
from generator.views.explore.all_projects import all_projects, in_order
from generator.views.explore.gathered import Gathered
from generator.views.explore.glossary import TermEntry, glossary_page, term_entry, term_page
from generator.views.explore.subject_tree import Subject
from generator.views.explore.subjects import Relative, index_page, relative_of, subject_page
from generator.views.feed import FeedEntry
from generator.views.outline import PATH as OUTLINE
from generator.views.outline import outline, packed
from generator.views.page import Link, Page, SearchEntry
from generator.views.rule_pages import rule_index, rule_page
from generator.views.seeing.compare import compare_page
from generator.views.site import TermUse
from generator.views.site_pages import (
    checks_page,
    department_pages,
    home_page,
    region_page,
    search_page,
)
from generator.views.sitemap import sitemaps

T = TypeVar("T")
_ORIGIN = attrgetter("origin")


class Product(NamedTuple):
    """What is made: pages, other files by path, what the search needs of it; ``said`` is what the
    index is told of shards.
    """

    pages: Iterable[Page] = ()
    files: Iterable[tuple[str, bytes]] = ()
    head: Head | None = None
    pieces: Mapping[str, bytes] = {}
    said: bytes = b""


class DepartmentExtra(Struct):
    """What the page of a department knows beside its years."""

    note: str
    departments: tuple[Department, ...]


class Branch(Struct):
    """A 科目 of one list: the codes above and below, the name that the list knows, how many gifts
    are its."""

    system: str
    code: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    known: str
    count: int

    def subject(self, gifts: Iterable[Gathered]) -> Subject:
        """It with its lines, the latest year first."""
        lines = [(found, line) for found in in_order(gifts, _ORIGIN) for line in found.lines]
        return Subject(self.system, self.code, self.above, self.known, lines, list(self.below))


class SubjectExtra(Struct):
    """The parts of the page of a code, and those that these name."""

    branches: tuple[Branch, ...]
    relatives: tuple[Relative, ...]


class DataExtra(Struct):
    """What the page of the data says of the files."""

    address: str
    terms: DataTerms
    offered: dict[str, Offered]


TermGift = tuple[tuple[TermUse, ...], Gathered]


def _site_page(page: Page) -> Product:
    return Product((page, *embeds(page, page.title)))


def _home(material: Material) -> Product:
    extra, page = material.extra(DataExtra), _site_page(home_page(material.site))
    told = outline(material.site, extra.terms, extra.offered)
    return page._replace(files=((OUTLINE, packed(told)),))


def _department(material: Material) -> Product:
    extra = material.extra(DepartmentExtra)
    site = material.site_of(extra.note, extra.departments)
    pages = department_pages(site, *material.topic.words)
    return Product([shown for page in pages for shown in (page, *embeds(page, page.title))])


def relative(material: Material) -> Relative:
    """How other pages name a 科目."""
    return relative_of(material.extra(Branch).subject(material.gifts(Gathered)))


def _subject(material: Material) -> Product:
    extra, gifts = material.extra(SubjectExtra), iter(material.gifts(Gathered))
    subjects = [
        branch.subject([next(gifts) for _ in range(branch.count)]) for branch in extra.branches
    ]
    known = {(each.system, each.code): each for each in extra.relatives}
    (code,) = material.topic.words
    return Product((subject_page(code, subjects, known),))


def _subjects(material: Material) -> Product:
    found = material.extra(tuple[Relative, ...])
    return Product((index_page({(each.system, each.code): each for each in found}),))


def entry(material: Material) -> TermEntry:
    """A term as the glossary has it."""
    return _of_term(material, term_entry)


def _of_term(material: Material, make: Callable[..., T]) -> T:
    gifts: list[TermGift] = material.gifts(TermGift)  # type: ignore[arg-type]
    told = [use for uses, _ in gifts for use in uses]
    ordered = in_order((found for _, found in gifts), _ORIGIN)
    uses = [(found, mention) for found in ordered for mention in found.mentions]
    return make(*material.topic.words, told, uses)


def _rules(material: Material) -> Product:
    return Product((rule_index(material.extra(dict[str, int]), all_rules()),))


def _rule(material: Material) -> Product:
    (code,) = material.topic.words
    links = [link for given in material.gifts(tuple[Link, ...]) for link in given]
    rule = next(rule for rule in all_rules() if rule.code == code)
    return Product((rule_page(rule, links),))


def _data(material: Material) -> Product:
    extra = material.extra(DataExtra)
    return Product((data_page(material.press.common, extra.address, extra.terms, extra.offered),))


def _originals(material: Material) -> Product:
    address, _, *names = material.topic.words
    source = Path(fsdecode(material.extra(bytes))) / "source"
    return Product((), ((f"{address}/source/{name}", _read(source / name)) for name in names))


def _read(file: Path) -> bytes:
    with explained(f"读取“{file.name}”"):
        return file.read_bytes()


def _feed(material: Material) -> Product:
    settings = material.press.shell.settings
    news = material.extra(tuple[FeedEntry, ...])
    made = feed_xml(
        material.press.renderer.environment, news, settings.site_name, settings.site_url
    )
    return Product((), ((FEED, made),))


def _sitemap(material: Material) -> Product:
    address = material.press.shell.settings.site_url
    paths = chain(
        material.extra(list[str]), chain.from_iterable(map(_paths.decode, material.contents()))
    )
    return Product((), sitemaps(address, paths))


_paths = Decoder(tuple[str, ...])


class ShardsExtra(Struct):
    """The layout of the search index, which of its groups, and what the leads have for that."""

    layout: Plan
    group: int
    leads: bytes


def _shards(material: Material) -> Product:
    """A group of shards of the search index."""
    extra = material.extra(ShardsExtra)
    wanted = range(extra.group, extra.group + 1)
    (group,) = shard_groups(extra.layout, wanted, material.contents(), extra.leads)
    return Product((), group.files, said=group.digest)


def _words(material: Material) -> Product:
    """What the search is told of the pages of the site itself."""
    found = parts_of(segment(None, material.extra(tuple[SearchEntry, ...])))
    pieces = {TERMS: found.terms, NAMES: found.names}
    return Product((), found.lines, found.head, pieces)


MAKERS: Mapping[str, Callable[[Material], Product]] = {
    "home": _home,
    "region": lambda m: _site_page(region_page(m.site, *m.topic.words)),
    "department": _department,
    "checks": lambda m: _site_page(checks_page(m.site)),
    "compare": lambda m: _site_page(compare_page(m.site)),
    "search": lambda m: _site_page(search_page()),
    "projects": lambda m: Product(all_projects(m.each(Gathered))),
    "indicators": lambda m: Product((all_indicators(m.each(Gathered)),)),
    "subject": _subject,
    "subjects": _subjects,
    "term": lambda m: Product((_of_term(m, term_page),)),
    "glossary": lambda m: Product((glossary_page(m.extra(tuple[TermEntry, ...])),)),
    "rules": _rules,
    "rule": _rule,
    "data": _data,
    "words": _words,
    "shards": _shards,
    "originals": _originals,
    "shell": lambda m: Product((), m.press.shell.files.items()),
    "feed": _feed,
    "sitemap": _sitemap,
}
