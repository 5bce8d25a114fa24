"""All kinds of flat rows that there are, by the name of their file."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.flat.budget_lines import BudgetLine, budget_lines
from generator.flat.disclosures import DisclosureRow, disclosure_row
from generator.flat.field import Field, fields_of
from generator.flat.indicators import IndicatorRow, indicators
from generator.flat.origin import Origin
from generator.flat.projects import PlanRow, ProjectRow, plans, projects
from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure

Rows = Callable[[Disclosure, Edition, Origin], Iterable[Struct]]


class Relation(Struct, frozen=True):
    """A kind of row: name of its files, official label, what one row is, how rows are made."""

    id: str
    label: str
    about: str
    row: type[Struct]
    rows: Rows

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns from left to right."""
        return fields_of(self.row)


RELATIONS = (
    Relation(
        "disclosures",
        "公开",
        "每份公开一行",
        DisclosureRow,
        lambda record, edition, origin: (disclosure_row(record, origin),),
    ),
    Relation(
        "budget_lines",
        "预算数",
        "各表里印出的每个数一行，空白格没有行",
        BudgetLine,
        budget_lines,
    ),
    Relation(
        "projects",
        "项目",
        "每个项目一行",
        ProjectRow,
        lambda record, edition, origin: projects(record, origin),
    ),
    Relation(
        "plans",
        "资金支出计划",
        "每个项目的每个时点一行，都是从年初累计",
        PlanRow,
        lambda record, edition, origin: plans(record, origin),
    ),
    Relation(
        "indicators",
        "绩效指标",
        "每行指标一行",
        IndicatorRow,
        lambda record, edition, origin: indicators(record, origin),
    ),
)
