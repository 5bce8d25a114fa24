"""The third step: every file of one disclosure, and what it gives to the pages of the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import Raw, Struct
from msgspec.msgpack import decode, encode
from msgspec.structs import replace

from generator.building.judging import Case, Judging
from generator.building.pieces import Index, put_pieces
from generator.building.shelf import Put, Refused, Shelf
from generator.building.telling import Near
from generator.load.coherence import published_sources
from generator.model.disclosure import Disclosure
from generator.printing import Papers
from generator.publish import Entry, Part, PublishError
from generator.record_files import RecordMaker, RecordPart
from generator.rules.engine import Checked
from generator.search.parts import Head, parts_of
from generator.views import addresses
from generator.views.explore.gathered import Gathered
from generator.views.feed import FeedEntry
from generator.views.site import Site


@dataclass(frozen=True)
class Order:
    """A disclosure to be made. ``near`` is a packed ``Near``; ``key`` tells all that the outcome
    depends on. ``earlier`` are the files of the part as they are published.
    """

    name: str
    key: str
    case: Case
    near: bytes
    earlier: dict[str, Entry]


class Made(Struct, frozen=True):
    """What came of a disclosure. ``part`` is the digest of its files, ``indexed`` the addresses that
    search engines may list, ``subjects`` the 科目 it has lines of with the codes above each,
    ``found`` how often each rule found something. What it gives is in ``pieces``, see ``given``.
    """

    part: str
    indexed: tuple[str, ...]
    news: tuple[FeedEntry, ...]
    subjects: tuple[tuple[str, str, tuple[str, ...]], ...]
    found: dict[str, int]
    head: Head | None
    pieces: Index


@dataclass(frozen=True)
class Making:
    """Makes disclosures. ``common`` is what all pages share; ``papers`` knows their PDFs."""

    judging: Judging
    maker: RecordMaker
    common: Site
    shelf: Shelf
    papers: Papers

    def __call__(self, order: Order) -> tuple[Made, Part] | Refused:
        """Put every file of a disclosure into the release."""
        filling = self.shelf.part(order.earlier)
        try:
            record, checked = self.judging.public(order.case)
            part = self._fill(order, record, checked, filling.put)
        except PublishError as error:
            return Refused(error.kind, str(error))
        done, anchors = filling.done()
        head, pieces = searched(part)
        pieces |= {name: encode(value) for name, value in given(part)}
        pieces["anchors"] = encode(anchors)
        store = self.judging.reading.store
        return Made(
            done.digest,
            part.indexed,
            part.news,
            tuple((line.system, line.code, line.above) for line in part.gathered.lines),
            {code: len(links) for code, links in part.found.items()},
            head,
            put_pieces(store, order.key, pieces),
        ), done

    def _fill(self, order: Order, record: Disclosure, checked: Checked, put: Put) -> RecordPart:
        near = decode(order.near, type=Near)
        pdf = addresses.file(record, "disclosure.pdf")
        site = near.site(self.common, pdf)
        part = msgspec_replace(self.maker, site).make(record, checked, put)
        if near.printed:
            put(pdf, self.papers.paper(record, site))
        if record.withdrawal is None:
            folder = order.case.folder.place.path
            for path in published_sources(folder, record.source.file.text):
                put(addresses.file(record, f"source/{path.name}"), path.read_bytes())
        return part
