"""资金支出计划 read: the cumulative spending at each point, as a share or as an amount."""

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from generator.diagnostics import Place
from generator.model.project import Project
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.narrative.prose_amounts import MONEY_UNITS
from generator.rules.projects.amounts import unit_of
from generator.rules.remembered import once

HUNDRED = Decimal(100)
_VALUE = regex(r"(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[%％]|万元|元)?")


class PlanValue(Struct, frozen=True):
    """One point: what is printed ('' if nothing), its number (None if unreadable), its sign."""

    label: str
    text: str
    number: Decimal | None
    percent: bool
    place: Place


class Plan(Struct, frozen=True):
    """The plan of one project, all points of the form in their order."""

    project: Project
    values: tuple[PlanValue, ...]

    @property
    def printed(self) -> tuple[PlanValue, ...]:
        """The points that hold something."""
        return tuple(value for value in self.values if value.text)

    @property
    def last(self) -> PlanValue:
        """The end of the year."""
        return self.values[-1]

    @property
    def percent_signs(self) -> int:
        """How many points carry a percent sign."""
        return sum([value.percent for value in self.values])

    @property
    def in_amounts(self) -> bool:
        """Whether amounts are printed where shares are asked for: no sign, and no share of 100."""
        numbers = [value.number for value in self.values if value.number is not None]
        if not numbers or self.percent_signs or numbers[-1] == HUNDRED:
            return False
        budget = self.project.budget.amount
        decimals = any(number != number.to_integral_value() for number in numbers)
        return numbers[-1] == budget or max(numbers) > HUNDRED or decimals

    @property
    def spends_all(self) -> bool:
        """Whether the year ends with the whole budget spent."""
        number, budget = self.last.number, self.project.budget.amount
        return number is not None and (
            number == HUNDRED or (number == budget and not self.last.percent)
        )


@lru_cache(maxsize=1024)
def _read(text: str, unit: str) -> tuple[Decimal | None, bool]:
    """The number, of an amount in the unit of the project's own, and whether it is a share."""
    match = _VALUE.fullmatch(text.strip())
    if match is None:
        return None, False
    number, printed = Decimal(match["number"]), match["unit"]
    if printed in MONEY_UNITS:
        number = number * MONEY_UNITS[printed] / MONEY_UNITS[unit]
    return number, printed in ("%", "％")


def plans(examination: Examination) -> tuple[Plan, ...]:
    """The plan of every project, in their order."""
    return once(examination, "plans", _plans)


def _plans(examination: Examination) -> tuple[Plan, ...]:
    labels = examination.edition.project.plan_points
    return tuple(
        _plan(number, project, labels, unit_of(project, examination))
        for number, project in enumerate(examination.disclosure.projects)
    )


def _plan(number: int, project: Project, labels: tuple[str, ...], unit: str) -> Plan:
    texts = {point.label: point.value.text for point in project.plan}
    values = []
    for row, label in enumerate(labels):
        text = texts.get(label, "")
        values.append(PlanValue(label, text, *_read(text, unit), Place(f"plan:{number}", row)))
    return Plan(project, tuple(values))
