"""Forms as CSV for reading: UTF-8 with BOM, heads in 中文, every figure as printed."""

import csv
import io
from collections.abc import Iterable, Iterator

from generator.forms.column import data_paths
from generator.forms.edition import Edition
from generator.forms.project_form import ProjectForm
from generator.forms.table_form import TableForm
from generator.model.disclosure import Disclosure
from generator.model.table import Table

# Wide signs too: where Chinese or Japanese is typed, spreadsheets take them for the others.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def table_csv(form: TableForm, table: Table, year: str) -> bytes:
    """A filled-in form. A derived row says 推算 in the last column."""
    heads = [
        "/".join(dict.fromkeys((*keys[:-1], column.label))).replace("{year}", year)
        for keys, column in data_paths(form.columns)
    ]
    rows = (
        [
            *(guarded(row.text(c.id), c.kind.numeric) for c in form.leaves),
            "推算" if row.derived else "",
        ]
        for row in table.rows
    )
    return _csv([*heads, "备注"], rows)


def projects_csv(disclosure: Disclosure, form: ProjectForm) -> bytes:
    """One row a project."""
    heads = [*(f.data_key for f in form.fields), *form.plan_points, form.goals_label]
    return _csv(heads, _project_rows(disclosure, form))


def _project_rows(disclosure: Disclosure, form: ProjectForm) -> Iterator[list[str]]:
    for project in disclosure.projects:
        plan = {point.label: point.value.text for point in project.plan}
        yield [
            *(guarded(project[f.id].text, f.kind.numeric) for f in form.fields),
            *(guarded(plan.get(point, "")) for point in form.plan_points),
            guarded("\n".join(goal.text for goal in project.goals)),
        ]


def indicators_csv(disclosure: Disclosure, form: ProjectForm) -> bytes:
    """One row an indicator, with the project it belongs to."""
    heads = ["项目编码", "项目名称", *(column.label for column in form.indicator_columns)]
    rows = (
        [
            project.code,
            guarded(project.name),
            *(guarded(row.text(c.id)) for c in form.indicator_columns),
        ]
        for project in disclosure.projects
        for row in project.indicators
    )
    return _csv(heads, rows)


def csv_files(disclosure: Disclosure, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every CSV file of a disclosure with its name below the overview."""
    for table in disclosure.all_tables:
        form = edition.forms[table.form]
        name = f"tables/{form.id}.csv" if table in disclosure.tables else f"{form.id}.csv"
        yield name, table_csv(form, table, disclosure.year)
    if disclosure.projects:
        yield "projects.csv", projects_csv(disclosure, edition.project)
        yield "indicators.csv", indicators_csv(disclosure, edition.project)


def guarded(text: str, figure: bool = False) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    begins_so = len(text) > 1 and text.startswith(_FORMULA_STARTS)
    return f"'{text}" if begins_so and not figure else text


def _csv(heads: list[str], rows: Iterable[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return ("\ufeff" + out.getvalue()).encode()
