"""Checking one disclosure: all comparisons, the findings among them, what is acknowledged."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from generator.diagnostics import (
    Comparison,
    Finding,
    Location,
    Outcome,
    Severity,
    Span,
    from_comparison,
    in_order,
)
from generator.forms import registry
from generator.forms.column import Column
from generator.forms.edition import Edition
from generator.forms.identity import Across
from generator.model.disclosure import Disclosure
from generator.model.project import Project
from generator.model.reference import SubjectNames
from generator.rules.acknowledgements import acknowledge
from generator.rules.between_tables import Whole, compare_between
from generator.rules.catalogue import ARITHMETIC_RULES
from generator.rules.equality import compare_sums
from generator.rules.figures import Figure, TableFigures
from generator.rules.within_table import compare_within

_HINT = "对照原件核对这几格；原件如此的，在 acknowledgements.yml 中注明“原文如此”"


class Checked(Struct, frozen=True):
    """What checking a disclosure gave."""

    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]


def check(
    disclosure: Disclosure, subjects: SubjectNames, incomplete: tuple[str, ...] = ()
) -> Checked:
    """Compare everything the forms declare. ``incomplete`` names files that could not be read."""
    edition = registry.edition(disclosure.edition)
    comparisons = tuple(_comparisons(disclosure, edition, subjects, incomplete))
    findings = [
        finding for comparison in comparisons if (finding := _finding(comparison)) is not None
    ]
    return Checked(comparisons, in_order(acknowledge(disclosure, findings)))


def _comparisons(
    disclosure: Disclosure, edition: Edition, subjects: SubjectNames, incomplete: tuple[str, ...]
) -> Iterator[Comparison]:
    tables = {t.form: TableFigures(edition.forms[t.form], t) for t in disclosure.all_tables}
    for figures in tables.values():
        yield from compare_within(figures)
    for project in disclosure.projects:
        yield from _compare_project(project, edition)
    complete = not any(name.startswith("projects/") for name in incomplete)
    whole = Whole(disclosure, tables, _class_codes(_frozen(subjects)), complete)
    yield from compare_between(edition, whole)


def _frozen(subjects: SubjectNames) -> tuple[tuple[str, str], ...]:
    return tuple((code, name) for code, name in subjects.functional.items() if len(code) == 3)


@lru_cache(maxsize=8)
def _class_codes(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {name: code for code, name in pairs}


def _compare_project(project: Project, edition: Edition) -> Iterator[Comparison]:
    fields = edition.project.by_id
    for identity in edition.project.identities:
        if isinstance(identity, Across):
            comparison = compare_sums(
                identity.rule,
                [_figure(project, fields[identity.total])],
                [_figure(project, fields[addend]) for addend in identity.addends],
            )
            if comparison is not None:
                yield comparison


def _figure(project: Project, field: Column) -> Figure:
    cell = project[field.id]
    span = Span(project.file, cell.line or project.line, cell.column or 1, max(len(cell.text), 1))
    file = project.file.rsplit("/", 1)[-1]
    label = f"{project.name} {field.label}"
    return Figure(cell.amount, Location(span, label, f"projects/{file}/{field.data_key}"))


def _finding(comparison: Comparison) -> Finding | None:
    rule = ARITHMETIC_RULES[comparison.rule]
    if comparison.outcome is Outcome.FAILED:
        return from_comparison(rule, comparison, hint=_HINT)
    if comparison.outcome is Outcome.ROUNDING:
        hint = "尾差在四舍五入的范围内，不影响公开"
        return from_comparison(rule, comparison, Severity.NOTICE, hint)
    return None
