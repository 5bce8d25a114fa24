"""Evaluating the ties between the forms of a disclosure, and to its projects."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Comparison, Location, Outcome, Span
from generator.forms.edition import Edition
from generator.forms.identity import ClassTie, Place, ProjectTie, SameSubjects, SubjectTie, Tie
from generator.forms.rows import CLASS, DETAIL
from generator.model.disclosure import Disclosure
from generator.model.project import Project
from generator.rules.equality import compare_least, compare_sums
from generator.rules.figures import NO_FIGURE, Figure, TableFigures


@dataclass(frozen=True)
class Whole:
    """A disclosure's forms side by side. ``class_codes`` gives the code of a 类 by its name."""

    disclosure: Disclosure
    tables: Mapping[str, TableFigures]
    class_codes: Mapping[str, str]
    projects_complete: bool = True

    def has(self, *forms: str) -> bool:
        """Whether every one of these forms is there."""
        return all(form in self.tables for form in forms)

    def figure(self, place: Place) -> Figure:
        """The figure at a place, none where the line is not there."""
        figures = self.tables[place.form]
        return figures.figure(figures.by_role.get(place.role), place.column)

    def subject(self, form: str, code: str, column: str) -> Figure:
        """The figure of a 科目, none where the table does not list it."""
        figures = self.tables[form]
        return figures.figure(figures.by_code.get(code), column)


def compare_between(edition: Edition, whole: Whole) -> Iterator[Comparison]:
    """Every comparison between forms that the edition declares and the disclosure has."""
    for check in edition.cross_checks:
        for comparison in _EVALUATORS[type(check)](check, whole):
            if comparison is not None:
                yield comparison


def _tie(tie: Tie, whole: Whole) -> Iterator[Comparison | None]:
    if whole.has(*(place.form for place in (*tie.left, *tie.right))):
        left = [whole.figure(place) for place in tie.left]
        yield compare_sums(tie.rule, left, [whole.figure(place) for place in tie.right])


def _subject_tie(tie: SubjectTie, whole: Whole) -> Iterator[Comparison | None]:
    form, column = tie.left
    if not whole.has(form, *(other for other, _ in tie.right), *(f for f, _ in tie.unless)):
        return
    at_least = any(whole.figure(Place(f, "total", c)).value for f, c in tie.unless)
    for code in whole.tables[form].by_code:
        left = whole.subject(form, code, column)
        right = [whole.subject(other, code, name) for other, name in tie.right]
        if at_least:
            yield compare_least(tie.rule, left, right)
        else:
            yield compare_sums(tie.rule, [left], right)


def _same_subjects(same: SameSubjects, whole: Whole) -> Iterator[Comparison | None]:
    if not whole.has(same.left, same.right):
        return
    left, right = whole.tables[same.left], whole.tables[same.right]
    for here, there in ((left, right), (right, left)):
        for code, line in here.by_code.items():
            found = code in there.by_code
            yield Comparison(
                same.rule,
                Outcome.PASSED if found else Outcome.FAILED,
                (here.location(line, line.name_column),),
                code,
                code if found else None,
                "" if found else f"{there.form.label}没有科目 {code}",
            )


def _class_tie(tie: ClassTie, whole: Whole) -> Iterator[Comparison | None]:
    (form, names, column), (other, other_column) = tie.lines, tie.subjects
    if not whole.has(form, other):
        return
    figures, subjects = whole.tables[form], whole.tables[other]
    seen: set[str] = set()
    for line in figures.lines:
        code = whole.class_codes.get(line.name, "")
        if code and line.name_column == names and line.role == DETAIL:
            seen.add(code)
            expected = whole.subject(other, code, other_column)
            yield compare_sums(tie.rule, [figures.figure(line, column)], [expected])
    for code, line in subjects.by_code.items():
        if line.role == CLASS and code not in seen:
            figure = subjects.figure(line, other_column)
            yield compare_sums(tie.rule, [figure], [NO_FIGURE])


def _project_tie(tie: ProjectTie, whole: Whole) -> Iterator[Comparison | None]:
    projects = whole.disclosure.projects
    if whole.has(tie.place.form) and projects and whole.projects_complete:
        budgets = [_budget(project) for project in projects]
        yield compare_sums(tie.rule, [whole.figure(tie.place)], budgets)


def _budget(project: Project) -> Figure:
    cell = project.budget
    span = Span(project.file, cell.line or project.line, cell.column or 1, max(len(cell.text), 1))
    path = f"projects/{project.file.rsplit('/', 1)[-1]}/预算数"
    return Figure(cell.amount, Location(span, f"{project.name} 预算数", path))


_EVALUATORS: dict[type, Callable[[Any, Whole], Iterator[Comparison | None]]] = {
    Tie: _tie,
    SubjectTie: _subject_tie,
    SameSubjects: _same_subjects,
    ClassTie: _class_tie,
    ProjectTie: _project_tie,
}
