"""Snippets of the editor's schemas: an item with all of its keys, to be filled in by tabbing."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from generator.forms.shape import Field, Many, Shape, Value, Variants


def snippets(item: Value) -> dict[str, Any]:
    """The keyword ``defaultSnippets`` of yaml-language-server for an item of a list; or nothing."""
    shapes = [item] if isinstance(item, Shape) else []
    if isinstance(item, Variants):
        shapes = [shape for _, shape in item.shapes]
    if not shapes:
        return {}
    return {"defaultSnippets": [_snippet(shape) for shape in shapes]}


def _snippet(shape: Shape) -> dict[str, Any]:
    keys = "、".join(field.key for field in shape.fields)
    return {
        "label": f"新的一项：{shape.name}",
        "description": f"{keys}。原件没有印的，删去那个键。",
        "body": _body(shape.fields, count(1)),
    }


def _body(fields: tuple[Field, ...], stops: Iterator[int]) -> dict[str, Any]:
    """The keys with a place to stop at in each, in the order of the form."""
    return {field.key: _stop(field.value, stops) for field in fields}


def _stop(value: Value, stops: Iterator[int]) -> Any:
    if isinstance(value, Shape):
        return _body(value.fields, stops)
    return [f"${next(stops)}"] if isinstance(value, Many) else f"${next(stops)}"
