"""A figure and what it is made of, whatever form it comes from."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from generator.model.money import total


class Part(Struct, frozen=True):
    """A figure with its words, the place it is printed at, and the parts below it.

    ``text`` is the figure as printed, '' where blank; ``computed`` when the site added it up,
    ``folded`` when it stands for several that are not shown one by one.
    """

    label: str
    text: str
    amount: Decimal | None
    path: str = ""
    parts: "tuple[Part, ...]" = ()
    code: str = ""
    computed: bool = False
    folded: bool = False

    @property
    def known(self) -> "tuple[Part, ...]":
        """The parts that have a figure."""
        return tuple(part for part in self.parts if part.amount is not None)


def leaves(part: Part) -> Iterator[Part]:
    """The parts that are not divided further, from first to last."""
    if not part.parts:
        yield part
    for inner in part.parts:
        yield from leaves(inner)


def sum_of(parts: tuple[Part, ...]) -> Decimal:
    """The exact sum; a blank counts as nothing."""
    return total(part.amount for part in parts if part.amount is not None)


def difference(part: Part) -> Decimal:
    """By how much the parts are more than the printed figure; 0 where there is nothing to compare.

    Parts that are all blank say nothing about their whole.
    """
    if part.amount is None or part.computed or not part.known:
        return Decimal(0)
    return sum_of(part.parts) - part.amount


def divided(part: Part) -> Iterator[Part]:
    """A part and all parts below it that have parts of their own."""
    if part.parts:
        yield part
    for inner in part.parts:
        yield from divided(inner)
