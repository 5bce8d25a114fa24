"""Where a disclosure can be changed, and the disclosure with a change made in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from generator.diagnostics import Place
from generator.forms.column import ColumnKind
from generator.forms.edition import Edition
from generator.load.derivation import with_derived_rows
from generator.model.cell import Cell, Row
from generator.model.disclosure import Disclosure
from generator.model.narrative import Block, Heading, Note, Paragraph, walk
from generator.model.project import Project
from generator.model.reference import SubjectNames
from generator.model.table import Table
from generator.rules.narrative.prose_amounts import MONEY_UNITS, figures

NINE, PROCUREMENT, ASSETS = "九张表", "政府采购", "固定资产"
BUDGETS, CODES, PLANS, INDICATORS = "项目预算", "项目编码", "支出计划", "绩效指标"
PROSE = "文字中的金额"


@dataclass(frozen=True)
class Site:
    """A text that can be changed: its part, place and kind, and the disclosure with another."""

    part: str
    kind: str
    place: Place
    text: str
    put: Callable[[str], Disclosure]


@dataclass(frozen=True)
class Sites:
    """Enumerates the sites of one disclosure."""

    record: Disclosure
    edition: Edition
    names: SubjectNames

    def all(self) -> Iterator[Site]:
        """Every site, in the order of the document."""
        for table in self.record.tables:
            yield from self._of_table(NINE, table)
        for part, other in (
            (PROCUREMENT, self.record.procurement),
            (ASSETS, self.record.assets),
        ):
            if other is not None:
                yield from self._of_table(part, other)
        for number, project in enumerate(self.record.projects):
            yield from self._of_project(number, project)
        yield from self._of_prose()

    def _of_table(self, part: str, table: Table) -> Iterator[Site]:
        kinds = {
            ColumnKind.AMOUNT: "amount",
            ColumnKind.QUANTITY: "amount",
            ColumnKind.CODE: "code",
        }
        form = self.edition.forms[table.form]
        for index, row in enumerate(table.rows):
            if row.derived:
                continue
            for column in form.leaves:
                if column.kind in kinds and row[column.id]:
                    put = partial(self._with_cell, table, index, column.id)
                    place = Place(table.form, index, column.id)
                    yield Site(part, kinds[column.kind], place, row.text(column.id), put)
            place = Place(table.form, index, form.row_heads)
            yield Site(part, "row", place, "", partial(self._without_row, table, index))

    def _with_cell(self, table: Table, index: int, column: str, text: str) -> Disclosure:
        rows = list(table.rows)
        rows[index] = _row_with(rows[index], column, text)
        return self._with_rows(table, rows)

    def _without_row(self, table: Table, index: int, _: str) -> Disclosure:
        return self._with_rows(table, [*table.rows[:index], *table.rows[index + 1 :]])

    def _with_rows(self, table: Table, rows: list[Row]) -> Disclosure:
        """The rows as loading would lay them out, parents and totals derived again."""
        printed = tuple(row for row in rows if not row.derived)
        form = self.edition.forms[table.form]
        changed = replace(table, rows=with_derived_rows(form, printed, self.names))
        record = self.record
        if table is record.procurement:
            return replace(record, procurement=changed)
        if table is record.assets:
            return replace(record, assets=changed)
        tables = tuple(changed if other is table else other for other in record.tables)
        return replace(record, tables=tables)

    def _of_project(self, number: int, project: Project) -> Iterator[Site]:
        def site(
            part: str, kind: str, place: Place, text: str, put: Callable[[str], Project]
        ) -> Site:
            return Site(part, kind, place, text, lambda new: self._with_project(number, put(new)))

        own = f"project:{number}"
        for field in ("budget", "fiscal_funds", "other_funds"):
            if project[field]:
                put = partial(_with_field, project, field)
                yield site(BUDGETS, "amount", Place(own, -1, field), project[field].text, put)
        put = partial(_with_field, project, "project_code")
        yield site(CODES, "project code", Place(own, -1, "project_code"), project.code, put)
        for row, label in enumerate(self.edition.project.plan_points):
            for position, point in enumerate(project.plan):
                if point.label == label and point.value:
                    planned = partial(_with_plan, project, position)
                    place = Place(f"plan:{number}", row)
                    yield site(PLANS, "amount", place, point.value.text, planned)
        for row, indicator in enumerate(project.indicators):
            if indicator.text("value"):
                aimed = partial(_with_indicator, project, row)
                place = Place(f"indicators:{number}", row, "value")
                yield site(INDICATORS, "value", place, indicator.text("value"), aimed)
        purpose = project["purpose"].text
        for start, end in _amounts(purpose):
            told = partial(_with_purpose, project, start, end)
            yield site(
                PROSE, "prose", Place(own, -1, "purpose", start, end), purpose[start:end], told
            )

    def _with_project(self, number: int, project: Project) -> Disclosure:
        projects = list(self.record.projects)
        projects[number] = project
        return replace(self.record, projects=tuple(projects))

    def _of_prose(self) -> Iterator[Site]:
        for position, block in enumerate(walk(self.record.narrative)):
            if isinstance(block, Paragraph | Note | Heading):
                text = block.text.text
                for start, end in _amounts(text):
                    put = partial(self._with_text, block, start, end)
                    place = Place("text", position, "text", start, end)
                    yield Site(PROSE, "prose", place, text[start:end], put)

    def _with_text(
        self, block: Paragraph | Note | Heading, start: int, end: int, new: str
    ) -> Disclosure:
        changed = replace(block, text=_spliced(block.text, start, end, new))
        blocks = tuple(_put_in(other, block, changed) for other in self.record.narrative)
        return replace(self.record, narrative=blocks)


def _amounts(text: str) -> Iterator[tuple[int, int]]:
    """The digits of every amount of money in a text."""
    for figure in figures(text):
        if figure.unit in MONEY_UNITS:
            digits = text[figure.start : figure.end].removesuffix(figure.unit).rstrip()
            yield figure.start, figure.start + len(digits)


def _spliced(cell: Cell, start: int, end: int, new: str) -> Cell:
    return replace(cell, text=cell.text[:start] + new + cell.text[end:])


def _row_with(row: Row, column: str, text: str) -> Row:
    return replace(row, cells=row.cells | {column: replace(row[column], text=text)})


def _with_field(project: Project, field: str, text: str) -> Project:
    return replace(project, cells=project.cells | {field: replace(project[field], text=text)})


def _with_purpose(project: Project, start: int, end: int, text: str) -> Project:
    return _with_field(project, "purpose", _spliced(project["purpose"], start, end, text).text)


def _with_plan(project: Project, position: int, text: str) -> Project:
    plan = list(project.plan)
    plan[position] = replace(plan[position], value=replace(plan[position].value, text=text))
    return replace(project, plan=tuple(plan))


def _with_indicator(project: Project, row: int, text: str) -> Project:
    rows = list(project.indicators)
    rows[row] = _row_with(rows[row], "value", text)
    return replace(project, indicators=tuple(rows))


def _put_in(block: Block, old: Block, new: Block) -> Block:
    if block is old:
        return new
    if isinstance(block, Heading):
        return replace(block, blocks=tuple(_put_in(other, old, new) for other in block.blocks))
    return block
