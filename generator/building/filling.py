"""All that stands on a site, put into a release in the order in which one thing needs another."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from msgspec.msgpack import encode

from generator.building.kinds import DataExtra, entry, relative
from generator.building.layout import Layout
from generator.building.making import Made, Making, Order
from generator.building.material import Topic
from generator.building.memory import Memory
from generator.building.printing import printed
from generator.building.searching import Searching, Speaker
from generator.building.shelf import Shelf
from generator.building.survey import Survey
from generator.building.telling import Neighbours, Shown, common_site, expected_pages, told_of
from generator.building.topics import Gleaning, TopicMade, TopicMaking
from generator.building.whole import Whole
from generator.building.workers import Workers
from generator.bulk.sources import Item, Publisher
from generator.bulk_downloads import Bulk, bulk_files, item_of, terms_of
from generator.printing import Papers, no_papers, papers
from generator.project import Digests, Project, code_version
from generator.publish import Anchors, Release
from generator.record_files import RecordMaker
from generator.render.shell import Shell
from generator.rule_catalogue import all_rules
from generator.search.written import written_pages
from generator.store.store import digest
from generator.views.explore.glossary import TermEntry
from generator.views.explore.subjects import Relative
from generator.views.feed import newest
from generator.views.page import Definition
from generator.views.site import Site

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Commission:
    """What is to be published: a project as it was surveyed, for the public of a ``day``.

    ``digests`` are those of its files. Without ``bulk`` there are notes in place of what takes
    long to make. ``say`` is told of the progress of long work.
    """

    project: Project
    digests: Digests
    shell: Shell
    found: Survey
    day: str
    memory: Memory
    workers: Workers
    say: Tell
    bulk: bool


@dataclass(frozen=True)
class Filled:
    """What is asked of a release that was filled: the ids on pages of a part, and the pages that
    must be there, told from the data and not from what was rendered."""

    anchors: Callable[[str], Anchors]
    expected: Sequence[str]


def fill(release: Release, given: Commission) -> Filled:
    """Add every part of a site; raises PublishError and BulkError."""
    project, memory = given.project, given.memory
    whole = Whole(release, memory, project.store, given.workers, given.say)
    shown = told_of(tuple(given.found.shown(given.day)))
    sets = papers(project, given.say) if given.bulk else no_papers(project)
    folders = printed(shown, given.found.judging, sets, memory, given.workers, given.say)
    neighbours = _neighbours(given, shown, folders)
    common = _common(given, neighbours)
    shelf = Shelf.of(release, given.shell.settings.site_url or "/")
    layout = _disclosures(whole, given, neighbours, common, sets, shelf)
    making = TopicMaking(
        project.store, common, given.shell, project.templates, project.compiled, shelf
    )
    with _bulk(given, neighbours, common) as (bulk, publisher):
        for path, file in bulk.files():
            release.copy(path, file.file, file.digest)
        terms = terms_of(publisher)
        data = layout.topic("data", extra=DataExtra(publisher.address, terms, bulk.offered()))
        topics = [data, *_topics(whole, given, layout, making)]
    made = whole.parts("topics", topics, making, TopicMade)
    _search(whole, given, layout, making, made)
    pages = expected_pages(each.told.promised for each in shown)
    return Filled(whole.anchors, pages)


def _neighbours(given: Commission, shown: tuple[Shown, ...], folders: frozenset[str]) -> Neighbours:
    bare = Site("", given.found.stock.reference, {})
    departments = given.found.departments.by_code
    return Neighbours(shown, departments, bare.full_region_name, folders)


def _common(given: Commission, neighbours: Neighbours) -> Site:
    """What all pages share."""
    make, known = neighbours.definitions, dict[str, Definition]
    definitions = given.memory.once("definitions", neighbours.terms_key, make, known)
    reference = given.found.stock.reference
    return common_site(given.shell.settings, reference, {}, definitions)


def _disclosures(
    whole: Whole,
    given: Commission,
    neighbours: Neighbours,
    common: Site,
    sets: Papers,
    shelf: Shelf,
) -> Layout:
    """Add all disclosures; what is left to do follows from what came of them."""
    shared, project = _shared(given, common), given.project
    orders = [_order(given, neighbours, shown, shared) for shown in neighbours.all]
    store = project.store if given.bulk else None
    maker = RecordMaker(project.templates, given.shell, store, project.compiled)
    making = Making(given.found.judging, maker, common, shelf, sets)
    made = whole.parts("disclosures", orders, making, Made, "份公开")
    each = [
        (shown, order.key, card)
        for shown, order, card in zip(neighbours.all, orders, made, strict=True)
    ]
    subjects = given.found.stock.reference.subjects
    return Layout(neighbours, each, subjects, [rule.code for rule in all_rules()], shared)


def _shared(given: Commission, common: Site) -> str:
    """What all pages are made from alike."""
    shell, files = given.shell, given.digests.items()
    templates = sorted(pair for pair in files if pair[0].startswith("templates/"))
    told = (shell.settings, sorted(shell.frames.items()), templates, common.definitions)
    parts = (code_version(), given.found.stock.reference_key)
    return digest((*(part.encode() for part in parts), encode(told, order="deterministic")))


def _order(given: Commission, neighbours: Neighbours, shown: Shown, shared: str) -> Order:
    read = shown.one.read
    near = encode(neighbours.near(shown), order="deterministic")
    files = (f"{read.folder}/source/{name}" for name in read.sources)
    sources = b"".join(given.digests.get(file, b"") for file in files)
    said = (shared, shown.told.content, shown.told.outcome, repr(given.bulk), repr(read.sources))
    key = digest((*(part.encode() for part in said), near, sources))
    return Order("/".join(read.id), key, shown.one.case, near, {})


def _topics(
    whole: Whole, given: Commission, layout: Layout, making: TopicMaking
) -> Iterator[Topic]:
    """Every topic but those of the search."""
    gleaned = partial(given.memory.through, workers=given.workers)
    relatives = gleaned("relative", layout.relatives(), Gleaning(making, relative), Relative)
    entries = gleaned("entry", layout.entries(), Gleaning(making, entry), TermEntry)
    yield from layout.front()
    yield from layout.lists()
    yield from layout.of_subjects(relatives)
    yield from layout.of_terms(entries)
    shell = given.shell.files
    yield layout.topic(
        "shell", digest(part for p in sorted(shell) for part in (p.encode(), shell[p]))
    )
    news = newest(item for _, _, made in layout.made for item in made.news)
    yield layout.topic("feed", extra=news)


def _search(
    whole: Whole, given: Commission, layout: Layout, making: TopicMaking, made: Sequence[TopicMade]
) -> None:
    """Add the search index, and the map of all pages."""
    entries = (
        *written_pages(given.shell.search_docs),
        *(entry for topic in made for entry in topic.entries),
    )
    own = layout.topic("words", extra=entries)
    (words,) = whole.parts("topics", [own], making, TopicMade)
    assert words.head is not None
    speakers = [Speaker(own.key, words.head, words.pieces)]
    speakers += [Speaker(key, m.head, m.pieces) for _, key, m in layout.made if m.head]
    lists, store = given.found.stock.reference.words, given.project.store
    searching = Searching(speakers, lists, given.memory, store)
    shards = whole.parts(
        "topics", searching.topics(layout.shared), making, TopicMade, filled=searching.filled
    )
    for path, content in searching.site_files(shard.said for shard in shards):
        whole.release.write(path, content)
    paths = [p.removesuffix("index.html") for p in given.shell.files if p.endswith("index.html")]
    paths += [path for topic in made for path in topic.indexed]
    paths += [path for _, _, card in layout.made for path in card.indexed]
    whole.parts("topics", [layout.topic("sitemap", extra=sorted(paths))], making, TopicMade)


@contextmanager
def _bulk(
    given: Commission, neighbours: Neighbours, common: Site
) -> Iterator[tuple[Bulk, Publisher]]:
    """The files across the site."""
    known, store = given.shell.settings, given.project.store
    publisher = Publisher(
        known.site_name, known.site_url, known.licence, known.licence_url, neighbours.changed
    )
    if not given.bulk:
        yield Bulk(), publisher
        return
    shown = [each for each in neighbours.all if not each.told.withdrawn]
    with bulk_files(
        store,
        publisher,
        [each.told.downloads for each in shown],
        lambda: (_item(given, neighbours, common, each) for each in shown),
    ) as bulk:
        yield bulk, publisher


def _item(given: Commission, neighbours: Neighbours, common: Site, shown: Shown) -> Item:
    record, _ = given.found.judging.public(shown.one.case)
    return item_of(given.project.store, neighbours.near(shown).site(common, ""), record)
