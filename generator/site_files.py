"""Every file of the site: pages, downloads, indexes, and what the page shell brings along."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from generator.bulk.sources import Publisher
from generator.bulk_downloads import terms_of
from generator.diagnostics import Rule
from generator.load.coherence import published_sources
from generator.load.dataset import Dataset
from generator.model.disclosure import Disclosure
from generator.project import Project
from generator.public import days_of
from generator.record_files import RecordMaker, RecordPart, pages_of
from generator.render import feed
from generator.render.attachments import to_json
from generator.render.environment import make_environment
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.rules.engine import Checked
from generator.search.index import FOLDER, index
from generator.search.segment import segment
from generator.search.written import written_pages
from generator.views import addresses
from generator.views.checks import rule_links
from generator.views.data_page import data_page
from generator.views.exhibit import embeds
from generator.views.explore.gathered import Gathered, gather
from generator.views.explore.pages import explore_pages
from generator.views.feed import newest
from generator.views.page import Link, Page, SearchEntry, SearchPlace
from generator.views.record import Record
from generator.views.rule_pages import rule_pages
from generator.views.site import Site
from generator.views.site_pages import site_pages, summarise
from generator.views.sitemap import sitemap

Entries = dict[SearchPlace | None, list[SearchEntry]]
Published = tuple[Disclosure, Checked]
SITEMAP = "sitemap.xml"


class Content(Struct, frozen=True):
    """What a site is made from, whoever publishes it.

    ``published`` are the disclosures that readers may see; ``rules`` all that there are; ``pdfs``
    the addresses of those that were printed, none in a preview.
    """

    dataset: Dataset
    published: tuple[Published, ...]
    rules: tuple[Rule, ...]
    pdfs: frozenset[str] = frozenset()


def site_files(project: Project, content: Content, shell: Shell) -> Iterator[tuple[str, bytes]]:
    """Every file of a preview with its path below the site: notes stand in place of what takes
    long to make."""
    site = shared_site(content, shell)
    maker = RecordMaker(project.templates, shell)
    parts = []
    for disclosure, checked in content.published:
        made: dict[str, bytes] = {}
        around = site.around(disclosure)
        parts.append(maker.make(Record(disclosure, checked, around), made.__setitem__))
        yield from made.items()
    yield from common_files(project, content, shell, site, parts)


def common_files(
    project: Project,
    content: Content,
    shell: Shell,
    site: Site,
    parts: Sequence[RecordPart],
) -> Iterator[tuple[str, bytes]]:
    """Every file that is of no disclosure alone.

    ``parts`` are what the disclosures told, in their order.
    """
    records = [record for record, _ in content.published]
    publisher = _publisher(shell, records)
    told = [part.gathered for part in parts], [part.found for part in parts]
    pages = (*_pages(site, content.rules, *told), _data(site, publisher))
    renderer = PageRenderer(make_environment(project.templates), site.name, shell.settings.site_url)
    for page in pages:
        yield f"{page.path}index.html", renderer.whole_page(page, shell)
        yield from ((file.path, to_json(file)) for file in page.attachments)
    yield from shell.files.items()
    yield from _search(shell, site, pages, parts)
    yield feed.PATH, _feed(project, shell, site, parts)
    yield SITEMAP, _sitemap(shell, pages, parts)
    for record in records:
        yield from _sources(project, record)


def _publisher(shell: Shell, records: list[Disclosure]) -> Publisher:
    """What the settings and the dates of the data say of the data as a whole."""
    known = shell.settings
    changed = max((day for record in records for day in days_of(record)), default="")
    return Publisher(known.site_name, known.site_url, known.licence, known.licence_url, changed)


def _data(site: Site, publisher: Publisher) -> Page:
    return data_page(site, publisher.address, terms_of(publisher), {})


Pages = tuple[Page, ...]


def _search(
    shell: Shell, site: Site, pages: Pages, parts: Iterable[RecordPart]
) -> Iterator[tuple[str, bytes]]:
    """The index; ``pages`` are those of no disclosure alone."""
    entries = written_pages(shell.search_docs)
    entries += [entry for page in pages for entry in page.search]
    segments = [segment(None, entries), *(part.segment for part in parts if part.segment)]
    return index(segments, site.reference.words.everyday, site.reference.words.asked)


def _feed(project: Project, shell: Shell, site: Site, parts: Iterable[RecordPart]) -> bytes:
    news = newest(entry for part in parts for entry in part.news)
    environment = make_environment(project.templates)
    return feed.feed_xml(environment, news, site.name, shell.settings.site_url)


def _sitemap(shell: Shell, pages: Pages, parts: Iterable[RecordPart]) -> bytes:
    paths = [page.path for page in pages if page.kind != "moved" and page.meta.indexed]
    written = (path for path in shell.files if path.endswith("index.html"))
    paths += [path.removesuffix("index.html") for path in written]
    paths += [path for part in parts for path in part.indexed]
    return sitemap(shell.settings.site_url, paths)


class Makers(Struct, frozen=True):
    """The same files as ``site_files`` of a preview but the shell's, made when they are asked for.

    ``files`` make one each. ``folders`` make all that stands below one and is not in ``files``,
    since only the making tells how these are called.
    """

    files: Mapping[str, Callable[[], bytes]]
    folders: Mapping[str, Callable[[], Mapping[str, bytes]]]


def site_makers(project: Project, content: Content, shell: Shell) -> Makers:
    """What makes each file of a preview."""
    site = shared_site(content, shell)
    maker = RecordMaker(project.templates, shell)
    records = [Record(*pair, site.around(pair[0])) for pair in content.published]
    own = [tuple(pages_of(record)) for record in records]
    gathered = [gather(record.disclosure, record.site) for record in records]
    publisher = _publisher(shell, [record.disclosure for record in records])
    found = map(rule_links, records)
    common = (*_pages(site, content.rules, gathered, found), _data(site, publisher))
    parts = cache(lambda: tuple(map(maker.told, records, own)))
    files: dict[str, Callable[[], bytes]] = {}
    for page in chain(common, *own):
        files[f"{page.path}index.html"] = partial(maker.renderer.whole_page, page, shell)
        files |= {file.path: partial(to_json, file) for file in page.attachments}
    files[feed.PATH] = lambda: _feed(project, shell, site, parts())
    files[SITEMAP] = lambda: _sitemap(shell, common, parts())
    folders = {
        addresses.disclosure(record.disclosure): partial(_beside, project, maker, record)
        for record in records
    }
    return Makers(files, {**folders, FOLDER: lambda: dict(_search(shell, site, common, parts()))})


def _beside(project: Project, maker: RecordMaker, record: Record) -> dict[str, bytes]:
    return dict(chain(maker.beside(record), _sources(project, record.disclosure)))


def shared_site(content: Content, shell: Shell) -> Site:
    """The shared context: first without summaries, then with them."""
    dataset, settings = content.dataset, shell.settings
    bare = Site(
        settings.site_name,
        dataset.reference,
        dataset.departments,
        description=settings.description,
        data_address=settings.data_address,
    )
    summaries = tuple(
        summarise(disclosure, checked, bare) for disclosure, checked in content.published
    )
    return replace(bare, summaries=summaries, pdfs=content.pdfs)


def _pages(
    site: Site,
    rules: tuple[Rule, ...],
    gathered: Sequence[Gathered],
    found: Iterable[Mapping[str, Sequence[Link]]],
) -> Iterator[Page]:
    """The pages that are of no disclosure alone; ``found`` are the findings of each, by rule."""
    for page in site_pages(site):
        yield page
        yield from embeds(page, page.title)
    yield from explore_pages(site, gathered)
    places: dict[str, list[Link]] = {}
    for each in found:
        for code, links in each.items():
            places.setdefault(code, []).extend(links)
    yield from rule_pages(rules, places)


def _sources(project: Project, record: Disclosure) -> Iterator[tuple[str, bytes]]:
    """The originals that a disclosure names; none once it was withdrawn."""
    if record.withdrawal is not None:
        return
    for path in published_sources(project.root / record.folder, record.source.file.text):
        yield addresses.file(record, f"source/{path.name}"), path.read_bytes()
