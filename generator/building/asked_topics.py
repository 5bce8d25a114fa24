"""The topics of a site whose files are made when they are asked for, by where their files lie."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.building.commission import Commission, Scene
from generator.building.gathering import (
    data_extra,
    layout_of,
    own_words,
    searching_of,
    site_map,
    site_topics,
)
from generator.building.kinds import MAKERS
from generator.building.layout import Layout
from generator.building.making import Giving, Made
from generator.building.material import Material, Press, Topic
from generator.building.memory import Memory
from generator.building.pieces import has_pieces, put_pieces
from generator.building.searching import Speaker
from generator.building.topics import Gleaning, Told, told
from generator.bulk_downloads import Bulk
from generator.render.feed import PATH as FEED
from generator.store.store import digest
from generator.views import addresses, rule_pages
from generator.views.page import SearchEntry
from generator.views.sitemap import BEGUN as SITEMAPS
from generator.views.sitemap import PATH as SITEMAP

# Where the files of a topic lie, by its kind and what it is of.
_PLACES: Mapping[str, Callable[..., str]] = {
    "home": lambda: addresses.HOME,
    "region": addresses.region,
    "department": addresses.department,
    "checks": lambda: addresses.CHECKS,
    "compare": lambda: addresses.COMPARE,
    "search": lambda: addresses.SEARCH,
    "data": lambda: addresses.DATA,
    "originals": lambda address, *_: f"{address}/source/",
    "projects": lambda: addresses.PROJECTS,
    "indicators": lambda: addresses.INDICATORS,
    "subjects": lambda: addresses.SUBJECTS,
    "subject": addresses.subject,
    "glossary": lambda: addresses.GLOSSARY,
    "term": addresses.term,
    "rules": lambda: rule_pages.INDEX,
    "rule": rule_pages.rule_path,
    "feed": lambda: FEED,
    "sitemap": lambda: SITEMAP,
}


def by_place(topics: Iterable[Topic]) -> dict[str, Topic]:
    """Topics by where their files lie."""
    return {_PLACES[topic.kind](*topic.words): topic for topic in topics if topic.kind in _PLACES}


def _told(material: Material) -> Told:
    """What is told of a topic; no page is rendered for it."""
    return told(MAKERS[material.topic.kind](material).pages)


class AskedTopics(Struct, frozen=True, dict=True):
    """Topics that are made of what disclosures give, which is asked of all when the first of these
    is asked for, and kept for the next time."""

    given: Commission
    scene: Scene
    giving: Giving
    press: Press

    @cached_property
    def by_place(self) -> dict[str, Topic]:
        """The topics by where their files lie."""
        return by_place(self._topics)

    def at(self, place: str) -> Topic | None:
        """The topic whose files lie at a place. The map of the site lists all pages of all others,
        which are gone through for it alone."""
        topic = self._map if place.startswith(SITEMAPS) else self.by_place.get(place)
        return self._layout.filled(topic) if topic else None

    @cached_property
    def index(self) -> dict[str, bytes]:
        """Every file of the search index but the lines of disclosures."""
        layout, store = self._layout, self.given.project.store
        own = own_words(self.given, layout, self.entries)
        made = MAKERS["words"](self.press.material(own))
        assert made.head is not None
        speaker = Speaker.of(own.key, made.head, put_pieces(store, own.key, made.pieces))
        searching = searching_of(self.given, layout, speaker)
        files, said = dict(made.files), []
        for topic in searching.topics(layout.shared):
            shards = MAKERS["shards"](self.press.material(searching.filled(topic)))
            files |= shards.files
            said.append(shards.said)
        return files | dict(searching.site_files(said))

    @property
    def entries(self) -> list[SearchEntry]:
        """What the search is told of the pages of all topics."""
        return [entry for each in self._told for entry in each.entries]

    @cached_property
    def _layout(self) -> Layout:
        return layout_of(self.given, self.scene, self._made)

    @cached_property
    def _made(self) -> list[tuple[str, Made]]:
        given, memory = self.given, Memory(self.given.project.store, "given")
        # The pieces of a build hold more, under the keys that these would have.
        orders = [
            replace(order, key=digest((b"given", order.key.encode())))
            for order in given.orders(self.scene, given.shown)
        ]
        store = given.project.store
        made = memory.through(
            *("given", orders, self.giving, Made, given.workers),
            good=lambda order, card: has_pieces(store, order.key, card.pieces.size),
        )
        memory.save()
        return [(order.key, card) for order, card in zip(orders, made, strict=True)]

    @cached_property
    def _topics(self) -> tuple[Topic, ...]:
        layout = self._layout
        data = data_extra(self.given, layout.neighbours, Bulk())
        return tuple(site_topics(self._remembering("topics"), layout, self.press, data))

    @cached_property
    def _told(self) -> list[Told]:
        given = self._remembering("told")
        found = given.memory.through(
            *("told", self._topics, Gleaning(self.press, _told), Told, given.workers),
            filled=self._layout.filled,
        )
        given.memory.save()
        return found

    @property
    def _map(self) -> Topic:
        indexed = (path for each in self._told for path in each.indexed)
        return site_map(self.given, self._layout, indexed)

    def _remembering(self, name: str) -> Commission:
        return replace(self.given, memory=Memory(self.given.project.store, name))
