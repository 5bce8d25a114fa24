"""Columns of a form and the groups that merge their heads."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct


class ColumnKind(StrEnum):
    """What a column holds; it decides how a value is checked, aligned and written.

    ``numeric`` is whether a value must be a figure, ``word`` the kind as a plain text.
    """

    SEQUENCE = "sequence"
    CODE = "code"
    NAME = "name"
    TEXT = "text"
    AMOUNT = "amount"
    QUANTITY = "quantity"

    def __init__(self, word: str) -> None:
        self.word = word
        self.numeric = word in ("amount", "quantity")


class Column(Struct, frozen=True):
    """One column: English ``id``, printed ``label``, and the ``key`` it has in the data.

    The label may hold ``{year}``, which becomes the budget year of the disclosure.
    """

    id: str
    label: str
    kind: ColumnKind = ColumnKind.AMOUNT
    key: str = ""

    @property
    def data_key(self) -> str:
        """The key in the YAML: the form's own word."""
        return self.key or self.label

    @property
    def undated(self) -> str:
        """The printed label without its year, as a message calls the column."""
        return self.label.replace("{year}年", "")


class Group(Struct, frozen=True):
    """Columns under one merged head. With a ``key`` the data nests them under it too."""

    label: str
    columns: "tuple[Column | Group, ...]"
    key: str = ""


Head = Column | Group


def leaves(heads: tuple[Head, ...]) -> Iterator[Column]:
    """The columns below ``heads``, from left to right."""
    for head in heads:
        if isinstance(head, Group):
            yield from leaves(head.columns)
        else:
            yield head


def depth(heads: tuple[Head, ...]) -> int:
    """How many rows the printed head takes."""
    return max(1 + (depth(head.columns) if isinstance(head, Group) else 0) for head in heads)


def data_paths(
    heads: tuple[Head, ...], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Column]]:
    """Each column with the keys that lead to it in a row of the data."""
    for head in heads:
        if isinstance(head, Group):
            yield from data_paths(head.columns, (*above, head.key) if head.key else above)
        else:
            yield (*above, head.data_key), head
