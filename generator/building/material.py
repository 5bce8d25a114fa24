"""A topic of the whole site, which is made of what many disclosures give, and that at hand.

The key of a topic tells what is given to it: its pages are the same as long as that is.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field
from msgspec.msgpack import Decoder, decode
from msgspec.structs import replace

from generator.building.pieces import Gift, read_gift
from generator.building.telling import summaries
from generator.model.disclosure import Department
from generator.project import Project
from generator.publish import Entry
from generator.render.environment import make_environment
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.store.store import Store
from generator.views.site import Site

T = TypeVar("T")


class Topic(Struct, frozen=True):
    """A topic to be made. ``name`` is that of its part of the release, ``kind`` says what is made
    of ``words`` (a code, a term …), of the summaries of ``years``, of ``gifts``, and of
    ``extra``, packed as its kind knows. ``names`` are those of the gifts, which are brought where
    it has to be made. ``earlier`` are its files as they are published.
    """

    name: str
    key: str
    kind: str
    words: tuple[str, ...] = ()
    years: tuple[Gift, ...] = ()
    names: tuple[str, ...] = ()
    gifts: tuple[Gift, ...] = ()
    extra: bytes = b""
    earlier: dict[str, Entry] = field(default_factory=dict)


class Press(Struct, frozen=True, dict=True):
    """What pages of topics are made with; ``common`` is what all of them share."""

    project: Project
    common: Site
    shell: Shell

    def material(self, topic: Topic) -> "Material":
        """What a topic is made of."""
        return Material(topic, self)

    @cached_property
    def renderer(self) -> PageRenderer:
        """Made where it is used: what has been compiled does not travel to other processes."""
        settings = self.shell.settings
        environment = make_environment(self.project.templates, self.project.compiled)
        return PageRenderer(environment, settings.site_name, settings.site_url)


class Material(Struct, frozen=True):
    """A topic with what it is made of at hand."""

    topic: Topic
    press: Press

    def gifts(self, type: type[T]) -> list[T]:
        """What is given, in the order of the disclosures."""
        return list(self.each(type))

    def each(self, type: type[T]) -> Iterator[T]:
        """The same, one at a time in memory."""
        decoder = Decoder(type)
        return map(decoder.decode, self.contents())

    def contents(self) -> Iterator[bytes]:
        """The same, packed."""
        return (read_gift(self._store, gift) for gift in self.topic.gifts)

    @property
    def _store(self) -> Store:
        return self.press.project.store

    def extra(self, type: type[T]) -> T:
        """What is told beside."""
        return decode(self.topic.extra, type=type)

    @property
    def site(self) -> Site:
        """The site as far as its summaries are given."""
        return replace(self.press.common, summaries=summaries(self._store, self.topic.years))

    def site_of(self, note: str, departments: Sequence[Department]) -> Site:
        """The same with what is known of one department."""
        known = {(each.region, each.code): each for each in departments}
        return replace(self.site, note=note, departments=known)
