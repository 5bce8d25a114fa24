"""The fourth step: every file of a topic of the whole site."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.msgpack import encode

from generator.building.kinds import MAKERS
from generator.building.making import ANCHORS
from generator.building.material import Material, Press, Topic
from generator.building.pieces import Index, put_pieces
from generator.building.shelf import Refused, Shelf
from generator.publish import PublishError, Sealed
from generator.render.attachments import to_json
from generator.search.parts import Head
from generator.views.page import Page, SearchEntry

T = TypeVar("T")


class TopicMade(Struct, frozen=True):
    """What came of a topic. ``part`` is the digest of its files, ``indexed`` the addresses that
    search engines may list, ``entries`` what the search is told of them; of the words of the whole
    site there is a ``head``, of shards what is ``said`` of them.
    """

    part: str
    indexed: tuple[str, ...] = ()
    entries: tuple[SearchEntry, ...] = ()
    head: Head | None = None
    pieces: Index = Index()
    said: bytes = b""


class TopicMaking(Struct, frozen=True):
    """Makes topics."""

    press: Press
    shelf: Shelf

    def __call__(self, topic: Topic) -> tuple[TopicMade, Sealed] | Refused:
        """Put every file of a topic into the release."""
        filling = self.shelf.part(topic.earlier)
        press = self.press
        try:
            made = MAKERS[topic.kind](press.material(topic))
            pages = tuple(made.pages)
            for page in pages:
                filling.put(f"{page.path}index.html", press.renderer.whole_page(page, press.shell))
                for file in page.attachments:
                    filling.put(file.path, to_json(file))
            for path, content in made.files:
                filling.put(path, content)
        except PublishError as error:
            return Refused(error.kind, str(error))
        part, anchors = filling.done()
        pieces = {**made.pieces, ANCHORS: encode(anchors)}
        others = told(pages)
        return TopicMade(
            part.digest,
            others.indexed,
            others.entries,
            made.head,
            put_pieces(press.project.store, topic.key, pieces),
            made.said,
        ), part


class Told(Struct, frozen=True):
    """What is told of a topic: the addresses that search engines may list, what the search says."""

    indexed: tuple[str, ...]
    entries: tuple[SearchEntry, ...]


def told(pages: Iterable[Page]) -> Told:
    """What the rest of the site is told of pages; nothing of those that only lead elsewhere."""
    shown = [page for page in pages if page.kind != "moved"]
    indexed = tuple(page.path for page in shown if page.meta.indexed)
    return Told(indexed, tuple(entry for page in shown for entry in page.search))


class Gleaning(Struct, Generic[T], frozen=True):
    """Tells of a topic what others need to know of it, and makes no file."""

    press: Press
    glean: Callable[[Material], T]

    def __call__(self, topic: Topic) -> T:
        """What is told."""
        return self.glean(self.press.material(topic))
