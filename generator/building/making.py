"""The third step: every file of one disclosure, and what it gives to the pages of the site."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from msgspec import Raw, Struct
from msgspec.msgpack import decode, encode
from msgspec.structs import replace

from generator.building.judging import Case, Judging
from generator.building.pieces import Index, put_pieces
from generator.building.shelf import Filling, Refused, Shelf
from generator.building.telling import Near
from generator.model.disclosure import Disclosure
from generator.printing import FILE, Papers
from generator.publish import Entry, PublishError, Sealed
from generator.record_files import RecordMaker, RecordPart, pages_of
from generator.rules.engine import Checked
from generator.search.parts import Head, Parts, parts_of
from generator.store.store import Store
from generator.views import addresses
from generator.views.explore.gathered import ListedLine
from generator.views.feed import FeedEntry
from generator.views.record import Record
from generator.views.site import Site, TermUse

T = TypeVar("T")
K = TypeVar("K")
# The names of pieces; those of 科目, terms and rules have their codes behind a blank.
ANCHORS, TERMS, NAMES, INDEXED = "anchors", "search terms", "search names", "indexed"
PROJECTS, INDICATORS, SUBJECT, TERM, RULE = "projects", "indicators", "subject", "term", "rule"
Uses = tuple[TermUse, ...]


class Order(Struct, frozen=True):
    """A disclosure to be made. ``near`` is a packed ``Near``; ``key`` tells all that the outcome
    depends on. ``downloads`` is the key of the files that readers take away, ``earlier`` are the
    files of the part as they are published.
    """

    name: str
    key: str
    case: Case
    near: bytes
    downloads: str
    earlier: dict[str, Entry]


Subjects = tuple[tuple[str, str, tuple[str, ...]], ...]  # which list, a code, those above it


class Made(Struct, frozen=True):
    """What came of a disclosure. ``part`` is the digest of its files, ``subjects`` the 科目 it has
    lines of, packed, ``found`` how often each rule found something. What it gives is in ``pieces``,
    see ``given``.
    """

    part: str
    news: tuple[FeedEntry, ...]
    subjects: Raw
    found: dict[str, int]
    head: Head | None
    pieces: Index


class Making(Struct, frozen=True):
    """Makes disclosures. ``common`` is what all pages share; ``papers`` knows their PDFs. With
    ``halved`` another process makes every other page of each."""

    judging: Judging
    maker: RecordMaker
    common: Site
    shelf: Shelf
    papers: Papers
    halved: bool = False

    def __call__(self, order: Order) -> tuple[Made, Sealed] | Refused:
        """Put every file of a disclosure into the release."""
        filling = self.shelf.part(order.earlier)
        try:
            record, checked = self.judging.public(order.case)
            part = self._fill(order, record, checked, filling)
        except PublishError as error:
            return Refused(error.kind, str(error))
        found = parts_of(part.segment) if part.segment else None
        for path, content in found.lines if found else ():
            filling.put(path, content)
        done, anchors = filling.done()
        store = self.judging.reading.store
        beside = {ANCHORS: encode(anchors)}
        return told(part, found, done.digest, store, order.key, beside), done

    def _fill(
        self, order: Order, record: Disclosure, checked: Checked, filling: Filling
    ) -> RecordPart:
        near = decode(order.near, type=Near)
        pdf = addresses.file(record, FILE)
        whole = Record(record, checked, near.site(self.common, self.judging.reading.store, pdf))
        part = self.maker.make(whole, filling.put, partial(filling.put_all, halved=self.halved))
        if near.printed:
            filling.put(pdf, self.papers.paper(whole))
        return part


class Giving(Struct, frozen=True):
    """Tells the site of disclosures, and makes no file of theirs: what a preview goes on from."""

    judging: Judging
    maker: RecordMaker
    common: Site

    def __call__(self, order: Order) -> Made:
        """What a disclosure gives."""
        part = self.part(order)
        found = parts_of(part.segment) if part.segment else None
        return told(part, found, "", self.judging.reading.store, order.key, {})

    def part(self, order: Order) -> RecordPart:
        """The same, as it is before it is cut into pieces."""
        record = self.record(order)
        return self.maker.told(record, tuple(pages_of(record)))

    def record(self, order: Order) -> Record:
        """A disclosure with what its pages know of the site."""
        near = decode(order.near, type=Near)
        record, checked = self.judging.public(order.case)
        return Record(record, checked, near.site(self.common, self.judging.reading.store, ""))


def told(
    part: RecordPart,
    found: Parts | None,
    digest: str,
    store: Store,
    key: str,
    beside: Mapping[str, bytes],
) -> Made:
    """The card of a disclosure; ``found`` is what the search is told, what it gives is kept."""
    pieces = {**{name: encode(value) for name, value in given(part)}, **beside}
    if found:
        pieces |= {TERMS: found.terms, NAMES: found.names}
    return Made(
        digest,
        part.news,
        _subjects(part.gathered.lines),
        {code: len(links) for code, links in part.found.items()},
        found.head if found else None,
        put_pieces(store, key, pieces),
    )


def _subjects(lines: Iterable[ListedLine]) -> Raw:
    return Raw(encode(tuple(dict.fromkeys((each.system, each.code, each.above) for each in lines))))


def given(part: RecordPart) -> Iterator[tuple[str, Any]]:
    """What a disclosure gives to pages of the site, by the page it is for; to the map of the site
    the addresses that search engines may list.

    Of what was gathered each page gets what it lists: the projects, the indicators, the lines of a
    科目; a term its meanings here and where it is used.
    """
    yield INDEXED, part.indexed
    whole = part.gathered
    bare = replace(whole, projects=(), indicators=(), lines=(), mentions=())
    if whole.projects:
        yield PROJECTS, replace(bare, projects=whole.projects)
    if whole.indicators:
        yield INDICATORS, replace(bare, indicators=whole.indicators)
    for (system, code), lines in _grouped(whole.lines, lambda line: (line.system, line.code)):
        yield f"{SUBJECT} {system} {code}", replace(bare, lines=lines)
    uses = dict(_grouped(part.uses, lambda pair: pair[0]))
    mentions = dict(_grouped(whole.mentions, lambda mention: mention.term))
    for term in dict.fromkeys((*uses, *mentions)):
        meanings = tuple(use for _, use in uses.get(term, ()))
        yield f"{TERM} {term}", (meanings, replace(bare, mentions=mentions.get(term, ())))
    for rule, links in part.found.items():
        yield f"{RULE} {rule}", links


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, tuple[T, ...]]]:
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return ((name, tuple(group)) for name, group in groups.items())
