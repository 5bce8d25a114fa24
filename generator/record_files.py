"""The map step of a build: all that one disclosure adds to the site.

It is made from the disclosure and from what every disclosure shares, so that it can be made
anywhere, in any order, and is the same again as long as both are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from msgspec import Struct

from generator.downloads import downloads, previewed
from generator.exchange.owner import Owner
from generator.render.attachments import to_json
from generator.render.environment import make_environment
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.search.segment import Segment, segment
from generator.store.store import Store
from generator.views import addresses
from generator.views.checks import rule_links
from generator.views.exhibit import embeds_of
from generator.views.explore.gathered import Gathered, gather
from generator.views.feed import FeedEntry, feed_entries
from generator.views.moved import moved_pages
from generator.views.page import Link, Page
from generator.views.record import Record
from generator.views.record_page import owner
from generator.views.record_pages import record_pages
from generator.views.seeing.compare import compare_json
from generator.views.site import TermUse

Put = Callable[[str, bytes], None]
PutAll = Callable[[Callable[[Page], Iterable[tuple[str, bytes]]], Sequence[Page]], None]


class RecordPart(Struct, frozen=True):
    """What the pages of the whole site are told of a disclosure; its files are put where they go.

    ``indexed`` are the addresses that search engines may list, ``found`` the places of what the
    checks found, by rule, ``uses`` the terms it defines.
    """

    indexed: tuple[str, ...]
    segment: Segment | None
    gathered: Gathered
    found: dict[str, tuple[Link, ...]]
    news: tuple[FeedEntry, ...]
    uses: tuple[tuple[str, TermUse], ...] = ()


class RecordMaker(Struct, frozen=True, dict=True):
    """Makes the files of disclosures. The ``store`` keeps those that readers take away; without
    ``bulk`` there are notes in place of what takes long to make.

    The records it is given know of the site what is around them, see ``Site.around``.
    """

    templates: Path
    shell: Shell
    store: Store
    bulk: bool = False
    compiled: Path | None = None

    def make(self, record: Record, put: Put, put_all: PutAll) -> RecordPart:
        """Put every file of a disclosure, with its path below the site, but no PDF: those that come
        with a page by ``put_all``, the others by ``put``."""
        pages = tuple(pages_of(record))
        put_all(self.with_page, pages)
        for path, content in self.beside(record):
            put(path, content)
        return self.told(record, pages)

    def with_page(self, page: Page) -> Iterator[tuple[str, bytes]]:
        """A page and the files that its script fetches."""
        yield f"{page.path}index.html", self.renderer.whole_page(page, self.shell)
        for file in page.attachments:
            yield file.path, to_json(file)

    def told(self, record: Record, pages: tuple[Page, ...]) -> RecordPart:
        """What a disclosure with these pages tells the site; nothing is rendered for it."""
        entries = [entry for page in pages for entry in page.search]
        return RecordPart(
            tuple(page.path for page in pages if page.kind != "moved" and page.meta.indexed),
            segment(entries[0].place, entries) if entries else None,
            gather(record.disclosure, record.site),
            {code: tuple(links) for code, links in rule_links(record).items()},
            tuple(feed_entries(record)),
            record.own.terms,
        )

    def beside(self, record: Record) -> Iterator[tuple[str, bytes]]:
        """Every file of a disclosure that is no page and that no page brings along."""
        if record.disclosure.withdrawal is not None:
            return
        data, site = record.disclosure, record.site
        names = Owner(site.region_name(data.region), site.department_name(data))
        files = (downloads if self.bulk else previewed)(self.store, data, names)
        for name, content in files:
            yield addresses.file(data, name), content
        style = self.renderer.print_style(owner(record), addresses.disclosure(data))
        yield addresses.print_style(data), style
        yield f"{record.path}compare.json", compare_json(site, record.own)

    @cached_property
    def renderer(self) -> PageRenderer:
        """Made where it is used: what has been compiled does not travel to other processes."""
        environment = make_environment(self.templates, self.compiled)
        settings = self.shell.settings
        return PageRenderer(environment, settings.site_name, settings.site_url)


def pages_of(record: Record) -> Iterator[Page]:
    """Every page of a disclosure: its own, its figures alone, those at former addresses."""
    shown = tuple(record_pages(record))
    pages = (*shown, *chain.from_iterable(embeds_of(record, page) for page in shown))
    yield from pages
    yield from moved_pages(record.site, record, pages)
