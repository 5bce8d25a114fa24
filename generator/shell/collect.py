"""Collecting what MkDocs wrote into its private folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

SEARCH_INDEX = "search/search_index.json"  # the pipeline writes it, with the data pages in it
SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")  # MkDocs' carry the day of the build
LUNR = "assets/javascripts/lunr/"


def collect_files(folder: Path, languages: Iterable[str]) -> dict[str, bytes]:
    """All files below ``folder`` that belong on the site, by path with '/', in order.

    Source maps and the search helpers of other ``languages`` (600 KB) are left behind.
    """
    wanted = {f"{LUNR}min/lunr.{name}.min.js" for name in ("stemmer.support", *languages)}
    return {
        path: (folder / path).read_bytes()
        for path in sorted(_paths(folder))
        if path not in (SEARCH_INDEX, *SITEMAPS)
        and not path.endswith(".map")
        and (not path.startswith(LUNR) or path in wanted)
    }


def read_search_index(folder: Path) -> tuple[Mapping[str, Any], tuple[Mapping[str, Any], ...]]:
    """Settings and entries of the search index of the hand-written pages; empty without one."""
    try:
        index = json.loads((folder / SEARCH_INDEX).read_bytes())
    except FileNotFoundError:
        return {}, ()
    return index["config"], tuple(index["docs"])


def _paths(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
