"""What the search is told of every page, without making the pages."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from generator.building.telling import common_site
from generator.examining import Examined
from generator.model.words import Words
from generator.public import as_public
from generator.record_files import pages_of
from generator.render.shell import Shell
from generator.search.index import index
from generator.search.segment import segment
from generator.search.written import written_pages
from generator.views.explore.gathered import gather
from generator.views.explore.pages import explore_pages
from generator.views.page import SearchEntry, SearchPlace
from generator.views.record import Record
from generator.views.site_pages import site_pages, summarise

Entries = Mapping[SearchPlace | None, Sequence[SearchEntry]]
_LATE = date(2100, 1, 1)


def search_entries(examined: Examined, shell: Shell) -> Entries:
    """The entries by disclosure, of all that are no drafts; None are those of the pages of the site
    itself."""
    shown = [as_public(*pair, _LATE) for pair in examined.checked if not pair[0].draft]
    dataset = examined.dataset
    bare = common_site(shell.settings, dataset.reference, dataset.departments)
    site = replace(bare, summaries=tuple(summarise(*pair, bare) for pair in shown))
    gathered = [gather(record, site) for record, _ in shown]
    common = (*site_pages(site), *explore_pages(site, gathered))
    entries: dict[SearchPlace | None, list[SearchEntry]] = {None: written_pages(shell.search_docs)}
    entries[None] += [entry for page in common for entry in page.search]
    for disclosure, checked in shown:
        record = Record(disclosure, checked, site.around(disclosure))
        own = [entry for page in pages_of(record) for entry in page.search]
        if own:
            entries[own[0].place] = own
    return entries


def search_files(entries: Entries, words: Words) -> Iterator[tuple[str, bytes]]:
    """The index of them all."""
    segments = [segment(place, told) for place, told in entries.items() if told]
    yield from index(segments, words.everyday, words.asked)
