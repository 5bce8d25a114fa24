"""Whether a release holds together: the reduce step over the facts of its files.

Kinds of problems: missing-page, broken-link, broken-resource, missing-anchor,
external-resource, script-link, outside-site, relative-in-404, and of single files
duplicate-id, invalid-id, base-element, leftover, empty-file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from generator.publish.facts import Facts
from generator.publish.html import leads
from generator.publish.problems import Problem, shown
from generator.publish.urls import Site

_Wanted = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Verification:
    """`problems` sorted by path; `external`: the distinct addresses on other hosts that
    readers can follow (nothing is fetched from them, and they are not tried)."""

    problems: tuple[Problem, ...]
    external: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether the release may be published."""
        return not self.problems


def verify(
    files: Mapping[str, Facts], *, expected: Iterable[str] = (), address: str = "/"
) -> Verification:
    """Check all files of a release: their own faults, the expected pages, every link.

    `files`: site path → facts for every file; `expected`: site paths that must be there;
    `address`: where the site will stand, see `urls.Site`.
    """
    links = check_links(files, address=address)
    own = [
        Problem(path, kind, subject, f"{message}。")
        for path, facts in files.items()
        for kind, subject, message in facts.faults
    ]
    return Verification(
        tuple(sorted([*_missing(files, expected), *own, *links.problems])), links.external
    )


def check_links(files: Mapping[str, Facts], *, address: str = "/") -> Verification:
    """Check that every link, resource and fragment of `files` leads to something in `files`."""
    checker = _Checker(files, Site(address))
    for path, facts in files.items():
        for url in facts.links:
            checker.check(path, url, False)
        for url in facts.resources:
            checker.check(path, url, True)
    checker.check_anchors()
    return Verification(tuple(sorted(checker.problems)), tuple(sorted(checker.external)))


def _missing(files: Mapping[str, Facts], expected: Iterable[str]) -> list[Problem]:
    return [
        Problem(path, "missing-page", path, f"应有的网页“{shown(path)}”没有生成。")
        for path in sorted(set(expected) - files.keys())
    ]


class _Checker:
    def __init__(self, files: Mapping[str, Facts], site: Site) -> None:
        self.files = files
        self.site = site
        self.problems: list[Problem] = []
        self.external: set[str] = set()
        # Anchors are looked up page by page at the end, so that the ids of one page at a time
        # are in memory as a set.
        self.wanted: _Wanted = {}

    def check(self, page: str, url: str, fetched: bool) -> None:
        place, fragment = self.site.resolve(page, url)
        if place.kind == "file":
            if place.path not in self.files:
                self._broken(page, url, place.path, fetched)
            elif fragment and place.path.endswith(".html"):
                self.wanted.setdefault(place.path, {}).setdefault(fragment, []).append(page)
        elif place.kind == "external" and not fetched:
            self.external.add(url)
        elif place.kind != "none":
            self._refuse(page, url, place.kind)

    def check_anchors(self) -> None:
        for target, fragments in self.wanted.items():
            anchors = self.files[target].anchors()
            for fragment, pages in fragments.items():
                if not leads(fragment, anchors):
                    self._missing_anchor(target, fragment, pages)

    def _missing_anchor(self, target: str, fragment: str, pages: list[str]) -> None:
        subject = f"{target}#{unquote(fragment)}"
        text = f"链接指向“{shown(target)}”中的“#{shown(unquote(fragment))}”，但那里没有这个锚点。"
        for page in pages:
            self.problems.append(Problem(page, "missing-anchor", subject, text))

    def _broken(self, page: str, url: str, target: str, fetched: bool) -> None:
        kind, what = ("broken-resource", "资源") if fetched else ("broken-link", "链接")
        hint = "（地址末尾缺少“/”）" if f"{target}/index.html" in self.files else ""
        text = f"{what}“{shown(url)}”指向的“{shown(target)}”不存在{hint}。"
        self.problems.append(Problem(page, kind, target, text))

    def _refuse(self, page: str, url: str, kind: str) -> None:
        name, text = _REFUSED[kind]
        self.problems.append(Problem(page, name, url, f"{text}：“{shown(url)}”。"))


_REFUSED = {
    "external": ("external-resource", "网页从其他网站载入资源"),
    "script": ("script-link", "地址不是网页链接（脚本或未知协议）"),
    "outside": ("outside-site", "链接指向本网站目录之外"),
    "relative": ("relative-in-404", "404 页会在任意层级显示，链接必须以“/”开头"),
}
