"""The cumulative spending plan of a project as a step line."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from generator.charts.bars import place
from generator.charts.shares import EXACT, ratio

WIDTH, HEIGHT = Decimal(400), Decimal(100)
_TALLEST = Decimal(96)  # leaves room for the stroke


class StepLine(Struct, frozen=True):
    """The line and the area below it as SVG path data, in a box of 400 × 100."""

    line: str
    area: str


def step_line(values: Sequence[Decimal | None], whole: Decimal) -> StepLine:
    """Equal steps from left to right, each as high as its share of ``whole``; a gap for None."""
    width = EXACT.divide(WIDTH, Decimal(len(values)))
    line, area, drawn = "", "", False
    for position, value in enumerate(values):
        if value is None:
            drawn = False
            continue
        left, right = place(width * position), place(width * (position + 1))
        top = place(HEIGHT - ratio(value, whole, _TALLEST)) if whole else str(HEIGHT)
        line += f"{'V' if drawn else f'M{left} '}{top}H{right}"
        area += f"M{left} {HEIGHT}V{top}H{right}V{HEIGHT}Z"
        drawn = True
    return StepLine(line, area)
