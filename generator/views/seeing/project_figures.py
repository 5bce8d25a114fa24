"""The charts of projects: by size, each in its place among them, indicators by group."""

from collections import Counter
from decimal import Decimal

from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure
from generator.model.money import plain, total
from generator.model.project import Project
from generator.model.units import convert, unit_of
from generator.views import addresses
from generator.views.page import Link
from generator.views.seeing.facts import PartsFacts, ShareFacts
from generator.views.seeing.figure import Figure, FigureGroup, group, remarks, rows_of, tiles_of
from generator.views.seeing.part import Part
from generator.views.seeing.sentences import COUNTS, PARTS, RANKS, say

_WHOLE = "项目预算"
_MOST = 40  # projects that the chart of the list shows one by one


def budget_in(project: Project, edition: Edition) -> Decimal | None:
    """The budget in the unit of the edition, exactly; None where blank or in an unknown unit."""
    amount = project.budget.amount
    unit = unit_of(project["unit"].text, edition.unit)
    return None if amount is None else convert(amount, unit, edition.unit)


def projects_part(record: Disclosure, edition: Edition) -> Part | None:
    """All projects as parts of their sum; None where there are none or a budget is not known."""
    parts = tuple(_part(record, project, edition) for project in record.projects)
    amounts = [part.amount for part in parts if part.amount is not None]
    if not parts or len(amounts) < len(parts) or not any(amounts):
        return None
    whole = total(amounts)
    return Part(_WHOLE, plain(whole), whole, addresses.part(record, "projects"), parts)


def _part(record: Disclosure, project: Project, edition: Edition) -> Part:
    amount, printed = budget_in(project, edition), project.budget
    converted = amount is not None and amount != printed.amount
    label = project.name or project.code
    if converted:
        label += f"（印的是 {printed.text} {unit_of(project['unit'].text, edition.unit)}）"
    return Part(
        label,
        plain(amount) if converted and amount is not None else printed.text,
        amount,
        addresses.project(record, project.code),
        code=project.code,
        computed=converted,
    )


def projects_figure(record: Disclosure, edition: Edition, most: int) -> Figure | None:
    """Projects by size."""
    whole = projects_part(record, edition)
    if whole is None:
        return None
    said = say(PARTS, PartsFacts(whole, edition.unit))
    return Figure(
        "project-sizes",
        "项目按金额排列",
        (said,) if said else (),
        "项目",
        edition.unit,
        f"{_WHOLE}合计 {whole.text} {edition.unit}",
        (group(whole, most),),
        (Link("全部项目", whole.path),),
        remarks(whole, edition.unit),
        tiles_of(whole),
    )


def share_facts(whole: Part | None, position: int) -> ShareFacts | None:
    """The place of a project among all; None where their sum is not known."""
    if whole is None:
        return None
    amounts = [part.amount or Decimal(0) for part in whole.parts]
    own = amounts[position]
    rank = 1 + sum(amount > own for amount in amounts)
    label = whole.parts[position].label
    tied = amounts.count(own) > 1
    return ShareFacts(label, own, whole.label, whole.amount, rank, len(amounts), tied)


def share_figure(whole: Part | None, position: int, edition: Edition) -> Figure | None:
    """A project beside all the others together."""
    facts = share_facts(whole, position)
    said = say(RANKS, facts) if facts else ""
    if whole is None or facts is None or not said:
        return None
    own = whole.parts[position]
    others = tuple(part for n, part in enumerate(whole.parts) if n != position)
    left = total(part.amount for part in others if part.amount is not None)
    beside = Part(f"其他 {len(others)} 个项目", plain(left), left, whole.path, computed=True)
    return Figure(
        "share",
        "在全部项目中的份额",
        (said,),
        "项目",
        edition.unit,
        f"{_WHOLE}合计 {whole.text} {edition.unit}",
        (FigureGroup("", whole.text, rows_of(whole, ((0, own), (0, beside)))),),
        (Link("全部项目", whole.path),),
    )


def indicators_figure(projects: tuple[Project, ...], edition: Edition) -> Figure | None:
    """Indicators by 一级 and 二级指标, counted; None where there are none."""
    levels = edition.project.merged_columns[:2]
    kinds = Counter(
        tuple(row.text(level) or "（未写）" for level in levels)
        for project in projects
        for row in project.indicators
    )
    count = sum(kinds.values())
    if not count:
        return None
    whole = _counted("绩效指标", count, tuple(_groups(kinds)))
    said = say(COUNTS, PartsFacts(whole, "项", flat=True))
    return Figure(
        "indicators",
        "绩效指标分几类",
        (said,) if said else (),
        "类别",
        "项",
        f"绩效指标 {count} 项",
        (group(whole, 40),),
        (),
    )


def _groups(kinds: Counter[tuple[str, ...]]) -> list[Part]:
    names = dict.fromkeys(kind[0] for kind in kinds)
    groups = []
    for name in names:
        inner = {kind: count for kind, count in kinds.items() if kind[0] == name}
        parts = tuple(_counted(k[1], n, ()) for k, n in inner.items() if len(k) > 1)
        groups.append(_counted(name, sum(inner.values()), parts))
    return groups


def _counted(label: str, count: int, parts: tuple[Part, ...]) -> Part:
    return Part(label, str(count), Decimal(count), "", parts, computed=True)


def list_figures(record: Disclosure, edition: Edition) -> tuple[Figure, ...]:
    """The charts of the list of projects."""
    sizes = projects_figure(record, edition, _MOST) if len(record.projects) > 1 else None
    return _there(sizes, indicators_figure(record.projects, edition))


def page_figures(
    record: Disclosure, edition: Edition, whole: Part | None, position: int
) -> tuple[Figure, ...]:
    """The charts of the page of a project."""
    counted = indicators_figure((record.projects[position],), edition)
    return _there(share_figure(whole, position, edition), counted)


def _there(*figures: Figure | None) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if figure is not None)
