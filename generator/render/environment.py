"""The template environment of the pages: everything escaped, nothing undefined passes."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.model.money import plain
from generator.render.prose import prose


def make_environment(templates: Path, data_address: Callable[[str, int], str]) -> Environment:
    """The environment for ``templates/``; ``data_address`` links a line of the data."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["href"] = href
    environment.filters["plain"] = _plain
    environment.filters["prose"] = prose
    environment.globals["data_address"] = data_address
    return environment


def href(path: str, root: str) -> str:
    """The link from a page to a path from the site's root; ``root`` leads from page to root."""
    return root + quote(path, safe="/#") if path else root


def _plain(value: Decimal) -> str:
    return plain(value)
