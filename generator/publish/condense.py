"""A part from its files: links among them are verified here, what leads elsewhere is written down.

The map step of verification: it needs nothing but the part's files, so that it can be done where
they are made, in any process.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from generator.publish.facts import Facts
from generator.publish.html import leads
from generator.publish.manifest import Entry
from generator.publish.parts import Part, Want, make_part
from generator.publish.problems import Problem, shown
from generator.publish.urls import Site

_Key = tuple[str, str, bool]


def condense(
    files: Iterable[tuple[str, Entry, Facts]], address: str = "/"
) -> tuple[Part, dict[str, str]]:
    """The part of these files (site path, entry, facts), and its `Anchors`, to be kept apart.

    ``address`` is where the site will stand, see `urls.Site`.
    """
    rows = sorted(files, key=lambda row: row[0])
    facts = {path: found for path, _, found in rows}
    anchors = {path: found.ids for path, found in facts.items() if found.ids}
    reader = _Reader(facts, Site(address))
    entries = {path: entry for path, entry, _ in rows}
    faults = tuple(reader.faults())
    return make_part(entries, faults, reader.wants(), anchors), anchors


def broken(want: Want, hint: bool = False) -> Problem:
    """What is said of links to a file that is not there; ``hint``: it is a folder with a page."""
    kind, what = ("broken-resource", "资源") if want.fetched else ("broken-link", "链接")
    more = "（地址末尾缺少“/”）" if hint else ""
    text = f"{what}“{shown(want.url)}”指向的“{shown(want.target)}”不存在{more}。"
    return Problem(want.page, kind, want.target, text, want.count)


def lost_anchor(want: Want) -> Problem:
    """What is said of links to a place that a page does not have."""
    name = unquote(want.fragment)
    text = f"链接指向“{shown(want.target)}”中的“#{shown(name)}”，但那里没有这个锚点。"
    return Problem(want.page, "missing-anchor", f"{want.target}#{name}", text, want.count)


class _Reader:
    """Looks at every address once; what leads out of the part is left for ``wants``."""

    def __init__(self, files: Mapping[str, Facts], site: Site) -> None:
        self.files = files
        self.site = site
        self.outside: dict[_Key, tuple[str, str, int]] = {}
        # Anchors are looked up page by page at the end, so that the ids of one page at a time
        # are in memory as a set.
        self.inside: dict[str, list[Want]] = {}

    def faults(self) -> Iterator[Problem]:
        """What is wrong among the files themselves; all are read here."""
        for path, facts in self.files.items():
            for kind, subject, message in facts.faults:
                yield Problem(path, kind, subject, f"{message}。")
            for url in facts.links:
                yield from self._look(path, url, False)
            for url in facts.resources:
                yield from self._look(path, url, True)
        for target, wants in self.inside.items():
            anchors = self.files[target].anchors()
            yield from (lost_anchor(w) for w in wants if not leads(w.fragment, anchors))

    def wants(self) -> Iterator[Want]:
        """What the files that have been read need of other parts."""
        return (Want(*key, *first) for key, first in self.outside.items())

    def _look(self, page: str, url: str, fetched: bool) -> Iterable[Problem]:
        place, fragment = self.site.resolve(page, url)
        if place.kind == "file":
            target = place.path
            fragment = fragment if target.endswith(".html") else ""  # only a page has places
            if target not in self.files:
                self._want((target, fragment, fetched), page, url)
            elif fragment:
                want = Want(target, fragment, fetched, page, url, 1)
                self.inside.setdefault(target, []).append(want)
        elif place.kind != "none" and (fetched or place.kind != "external"):
            name, text = _REFUSED[place.kind]
            return (Problem(page, name, url, f"{text}：“{shown(url)}”。"),)
        return ()

    def _want(self, key: _Key, page: str, url: str) -> None:
        first, address, count = self.outside.get(key, (page, url, 0))
        if first == page and count:  # pages come in order; its addresses do not
            address = min(address, url, key=_told)
        self.outside[key] = first, address, count + 1


def _told(url: str) -> str:
    """By this, links of a page to the same place are told one after the other."""
    return f"{shown(url)}”"


_REFUSED = {
    "external": ("external-resource", "网页从其他网站载入资源"),
    "script": ("script-link", "地址不是网页链接（脚本或未知协议）"),
    "outside": ("outside-site", "链接指向本网站目录之外"),
    "relative": ("relative-in-404", "404 页会在任意层级显示，链接必须以“/”开头"),
}
