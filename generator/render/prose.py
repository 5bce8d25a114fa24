"""Prose of our own, such as the explanations of rules: a small, harmless part of Markdown.

Official text never comes here: it is shown verbatim. HTML, images, headings, autolinks and
references are off, so that nothing in a text can become live markup.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_OFF = (
    "html_block",
    "html_inline",
    "image",
    "heading",
    "lheading",
    "autolink",
    "reference",
    "link",
)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # few pages have such prose

    return MarkdownIt("commonmark", {"html": False}).disable(_OFF)


def prose(text: str) -> Markup:
    """Paragraphs, lists, emphasis and code as HTML."""
    return Markup(_markdown().render(text))
