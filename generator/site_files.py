"""Every file of the site: pages, downloads, indexes, and what the page shell brings along."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain

from generator.bulk.sources import Publisher
from generator.bulk_downloads import Bulk, Large, bulk_files, last_change, terms_of
from generator.diagnostics import Rule
from generator.downloads import downloads, previewed
from generator.exchange.owner import Owner
from generator.load.coherence import published_sources
from generator.load.dataset import Dataset
from generator.model.disclosure import Disclosure
from generator.model.words import Words
from generator.project import Project
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
from generator.views.exhibit import embeds, embeds_of
from generator.views.explore.gathered import gather
from generator.views.explore.pages import explore_pages, promised_pages
from generator.views.feed import feed_entries, newest
from generator.views.moved import moved_pages
from generator.views.page import Link, Page, SearchEntry, SearchPlace
from generator.views.record import Record
from generator.views.record_page import owner
from generator.views.record_pages import record_pages
from generator.views.rule_pages import rule_pages
from generator.views.seeing.compare import compare_json
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
    site = _site(content, shell)
    records = [record for record, _ in content.published]
    publisher = _publisher(shell, records)
    with (
        nullcontext(Bulk()) if preview else bulk_files(project.store, site, publisher, records)
    ) as bulk:
        yield from bulk.files()
        extra = data_page(site, publisher.address, terms_of(publisher), bulk.offered())
        yield from _site_files(project, content, shell, site, extra, preview)


def _publisher(shell: Shell, records: list[Disclosure]) -> Publisher:
    """What the settings and the dates of the data say of the data as a whole."""
    known = shell.settings
    changed = last_change(records)
    return Publisher(known.site_name, known.site_url, known.licence, known.licence_url, changed)


def _site_files(
    project: Project, content: Content, shell: Shell, site: Site, data: Page, preview: bool
) -> Iterator[tuple[str, bytes]]:
    environment = make_environment(project.templates)
    renderer = PageRenderer(environment, site.name, shell.settings.site_url)
    entries: Entries = {None: written_pages(shell.search_docs)}
    paths: list[str] = []
    for page in chain(_pages(site, content), (data,)):
        rendered = renderer.render(page)
        yield rendered.file, (rendered.whole or shell.stamp(*rendered.framed)).encode()
        _collect(entries, page)
        yield from ((file.path, to_json(file)) for file in page.attachments)
        paths += [page.path] if page.kind != "moved" and page.meta.indexed else []
    for disclosure, checked in content.published:
        if disclosure.withdrawal is None:
            yield from _downloads(project, site, disclosure, preview)
            words_above = owner(Record(disclosure, checked, site))
            style = renderer.print_style(words_above, addresses.disclosure(disclosure))
            yield addresses.print_style(disclosure), style
    for summary in site.summaries:
        if not summary.withdrawn:
            yield f"{summary.path}compare.json", compare_json(site, summary)
    yield from shell.files.items()
    paths += [
        path.removesuffix("index.html") for path in shell.files if path.endswith("index.html")
    ]
    yield from search_files(entries, site.reference.words)
    news = newest(
        entry for pair in content.published for entry in feed_entries(Record(*pair, site))
    )
    yield feed.PATH, feed.feed_xml(environment, news, site.name, shell.settings.site_url)
    yield "sitemap.xml", sitemap(shell.settings.site_url, paths)


def page_makers(project: Project, content: Content, shell: Shell) -> dict[str, Callable[[], bytes]]:
    """Every page and what its script fetches, by file, made when called: for the preview."""
    site = _site(content, shell)
    renderer = PageRenderer(make_environment(project.templates), site.name, shell.settings.site_url)

    def render(page: Page) -> bytes:
        rendered = renderer.render(page)
        return (rendered.whole or shell.stamp(*rendered.framed)).encode()

    makers: dict[str, Callable[[], bytes]] = {}
    for page in _pages(site, content):
        makers[f"{page.path}index.html"] = partial(render, page)
        makers |= {file.path: partial(to_json, file) for file in page.attachments}
    return makers


def search_entries(content: Content, shell: Shell) -> Entries:
    """What the search is told of every page, by disclosure; None are the pages of the site."""
    entries: Entries = {None: written_pages(shell.search_docs)}
    for page in _pages(_site(content, shell), content):
        _collect(entries, page)
    return entries


def _collect(entries: Entries, page: Page) -> None:
    for entry in page.search:
        entries.setdefault(entry.place, []).append(entry)


def search_files(
    entries: Mapping[SearchPlace | None, Sequence[SearchEntry]], words: Words
) -> Iterator[tuple[str, bytes]]:
    """The search index of the pages of the site itself (None) and of each disclosure."""
    segments = [segment(place, told) for place, told in entries.items() if told]
    yield from index(segments, words.everyday, words.asked)


def expected_pages(content: Content) -> list[str]:
    """The pages that must be there, told from the data and not from what was rendered."""
    paths = [addresses.HOME, addresses.CHECKS, addresses.DATA, addresses.COMPARE, addresses.SEARCH]
    paths += promised_pages(record for record, _ in content.published)
    for record, _ in content.published:
        paths += [addresses.region(record.region)]
        paths += [addresses.department(record.region, record.department)]
        paths += addresses.of_disclosure(record)
    return [f"{path}index.html" for path in dict.fromkeys(paths)]


def _site(content: Content, shell: Shell) -> Site:
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


def _pages(site: Site, content: Content) -> Iterator[Page]:
    for page in site_pages(site):
        yield page
        yield from embeds(page, page.title)
    yield from explore_pages(site, [gather(record, site) for record, _ in content.published])
    found: dict[str, list[Link]] = {}
    for disclosure, checked in content.published:
        record = Record(disclosure, checked, site)
        shown = tuple(record_pages(record))
        pages = (*shown, *(alone for page in shown for alone in embeds_of(record, page)))
        yield from pages
        yield from moved_pages(site, record, pages)
        for code, links in rule_links(record).items():
            found.setdefault(code, []).extend(links)
    yield from rule_pages(content.rules, found)


def _downloads(
    project: Project, site: Site, record: Disclosure, preview: bool
) -> Iterator[tuple[str, bytes]]:
    owner = Owner(site.region_name(record.region), site.department_name(record))
    files = previewed(record, owner) if preview else downloads(project.store, record, owner)
    for name, content in files:
        yield addresses.file(record, name), content
    for path in published_sources(project.root / record.folder, record.source.file.text):
        yield addresses.file(record, f"source/{path.name}"), path.read_bytes()
