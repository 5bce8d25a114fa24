"""Prose of our own, such as the explanations of rules: a small, harmless part of Markdown.

Official text never comes here: it is shown verbatim. HTML, images, headings, autolinks and
references are off, so that nothing in a text can become live markup.
"""

from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

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
    return MarkdownIt("commonmark", {"html": False}).disable(_OFF)


def prose(text: str) -> Markup:
    """Paragraphs, lists, emphasis and code as HTML."""
    return Markup(_markdown().render(text))
