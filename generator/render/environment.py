"""The template environment of the pages: everything escaped, nothing undefined passes."""

from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model.money import plain
from generator.render.cells import RowStamps
from generator.render.citing import bibtex, gb7714
from generator.render.compiled import Compiled
from generator.render.faults import Telling
from generator.render.linked_data import linked_data
from generator.render.links import href
from generator.render.prose import prose
from generator.store.look import Seen, look


def make_environment(templates: Path, compiled: Path | None = None) -> Environment:
    """The environment for ``templates/`` as they are now, the same as long as none changes.

    ``compiled`` is a folder that keeps what it compiled for the next run.
    """
    return _environment(templates, compiled, tuple(look(templates.parent, [templates.name])))


@lru_cache(maxsize=4)
def _environment(templates: Path, compiled: Path | None, now: tuple[Seen, ...]) -> Environment:
    environment = Telling(
        auto_reload=False,  # Jinja would look at the files for every page and every import
        bytecode_cache=Compiled(compiled) if compiled else None,
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.folder = templates
    environment.filters["href"] = href
    environment.filters["cells"] = RowStamps(environment)
    environment.filters["css"] = css_text
    environment.filters["plain"] = _plain
    environment.filters["prose"] = prose
    environment.filters["bibtex"] = bibtex
    environment.filters["gb7714"] = gb7714
    environment.filters["linked_data"] = linked_data
    return environment


def css_text(text: str) -> Markup:
    """A text as a quoted value in a style sheet: nothing in it can end the value."""
    kept = (c if c.isalnum() or c in " ()（）" else f"\\{ord(c):x} " for c in text)
    return Markup('"{}"').format(Markup("").join(map(Markup, kept)))


def _plain(value: Decimal) -> str:
    return plain(value)
