"""The topics of a site, whoever makes them: all, in the order in which one needs another."""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.building.commission import Commission, Scene
from generator.building.kinds import DataExtra, entry, relative
from generator.building.layout import Layout
from generator.building.making import INDEXED, NAMES, TERMS, Made
from generator.building.material import Press, Topic
from generator.building.searching import Searching, Speaker
from generator.building.summing import sum_of
from generator.building.telling import Neighbours
from generator.building.topics import Gleaning
from generator.bulk.sources import Publisher
from generator.bulk_downloads import Bulk, terms_of
from generator.rule_catalogue import all_rules
from generator.search.written import written_pages
from generator.store.store import digest
from generator.views.explore.glossary import TermEntry
from generator.views.explore.subjects import Relative
from generator.views.feed import newest
from generator.views.page import SearchEntry


def layout_of(given: Commission, scene: Scene, made: Iterable[tuple[str, Made]]) -> Layout:
    """Which topics there are; ``made`` are the disclosures by their keys, in order."""
    subjects, rules = given.found.stock.reference.subjects, [rule.code for rule in all_rules()]
    return Layout(scene.neighbours, sum_of(made), subjects, rules, scene.shared)


def publisher_of(given: Commission, neighbours: Neighbours) -> Publisher:
    """What the settings and the dates of the data say of the data as a whole."""
    known = given.shell.settings
    owner = known.site_name, known.site_url, known.licence, known.licence_url
    return Publisher(*owner, neighbours.changed)


def data_extra(given: Commission, neighbours: Neighbours, bulk: Bulk) -> DataExtra:
    """What the site says of the files across it."""
    publisher = publisher_of(given, neighbours)
    return DataExtra(publisher.address, terms_of(publisher), bulk.offered())


def site_topics(
    given: Commission, layout: Layout, press: Press, data: DataExtra
) -> Iterator[Topic]:
    """Every topic but those of the search; ``data`` are the files across the site."""
    gleaned = partial(given.memory.through, workers=given.workers, filled=layout.filled)
    relatives = gleaned("relative", layout.relatives(), Gleaning(press, relative), Relative)
    entries = gleaned("entry", layout.entries(), Gleaning(press, entry), TermEntry)
    yield from layout.front(data)
    yield from layout.lists()
    yield from layout.of_subjects(relatives)
    yield from layout.of_terms(entries)
    shell = given.shell.files
    yield layout.topic(
        "shell", digest(part for p in sorted(shell) for part in (p.encode(), shell[p]))
    )
    yield from originals(given, layout)
    yield layout.topic("feed", extra=newest(layout.sum.news))


def originals(given: Commission, layout: Layout) -> Iterator[Topic]:
    """The documents as they were published; none once a disclosure was withdrawn."""
    for shown in given.shown:
        if shown.one.read.sources and not shown.told.withdrawn:
            yield layout.originals(shown.one, given.found.stock.digests)


def site_map(given: Commission, layout: Layout, indexed: Iterable[str]) -> Topic:
    """The map of all pages; ``indexed`` are the addresses that other topics have."""
    paths = [p.removesuffix("index.html") for p in given.shell.files if p.endswith("index.html")]
    paths += indexed
    return layout.topic("sitemap", names=(INDEXED,), extra=sorted(paths))


def own_words(given: Commission, layout: Layout, entries: Iterable[SearchEntry]) -> Topic:
    """What the search is told of the site itself; ``entries`` are those of the topics' pages."""
    told = (*written_pages(given.shell.search_docs), *entries)
    return layout.topic("words", extra=told)


def searching_of(given: Commission, layout: Layout, own: Speaker) -> Searching:
    """The search of a site; ``own`` speaks for the site itself."""
    gives, heads = layout.sum.gives, layout.sum.heads
    terms, names = dict(gives.of(TERMS)), dict(gives.of(NAMES))
    speakers = [own]
    speakers += [Speaker(key, head, terms[key], names[key]) for key, head in heads.items()]
    return Searching(speakers, given.found.stock.reference.words, given.memory, given.project.store)
