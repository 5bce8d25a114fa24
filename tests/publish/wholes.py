"""Made-up sites of parts, and the whole-site check that says what is wrong with them."""

import random
from collections.abc import Mapping
from urllib.parse import unquote

from generator.publish import Entry, Facts, Problem, Sealed, condense, seal
from generator.publish.html import leads
from generator.publish.manifest import digest_of
from generator.publish.problems import shown
from generator.publish.urls import Site

Files = Mapping[str, Facts]
ADDRESS = "https://example.org/sub/"
IDS = ("甲", "row-1", "row-2", "a%20b", "x")
REFUSED = {
    "external": ("external-resource", "网页从其他网站载入资源"),
    "script": ("script-link", "地址不是网页链接（脚本或未知协议）"),
    "outside": ("outside-site", "链接指向本网站目录之外"),
    "relative": ("relative-in-404", "404 页会在任意层级显示，链接必须以“/”开头"),
}
PATHS = ("index.html", "404.html", "a.css", "x/data.csv", *(f"p{n}/index.html" for n in range(9)))


def facts(chance: random.Random, paths: list[str], wild: bool) -> Facts:
    """Of a page that links to what is there; a wild one also to what is not."""

    def url() -> str:
        if wild and chance.random() < 0.15:
            odd = ("javascript:x", "/out/", "//h.example/x", "https://h.example/", "p1", "../../")
            return chance.choice((*odd, "no/", "/sub/no.png", "p0/#nowhere", "/sub/p3#x"))
        target = chance.choice(paths)
        target = target.removesuffix("index.html") if chance.random() < 0.5 else target
        fragment = chance.choice(("", "", "#top", f"#{chance.choice(IDS)}", "#%E7%94%B2"))
        return chance.choice(("/sub/", ADDRESS)) + target + fragment

    links = dict.fromkeys(url() for _ in range(chance.randrange(8)))
    resources = dict.fromkeys(url().partition("#")[0] for _ in range(chance.randrange(2)))
    ids = " ".join(i for i in IDS if chance.random() < (0.7 if wild else 1))
    faults = (("empty-file", "", "网页是空的"),) if wild and chance.random() < 0.05 else ()
    return Facts(tuple(links), tuple(resources), ids, faults)


def site(chance: random.Random, wild: bool = True) -> dict[str, Facts]:
    """A site; one that is not wild holds together."""
    paths = [path for path in PATHS if not wild or chance.random() < 0.8] or ["index.html"]
    return {p: facts(chance, paths, wild) if p.endswith(".html") else Facts() for p in paths}


def cut(files: Files, names: Mapping[str, str]) -> tuple[dict[str, Sealed], dict[str, Mapping]]:  # type: ignore[type-arg]
    """The parts of a site, and their anchors; ``names`` tells which part a path lies in."""
    parts, anchors = dict[str, Sealed](), dict[str, Mapping[str, str]]()
    for name in sorted(set(names.values())):
        own = [
            (path, Entry(digest_of(repr(f).encode()), 1, 1), f)
            for path, f in files.items()
            if names[path] == name
        ]
        part, anchors[name] = condense(own, ADDRESS)
        parts[name] = seal(part)
    return parts, anchors


def whole_check(files: Files, expected: list[str]) -> list[Problem]:
    """What is wrong, found in the plain way: every link of every page, one after the other."""
    found = [
        Problem(path, "missing-page", path, f"应有的网页“{shown(path)}”没有生成。")
        for path in sorted(set(expected) - files.keys())
    ]
    for page, own in files.items():
        found += [Problem(page, kind, subject, f"{text}。") for kind, subject, text in own.faults]
        for url in own.links:
            found += look(files, page, url, False)
        for url in own.resources:
            found += look(files, page, url, True)
    return sorted(found)


def look(files: Files, page: str, url: str, fetched: bool) -> list[Problem]:
    place, fragment = Site(ADDRESS).resolve(page, url)
    target = place.path
    if place.kind == "file" and target not in files:
        kind, what = ("broken-resource", "资源") if fetched else ("broken-link", "链接")
        hint = "（地址末尾缺少“/”）" if f"{target}/index.html" in files else ""
        text = f"{what}“{shown(url)}”指向的“{shown(target)}”不存在{hint}。"
        return [Problem(page, kind, target, text)]
    if place.kind == "file" and fragment and target.endswith(".html"):
        name = unquote(fragment)
        if leads(fragment, files[target].anchors()):
            return []
        text = f"链接指向“{shown(target)}”中的“#{shown(name)}”，但那里没有这个锚点。"
        return [Problem(page, "missing-anchor", f"{target}#{name}", text)]
    if place.kind in ("file", "none") or (place.kind == "external" and not fetched):
        return []
    kind, text = REFUSED[place.kind]
    return [Problem(page, kind, url, f"{text}：“{shown(url)}”。")]
