"""The page shell as a value: settings, finished files and frames, whoever made them.

This module knows no MkDocs, so that a shell kept from an earlier build (it can be pickled) costs
no import of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from generator.render.frame import Frame

# Slots of every layout; the caller supplies finished HTML, already escaped for its place.
#   title        text of <title>, whole (site name included), escaped
#   description  value of <meta name=description>, escaped for a double-quoted attribute
#   head         further elements of <head>: canonical link, alternates; may be ''
#   kind         page kind, an ASCII word; becomes the class mz-page--<kind> round the content
#   crumbs       <nav class="mz-crumbs">…</nav>; may be ''
#   content      body of the page, inside <article>
COMMON_SLOTS = ("title", "description", "head", "kind", "crumbs", "content")

# Layouts and their slots. 'record' has the disclosure's own 目录 beside the content
# (``sidebar``: what stands inside <nav class="mz-side">), 'plain' has none.
LAYOUTS: Mapping[str, tuple[str, ...]] = {
    "plain": COMMON_SLOTS,
    "record": (*COMMON_SLOTS, "sidebar"),
}

# Depth of a page: the number of folders above it, `` `` = 0, ``a/b/`` = 2.
DEPTHS = range(7)


class Settings(Struct, frozen=True):
    """Settings of mkdocs.yml that the data pages need. Unset texts are ``''``."""

    site_name: str
    site_url: str = ""  # with a slash at its end when set
    description: str = ""
    data_link: str = ""  # address of a line of data, with {path} and {line}
    licence: str = ""  # of the data: a code such as CC-BY-4.0, or words
    licence_url: str = ""

    def data_address(self, path: str, line: int) -> str:
        """Address of ``line`` (from 1) of the file ``path`` (from the project root), or ``''``."""
        if not self.data_link:
            return ""
        return self.data_link.replace("{path}", path).replace("{line}", str(line))


class Shell(Struct, frozen=True):
    """Everything that stands on the site without data, and the frames for what comes from data."""

    settings: Settings
    files: Mapping[str, bytes]  # by path below the site, '/' as separator
    frames: Mapping[tuple[str, int], Frame]  # by (layout, depth)
    search_docs: tuple[Mapping[str, Any], ...] = ()  # location, title, text of hand-written pages

    def stamp(self, layout: str, depth: int, values: Mapping[str, str]) -> str:
        """The whole page of ``layout`` that lies ``depth`` folders deep."""
        return self.frames[layout, depth].stamp(values)
