"""A treemap: areas as large as their amounts, as near to squares as can be.

After Bruls, Huizing and van Wijk, Squarified Treemaps (2000), in exact decimals: rows are filled
along the shorter side as long as that makes their worst rectangle squarer.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from generator.charts.bars import place
from generator.charts.shares import EXACT, ratio

FEWEST, MOST = 5, 40
_LARGEST, _SMALLEST = Decimal(40), Decimal("0.2")  # shares in percent
_LABELLED, _NARROWEST = Decimal(6), Decimal(18)  # less has no room for words on a phone
_HEIGHT, _AROUND = Decimal("19.3"), Decimal("0.7")  # in lines: of the drawing, and of what is left
_MOST_LINES = 8


class Tile(Struct, frozen=True):
    """An area of the drawing, places in percent of it; ``lines`` of a name fit in above its figure,
    none where there is no room for words."""

    x: str
    y: str
    width: str
    height: str
    lines: int


Box = tuple[Decimal, Decimal, Decimal, Decimal]


def suits(amounts: Sequence[Decimal | None]) -> bool:
    """Whether areas tell more than bars: enough parts, all there, none that dwarfs the rest."""
    known = [amount for amount in amounts if amount is not None and amount > 0]
    if not FEWEST <= len(known) <= MOST or len(known) < len(amounts):
        return False
    whole = sum(known, Decimal(0))
    return ratio(max(known), whole) <= _LARGEST and ratio(min(known), whole) >= _SMALLEST


def tiles(amounts: Sequence[Decimal], width: Decimal, height: Decimal) -> tuple[Tile, ...]:
    """The areas of positive amounts, the largest first, in a box of these proportions."""
    whole = sum(amounts, Decimal(0))
    areas = [ratio(amount, whole, EXACT.multiply(width, height)) for amount in amounts]
    boxes = _laid(areas, (Decimal(0), Decimal(0), width, height))
    return tuple(
        _tile(box, width, height, ratio(amount, whole))
        for box, amount in zip(boxes, amounts, strict=True)
    )


def _tile(box: Box, width: Decimal, height: Decimal, share: Decimal) -> Tile:
    """A box in percent of the drawing."""
    x, y, across, down = (
        ratio(at, side) for at, side in zip(box, (width, height) * 2, strict=True)
    )
    roomy = share >= _LABELLED and min(across, down) >= _NARROWEST
    lines = int(ratio(down, Decimal(100), _HEIGHT) - _AROUND) - 1
    room = min(lines, _MOST_LINES) if roomy else 0
    return Tile(place(x), place(y), place(across), place(down), room)


def _laid(areas: list[Decimal], box: Box) -> Iterator[Box]:
    while areas:
        side = min(box[2], box[3])
        count = 1
        while count < len(areas) and _worst(areas[: count + 1], side) <= _worst(
            areas[:count], side
        ):
            count += 1
        row, areas = areas[:count], areas[count:]
        yield from _row(row, box)
        box = _rest(sum(row, Decimal(0)), box)


def _worst(row: list[Decimal], side: Decimal) -> Decimal:
    """How far from a square the worst rectangle of a row is."""
    depth = EXACT.divide(sum(row, Decimal(0)), side)
    lengths = [EXACT.divide(area, depth) for area in row]
    return max(max(EXACT.divide(depth, n), EXACT.divide(n, depth)) for n in lengths)


def _row(row: list[Decimal], box: Box) -> Iterator[Box]:
    x, y, width, height = box
    across = width >= height  # the row stands along the shorter side
    depth = EXACT.divide(sum(row, Decimal(0)), height if across else width)
    for area in row:
        length = EXACT.divide(area, depth)
        yield (x, y, depth, length) if across else (x, y, length, depth)
        x, y = (x, y + length) if across else (x + length, y)


def _rest(area: Decimal, box: Box) -> Box:
    x, y, width, height = box
    if width >= height:
        depth = EXACT.divide(area, height)
        return x + depth, y, width - depth, height
    depth = EXACT.divide(area, width)
    return x, y + depth, width, height - depth
