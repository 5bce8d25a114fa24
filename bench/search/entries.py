"""What the search is told of every page, without making the pages."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.building.asked import Asked
from generator.building.commission import Commission
from generator.building.memory import Memory
from generator.building.stock import take_stock
from generator.building.survey import survey
from generator.building.telling import telling
from generator.building.workers import workers
from generator.model.words import Words
from generator.project import Project
from generator.record_files import pages_of
from generator.render.shell import Shell
from generator.search.index import index
from generator.search.segment import segment
from generator.search.written import written_pages
from generator.views.page import SearchEntry, SearchPlace

Entries = Mapping[SearchPlace | None, Sequence[SearchEntry]]
_LATE = "2100-01-01"


def search_entries(root: Path, shell: Shell) -> tuple[Entries, Words]:
    """The entries by disclosure, of all that are no drafts, and the lists that searching needs;
    None are the entries of the pages of the site itself."""
    project, hands = Project(root), workers(None)
    memory, digests = Memory(project.store, "entries"), project.digests()
    found = survey(take_stock(project, digests), memory, hands, _LATE, telling(shell.settings))
    given = Commission(project, digests, shell, found, _LATE, memory, hands, print, False)
    site = Asked(given, given.scene(given.shown))
    entries: dict[SearchPlace | None, list[SearchEntry]] = {
        None: [*written_pages(shell.search_docs), *site.topics.entries]
    }
    for shown in given.shown:
        own = [entry for page in pages_of(site.record(shown)) for entry in page.search]
        if own:
            entries[own[0].place] = own
    return entries, found.stock.reference.words


def search_files(entries: Entries, words: Words) -> Iterator[tuple[str, bytes]]:
    """The index of them all."""
    segments = [segment(place, told) for place, told in entries.items() if told]
    yield from index(segments, words.everyday, words.asked)
