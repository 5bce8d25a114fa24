"""The ways of showing a comparison, by the name that ``--format`` knows them by."""

from collections.abc import Callable

from generator.changes import json, markdown, text
from generator.changes.change import Report

RENDERERS: dict[str, Callable[[Report], str]] = {
    "text": text.render,
    "markdown": markdown.render,
    "json": json.render,
}
