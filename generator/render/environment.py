"""The template environment of the pages: everything escaped, nothing undefined passes."""

from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model.money import plain
from generator.render.citing import bibtex, gb7714
from generator.render.linked_data import linked_data
from generator.render.prose import prose


def make_environment(templates: Path) -> Environment:
    """The environment for ``templates/``."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["href"] = href
    environment.filters["css"] = css_text
    environment.filters["plain"] = _plain
    environment.filters["prose"] = prose
    environment.filters["bibtex"] = bibtex
    environment.filters["gb7714"] = gb7714
    environment.filters["linked_data"] = linked_data
    return environment


def href(path: str, root: str) -> str:
    """The link from a page to a path from the site's root; ``root`` leads from page to root."""
    return root + quote(path, safe="/#") if path else root


def css_text(text: str) -> Markup:
    """A text as a quoted value in a style sheet: nothing in it can end the value."""
    kept = (c if c.isalnum() or c in " ()（）" else f"\\{ord(c):x} " for c in text)
    return Markup('"{}"').format(Markup("").join(map(Markup, kept)))


def site_address(path: str, root: str, site_url: str) -> str:
    """The whole address of a path, or the link from the page where the site has none yet."""
    return site_url + quote(path, safe="/#") if site_url else href(path, root) or root


def _plain(value: Decimal) -> str:
    return plain(value)
