"""The indicator rows of all projects, read once: levels by their declared names, values parsed."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from generator.diagnostics import Place
from generator.forms.project_form import ProjectForm
from generator.model.cell import BLANK, Row
from generator.model.indicator_value import IndicatorValue, read
from generator.rules.examination import Examination
from generator.rules.projects.titles import tidy
from generator.rules.remembered import once

OUTPUT, EFFECT, SATISFACTION = "产出指标", "效益指标", "满意度指标"
NUMBER, QUALITY, TIME, COST = "数量指标", "质量指标", "时效指标", "成本指标"
# A short “无” or “/” in the value alone may be what is aimed at (事故次数：无).
_SHORT = 1


class Indicator(Struct, frozen=True, gc=False):
    """One row. ``level1`` and ``level2`` are the names the form declares, else as printed.

    ``not_applicable`` rows say 不涉及 and ask for nothing; other rules leave them alone. The places
    of 二级指标, 三级指标 and 指标值 are made once: a dozen rules name them. ``is_cost`` tells
    that it stands under 成本指标.
    """

    project: int
    row: int
    level1: str
    level2: str
    name: str
    description: str
    value: str
    reading: IndicatorValue
    not_applicable: bool
    cells: Row
    at_kind: tuple[Place, ...]
    at_name: tuple[Place, ...]
    at_value: tuple[Place, ...]
    is_cost: bool

    def place(self, field: str) -> Place:
        """A cell of the row."""
        return Place(f"indicators:{self.project}", self.row, field)

    def places(self, *fields: str) -> tuple[Place, ...]:
        """Some cells of the row."""
        return tuple(map(self.place, fields))


def indicators(examination: Examination) -> tuple[Indicator, ...]:
    """Every indicator row, in the order of the document."""
    return once(examination, "indicators", lambda whole: tuple(_rows(whole)))


def by_project(examination: Examination) -> tuple[tuple[Indicator, ...], ...]:
    """The indicator rows of each project."""

    def grouped(whole: Examination) -> tuple[tuple[Indicator, ...], ...]:
        groups: list[list[Indicator]] = [[] for _ in whole.disclosure.projects]
        for indicator in indicators(whole):
            groups[indicator.project].append(indicator)
        return tuple(map(tuple, groups))

    return once(examination, "indicators by project", grouped)


def _rows(examination: Examination) -> Iterator[Indicator]:
    form = examination.edition.project
    absent = frozenset(examination.shared.words.not_applicable)
    for number, project in enumerate(examination.disclosure.projects):
        part = f"indicators:{number}"
        for position, row in enumerate(project.indicators):
            cells = row.cells
            name = tidy(cells.get("level3", BLANK).text)
            value = cells.get("value", BLANK).text
            level1 = canonical(form, cells.get("level1", BLANK).text)
            level2 = canonical(form, cells.get("level2", BLANK).text)
            yield Indicator(
                number,
                position,
                level1,
                level2,
                name,
                cells.get("description", BLANK).text,
                value,
                read(value),
                (value in absent or name in absent) and _says_nothing(name, value, absent),
                row,
                (Place(part, position, "level2"),),
                (Place(part, position, "level3"),),
                (Place(part, position, "value"),),
                level2 == COST or level1 == COST,
            )


def _says_nothing(name: str, value: str, absent: frozenset[str]) -> bool:
    return (value in absent and (len(value) > _SHORT or name in absent)) or (
        name in absent and (len(name) > _SHORT or not value)
    )


@lru_cache(maxsize=512)
def canonical(form: ProjectForm, text: str) -> str:
    """The declared name of a 一级 or 二级指标, told without blanks and the word 指标."""
    plain = tidy(text)
    declared = (name for level in form.levels for name in (level.label, *level.kinds))
    return next((n for n in declared if _stem(n) == _stem(plain)), plain)


def _stem(text: str) -> str:
    return text.removesuffix("指标")
