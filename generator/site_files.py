"""Every file of the site: pages, downloads, indexes, and what the page shell brings along."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from generator.diagnostics import Rule
from generator.exchange.csv_tables import csv_files
from generator.exchange.json_record import disclosure_json
from generator.forms import registry
from generator.load.coherence import published_sources
from generator.load.dataset import Dataset
from generator.model.disclosure import Disclosure
from generator.project import Project
from generator.render import feed
from generator.render.environment import make_environment
from generator.render.pages import PageRenderer
from generator.render.shell import Shell
from generator.rules.engine import Checked
from generator.search import index
from generator.views import addresses
from generator.views.checks import rule_links
from generator.views.feed import feed_entries, newest
from generator.views.figure import embeds
from generator.views.moved import moved_pages
from generator.views.page import Link, Page
from generator.views.record import Record
from generator.views.record_pages import record_pages
from generator.views.rule_pages import rule_pages
from generator.views.site import Site
from generator.views.site_pages import site_pages, summarise
from generator.views.sitemap import sitemap

Published = tuple[Disclosure, Checked]


@dataclass(frozen=True)
class Content:
    """What a site is made from, whoever publishes it.

    ``published`` are the disclosures that readers may see; ``rules`` all that there are.
    """

    dataset: Dataset
    published: tuple[Published, ...]
    rules: tuple[Rule, ...]


def site_files(project: Project, content: Content, shell: Shell) -> Iterator[tuple[str, bytes]]:
    """Every file with its path below the site."""
    site = _site(content, shell)
    environment = make_environment(project.templates)
    renderer = PageRenderer(environment, site.name, shell.settings.site_url)
    words = index.vocabulary(site)
    entries: list[dict[str, str]] = []
    paths: list[str] = []
    for page in _pages(site, content):
        rendered = renderer.render(page)
        yield rendered.file, (rendered.whole or shell.stamp(*rendered.framed)).encode()
        entries.extend(index.entries(page, words))
        paths += [page.path] if page.kind != "moved" and page.meta.indexed else []
    for disclosure, _ in content.published:
        if disclosure.withdrawal is None:
            yield from _downloads(project, site, disclosure)
    yield from shell.files.items()
    paths += [
        path.removesuffix("index.html") for path in shell.files if path.endswith("index.html")
    ]
    yield index.PATH, index.search_index(shell.search_config, shell.search_docs, entries)
    news = newest(
        entry for pair in content.published for entry in feed_entries(Record(*pair, site))
    )
    yield feed.PATH, feed.feed_xml(environment, news, site.name, shell.settings.site_url)
    yield "sitemap.xml", sitemap(shell.settings.site_url, paths)


def is_public(disclosure: Disclosure, today: date | None) -> bool:
    """Whether a disclosure is no draft and not due after ``today``; None shows all (a preview)."""
    due = disclosure.published.text
    return today is None or (not disclosure.draft and (not due or due <= today.isoformat()))


def as_public(
    disclosure: Disclosure, checked: Checked, today: date | None
) -> tuple[Disclosure, Checked]:
    """What the public sees of a disclosure; of a withdrawn one that it is withdrawn."""
    if disclosure.withdrawal is None:
        return disclosure, checked
    if today is not None and not disclosure.is_withdrawn(today.isoformat()):
        return replace(disclosure, withdrawal=None), checked
    return disclosure.withdrawn(), Checked()


def expected_pages(content: Content) -> list[str]:
    """The pages that must be there, told from the data and not from what was rendered."""
    paths = [addresses.HOME, addresses.GLOSSARY, addresses.CHECKS]
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
    return Site(
        bare.name, bare.reference, bare.departments, summaries, bare.description, bare.data_address
    )


def _pages(site: Site, content: Content) -> Iterator[Page]:
    yield from site_pages(site)
    found: dict[str, list[Link]] = {}
    for disclosure, checked in content.published:
        record = Record(disclosure, checked, site)
        shown = tuple(record_pages(record))
        pages = (*shown, *(alone for page in shown for alone in embeds(record, page)))
        yield from pages
        yield from moved_pages(site, record, pages)
        for code, links in rule_links(record).items():
            found.setdefault(code, []).extend(links)
    yield from rule_pages(content.rules, found)


def _downloads(project: Project, site: Site, record: Disclosure) -> Iterator[tuple[str, bytes]]:
    edition = registry.edition(record.edition)
    for name, content in csv_files(record, edition):
        yield addresses.file(record, name), content
    department = site.department_name(record)
    region = site.region_name(record.region)
    content = disclosure_json(record, edition, department, region)
    yield addresses.file(record, "disclosure.json"), content
    for path in published_sources(project.root / record.folder, record.source.file.text):
        yield addresses.file(record, f"source/{path.name}"), path.read_bytes()
