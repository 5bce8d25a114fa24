"""Every file of the site: pages, downloads, indexes, and what the page shell brings along."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from generator.bulk.sources import Publisher
from generator.bulk_downloads import Bulk, Large, bulk_files, last_change, terms_of
from generator.diagnostics import Rule
from generator.load.coherence import published_sources
from generator.load.dataset import Dataset
from generator.model.disclosure import Disclosure
from generator.project import Project
from generator.record_files import RecordMaker, RecordPart, pages_of
from generator.render import feed
from generator.render.attachments import to_json
from generator.render.environment import make_environment
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.rules.engine import Checked
from generator.search.index import index
from generator.search.segment import segment
from generator.search.written import written_pages
from generator.views import addresses
from generator.views.checks import rule_links
from generator.views.data_page import data_page
from generator.views.exhibit import embeds
from generator.views.explore.gathered import Gathered, gather
from generator.views.explore.pages import explore_pages, promised_pages
from generator.views.feed import newest
from generator.views.page import Link, Page, SearchEntry, SearchPlace
from generator.views.record import Record
from generator.views.rule_pages import rule_pages
from generator.views.site import Site
from generator.views.site_pages import site_pages, summarise
from generator.views.sitemap import sitemap

Entries = dict[SearchPlace | None, list[SearchEntry]]
Published = tuple[Disclosure, Checked]


@dataclass(frozen=True)
class Content:
    """What a site is made from, whoever publishes it.

    ``published`` are the disclosures that readers may see; ``rules`` all that there are; ``pdfs``
    the addresses of those that were printed, none in a preview.
    """

    dataset: Dataset
    published: tuple[Published, ...]
    rules: tuple[Rule, ...]
    pdfs: frozenset[str] = frozenset()


def site_files(
    project: Project, content: Content, shell: Shell, preview: bool = False
) -> Iterator[tuple[str, bytes | Large]]:
    """Every file with its path below the site; raises BulkError.

    A ``preview`` has notes in place of what takes long to make.
    """
    site = shared_site(content, shell)
    maker = record_maker(project, site, shell, preview)
    parts = []
    for disclosure, checked in content.published:
        made: dict[str, bytes] = {}
        parts.append(maker.make(disclosure, checked, made.__setitem__))
        yield from made.items()
    yield from common_files(project, content, shell, site, parts, preview)


def record_maker(project: Project, site: Site, shell: Shell, preview: bool = False) -> RecordMaker:
    """What makes the files of each disclosure."""
    return RecordMaker(project.templates, shell, site, None if preview else project.store)


def common_files(
    project: Project,
    content: Content,
    shell: Shell,
    site: Site,
    parts: Sequence[RecordPart],
    preview: bool = False,
) -> Iterator[tuple[str, bytes | Large]]:
    """The reduce step: every file that is of no disclosure alone; raises BulkError.

    ``parts`` are what the disclosures told, in their order.
    """
    records = [record for record, _ in content.published]
    publisher = _publisher(shell, records)
    with (
        nullcontext(Bulk()) if preview else bulk_files(project.store, site, publisher, records)
    ) as bulk:
        yield from bulk.files()
        extra = data_page(site, publisher.address, terms_of(publisher), bulk.offered())
        yield from _common_pages(project, content, shell, site, parts, extra)
    for record in records:
        if record.withdrawal is None:
            yield from _sources(project, record)


def _publisher(shell: Shell, records: list[Disclosure]) -> Publisher:
    """What the settings and the dates of the data say of the data as a whole."""
    known = shell.settings
    changed = last_change(records)
    return Publisher(known.site_name, known.site_url, known.licence, known.licence_url, changed)


def _common_pages(
    project: Project,
    content: Content,
    shell: Shell,
    site: Site,
    parts: Sequence[RecordPart],
    data: Page,
) -> Iterator[tuple[str, bytes]]:
    environment, settings = make_environment(project.templates), shell.settings
    renderer = PageRenderer(environment, site.name, settings.site_url)
    entries, paths = written_pages(shell.search_docs), list[str]()
    told = [part.gathered for part in parts], [part.found for part in parts]
    for page in (*_pages(site, content.rules, *told), data):
        yield f"{page.path}index.html", renderer.whole_page(page, shell)
        yield from ((file.path, to_json(file)) for file in page.attachments)
        entries += page.search
        paths += [page.path] if page.kind != "moved" and page.meta.indexed else []
    yield from shell.files.items()
    written = (path for path in shell.files if path.endswith("index.html"))
    paths += [path.removesuffix("index.html") for path in written]
    paths += [path for part in parts for path in part.indexed]
    segments = [segment(None, entries), *(part.segment for part in parts if part.segment)]
    yield from index(segments, site.reference.words.everyday, site.reference.words.asked)
    news = newest(entry for part in parts for entry in part.news)
    yield feed.PATH, feed.feed_xml(environment, news, site.name, settings.site_url)
    yield "sitemap.xml", sitemap(settings.site_url, paths)


def page_makers(project: Project, content: Content, shell: Shell) -> dict[str, Callable[[], bytes]]:
    """Every page and what its script fetches, by file, made when called: for the preview."""
    site = shared_site(content, shell)
    renderer = record_maker(project, site, shell, preview=True).renderer
    records = [Record(*pair, site.around(pair[0])) for pair in content.published]
    pages = [page for record in records for page in pages_of(record)]
    gathered = [gather(record.disclosure, site) for record in records]
    pages += _pages(site, content.rules, gathered, map(rule_links, records))
    makers: dict[str, Callable[[], bytes]] = {}
    for page in pages:
        makers[f"{page.path}index.html"] = partial(renderer.whole_page, page, shell)
        makers |= {file.path: partial(to_json, file) for file in page.attachments}
    return makers


def expected_pages(content: Content) -> list[str]:
    """The pages that must be there, told from the data and not from what was rendered."""
    paths = [addresses.HOME, addresses.CHECKS, addresses.DATA, addresses.COMPARE, addresses.SEARCH]
    paths += promised_pages(record for record, _ in content.published)
    for record, _ in content.published:
        paths += [addresses.region(record.region)]
        paths += [addresses.department(record.region, record.department)]
        paths += addresses.of_disclosure(record)
    return [f"{path}index.html" for path in dict.fromkeys(paths)]


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
    return dataclasses.replace(bare, summaries=summaries, pdfs=content.pdfs)


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
    """The originals that a disclosure names."""
    for path in published_sources(project.root / record.folder, record.source.file.text):
        yield addresses.file(record, f"source/{path.name}"), path.read_bytes()
