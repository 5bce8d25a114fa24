"""A site whose files are made when they are asked for, the same as in a release."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from threading import RLock

from msgspec import Struct, field
from msgspec.structs import replace

from generator.building.asked_topics import AskedTopics, by_place
from generator.building.commission import Commission, Scene
from generator.building.gathering import data_extra, layout_of, originals
from generator.building.kinds import MAKERS
from generator.building.making import Giving
from generator.building.material import Press, Topic
from generator.building.telling import Shown
from generator.bulk_downloads import Bulk
from generator.record_files import RecordMaker, pages_of
from generator.render.attachments import to_json
from generator.render.feed import PATH as FEED
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.search.index import FOLDER
from generator.search.parts import parts_of
from generator.views import addresses, rule_pages
from generator.views.moved import former_addresses
from generator.views.page import Page
from generator.views.record import Record
from generator.views.sitemap import BEGUN as SITEMAPS

_EMBED, _LINES = "embed/", f"{FOLDER}lines/"
_HELD = 16  # folders whose pages are remembered
# What is made of something that every disclosure gives.
_GATHERED = (
    *(addresses.PROJECTS, addresses.INDICATORS, addresses.SUBJECTS, addresses.GLOSSARY),
    *(rule_pages.INDEX, FEED, SITEMAPS),
)


class Folder(Struct, frozen=True, dict=True):
    """Files that belong together: ``pages``, rendered one by one, and ``make`` for all others."""

    renderer: PageRenderer
    shell: Shell
    pages: tuple[Page, ...]
    make: Callable[[], Mapping[str, bytes]]

    def get(self, path: str) -> bytes | None:
        """A file by its path below the site."""
        page = self._pages.get(path)
        return self.renderer.whole_page(page, self.shell) if page else self._others.get(path)

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {f"{page.path}index.html": page for page in self.pages}

    @cached_property
    def _others(self) -> dict[str, bytes]:
        brought = {file.path: to_json(file) for page in self.pages for file in page.attachments}
        return {**brought, **self.make()}


class Asked(Struct, frozen=True, dict=True):
    """The files of a site. What many disclosures must give something for is made when the first
    page of that sort is asked for; ``given`` has no bulk files.
    """

    given: Commission
    scene: Scene
    _lock: RLock = field(default_factory=RLock)

    def get(self, path: str) -> bytes | None:
        """A file by its path below the site, None where there is none; raises what a template
        raises."""
        ready = self.given.shell.files.get(path)
        if ready is not None:
            return ready
        with self._lock:
            for place in _places(self._now(path)):
                folder = self._folder(place)
                content = folder.get(path) if folder else None
                if content is not None:
                    return content
            return self.topics.index.get(path) if path.startswith(FOLDER) else None

    def _folder(self, place: str) -> Folder | None:
        """What lies at a place; only where something does it is remembered."""
        there = place in self._shown or place in self._front
        if not there and place.startswith(_GATHERED):
            there = self.topics.at(place) is not None
        return self._made(place) if there else None

    @cached_property
    def _made(self) -> Callable[[str], Folder]:
        return lru_cache(maxsize=_HELD)(self._make)

    def _make(self, place: str) -> Folder:
        shown = self._shown.get(place)
        if shown is not None:
            return self._disclosure(shown)
        topic = self._front.get(place) or self.topics.at(place)
        assert topic is not None, place
        return self._topic(topic)

    def record(self, shown: Shown) -> Record:
        """A disclosure with what its pages know of the site."""
        (order,) = self.given.orders(self.scene, [shown])
        return self._giving.record(order)

    def _disclosure(self, shown: Shown) -> Folder:
        record = self.record(shown)
        pages = tuple(pages_of(record))
        maker = self._giving.maker

        def others() -> dict[str, bytes]:
            segment = maker.told(record, pages).segment
            return dict((*maker.beside(record), *(parts_of(segment).lines if segment else ())))

        return Folder(self._press.renderer, self.given.shell, pages, others)

    def _topic(self, topic: Topic) -> Folder:
        made = MAKERS[topic.kind](self._press.material(topic))
        return Folder(
            self._press.renderer, self.given.shell, tuple(made.pages), lambda: dict(made.files)
        )

    @cached_property
    def _shown(self) -> dict[str, Shown]:
        return {f"{'/'.join(shown.one.read.id)}/": shown for shown in self.given.shown}

    @cached_property
    def _front(self) -> dict[str, Topic]:
        """Topics that need nothing of what disclosures give."""
        given = self.given
        layout = layout_of(given, self.scene, ())
        data = data_extra(given, layout.neighbours, Bulk())
        return by_place((*layout.front(data), *originals(given, layout)))

    @cached_property
    def topics(self) -> AskedTopics:
        """What is made of what many disclosures give."""
        return AskedTopics(self.given, self.scene, self._giving, self._press)

    @cached_property
    def _giving(self) -> Giving:
        given = self.given
        maker = RecordMaker(given.project.templates, given.shell, given.project.store)
        return Giving(given.found.judging, maker, self.scene.common)

    @cached_property
    def _press(self) -> Press:
        return Press(self.given.project, self.scene.common, self.given.shell)

    @cached_property
    def _former(self) -> dict[str, str]:
        """Where departments lie now, by where they lay."""
        site = replace(self.scene.common, departments=self.given.found.departments.by_code)
        return {
            old: addresses.department(*place)
            for place in self.scene.neighbours.years
            for old in former_addresses(site, *place)
        }

    def _now(self, path: str) -> str:
        """The path below the place that a file at ``path`` belongs to."""
        plain = path.removeprefix(_EMBED).removeprefix(_LINES)
        start = "".join(f"{part}/" for part in plain.split("/", 2)[:2])
        return self._former[start] + plain[len(start) :] if start in self._former else plain


def _places(path: str) -> Iterator[str]:
    """A path and all folders above it, the nearest first."""
    yield path
    while path:
        path = path[: path.rstrip("/").rfind("/") + 1]
        yield path
