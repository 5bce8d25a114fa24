"""When a sum is off by more than rounding, as the checks judge it, in formulas of formats.

A sum of n ≥ 2 figures may be off by (n + 1) × half a unit of the last printed place; see
``rules/arithmetic/equality.py``. How many decimals are printed a formula cannot see: that is taken
from the figures at export.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from generator.exchange.editing.parts import Entry
from generator.model.money import amount, plain, unit_in_last_place

_DUST = "0.000001"
_USUAL = Decimal("0.01")


def half_unit(texts: Iterable[str]) -> str:
    """Half a unit of the last place of printed figures, as a formula writes it."""
    values = [value for text in texts if (value := amount(text)) is not None]
    return plain((unit_in_last_place(values) if values else _USUAL) / 2)


def differs(total: str, sum_of_parts: str, count: str, half: str) -> str:
    """A formula: whether a total is off by more than rounding from the sum of so many figures."""
    band = f"IF({count}>1,({count}+1)*{half},0)+{_DUST}"
    return f"ABS(N({total})-{sum_of_parts})>{band}"


def differs_as_product(product: str, factors: tuple[str, str], halves: tuple[str, str, str]) -> str:
    """A formula: whether a figure is off from a product by more than the rounding of all three.

    A whole number is exact, and beside a 1 nothing was rounded.
    """
    one, other = factors
    own, *rest = halves
    slack = "+".join(
        f"IF(INT({factor})={factor},0,ABS({beside})*{half})"
        for factor, beside, half in ((one, other, rest[0]), (other, one, rest[1]))
    )
    band = f"{own}+IF(OR({one}=1,{other}=1),0,{slack})+{_DUST}"
    return f"ABS(N({product})-N({one})*N({other}))>{band}"


def runs(halves: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Stretches of rows with the same half unit: first and last row, half unit."""
    for half, group in groupby(enumerate(halves), key=lambda pair: pair[1]):
        rows = [number for number, _ in group]
        yield rows[0], rows[-1], half


def texts_of(entries: Iterable[Entry], slots: Iterable[str]) -> Iterator[str]:
    """What some cells of some rows say."""
    ids = tuple(slots)
    return (entry[id] for entry in entries for id in ids)
