"""The whole search index of a site."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.search import material
from generator.views.page import Page

PATH = "search/search_index.json"


def entries(page: Page) -> list[dict[str, str]]:
    """The entries of a page."""
    return [material.entry(item) for item in page.search]


def search_index(
    config: Mapping[str, Any], docs: Iterable[Mapping[str, Any]], pages: Iterable[dict[str, str]]
) -> bytes:
    """The index file: ``docs`` of the hand-written pages, then ``pages`` of the data."""
    return material.index(config, [*docs, *pages])
