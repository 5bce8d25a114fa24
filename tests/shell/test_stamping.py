"""A stamped page equals the page that the template renders as a whole, and that MkDocs renders."""

from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.render.frame import sentinel
from generator.render.shell import DEPTHS, LAYOUTS, Shell
from generator.shell.probe import CONTENT_ID
from tests.shell.conftest import plugin_of, probe_of

HOSTILE = [
    "部门预算收支总表",
    '<script>alert(1)</script><img src=x onerror="alert(2)">',
    '"><svg/onload=alert(3)>\' autofocus onfocus=alert(4) x="',
    "{{ config.plugins }}{% include 'main.html' %}{# gone #}",
    sentinel("content") + sentinel("title"),
    "</title></head><body><script>alert(5)</script>",
    "&lt;b&gt; &amp;amp; &#60;script&#62; \\1 \\g<0> $1 %s {0}",
    "<!-- --> ]]> \u2028 \u200b 𠮷 \r\n\t",
]


def values(text: str, layout: str) -> dict[str, str]:
    """Values as a caller must give them: texts escaped, the rest HTML of his own."""
    made = {
        "title": escape(f"{text} - 公开"),
        "description": escape(text),
        "head": f'<link rel="canonical" href="{escape(text)}">',
        "kind": "table",
        "crumbs": f'<nav class="mz-crumbs">{escape(text)}</nav>',
        "content": f'<h1 id="title">{escape(text)}</h1>\n<pre>  {escape(text)}\n</pre>',
        "sidebar": f'<a href="#" title="{escape(text)}">{escape(text)}</a>',
    }
    return {slot: made[slot] for slot in LAYOUTS[layout]}


@pytest.fixture
def built(config: MkDocsConfig) -> tuple[MkDocsConfig, Shell]:
    made: list[Shell] = []
    plugin_of(config).finish = lambda root, shell, output: made.append(shell)
    build(config)
    return config, made[0]


def test_stamped_pages_equal_fully_rendered_ones(built: tuple[MkDocsConfig, Shell]) -> None:
    config, shell = built
    probe = probe_of(config)
    for layout in LAYOUTS:
        for depth in DEPTHS:
            for text in HOSTILE:
                given = values(text, layout)
                stamped = shell.stamp(layout, depth, given)
                assert stamped == probe.render_full(layout, depth, given), (layout, depth, text)


class DataPages(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """The slow road: every data page goes through MkDocs as a page of its own."""

    def __init__(self, pages: dict[str, tuple[str, dict[str, str]]]) -> None:
        super().__init__()
        self.pages = pages

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for path in self.pages:
            files.append(File.generated(config, path + "index.md", content="x"))
        return files

    def on_page_context(
        self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        if page.url in self.pages:
            layout, given = self.pages[page.url]
            page.toc = TableOfContents([AnchorLink("", CONTENT_ID, 1)])
            return {**context, "mz": {"layout": layout, **given}}
        return context


def test_stamped_pages_equal_those_that_mkdocs_builds_itself(config: MkDocsConfig) -> None:
    pages = {
        "/".join(["d"] * depth + [f"n{n}", ""]): (layout, values(text, layout))
        for n, text in enumerate(HOSTILE)
        for layout in LAYOUTS
        for depth in (0, 2, 5)
    }
    made: list[Shell] = []
    plugin_of(config).finish = lambda root, shell, output: made.append(shell)
    config.plugins["data-pages"] = DataPages(pages)
    config.nav = [{"关于": "about.md"}]
    build(config)
    for url, (layout, given) in pages.items():
        rendered = made[0].files[url + "index.html"].decode()
        assert rendered == made[0].stamp(layout, url.count("/"), given), url


class Reader(HTMLParser):
    """What a browser makes of a page: its title, its description, its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.description, self.in_title = "", "", False
        self.tags: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.in_title = tag == "title"
        self.handlers += [name for name in given if name.startswith("on")]
        if tag == "meta" and given.get("name") == "description":
            self.description = given.get("content") or ""

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self.in_title = False


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_values_are_inert(shell: Shell, text: str) -> None:
    plain, hostile = Reader(), Reader()
    plain.feed(shell.stamp("record", 3, values("文", "record")))
    hostile.feed(shell.stamp("record", 3, values(text, "record")))
    assert hostile.tags == plain.tags
    assert not hostile.handlers
    assert hostile.title == f"{text} - 公开"
    assert hostile.description == text


def test_links_of_the_shell_lead_to_the_root_from_every_depth(shell: Shell) -> None:
    for layout in LAYOUTS:
        for depth in DEPTHS:
            html = shell.stamp(layout, depth, values("文", layout))
            root = "../" * depth or "./"
            assert f'<a class="mz-header__name" href="{root}">' in html
            sheet = "../" * depth + "assets/site.css"
            assert f'href="{sheet}"' in html


def test_shell_names_no_folder_of_this_machine(shell: Shell) -> None:
    own = str(Path(__file__).resolve().parents[2]).encode()
    assert not [path for path, content in shell.files.items() if own in content]
