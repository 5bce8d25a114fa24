"""What one built file says about itself: the map step of verification.

Facts are small values that depend on the content alone (and on the file's suffix), so they can
be computed where the page is written, in any process.
"""

import re
from collections.abc import Sequence
from html import unescape

from msgspec.structs import replace

from generator.publish.css import css_urls
from generator.publish.html import PageFacts, page_facts
from generator.publish.problems import shown

# Kinds of text we generate. Scripts, fonts and pictures are copied, not made from templates,
# and random bytes may look like a sentinel.
_TEXT = (".html", ".xml", ".json", ".csv", ".txt", ".svg", ".webmanifest", ".md")
_LOCATION = re.compile(r"<(?:\w+:)?loc>\s*(.*?)\s*</(?:\w+:)?loc>", re.S)


class Facts(PageFacts, frozen=True):
    """`PageFacts` of any kind of file, with `faults` also for what any file can do wrong."""


NOTHING = Facts()


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
