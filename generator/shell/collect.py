"""Collecting what MkDocs wrote into its private folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SEARCH_INDEX = "search/search_index.json"  # the pipeline makes an index of its own
SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")  # MkDocs' carry the day of the build
# Material's own scripts and its search (700 KB), which ours stand in for.
UNUSED = "assets/javascripts/"
# Text of ours, which a checkout under Windows may hold with that system's line ends.
_LINED = (".css", ".js", ".svg")


def collect_files(folder: Path) -> dict[str, bytes]:
    """All files below ``folder`` that belong on the site, by path with '/', in order.

    Source maps are left behind, and the theme's search.
    """
    return {
        path: _lined(path, (folder / path).read_bytes())
        for path in sorted(_paths(folder))
        if path not in (SEARCH_INDEX, *SITEMAPS)
        and not path.endswith(".map")
        and not path.startswith(UNUSED)
    }


def _lined(path: str, content: bytes) -> bytes:
    """The content of a file as it is everywhere."""
    return content.replace(b"\r\n", b"\n") if path.endswith(_LINED) else content


def read_search_index(folder: Path) -> tuple[Mapping[str, Any], ...]:
    """What MkDocs' search plugin read of the hand-written pages; nothing without it."""
    try:
        index = json.loads((folder / SEARCH_INDEX).read_bytes())
    except FileNotFoundError:
        return ()
    return tuple(index["docs"])


def _paths(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
