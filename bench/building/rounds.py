"""Rounds of runs in turns: every row once a round, so that a busy machine slows all of them."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.building.counting import Size, size_of
from bench.building.places import Place
from bench.building.processes import Cost
from bench.building.rows import Row


@dataclass
class Measured:
    """All runs of a row at a place, and the site it left."""

    row: Row
    place: Place
    costs: list[Cost] = field(default_factory=list)
    site: Size = field(default_factory=lambda: Size(0, 0, 0, 0))

    @property
    def seconds(self) -> float:
        """The median on the clock."""
        return median(cost.seconds for cost in self.costs)

    @property
    def processor(self) -> float:
        """The median of processor time, NaN where it was not measured."""
        return median(cost.processor for cost in self.costs)

    @property
    def memory(self) -> float:
        """MB of the largest process of all runs."""
        return max(cost.memory for cost in self.costs)


@dataclass(frozen=True)
class Results:
    """Everything measured, and the load averages of a minute seen before each round."""

    measured: tuple[Measured, ...]
    loads: tuple[float, ...]

    def find(self, row: str, kind: str, size: int) -> Measured | None:
        """The runs of a row at a place, if there were any."""
        for one in self.measured:
            if (one.row.id, one.place.kind, one.place.size) == (row, kind, size):
                return one
        return None

    def ratio(self, one: Measured) -> float | None:
        """How many times as fast as its peer: the median of the ratios of each round."""
        peer = self.find(one.row.against, one.place.kind, one.place.size)
        if peer is None or peer is one:
            return None
        pairs = zip(peer.costs, one.costs, strict=True)
        return median(theirs.seconds / ours.seconds for theirs, ours in pairs)


def measure(
    rows: Sequence[Row],
    places: Sequence[Place],
    rounds: int,
    slow_up_to: int,
    tell: Callable[[str], None],
) -> Results:
    """Run every row at every place once a round; ``tell`` hears of each run."""
    found = [
        Measured(row, place)
        for place in places
        for row in rows
        if not row.slow or place.size <= slow_up_to
    ]
    loads = []
    for number in range(1, rounds + 1):
        loads.append(os.getloadavg()[0])
        for one in found:
            if one.place.kind != "tmpfs":
                os.sync()  # what others left to be written is not this row's
            one.costs.append(one.row.run(one.place))
            if number == rounds:
                one.site = size_of(one.place.output(one.row.site))
            tell(f"{number}/{rounds} {_said(one)}\n")
    return Results(tuple(found), tuple(loads))


def _said(one: Measured) -> str:
    cost = one.costs[-1]
    where = f"{one.place.kind} {one.place.size} {one.row.id}"
    return f"{where}: {cost.seconds:.2f} s, {cost.processor:.2f} s CPU, {cost.memory:.0f} MB"


def steps(results: Results) -> Iterator[tuple[Measured, Measured]]:
    """The same row at one size and the next larger one."""
    for small in results.measured:
        later = [
            one
            for one in results.measured
            if (one.row.id, one.place.kind) == (small.row.id, small.place.kind)
            and one.place.size > small.place.size
        ]
        if later:
            yield small, min(later, key=lambda one: one.place.size)
