"""All that stands on a site, put into a release in the order in which one thing needs another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

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
from generator.building.material import Press
from generator.building.searching import Speaker
from generator.building.shards import Joining
from generator.building.shelf import Shelf
from generator.building.telling import Shown, expected_pages
from generator.building.topics import TopicMade, TopicMaking
from generator.building.whole import Cards, Whole
from generator.bulk.sources import Item
from generator.bulk_downloads import Bulk, bulk_files, item_of
from generator.publish import Anchors, Release


class Filled(Struct, frozen=True):
    """What is asked of a release that was filled: the ids on pages of a part, and the pages that
    must be there, told from the data and not from what was rendered."""

    anchors: Callable[[str], Anchors]
    expected: Iterable[str]


def fill(release: Release, given: Commission) -> Filled:
    """Add every part of a site; raises PublishError and BulkError."""
    project, scene = given.project, given.scene(given.shown)
    whole = Whole(release, given.memory, project.store, given.workers, given.say)
    shelf = Shelf.of(release, given.address)
    made = _disclosures(whole, given, scene, shelf)
    layout = layout_of(given, scene, made)
    press = Press(project, scene.common, given.shell)
    making = TopicMaking(press, shelf)
    with _bulk(given, scene) as bulk:
        for path, file in bulk.files():
            release.copy(path, file.file, file.digest)
        data = data_extra(given, layout.neighbours, bulk)
        topics = list(site_topics(given, layout, press, data))
    of_topics = whole.parts("topics", topics, making, TopicMade, filled=layout.filled)
    _search(whole, given, layout, making, made, [card for _, card in of_topics])
    pages = expected_pages(each.promised(project.store) for each in given.shown)
    return Filled(whole.anchors, pages)


def _disclosures(whole: Whole, given: Commission, scene: Scene, shelf: Shelf) -> Cards[Made]:
    """Add all disclosures; what is left to do follows from what came of them."""
    orders = given.orders(scene, given.shown)
    joining = Joining(given.making(scene, shelf), given.bundles)
    return whole.parts("disclosures", orders, joining, Made, "份公开")


def _search(
    whole: Whole,
    given: Commission,
    layout: Layout,
    making: TopicMaking,
    made: Cards[Made],
    topics: Sequence[TopicMade],
) -> None:
    """Add the search index, and the map of all pages."""
    own = own_words(given, layout, (entry for topic in topics for entry in topic.entries))
    ((_, words),) = whole.parts("topics", [own], making, TopicMade)
    assert words.head is not None
    searching = searching_of(given, made, Speaker.of(own.key, words.head, words.pieces))
    shards = whole.parts(
        "topics", searching.topics(layout.shared), making, TopicMade, filled=searching.filled
    )
    for path, content in searching.site_files(shard.said for _, shard in shards):
        whole.release.write(path, content)
    indexed = site_map(given, layout, (path for topic in topics for path in topic.indexed))
    whole.parts("topics", [indexed], making, TopicMade, filled=layout.filled)


@contextmanager
def _bulk(given: Commission, scene: Scene) -> Iterator[Bulk]:
    """The files across the site."""
    if not given.bulk:
        yield Bulk()
        return
    shown = [each for each in given.shown if not each.told.withdrawn]
    with bulk_files(
        given.project.store,
        publisher_of(given, scene.neighbours),
        [each.told.downloads for each in shown],
        lambda: (_item(given, scene, each) for each in shown),
    ) as bulk:
        yield bulk


def _item(given: Commission, scene: Scene, shown: Shown) -> Item:
    record, _ = given.found.judging.public(shown.one.case)
    site = scene.neighbours.near(shown).site(scene.common, given.project.store, "")
    return item_of(given.project.store, site, record)
