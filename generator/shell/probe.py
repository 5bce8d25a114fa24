"""Rendering Material's template: once per layout and depth to cut the frames, or fully.

MkDocs' own environment and context are used, with a page that exists in memory alone. MkDocs'
Jinja does not escape, so the values reach the page as they are: they are finished HTML.
"""

from __future__ import annotations

from collections.abc import Mapping

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from msgspec import Struct

from generator.render.frame import Frame, FrameError, cut, sentinel
from generator.render.shell import DEPTHS, LAYOUTS

CONTENT_ID = "mz-content"  # target of the skip link, set in main.html


class Probe(Struct, frozen=True):
    """The template with everything that MkDocs puts round it in one build."""

    env: jinja2.Environment
    config: MkDocsConfig
    files: Files
    nav: Navigation

    def render_full(self, layout: str, depth: int, values: Mapping[str, str]) -> str:
        """The whole page, rendered by the template without any frame."""
        page = _virtual_page(depth, self.config)
        pages = self.files.documentation_pages()
        context = {**get_context(self.nav, pages, self.config, page)}
        context["mz"] = {"layout": layout, **{slot: values[slot] for slot in LAYOUTS[layout]}}
        return self.env.get_template("main.html").render(context)

    def frame(self, layout: str, depth: int) -> Frame:
        """The page cut at its slots; FrameError when the template does not carry them whole."""
        slots = LAYOUTS[layout]
        html = self.render_full(layout, depth, {slot: sentinel(slot) for slot in slots})
        try:
            return cut(html, slots)
        except FrameError as error:
            raise FrameError(f"layout {layout!r}, depth {depth}: {error}") from error

    def frames(self) -> dict[tuple[str, int], Frame]:
        """The frames of every layout and depth."""
        return {
            (layout, depth): self.frame(layout, depth) for layout in LAYOUTS for depth in DEPTHS
        }


def _virtual_page(depth: int, config: MkDocsConfig) -> Page:
    """A page ``depth`` folders deep, known to nobody; its only heading is the content itself."""
    file = File.generated(config, "x/" * depth + "index.md", content="")
    page = Page("", file, config)
    page.toc = TableOfContents([AnchorLink("", CONTENT_ID, 1)])
    return page
