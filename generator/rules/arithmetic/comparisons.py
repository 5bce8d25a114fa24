"""Everything the forms declare about sums: within a form, between forms, in each project."""

from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.forms.identity import Across
from generator.model.project import Project
from generator.rules.arithmetic.between_tables import compare_between
from generator.rules.arithmetic.equality import compare_sums
from generator.rules.arithmetic.within_table import compare_within
from generator.rules.examination import Examination
from generator.rules.figures import Figure, figure_of


def compare_arithmetic(examination: Examination) -> list[Comparison]:
    """Every comparison that the edition's identities ask for."""
    found: list[Comparison] = []
    for figures in examination.tables.values():
        found += compare_within(figures)
    for number, project in enumerate(examination.disclosure.projects):
        found += _compare_project(number, project, examination)
    return found + compare_between(examination)


def _compare_project(
    number: int, project: Project, examination: Examination
) -> Iterator[Comparison]:
    part = f"project:{number}"

    def figure(field: str) -> Figure:
        return figure_of(project[field], Place(part, -1, field))

    for identity in examination.edition.project.identities:
        if isinstance(identity, Across):
            addends = [figure(field) for field in identity.addends]
            if identity.if_itemised and not any(addend.value is not None for addend in addends):
                continue
            comparison = compare_sums(identity.rule, [figure(identity.total)], addends)
            if comparison is not None:
                yield comparison
