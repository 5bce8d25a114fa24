"""All that stands on a site, put into a release in the order in which one thing needs another."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from msgspec import Struct

from generator.building.commission import Commission, Scene
from generator.building.gathering import (
    data_extra,
    layout_of,
    own_words,
    publisher_of,
    searching_of,
    site_map,
    site_topics,
)
from generator.building.layout import Layout
from generator.building.making import Made
from generator.building.material import Press, Topic
from generator.building.searching import Speaker
from generator.building.shards import Joining
from generator.building.shelf import Shelf
from generator.building.telling import Shown, expected_key, expected_pages
from generator.building.topics import TopicMade, TopicMaking
from generator.building.whole import Cards, Whole
from generator.bulk.sources import Item
from generator.bulk_downloads import Bulk, bulk_files, item_of
from generator.publish import Anchors, Release
from generator.publish.errors import explained
from generator.views.page import SearchEntry


class Filled(Struct, frozen=True):
    """What is asked of a release that was filled: the ids on pages of a part, and the pages that
    must be there, told from the data and not from what was rendered. What is ``stated`` tells these
    from others."""

    anchors: Callable[[str], Anchors]
    expected: Iterable[str]
    stated: str


def fill(release: Release, given: Commission) -> Filled:
    """Add every part of a site; raises PublishError and BulkError."""
    project, scene = given.project, given.scene(given.shown)
    whole = Whole(release, given.memory, project.store, given.workers, given.say)
    shelf = Shelf.of(release, given.address)
    made = _disclosures(whole, given, scene, shelf)
    layout = layout_of(given, scene, made)
    making = TopicMaking(Press(project, scene.common, given.shell), shelf)
    own, every = _topics(whole, given, scene, layout, making)
    _last(whole, given, layout, making, own, every)
    pages = expected_pages(each.promised(project.store) for each in given.shown)
    return Filled(whole.anchors, pages, expected_key(each.told for each in given.shown))


def _disclosures(whole: Whole, given: Commission, scene: Scene, shelf: Shelf) -> Cards[Made]:
    """Add all disclosures; what is left to do follows from what came of them."""
    orders = given.orders(scene, given.shown)
    joining = Joining(given.making(scene, shelf), given.bundles)
    return whole.parts("disclosures", orders, joining, Made, "份公开")


def _topics(
    whole: Whole, given: Commission, scene: Scene, layout: Layout, making: TopicMaking
) -> tuple[Topic, Topic]:
    """Add the topics of the site; those that are made of them are left to do: what the search is
    told of the site itself, and the map of all pages."""
    with _bulk(given, scene) as bulk:
        for path, file in bulk.files():
            whole.release.copy(path, file.file, file.digest)
        data = data_extra(given, layout.neighbours, bulk)
        topics = list(site_topics(given, layout, making.press, data))
    entries, indexed = list[SearchEntry](), list[str]()
    for _, card in whole.parts("topics", topics, making, TopicMade, filled=layout.filled):
        entries += card.entries
        indexed += card.indexed
    return own_words(given, layout, entries), site_map(given, layout, indexed)


def _last(
    whole: Whole,
    given: Commission,
    layout: Layout,
    making: TopicMaking,
    own: Topic,
    every: Topic,
) -> None:
    """Add the search index of the disclosures and of the site's ``own`` words, and the map of
    ``every`` page: that of a large site takes long and much memory, so it is made beside them."""
    ((_, words),) = whole.parts("topics", [own], making, TopicMade)
    assert words.head is not None
    searching = searching_of(given, layout, Speaker.of(own.key, words.head, words.pieces))

    def filled(topic: Topic) -> Topic:
        return layout.filled(topic) if topic is every else searching.filled(topic)

    topics = [every, *searching.topics(layout.shared)]
    _, *shards = whole.parts("topics", topics, making, TopicMade, filled=filled)
    for path, content in searching.site_files(shard.said for _, shard in shards):
        whole.release.write(path, content)


@contextmanager
def _bulk(given: Commission, scene: Scene) -> Iterator[Bulk]:
    """The files across the site."""
    if not given.bulk:
        yield Bulk()
        return
    shown = [each for each in given.shown if not each.told.withdrawn]
    files = bulk_files(
        given.project.store,
        publisher_of(given, scene.neighbours),
        [each.told.downloads for each in shown],
        lambda: (_item(given, scene, each) for each in shown),
    )
    with ExitStack() as stack:
        with explained("准备供下载的文件"):
            bulk = stack.enter_context(files)
        yield bulk


def _item(given: Commission, scene: Scene, shown: Shown) -> Item:
    record, _ = given.found.judging.public(shown.one.case)
    site = scene.neighbours.near(shown).site(scene.common, given.project.store, "")
    return item_of(given.project.store, site, record)
