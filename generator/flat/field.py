"""What a column of flat rows holds, declared once beside its type.

CSV heads, the Data Package, SQLite, Parquet and the page that explains them all read this.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct


class FieldKind(StrEnum):
    """How a column is to be read. AMOUNT is a plain decimal in the unit its row names."""

    TEXT = "text"
    CODE = "code"
    AMOUNT = "amount"
    NUMBER = "number"
    COUNT = "count"
    FLAG = "flag"


class About(Struct, frozen=True):
    """What is said of a column: the official ``label``, how to read it, and what it means."""

    label: str
    kind: FieldKind = FieldKind.TEXT
    meaning: str = ""


class Field(Struct, frozen=True):
    """A column: English ``id`` and what is said of it. ``path`` leads to it from a row."""

    id: str
    about: About
    path: tuple[str, ...]

    def text(self, row: msgspec.Struct) -> str:
        """What a row holds here, exactly as printed; '' where blank."""
        value: Any = row
        for name in self.path:
            value = getattr(value, name)
        return value if isinstance(value, str) else str(value)


@cache
def fields_of(row: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The columns of a kind of row, those of the records inside it in place."""
    return tuple(_fields(row, ()))


def _fields(row: type[msgspec.Struct], above: tuple[str, ...]) -> Iterator[Field]:
    for name, hint in get_type_hints(row, include_extras=True).items():
        base, *notes = get_args(hint) if get_origin(hint) is not None else (hint,)
        about = next((note for note in notes if isinstance(note, About)), None)
        if about is not None:
            yield Field(name, about, (*above, name))
        elif isinstance(base, type) and issubclass(base, msgspec.Struct):
            yield from _fields(base, (*above, name))
