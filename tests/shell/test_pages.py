"""What every page of the shell keeps: no inline code, no other host, what is linked is there."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest

from generator.render.shell import LAYOUTS, Shell

LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class Audit(HTMLParser):
    """Collects what a strict policy forbids, and what the page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_code = tag == "script" and given.get("type") != "application/json"
        if tag == "style" or (is_code and "src" not in given):
            self.inline.append(self.get_starttag_text() or tag)
        for name, value in attrs:
            if name == "style" or name.startswith("on") or (value or "").startswith("javascript:"):
                self.inline.append(f"{tag} {name}={value}")
        followed = "alternate" in (given.get("rel") or "").split()  # by whom it concerns
        if not followed and tag in LOADED and (address := given.get(LOADED[tag])):
            self.loads.append(address)
        if "id" in given:
            self.ids.append(given["id"] or "")


def pages(shell: Shell) -> Iterator[tuple[str, str]]:
    """Hand-written pages, the 404 page, and an empty data page of every layout."""
    for path, content in shell.files.items():
        if path.endswith(".html"):
            yield path, content.decode()
    for layout, slots in LAYOUTS.items():
        yield f"a/b/{layout}/index.html", shell.stamp(layout, 3, dict.fromkeys(slots, ""))


def test_nothing_is_inline(shell: Shell) -> None:
    for path, html in pages(shell):
        audit = Audit()
        audit.feed(html)
        assert audit.inline == [], path


def test_everything_a_page_loads_is_our_own_and_there(shell: Shell) -> None:
    for path, html in pages(shell):
        audit = Audit()
        audit.feed(html)
        for address in audit.loads:
            target = normpath(join(dirname(path), address)) if address[0] != "/" else address[1:]
            assert target in shell.files, (path, address)


def test_ids_of_a_page_are_unique(shell: Shell) -> None:
    for path, html in pages(shell):
        audit = Audit()
        audit.feed(html)
        assert len(audit.ids) == len(set(audit.ids)), path


def test_stylesheets_load_nothing(shell: Shell) -> None:
    for path, content in shell.files.items():
        if path.endswith(".css"):
            css = content.decode()
            addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)", css)
            assert [a for a in addresses if not a.startswith("data:")] == [], path
            assert "@import" not in css, path


def test_the_day_of_the_build_stands_nowhere(shell: Shell) -> None:
    assert not [path for path in shell.files if path.startswith("sitemap.xml")]
    # Code of the guide has days of its example.
    bare = [
        (path, re.sub(r"<pre>.*?</pre>", "", html, flags=re.DOTALL)) for path, html in pages(shell)
    ]
    assert not [path for path, html in bare if re.search(r"20\d\d-\d\d-\d\d", html)]


def test_the_search_index_is_handed_over_and_not_written(shell: Shell) -> None:
    assert "search/search_index.json" not in shell.files
    assert not [path for path in shell.files if "lunr" in path or "/workers/" in path]
    guide = ("first", "correct", "excel", "findings", "department", "publish", "look")
    names = ("about", "guide", "privacy", "accessibility", "map", *(f"guide/{g}" for g in guide))
    written = {f"{name}/" for name in names}
    assert {str(doc["location"]).split("#")[0] for doc in shell.search_docs} == written


@pytest.mark.parametrize("layout", LAYOUTS)
def test_frames_are_small(shell: Shell, layout: str) -> None:
    assert len(shell.stamp(layout, 6, dict.fromkeys(LAYOUTS[layout], ""))) < 6_000
