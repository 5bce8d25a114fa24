"""The declaration of the project form (项目绩效目标表): fields, plan, goals, indicators."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from generator.forms.column import Column
from generator.forms.identity import Identity


class Level(Struct, frozen=True):
    """A group of indicators (一级指标) and the kinds (二级指标) that belong to it."""

    label: str
    kinds: tuple[str, ...]


class ProjectForm(Struct, frozen=True, eq=False, dict=True):
    """One project form: ``fields`` in the order of the data, plan months, indicator columns.

    ``head_rows`` and ``scale_rows`` lay the fields out in labelled rows, the latter under
    ``scale_label`` with the ``purpose`` below; equal neighbours in ``merged_columns`` are merged.
    """

    id: str
    label: str
    fields: tuple[Column, ...]
    plan_label: str
    plan_key: str
    plan_points: tuple[str, ...]
    goals_label: str
    indicators_label: str
    indicator_columns: tuple[Column, ...]
    levels: tuple[Level, ...]
    identities: tuple[Identity, ...] = ()
    head_rows: tuple[tuple[str, ...], ...] = (("project_code", "project_name"),)
    scale_rows: tuple[tuple[str, ...], ...] = (("budget", "fiscal_funds", "other_funds"),)
    purpose: str = "purpose"
    merged_columns: tuple[str, ...] = ("level1", "level2")
    title_pattern: str = "{sequence}.{project_name}绩效目标表"
    scale_label: str = "预算规模及资金用途"

    def title(self, names: Mapping[str, str]) -> str:
        """The title by its pattern, of fields by id; without its number where there is none."""
        pattern = self.title_pattern
        if not names.get("sequence"):
            pattern = pattern[pattern.index("{project_name}") :]
        return pattern.format_map({"sequence": "", "project_name": "", **names})

    @cached_property
    def by_id(self) -> dict[str, Column]:
        """The fields by id."""
        return {field.id: field for field in self.fields}

    @cached_property
    def indicator_column(self) -> dict[str, Column]:
        """The columns of the indicators by id."""
        return {column.id: column for column in self.indicator_columns}
