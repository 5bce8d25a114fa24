"""The shapes of the data files: which keys a record may have and what each may hold.

A shape is read twice: the loader binds YAML to it, and the editor's JSON Schema is made from it.
The pair of a key (中文, the form's own word) and its English id is written once, in its Field.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property

from msgspec import Struct


class TextKind(StrEnum):
    """What a text must look like.

    CODE may stand in an address or a file name; SUBJECT is a 科目编码, whose length is left to the
    checks.
    """

    TEXT = "text"
    CODE = "code"
    SUBJECT = "subject"
    AMOUNT = "amount"
    DATE = "date"
    FLAG = "flag"
    ADDRESS = "address"


class Text(Struct, frozen=True):
    """One value, kept as written; ``options`` limits it to a fixed list.

    ``money`` says that an amount is in the unit of its form, not a number of things.
    """

    kind: TextKind = TextKind.TEXT
    options: tuple[str, ...] = ()
    money: bool = False


class Many(Struct, frozen=True):
    """A list of values of one kind; ``item`` is a function where a shape contains itself."""

    item: "Value | Callable[[], Value]"

    @property
    def inner(self) -> "Value":
        """The kind of the items."""
        return self.item() if callable(self.item) else self.item


class Entries(Struct, frozen=True):
    """A record with free keys, each holding one text (such as ways of contact)."""


class Field(Struct, frozen=True):
    """A key of a record: English ``id``, the ``key`` in the data, what it holds, what it means."""

    id: str
    key: str
    value: "Value" = Text()
    required: bool = False
    about: str = ""


class Shape(Struct, frozen=True, dict=True):
    """A record with fixed keys. ``name`` is its 中文 name in messages."""

    name: str
    fields: tuple[Field, ...]

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The fields by their key in the data."""
        return {field.key: field for field in self.fields}

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The fields that must be there."""
        return tuple(field for field in self.fields if field.required)

    @cached_property
    def unit_key(self) -> str:
        """The key of the unit of its amounts, '' where it has none."""
        return next((field.key for field in self.fields if field.id == "unit"), "")


class Variants(Struct, frozen=True):
    """One of several records, told apart by the first key that only it has."""

    name: str
    shapes: tuple[tuple[str, Shape], ...]


Value = Text | Many | Entries | Shape | Variants

TEXT = Text()
TEXTS = Many(TEXT)
CODE = Text(TextKind.CODE)
SUBJECT = Text(TextKind.SUBJECT)
AMOUNT = Text(TextKind.AMOUNT)
MONEY = Text(TextKind.AMOUNT, money=True)
DATE = Text(TextKind.DATE)
FLAG = Text(TextKind.FLAG)
ADDRESS = Text(TextKind.ADDRESS)
