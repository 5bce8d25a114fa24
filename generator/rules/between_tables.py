"""Evaluating the ties between the forms of a disclosure, and to its projects."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.diagnostics import Comparison, Outcome, Place
from generator.forms.identity import At, ClassTie, ProjectTie, SameSubjects, SubjectTie, Tie
from generator.forms.rows import CLASS, DETAIL
from generator.model.project import Project
from generator.rules.equality import compare_least, compare_sums
from generator.rules.examination import Examination
from generator.rules.figures import NO_FIGURE, Figure, figure_of


def compare_between(whole: Examination) -> Iterator[Comparison]:
    """Every comparison between forms that the edition declares and the disclosure has."""
    for check in whole.edition.cross_checks:
        for comparison in _EVALUATORS[type(check)](check, whole):
            if comparison is not None:
                yield comparison


def _tie(tie: Tie, whole: Examination) -> Iterator[Comparison | None]:
    if whole.has(*(place.form for place in (*tie.left, *tie.right))):
        left = [whole.figure(place) for place in tie.left]
        yield compare_sums(tie.rule, left, [whole.figure(place) for place in tie.right])


def _subject_tie(tie: SubjectTie, whole: Examination) -> Iterator[Comparison | None]:
    form, column = tie.left
    if not whole.has(form, *(other for other, _ in tie.right), *(f for f, _ in tie.unless)):
        return
    at_least = any(whole.figure(At(f, "total", c)).value for f, c in tie.unless)
    forms = (form, *(other for other, _ in tie.right))
    for code in dict.fromkeys(code for name in forms for code in whole.tables[name].by_code):
        left = whole.subject(form, code, column)
        right = [whole.subject(other, code, name) for other, name in tie.right]
        if at_least:
            yield compare_least(tie.rule, left, right)
        else:
            yield compare_sums(tie.rule, [left], right)


def _same_subjects(same: SameSubjects, whole: Examination) -> Iterator[Comparison | None]:
    if not whole.has(same.left, same.right):
        return
    left, right = whole.tables[same.left], whole.tables[same.right]
    for here, there in ((left, right), (right, left)):
        for code, line in here.by_code.items():
            found = code in there.by_code
            yield Comparison(
                same.rule,
                Outcome.PASSED if found else Outcome.FAILED,
                (here.place(line, line.name_column),),
                code,
                code if found else None,
                "" if found else f"{there.form.label}没有科目 {code}",
            )


def _class_tie(tie: ClassTie, whole: Examination) -> Iterator[Comparison | None]:
    (form, names, column), (other, other_column) = tie.lines, tie.subjects
    if not whole.has(form, other):
        return
    figures, subjects = whole.tables[form], whole.tables[other]
    # The names that the disclosure itself gives to its codes go before those of the list.
    own = {line.name: line.code for line in subjects.lines if line.role == CLASS}
    codes = {**whole.shared.class_codes, **own}
    seen: set[str] = set()
    for line in figures.lines:
        code = codes.get(line.name, "")
        if code and line.name_column == names and line.role == DETAIL:
            seen.add(code)
            expected = whole.subject(other, code, other_column)
            yield compare_sums(tie.rule, [figures.figure(line, column)], [expected])
    for code, line in subjects.by_code.items():
        if line.role == CLASS and code not in seen:
            figure = subjects.figure(line, other_column)
            yield compare_sums(tie.rule, [figure], [NO_FIGURE])


def _project_tie(tie: ProjectTie, whole: Examination) -> Iterator[Comparison | None]:
    projects = whole.disclosure.projects
    if whole.has(tie.place.form) and projects and whole.projects_complete:
        budgets = [_budget(number, project) for number, project in enumerate(projects)]
        yield compare_sums(tie.rule, [whole.figure(tie.place)], budgets)


def _budget(number: int, project: Project) -> Figure:
    return figure_of(project.budget, Place(f"project:{number}", -1, "budget"))


_EVALUATORS: dict[type, Callable[[Any, Examination], Iterator[Comparison | None]]] = {
    Tie: _tie,
    SubjectTie: _subject_tie,
    SameSubjects: _same_subjects,
    ClassTie: _class_tie,
    ProjectTie: _project_tie,
}
