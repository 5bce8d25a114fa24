"""The search index of a site, from what its parts give: leads, shards, and what names them."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.msgpack import encode
from msgspec.structs import replace

from generator.building.kinds import ShardsExtra
from generator.building.making import NAMES, TERMS
from generator.building.material import Topic
from generator.building.memory import Memory
from generator.building.pieces import Index, Piece, part_of, read_piece
from generator.model.words import Words
from generator.search.index import shared_files
from generator.search.joining import Leads, Plan, leads_key, leads_of, plan
from generator.search.parts import Head
from generator.store.store import Store, digest


class Speaker(Struct, frozen=True):
    """What has words in the index: a disclosure, or the site itself."""

    key: str
    head: Head
    terms: Piece
    names: Piece

    @classmethod
    def of(cls, key: str, head: Head, pieces: Index) -> "Speaker":
        """One whose words are among its pieces."""
        found = pieces.all()
        return cls(key, head, found[TERMS], found[NAMES])


class Searching(Struct, frozen=True, dict=True):
    """The index of a site. ``words`` are the lists that searching needs."""

    speakers: Sequence[Speaker]
    words: Words
    memory: Memory
    store: Store

    @cached_property
    def layout(self) -> Plan:
        """How the index is laid out."""
        return plan([speaker.head for speaker in self.speakers], self._leads)

    def topics(self, shared: str) -> list[Topic]:
        """A topic for each group of shards, without its gifts; ``shared`` is what all are made
        from alike."""
        keys = (digest((shared.encode(), key.encode())) for key in self.layout.keys)
        return [
            Topic(f"=shards/{number:03}", key, "shards", (str(number),))
            for number, key in enumerate(keys)
        ]

    def filled(self, topic: Topic) -> Topic:
        """A topic with its gifts."""
        group = int(topic.words[0])
        wanted = range(group, group + 1)
        gifts = tuple(
            (each.key, part_of(each.terms, self.layout.extent(each.head.buckets, wanted)))
            for each in self.speakers
        )
        leads = self._leads.terms[self.layout.extent(self._leads.buckets, wanted)]
        return replace(topic, gifts=gifts, extra=encode(ShardsExtra(self.layout, group, leads)))

    def site_files(self, said: Iterable[bytes]) -> Iterable[tuple[str, bytes]]:
        """What a browser reads first; ``said`` is what each group of shards said of itself."""
        heads = [speaker.head for speaker in self.speakers]
        everyday, asked = self.words.everyday, self.words.asked
        return shared_files(self.layout.shards, heads, said, everyday, asked)

    @cached_property
    def _leads(self) -> Leads:
        key = leads_key((speaker.head for speaker in self.speakers), self.words.everyday)
        return self.memory.once("leads", key, self._make_leads, Leads)

    def _make_leads(self) -> Leads:
        names = (read_piece(self.store, s.key, s.names) for s in self.speakers)
        return leads_of((content for content in names if content), self.words.everyday)
