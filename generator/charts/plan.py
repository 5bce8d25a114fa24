"""The cumulative spending plan of a project as a step line."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = Decimal(400), Decimal(100)


@dataclass(frozen=True)
class StepLine:
    """The line and the area below it as SVG path data, in a box of 400 × 100."""

    line: str
    area: str


def step_line(values: Sequence[Decimal], top: Decimal) -> StepLine:
    """Equal steps from left to right, each as high as its share of ``top``."""
    width = WIDTH / len(values)
    points = [f"M0 {_place(_height(values[0], top))}"]
    for position, value in enumerate(values):
        points.append(f"V{_place(_height(value, top))}H{_place(width * (position + 1))}")
    line = "".join(points)
    return StepLine(line, f"{line}V{HEIGHT}H0Z")


def _height(value: Decimal, top: Decimal) -> Decimal:
    return HEIGHT - (HEIGHT - 4) * min(value / top, Decimal(1)) if top else HEIGHT


def _place(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')):f}"
