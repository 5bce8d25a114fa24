"""A project: its form as printed, its plan as a line, its indicators by group."""

from decimal import Decimal

from msgspec import Struct

from generator.charts.plan import StepLine, step_line
from generator.charts.shares import percent
from generator.forms.project_form import ProjectForm
from generator.model.money import amount
from generator.model.population import Population, per_resident
from generator.model.project import Project
from generator.model.units import money_unit, unit_line, unit_of
from generator.views.indicators import indicator_rows
from generator.views.marks import Mark, Marks
from generator.views.seeing.facts import PlanFacts
from generator.views.seeing.figure import Figure
from generator.views.seeing.sentences import PLANS, say
from generator.views.sheet import HeadCell, SheetRow
from generator.views.site import Site

_HUNDRED = Decimal(100)  # a plan that ends there is one in percent, whatever the budget


class FormField(Struct, frozen=True):
    """A labelled field of the form; ``value`` is the printed amount of a figure."""

    id: str
    label: str
    text: str
    value: str | None = None
    mark: Mark | None = None
    numeric: bool = False


class LaidField(Struct, frozen=True):
    """A field in a row of the form: how many columns its label and its value take."""

    field: FormField
    label_span: int
    value_span: int


class ProjectForms(Struct, frozen=True):
    """The official form of a project, ready to be drawn; ``anchored`` where its cells can be
    pointed at."""

    id: str
    title: str
    unit_line: str
    money_line: str
    head_rows: tuple[tuple[LaidField, ...], ...]
    scale_rows: tuple[tuple[LaidField, ...], ...]
    purpose: FormField
    scale_label: str
    plan_label: str
    plan: tuple[FormField, ...]
    goals_label: str
    goals: tuple[str, ...]
    indicator_heads: tuple[HeadCell, ...]
    indicators: tuple[SheetRow, ...]
    source: str = ""
    unit: str = ""
    anchored: bool = True


class PlanChart(Struct, frozen=True):
    """The plan as a chart with the sentence that says what it shows."""

    sentence: str
    steps: tuple[FormField, ...]
    line: StepLine


class ProjectView(Struct, frozen=True):
    """The page of a project."""

    name: str
    budget: str
    unit: str
    share: str
    purpose: str
    form: ProjectForms
    chart: PlanChart | None
    department: str
    year: str
    figures: tuple[Figure, ...] = ()
    per_resident: str = ""
    residents: Population | None = None


def project_forms(
    number: int,
    project: Project,
    form: ProjectForm,
    site: Site,
    unit: str,
    marks: Marks,
    prefix: str = "",
) -> ProjectForms:
    """The official form of the project ``number`` of a disclosure, counted from 0.

    ``prefix`` keeps the names of the forms apart on a page that shows several; there their cells
    have none.
    """
    own, planned = marks.of(f"project:{number}"), marks.of(f"plan:{number}")
    fields = {
        field.id: FormField(
            field.id,
            field.label,
            project[field.id].text,
            project[field.id].text if field.kind.numeric and project[field.id] else None,
            own.get((-1, field.id)),
            field.kind.numeric,
        )
        for field in form.fields
    }
    values = {point.label: point.value.text for point in project.plan}
    names = {field.id: project[field.id].text for field in form.fields}
    money, in_money = own_unit(project, unit), _plans_money(project)
    return ProjectForms(
        f"{prefix}form",
        project["title"].text or form.title(names),
        " ".join(text for text in (names["unit_code"], names["unit_name"]) if text),
        unit_line(project["unit"].text, unit),
        _laid(form.head_rows, fields, _COLUMNS),
        _laid(form.scale_rows, fields, _COLUMNS - _LABEL),
        fields[form.purpose],
        form.scale_label,
        form.plan_label,
        tuple(
            FormField(
                f"plan-{i + 1}",
                label,
                values.get(label, ""),
                values[label] if in_money and amount(values.get(label, "")) is not None else None,
                mark=next((mark for (row, _), mark in planned.items() if row == i), None),
            )
            for i, label in enumerate(form.plan_points)
        ),
        form.goals_label,
        tuple(goal.text for goal in project.goals),
        tuple(HeadCell(column.label, column) for column in form.indicator_columns),
        indicator_rows(
            form,
            project.indicators,
            project.file,
            site,
            marks.of(f"indicators:{number}"),
            anchored=not prefix,
        ),
        site.data_address(project.file, project.line),
        money_unit(money),
        anchored=not prefix,
    )


def own_unit(project: Project, usual: str) -> str:
    """The unit that the form of a project prints; the ``usual`` one where it prints none."""
    return unit_of(project["unit"].text, usual)


_COLUMNS, _LABEL = 14, 2  # the grid of the form, and what a label takes of it


def _laid(
    rows: tuple[tuple[str, ...], ...], fields: dict[str, FormField], columns: int
) -> tuple[tuple[LaidField, ...], ...]:
    """Fields side by side: each label takes two columns, the values share the rest."""
    return tuple(
        tuple(
            LaidField(fields[id], _LABEL, columns // len(row) - _LABEL + _rest(row, place, columns))
            for place, id in enumerate(row)
        )
        for row in rows
    )


def _rest(row: tuple[str, ...], place: int, columns: int) -> int:
    return columns % len(row) if place == len(row) - 1 else 0


def _plans_money(project: Project) -> bool:
    """Whether the plan is in money: without %, it ends at the budget, which is not just 100."""
    printed = [point.value.text for point in project.plan if point.value.text]
    return bool(printed) and amount(printed[-1]) == project.budget.amount not in (None, _HUNDRED)


def plan_chart(project: Project, forms: ProjectForms, unit: str) -> PlanChart | None:
    """The plan as a line; None where it prints no figures to draw.

    ``unit`` is that of the project. A point that is left blank stays a gap. The line is as high as
    what it is a share of: all the money, in percent or as printed.
    """
    figures = [amount(step.text.removesuffix("%")) for step in forms.plan]
    values = [figure for figure in figures if figure is not None]
    printed = [step for step in forms.plan if step.text]
    if len(values) < 2 or len(values) != len(printed) or min(values) < 0:
        return None
    budget = project.budget.amount
    shares = printed[-1].text.endswith("%")
    in_money = _plans_money(project)
    suffix = unit if in_money else "" if shares else "%"
    whole = budget if in_money and budget else _HUNDRED
    first, last = (f"{step.text}{suffix}" for step in (printed[0], printed[-1]))
    facts = PlanFacts(printed[0].label, first, printed[-1].label, last)
    return PlanChart(say(PLANS, facts), forms.plan, step_line(figures, max(*values, whole)))


def a_head(project: Project, unit: str, residents: Population | None) -> str:
    """What the project costs each resident, in 元; '' where either is unknown."""
    own = project.budget.amount
    money = own_unit(project, unit)
    return per_resident(own, money, residents) if own is not None and residents else ""


def share(own: Decimal | None, whole: Decimal | None) -> str:
    """What part of the sum of all projects a budget in the same unit is, in percent; '' where it
    is unknown."""
    if own is None or not whole:
        return ""
    return percent(own, whole)
