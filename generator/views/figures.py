"""Headline figures of a disclosure: what it says in a sentence, taken from its tables."""

from dataclasses import dataclass
from decimal import Decimal

from generator.charts.bars import Bar, bar
from generator.forms.edition import Edition
from generator.forms.rows import DETAIL, Line
from generator.model.disclosure import Disclosure
from generator.model.money import plain, total

_SUMMARY, _USES, _THREE = (
    "revenue_expenditure_summary",
    "expenditure_summary",
    "three_public_expenses",
)


@dataclass(frozen=True)
class Headline:
    """A figure with the words before and after it; ``computed`` when it stands in no document."""

    before: str
    figure: str
    after: str
    path: str = ""
    computed: bool = False


@dataclass(frozen=True)
class Flow:
    """Where the money comes from and goes: two bars on one scale and the sentence above them."""

    sentence: str
    bars: tuple[Bar, ...]


def line_of(record: Disclosure, edition: Edition, form: str, role: str) -> Line | None:
    """The first line of a role in a table, None where there is none."""
    table = record.table(form)
    if table is None:
        return None
    lines = edition.forms[form].rows.lines(table.rows)
    return next((line for line in lines if line.role == role), None)


def printed(record: Disclosure, edition: Edition, form: str, role: str, column: str) -> str:
    """The figure of a line as printed, '' where blank."""
    line = line_of(record, edition, form, role)
    return line.row.text(column) if line else ""


def projects_total(record: Disclosure) -> Decimal | None:
    """The sum of all budgets, None where one is missing."""
    budgets = [project.budget.amount for project in record.projects]
    known = [budget for budget in budgets if budget is not None]
    return total(known) if known and len(known) == len(budgets) else None


def grand_total(record: Disclosure, edition: Edition) -> tuple[Decimal | None, str]:
    """The figure a disclosure is listed under, and what it is."""
    line = line_of(record, edition, _SUMMARY, "expenditure_total")
    if line is not None and (figure := line.row.amount("expenditure_amount")) is not None:
        return figure, "支出总计"
    return projects_total(record), "项目预算合计"


def headlines(record: Disclosure, edition: Edition) -> tuple[Headline, ...]:
    """Up to four figures, each a sentence."""
    unit, year = edition.unit, record.year
    found: list[Headline] = []
    expenditure = printed(record, edition, _SUMMARY, "expenditure_total", "expenditure_amount")
    if expenditure:
        found.append(Headline(f"{year}年支出总计", expenditure, unit, f"tables/{_SUMMARY}/"))
    basic = printed(record, edition, _USES, "total", "basic")
    if basic:
        after = f"{unit}，用于人员和日常运转"
        found.append(Headline("其中基本支出", basic, after, f"tables/{_USES}/"))
    found.extend(_project_headlines(record, edition))
    three = printed(record, edition, _THREE, "three_public_total", "total")
    if three:
        found.append(Headline("“三公”经费", three, unit, f"tables/{_THREE}/"))
    return tuple(found)


def _project_headlines(record: Disclosure, edition: Edition) -> list[Headline]:
    spent = printed(record, edition, _USES, "total", "project")
    count = len(record.projects)
    if spent:
        after = f"{edition.unit}，共 {count} 个项目" if count else edition.unit
        return [Headline("其中项目支出", spent, after, "projects/")]
    sum_of_all = projects_total(record)
    if sum_of_all is None:
        return []
    indicators = sum(len(project.indicators) for project in record.projects)
    largest = max(record.projects, key=lambda project: project.budget.amount or Decimal(0))
    found = [
        Headline(
            f"{record.year}年项目预算合计",
            plain(sum_of_all),
            f"{edition.unit}，共 {count} 个项目",
            "projects/",
            computed=True,
        )
    ]
    if count > 1:
        after = f"{edition.unit}：{largest.name}"
        path = f"projects/{largest.code}/"
        found.append(Headline("最大的项目", largest.budget.text, after, path))
    found.append(Headline("绩效指标", str(indicators), "项，逐项列出目标值和依据", "projects/"))
    return found


def flow(record: Disclosure, edition: Edition) -> Flow | None:
    """The two bars of revenue and expenditure; None without the tables they come from."""
    table = record.table(_SUMMARY)
    revenue = line_of(record, edition, _SUMMARY, "revenue_total")
    uses = line_of(record, edition, _USES, "total")
    if table is None or revenue is None or uses is None:
        return None
    lines = edition.forms[_SUMMARY].rows.lines(table.rows)
    sources = [
        (line.name, line.row.text("revenue_amount"), amount)
        for line in lines
        if line.name_column == "revenue_item" and (line.role in _SOURCES)
        if (amount := line.row.amount("revenue_amount")) is not None and amount > 0
    ]
    form = edition.forms[_USES]
    spent = [
        (form.by_id[column].label, uses.row.text(column), amount)
        for column in uses.columns
        if column != "total"
        if (amount := uses.row.amount(column)) is not None and amount > 0
    ]
    return _flow(sources, spent, revenue.row.text("revenue_amount"), uses.row.text("total"))


_SOURCES = (
    DETAIL,
    "general_public_revenue",
    "government_fund_revenue",
    "state_capital_revenue",
    "carried_in",
)


def _flow(
    sources: list[tuple[str, str, Decimal]],
    spent: list[tuple[str, str, Decimal]],
    revenue: str,
    expenditure: str,
) -> Flow | None:
    if not sources or not spent:
        return None
    scale = max(total(a for _, _, a in sources), total(a for _, _, a in spent))
    bars = (bar("收入", revenue, sources, scale), bar("支出", expenditure, spent, scale))
    first = max(bars[0].parts, key=lambda part: Decimal(part.share.rstrip("%")))
    second = max(bars[1].parts, key=lambda part: Decimal(part.share.rstrip("%")))
    sentence = f"收入的 {first.share} 是{first.label}，支出的 {second.share} 是{second.label}。"
    return Flow(sentence, bars)
