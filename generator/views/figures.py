"""Headline figures of a disclosure: what it says in a sentence, taken from its tables."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.forms.edition import Edition
from generator.forms.identity import At
from generator.forms.rows import Line
from generator.model.disclosure import Disclosure
from generator.model.money import amount, plain, total
from generator.model.population import Population, per_resident
from generator.model.project import Project
from generator.model.units import convert, shown, unit_of
from generator.views.seeing.lines import unit_in
from generator.views.seeing.project_figures import budget_in

_PART = "其中"


class Headline(Struct, frozen=True):
    """A figure with its ``unit``, where it is money, and the words before and after it.

    ``computed`` when it stands in no document; ``per_resident`` is in 元, '' where unknown.
    """

    before: str
    figure: str
    after: str
    path: str = ""
    computed: bool = False
    unit: str = ""
    per_resident: str = ""


def line_of(record: Disclosure, edition: Edition, at: At) -> Line | None:
    """The first line of a role in a table, None where there is none."""
    table = record.table(at.form)
    if table is None:
        return None
    lines = edition.forms[at.form].rows.lines(table.rows)
    return next((line for line in lines if line.role == at.role), None)


def printed(record: Disclosure, edition: Edition, at: At) -> str:
    """A figure as printed, '' where blank."""
    line = line_of(record, edition, at)
    return line.row.text(at.column) if line else ""


def unit_at(record: Disclosure, edition: Edition, at: At) -> str:
    """The unit that a figure is printed in."""
    table = record.table(at.form)
    return unit_in(table, edition) if table else edition.unit


def projects_total(record: Disclosure, edition: Edition) -> Decimal | None:
    """The sum of all budgets in the unit of the edition, None where one is missing."""
    budgets = [budget_in(project, edition) for project in record.projects]
    known = [budget for budget in budgets if budget is not None]
    return total(known) if known and len(known) == len(budgets) else None


def grand_total(record: Disclosure, edition: Edition) -> tuple[Decimal | None, str]:
    """The figure a disclosure is listed under, in the unit of the edition, and what it is."""
    at = edition.landmarks.expenditure_total if edition.landmarks else None
    figure = amount(printed(record, edition, at)) if at else None
    if at and figure is not None:
        unit = unit_at(record, edition, at)
        converted = convert(figure, unit, edition.unit)
        if converted is not None:
            return figure if unit == edition.unit else Decimal(shown(converted)), "支出总计"
    return projects_total(record, edition), "项目预算合计"


def headlines(
    record: Disclosure, edition: Edition, population: Population | None = None
) -> tuple[Headline, ...]:
    """Up to four figures, each a sentence, with amounts a head of the ``population``."""
    known = edition.landmarks
    found = []
    if known:
        places = (
            (f"{record.year}年支出总计", known.expenditure_total, ""),
            (f"{_PART}基本支出", known.basic, "，用于人员和日常运转"),
        )
        found = [_headline(record, edition, *place) for place in places]
    found += _project_headlines(record, edition)
    if found and not found[0].figure:  # no total that the others could be parts of
        found = [replace(each, before=each.before.removeprefix(_PART)) for each in found]
    if known:
        found.append(_headline(record, edition, "“三公”经费", known.three_public, ""))
    return tuple(_a_head(headline, population) for headline in found if headline.figure)


def _a_head(headline: Headline, population: Population | None) -> Headline:
    figure = amount(headline.figure) if headline.unit else None
    if population is None or figure is None:
        return headline
    return replace(headline, per_resident=per_resident(figure, headline.unit, population))


def _headline(record: Disclosure, edition: Edition, before: str, at: At, after: str) -> Headline:
    figure, unit = printed(record, edition, at), unit_at(record, edition, at)
    return Headline(before, figure, after, f"tables/{at.form}/", unit=unit)


def _project_headlines(record: Disclosure, edition: Edition) -> list[Headline]:
    known = edition.landmarks
    spent = printed(record, edition, known.project) if known else ""
    count = len(record.projects)
    if known and spent:
        after, path = (f"，共 {count} 个项目", "projects/") if count else ("", "")
        unit = unit_at(record, edition, known.project)
        return [Headline(f"{_PART}项目支出", spent, after, path, unit=unit)]
    sum_of_all = projects_total(record, edition)
    if sum_of_all is None:
        return []
    indicators = sum(len(project.indicators) for project in record.projects)
    largest = _largest(record, edition)
    found = [
        Headline(
            f"{record.year}年项目预算合计",
            plain(sum_of_all),
            f"，共 {count} 个项目",
            "projects/",
            computed=True,
            unit=edition.unit,
        )
    ]
    if count > 1 and largest is not None:
        after, unit = f"：{largest.name}", unit_of(largest["unit"].text, edition.unit)
        path = f"projects/{largest.code}/"
        found.append(Headline("最大的项目", largest.budget.text, after, path, unit=unit))
    found.append(Headline("绩效指标", str(indicators), "项，逐项列出目标值和依据", "projects/"))
    return found


def _largest(record: Disclosure, edition: Edition) -> Project | None:
    """The project with the largest budget, None where several are as large."""
    budgets = [budget_in(project, edition) or Decimal(0) for project in record.projects]
    top = max(budgets)
    return record.projects[budgets.index(top)] if budgets.count(top) == 1 else None
