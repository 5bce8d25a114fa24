"""All that stands on a site, put into a release in the order in which one thing needs another."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from msgspec import Struct

from generator.building.commission import Commission, Scene
from generator.building.kinds import DataExtra, entry, relative
from generator.building.layout import Layout
from generator.building.making import Made
from generator.building.material import Topic
from generator.building.searching import Searching, Speaker
from generator.building.shards import Joining
from generator.building.shelf import Shelf
from generator.building.telling import Shown, expected_pages
from generator.building.topics import Gleaning, TopicMade, TopicMaking
from generator.building.whole import Whole
from generator.bulk.sources import Item, Publisher
from generator.bulk_downloads import Bulk, bulk_files, item_of, terms_of
from generator.publish import Anchors, Release
from generator.rule_catalogue import all_rules
from generator.search.written import written_pages
from generator.store.store import digest
from generator.views.explore.glossary import TermEntry
from generator.views.explore.subjects import Relative
from generator.views.feed import newest


class Filled(Struct, frozen=True):
    """What is asked of a release that was filled: the ids on pages of a part, and the pages that
    must be there, told from the data and not from what was rendered."""

    anchors: Callable[[str], Anchors]
    expected: Sequence[str]


def fill(release: Release, given: Commission) -> Filled:
    """Add every part of a site; raises PublishError and BulkError."""
    project, scene = given.project, given.scene(given.shown)
    whole = Whole(release, given.memory, project.store, given.workers, given.say)
    shelf = Shelf.of(release, given.address)
    layout = _disclosures(whole, given, scene, shelf)
    making = TopicMaking(project.store, scene.common, given.shell, project, shelf)
    with _bulk(given, scene) as (bulk, publisher):
        for path, file in bulk.files():
            release.copy(path, file.file, file.digest)
        terms = terms_of(publisher)
        data = layout.topic("data", extra=DataExtra(publisher.address, terms, bulk.offered()))
        topics = [data, *_topics(whole, given, layout, making)]
    made = whole.parts("topics", topics, making, TopicMade)
    _search(whole, given, layout, making, made)
    pages = expected_pages(each.told.promised for each in given.shown)
    return Filled(whole.anchors, pages)


def _disclosures(whole: Whole, given: Commission, scene: Scene, shelf: Shelf) -> Layout:
    """Add all disclosures; what is left to do follows from what came of them."""
    orders = given.orders(scene, given.shown)
    joining = Joining(given.making(scene, shelf), given.bundles)
    made = whole.parts("disclosures", orders, joining, Made, "份公开")
    each = [
        (shown, order.key, card)
        for shown, order, card in zip(given.shown, orders, made, strict=True)
    ]
    subjects, rules = given.found.stock.reference.subjects, all_rules()
    return Layout(scene.neighbours, each, subjects, [rule.code for rule in rules], scene.shared)


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
    for shown in given.shown:
        if shown.one.read.sources and not shown.told.withdrawn:
            yield layout.originals(shown.one.read, given.digests)
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
def _bulk(given: Commission, scene: Scene) -> Iterator[tuple[Bulk, Publisher]]:
    """The files across the site."""
    known, store = given.shell.settings, given.project.store
    publisher = Publisher(
        known.site_name, known.site_url, known.licence, known.licence_url, scene.neighbours.changed
    )
    if not given.bulk:
        yield Bulk(), publisher
        return
    shown = [each for each in given.shown if not each.told.withdrawn]
    with bulk_files(
        store,
        publisher,
        [each.told.downloads for each in shown],
        lambda: (_item(given, scene, each) for each in shown),
    ) as bulk:
        yield bulk, publisher


def _item(given: Commission, scene: Scene, shown: Shown) -> Item:
    record, _ = given.found.judging.public(shown.one.case)
    site = scene.neighbours.near(shown).site(scene.common, "")
    return item_of(given.project.store, site, record)
