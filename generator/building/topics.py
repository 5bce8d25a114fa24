"""The fourth step: every file of a topic of the whole site."""

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.msgpack import encode

from generator.building.kinds import MAKERS
from generator.building.making import ANCHORS
from generator.building.material import Material, Topic
from generator.building.pieces import Index, put_pieces
from generator.building.shelf import Refused, Shelf
from generator.project import Project
from generator.publish import Part, PublishError
from generator.render.attachments import to_json
from generator.render.environment import make_environment
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.search.parts import Head
from generator.store.store import Store
from generator.views.page import SearchEntry
from generator.views.site import Site

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
    pieces: Index = {}
    said: bytes = b""


class TopicMaking(Struct, frozen=True, dict=True):
    """Makes topics. ``common`` is what all pages share."""

    store: Store
    common: Site
    shell: Shell
    project: Project
    shelf: Shelf

    def __call__(self, topic: Topic) -> tuple[TopicMade, Part] | Refused:
        """Put every file of a topic into the release."""
        filling = self.shelf.part(topic.earlier)
        material = self.material(topic)
        try:
            made = MAKERS[topic.kind](material)
            pages = tuple(made.pages)
            for page in pages:
                filling.put(f"{page.path}index.html", self.renderer.whole_page(page, self.shell))
                for file in page.attachments:
                    filling.put(file.path, to_json(file))
            for path, content in made.files:
                filling.put(path, content)
        except PublishError as error:
            return Refused(error.kind, str(error))
        part, anchors = filling.done()
        pieces = {**made.pieces, ANCHORS: encode(anchors)}
        shown = [page for page in pages if page.kind != "moved"]
        return TopicMade(
            part.digest,
            tuple(page.path for page in shown if page.meta.indexed),
            tuple(entry for page in pages for entry in page.search),
            made.head,
            put_pieces(self.store, topic.key, pieces),
            made.said,
        ), part

    def material(self, topic: Topic) -> Material:
        """What a topic is made of."""
        return Material(topic, self.common, self.store, self.shell, self)

    @cached_property
    def renderer(self) -> PageRenderer:
        """Made where it is used: what has been compiled does not travel to other processes."""
        settings = self.shell.settings
        environment = make_environment(self.project.templates, self.project.compiled)
        return PageRenderer(environment, settings.site_name, settings.site_url)


class Gleaning(Struct, Generic[T], frozen=True):
    """Tells of a topic what others need to know of it, and makes no file."""

    making: TopicMaking
    glean: Callable[[Material], T]

    def __call__(self, topic: Topic) -> T:
        """What is told."""
        return self.glean(self.making.material(topic))
