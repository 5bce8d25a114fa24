"""How the columns of flat rows are stored in each format."""

from msgspec import Struct

from generator.flat.field import Field, FieldKind
from generator.flat.relations import Relation
from generator.model.money import is_amount

DECIMAL = "_decimal"
"""Ends the name of a column that holds as a number what its neighbour holds as printed."""
NUMBERS = (FieldKind.AMOUNT, FieldKind.NUMBER)


class Stored(Struct, frozen=True):
    """A column of SQLite and Parquet: a field as printed, or (``usable``) as a number."""

    field: Field
    usable: bool = False

    @property
    def name(self) -> str:
        """The name of the column."""
        return f"{self.field.id}{DECIMAL}" if self.usable else self.field.id

    @property
    def title(self) -> str:
        """The official label."""
        label = self.field.about.label
        return f"{label}（数值）" if self.usable else label

    @property
    def meaning(self) -> str:
        """What the column says."""
        about = self.field.about
        return f"与 {self.field.id} 同，作为数，便于计算" if self.usable else about.meaning


def stored(relation: Relation) -> tuple[Stored, ...]:
    """The columns of a relation; a figure has a second one beside it, to reckon with."""
    return tuple(
        column
        for field in relation.fields
        for column in (
            (Stored(field), Stored(field, usable=True))
            if field.about.kind in NUMBERS
            else (Stored(field),)
        )
    )


def usable(text: str) -> str | None:
    """What a printed figure is to reckon with; None for a blank and for what is no figure."""
    return text if is_amount(text) else None
