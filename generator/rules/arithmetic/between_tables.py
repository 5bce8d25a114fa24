"""Evaluating the ties between the forms of a disclosure, and to its projects."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from generator.diagnostics import Comparison, Outcome, Place
from generator.forms.identity import (
    At,
    Balance,
    ClassTie,
    ProjectTie,
    SameSubjects,
    SubjectTie,
    Tie,
)
from generator.forms.rows import CLASS, DETAIL, TOTAL, Line
from generator.model.money import total
from generator.model.project import Project
from generator.rules.arithmetic.equality import compare_least, compare_lines, compare_sums
from generator.rules.examination import Examination
from generator.rules.figures import Figure, TableFigures, figure_of


def compare_between(whole: Examination) -> list[Comparison]:
    """Every comparison between forms that the edition declares and the disclosure has."""
    return [
        comparison
        for check in whole.edition.cross_checks
        for comparison in _EVALUATORS[type(check)](check, whole)
        if comparison is not None
    ]


def _tie(tie: Tie, whole: Examination) -> Iterator[Comparison | None]:
    if not tie.forms <= whole.tables.keys() or not _holds(tie.provided, whole):
        return
    if len(tie.left) == 1:
        yield compare_lines(tie.rule, [_cell(at, whole) for at in (*tie.left, *tie.right)])
    else:
        left = [_figure(at, whole) for at in tie.left]
        yield compare_sums(tie.rule, left, [_figure(at, whole) for at in tie.right])


def _cell(at: At, whole: Examination) -> tuple[TableFigures, Line | None, str]:
    figures = whole.tables[at.form]
    if not at.after:
        return figures, figures.by_role.get(at.role), at.column
    above = figures.by_role.get(at.after)
    below = (line for line in figures.lines if above and line.index > above.index)
    return figures, next((line for line in below if line.role == at.role), None), at.column


def _figure(at: At, whole: Examination) -> Figure:
    figures, line, column = _cell(at, whole)
    return figures.figure(line, column)


def _holds(balance: Balance | None, whole: Examination) -> bool:
    """Whether both groups have the same sum; without their forms nothing speaks against it."""
    if balance is None or not whole.has(*(at.form for group in balance for at in group)):
        return True
    left, right = (
        total(value for at in group if (value := _figure(at, whole).value) is not None)
        for group in balance
    )
    return left == right


def _subject_tie(tie: SubjectTie, whole: Examination) -> Iterator[Comparison | None]:
    # A table that is 不适用 holds nothing; one that is missing might.
    right = [(other, name) for other, name in tie.right if whole.has(other)]
    missing = any(whole.disclosure.table(other) is None for other, _ in tie.right)
    if missing or not whole.has(tie.left[0], *(f for f, _ in tie.unless)):
        return
    at_least = any(whole.figure(At(f, "total", c)).value for f, c in tie.unless)
    at_least = at_least or not _holds(tie.provided, whole)
    sides = [(whole.tables[other], name) for other, name in (tie.left, *right)]
    totals = [(figures, figures.by_role.get(TOTAL), name) for figures, name in sides]
    codes = dict.fromkeys(chain(*[figures.by_code for figures, _ in sides]))
    subjects = ([(figures, figures.by_code.get(c), name) for figures, name in sides] for c in codes)
    for cells in (totals, *subjects):
        if [
            line for _, line, _ in cells if line and not line.row.derived
        ]:  # else its parts say it all
            if at_least:
                first, *rest = [figures.figure(line, name) for figures, line, name in cells]
                yield compare_least(tie.rule, first, rest)
            else:
                yield compare_lines(tie.rule, cells)


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
    classes = {code: line for code, line in subjects.by_code.items() if line.role == CLASS}
    # Names of 类 change over the years: what the document itself calls them comes first.
    codes = whole.shared.class_codes | {line.name: code for code, line in classes.items()}
    seen: set[str] = set()
    unknown = False
    for line in figures.by_side.get(names, ()):
        if line.role != DETAIL:
            continue
        code = codes.get(line.name, "")
        seen.add(code)
        if code:
            same = subjects.by_code.get(code)
            if same is not None or column in line.row.cells:  # most lines are blank in most forms
                expected = subjects, same, other_column
                yield compare_lines(tie.rule, ((figures, line, column), expected))
        else:
            unknown = unknown or bool(line.row.amount(column))
    for code, line in classes.items():
        if code not in seen:
            yield (
                _unlisted(tie.rule, subjects.figure(line, other_column), line.name)
                if unknown
                else compare_lines(tie.rule, ((figures, None, ""), (subjects, line, other_column)))
            )


def _unlisted(rule: str, figure: Figure, name: str) -> Comparison:
    """A 类 that may be one of the lines with a name nobody knows: not compared."""
    places = (figure.place,) if figure.place else ()
    message = f"收支表里没有叫“{name}”的一行，另有认不出的行，没有核对"
    return Comparison(rule, Outcome.UNCHECKED, places, message=message)


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
