"""How an editor reads a data file and holds it against its schema."""

import re
from fnmatch import fnmatch
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from generator.exchange.schema import file_globs, json_schema
from generator.forms.editions import DEFAULT
from generator.load.nodes import Mapping, Node, Scalar, Sequence

_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def in_editor(node: Node | None) -> Any:
    """A node as an editor's YAML reader sees it: by the core schema of YAML 1.2."""
    match node:
        case Mapping():
            return {key.text: in_editor(value) for key, value in node.entries}
        case Sequence():
            return [in_editor(item) for item in node.items]
        case Scalar(text=text, plain=True) if text in ("", "~", "null"):
            return None
        case Scalar(text="true" | "false" as text, plain=True):
            return text == "true"
        case Scalar(text=text, plain=True) if _NUMBER.fullmatch(text):
            return float(text)
        case Scalar(text=text):
            return text
        case None:
            return None


def mistakes(kind: str, value: Any) -> list[str]:
    validator = Draft202012Validator(json_schema(kind, DEFAULT))
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def kind_of(path: str) -> str:
    return next(kind for kind, glob in file_globs().items() if fnmatch(path, glob))
