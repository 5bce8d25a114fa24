"""Headline figures of a disclosure: what it says in a sentence, taken from its tables."""

from dataclasses import dataclass, replace
from decimal import Decimal

from generator.charts.bars import Bar, bar
from generator.forms.edition import Edition
from generator.forms.identity import At
from generator.forms.landmarks import Landmarks
from generator.forms.rows import Line
from generator.model.disclosure import Disclosure
from generator.model.money import amount, plain, total
from generator.model.population import Population, per_resident

Part = tuple[str, str, Decimal]  # words, figure as printed, amount


@dataclass(frozen=True)
class Headline:
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


@dataclass(frozen=True)
class Flow:
    """Where the money comes from and goes: two bars on one scale and the sentence above them."""

    sentence: str
    bars: tuple[Bar, ...]
    unit: str = ""


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


def projects_total(record: Disclosure) -> Decimal | None:
    """The sum of all budgets, None where one is missing."""
    budgets = [project.budget.amount for project in record.projects]
    known = [budget for budget in budgets if budget is not None]
    return total(known) if known and len(known) == len(budgets) else None


def grand_total(record: Disclosure, edition: Edition) -> tuple[Decimal | None, str]:
    """The figure a disclosure is listed under, and what it is."""
    known = edition.landmarks
    figure = amount(printed(record, edition, known.expenditure_total)) if known else None
    if figure is not None:
        return figure, "支出总计"
    return projects_total(record), "项目预算合计"


def headlines(
    record: Disclosure, edition: Edition, population: Population | None = None
) -> tuple[Headline, ...]:
    """Up to four figures, each a sentence, with amounts a head of the ``population``."""
    known = edition.landmarks
    found = []
    if known:
        places = (
            (f"{record.year}年支出总计", known.expenditure_total, ""),
            ("其中基本支出", known.basic, "，用于人员和日常运转"),
        )
        found = [_headline(record, edition, *place) for place in places]
    found += _project_headlines(record, edition)
    if known:
        found.append(_headline(record, edition, "“三公”经费", known.three_public, ""))
    return tuple(_a_head(headline, population) for headline in found if headline.figure)


def _a_head(headline: Headline, population: Population | None) -> Headline:
    figure = amount(headline.figure) if headline.unit else None
    if population is None or figure is None:
        return headline
    return replace(headline, per_resident=per_resident(figure, headline.unit, population))


def _headline(record: Disclosure, edition: Edition, before: str, at: At, after: str) -> Headline:
    figure = printed(record, edition, at)
    return Headline(before, figure, after, f"tables/{at.form}/", unit=edition.unit)


def _project_headlines(record: Disclosure, edition: Edition) -> list[Headline]:
    known = edition.landmarks
    spent = printed(record, edition, known.project) if known else ""
    count = len(record.projects)
    if spent:
        after, path = (f"，共 {count} 个项目", "projects/") if count else ("", "")
        return [Headline("其中项目支出", spent, after, path, unit=edition.unit)]
    sum_of_all = projects_total(record)
    if sum_of_all is None:
        return []
    indicators = sum(len(project.indicators) for project in record.projects)
    largest = max(record.projects, key=lambda project: project.budget.amount or Decimal(0))
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
    if count > 1:
        after = f"：{largest.name}"
        path = f"projects/{largest.code}/"
        unit = edition.unit
        found.append(Headline("最大的项目", largest.budget.text, after, path, unit=unit))
    found.append(Headline("绩效指标", str(indicators), "项，逐项列出目标值和依据", "projects/"))
    return found


def flow(record: Disclosure, edition: Edition) -> Flow | None:
    """The two bars of revenue and expenditure; None without the tables they come from."""
    known = edition.landmarks
    uses = line_of(record, edition, known.uses) if known else None
    if known is None or uses is None:
        return None
    revenue = printed(record, edition, known.revenue_total)
    spent = _spent(uses, edition, known)
    whole = uses.row.text(known.uses.column)
    return _flow(_sources(record, edition, known), spent, revenue, whole, edition.unit)


def _sources(record: Disclosure, edition: Edition, known: Landmarks) -> list[Part]:
    form, names, amounts, roles = known.sources
    table = record.table(form)
    lines = edition.forms[form].rows.lines(table.rows) if table else ()
    return [
        (line.name, line.row.text(amounts), figure)
        for line in lines
        if line.name_column == names and line.role in roles
        if (figure := line.row.amount(amounts)) is not None and figure > 0
    ]


def _spent(uses: Line, edition: Edition, known: Landmarks) -> list[Part]:
    form = edition.forms[known.uses.form]
    return [
        (form.by_id[column].label, uses.row.text(column), figure)
        for column in uses.columns
        if column != known.uses.column
        if (figure := uses.row.amount(column)) is not None and figure > 0
    ]


def _flow(
    sources: list[Part],
    spent: list[Part],
    revenue: str,
    expenditure: str,
    unit: str,
) -> Flow | None:
    if not sources or not spent:
        return None
    scale = max(total(a for _, _, a in sources), total(a for _, _, a in spent))
    bars = (bar("收入", revenue, sources, scale), bar("支出", expenditure, spent, scale))
    first = max(bars[0].parts, key=lambda part: Decimal(part.share.rstrip("%")))
    second = max(bars[1].parts, key=lambda part: Decimal(part.share.rstrip("%")))
    sentence = f"收入的 {first.share} 是{first.label}，支出的 {second.share} 是{second.label}。"
    return Flow(sentence, bars, unit)
