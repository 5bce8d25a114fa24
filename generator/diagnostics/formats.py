"""The ways of showing findings, by the name that ``--format`` knows them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.diagnostics import github, json, sarif, text
from generator.diagnostics.excerpt import SourceLines
from generator.diagnostics.finding import Finding

Renderer = Callable[[Iterable[Finding], SourceLines], str]

RENDERERS: dict[str, Renderer] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
    "sarif": sarif.render,
}


def renderer(name: str) -> Renderer:
    """The renderer of a format; KeyError when there is none of that name."""
    return RENDERERS[name]
