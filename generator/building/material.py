"""A topic of the whole site, which is made of what many disclosures give, and that at hand.

The key of a topic tells what is given to it: its pages are the same as long as that is.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from msgspec import Raw, Struct, field
from msgspec.msgpack import decode
from msgspec.structs import replace

from generator.building.pieces import Piece, read_piece
from generator.building.telling import summaries
from generator.model.disclosure import Department
from generator.project import Project
from generator.publish import Entry, PublishError
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.store.store import Store
from generator.views.site import Site

T = TypeVar("T")
Gift = tuple[str, Piece]  # a piece, and the key of the disclosure that gives it


class Press(Protocol):
    """What renders pages, and whose files it may read."""

    @property
    def project(self) -> Project:
        """The project."""

    @property
    def renderer(self) -> PageRenderer:
        """The renderer, made when it is needed."""


class Topic(Struct, frozen=True):
    """A topic to be made. ``name`` is that of its part of the release, ``kind`` says what is made
    of ``words`` (a code, a term …), of the packed ``years`` (summaries), of ``gifts``, and of
    ``extra``, packed as its kind knows. ``earlier`` are its files as they are published.
    """

    name: str
    key: str
    kind: str
    words: tuple[str, ...] = ()
    years: tuple[Raw, ...] = ()
    gifts: tuple[Gift, ...] = ()
    extra: bytes = b""
    earlier: dict[str, Entry] = field(default_factory=dict)


class Material(Struct, frozen=True):
    """A topic with what it is made of at hand."""

    topic: Topic
    common: Site
    store: Store
    shell: Shell
    press: Press

    def gifts(self, type: type[T]) -> list[T]:
        """What is given, in the order of the disclosures."""
        return [decode(content, type=type) for content in self.contents()]

    def contents(self) -> Iterator[bytes]:
        """The same, packed."""
        for key, piece in self.topic.gifts:
            content = read_piece(self.store, key, piece)
            if content is None:
                words = "构建的中间结果读不回来：请检查 .cache 所在磁盘的空间和权限，再构建一次。"
                raise PublishError("io", words)
            yield content

    def extra(self, type: type[T]) -> T:
        """What is told beside."""
        return decode(self.topic.extra, type=type)

    @property
    def site(self) -> Site:
        """The site as far as its summaries are given."""
        return replace(self.common, summaries=summaries(self.topic.years))

    def site_of(self, note: str, departments: Sequence[Department]) -> Site:
        """The same with what is known of one department."""
        known = {(each.region, each.code): each for each in departments}
        return replace(self.site, note=note, departments=known)
