"""The whole search index of a site."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.search import material
from generator.views.page import Page
from generator.views.site import Site

PATH = "search/search_index.json"


def vocabulary(site: Site) -> tuple[str, ...]:
    """The names that readers type as one word: 科目 and terms."""
    names = (
        *site.reference.subjects.functional.values(),
        *site.reference.subjects.economic.values(),
    )
    return tuple(sorted({name for name in (*names, *site.terms) if 2 <= len(name) <= 12}))


def entries(page: Page, words: tuple[str, ...]) -> list[dict[str, str]]:
    """The entries of a page."""
    return [material.entry(item, words) for item in page.search]


def search_index(
    config: Mapping[str, Any], docs: Iterable[Mapping[str, Any]], pages: Iterable[dict[str, str]]
) -> bytes:
    """The index file: ``docs`` of the hand-written pages, then ``pages`` of the data."""
    return material.index(config, [*docs, *pages])
