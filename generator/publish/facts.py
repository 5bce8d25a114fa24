"""What one built file says about itself: the map step of verification.

Facts are small values that depend on the content alone (and on the file's suffix), so they can
be computed where the page is written, in any process, and kept under `facts_key`.
"""

import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from html import unescape

from msgspec.structs import replace

from generator.publish.css import css_urls
from generator.publish.html import PageFacts, page_facts
from generator.publish.manifest import Entry
from generator.publish.problems import shown

# Kinds of text we generate. Scripts, fonts and pictures are copied, not made from templates,
# and random bytes may look like a sentinel.
_TEXT = (".html", ".xml", ".json", ".csv", ".txt", ".svg", ".webmanifest", ".md")
_LOCATION = re.compile(r"<(?:\w+:)?loc>\s*(.*?)\s*</(?:\w+:)?loc>", re.S)


class Facts(PageFacts, frozen=True):
    """`PageFacts` of any kind of file, with `faults` also for what any file can do wrong."""


NOTHING = Facts()


def facts_key(path: str, entry: Entry) -> str:
    """The key under which a file's facts hold: its content and its suffix."""
    return f"{entry.digest}{_suffix(path)}"


def file_facts(path: str, content: bytes, forbidden: Sequence[bytes] = ()) -> Facts:
    """Read one file. `forbidden`: byte sequences no generated text may hold (the sentinels of
    the page shell, template brackets); facts kept in a cache hold for one such set only."""
    suffix = _suffix(path)
    faults = [*_leftovers(content, forbidden)] if suffix in _TEXT else []
    if suffix == ".html":
        page = page_facts(content)
        return Facts(page.links, page.resources, page.ids, (*page.faults, *faults))
    if suffix == ".css":
        return Facts(resources=css_urls(content.decode("utf-8", "replace")))
    found = Facts(faults=tuple(faults))
    if suffix == ".xml" and "sitemap" in path.rpartition("/")[2]:
        places = _LOCATION.findall(content.decode("utf-8", "replace"))
        return replace(found, links=tuple(dict.fromkeys(unescape(url) for url in places)))
    return found


def gather(
    entries: Mapping[str, Entry],
    read: Callable[[str], bytes],
    forbidden: Sequence[bytes] = (),
    known: MutableMapping[str, Facts] | None = None,
) -> dict[str, Facts]:
    """The facts of all files of a release, path → facts, one file in memory at a time.

    `known` (facts_key → facts) saves reading files seen before and is filled with the new
    ones; it holds for one set of `forbidden`. Files without text are not read at all.
    """
    cache: MutableMapping[str, Facts] = {} if known is None else known
    return {path: _known(path, entry, read, forbidden, cache) for path, entry in entries.items()}


def _known(
    path: str,
    entry: Entry,
    read: Callable[[str], bytes],
    forbidden: Sequence[bytes],
    cache: MutableMapping[str, Facts],
) -> Facts:
    if _suffix(path) not in (*_TEXT, ".css"):
        return NOTHING
    key = facts_key(path, entry)
    found = cache.get(key)
    if found is None:
        found = cache[key] = file_facts(path, read(path), forbidden)
    return found


def _leftovers(content: bytes, forbidden: Sequence[bytes]) -> list[tuple[str, str, str]]:
    found = []
    for sequence in forbidden:
        at = content.find(sequence)
        if at >= 0:
            name = shown(sequence.decode("utf-8", "backslashreplace"))
            line = content.count(b"\n", 0, at) + 1
            found.append(("leftover", name, f"第 {line} 行残留模板标记“{name}”"))
    return found


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""
