"""The lines of a filled-in form as figures and their parts, by what its declaration adds up."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.forms.chart import Breakdown, FormChart, Split
from generator.forms.edition import Edition
from generator.forms.identity import At, LineSum
from generator.forms.line_sums import addend_lines
from generator.forms.rows import DETAIL, Items, Line, Lines, Side, Subjects
from generator.forms.table_form import TableForm
from generator.model.disclosure import Disclosure
from generator.model.money import plain
from generator.model.table import Table, TableState
from generator.model.units import unit_of
from generator.views import addresses
from generator.views.seeing.part import Part, leaves, sum_of


def filled(record: Disclosure, form: str) -> Table | None:
    """A table that has rows; None where it is not there, 空表列示 or 不适用."""
    table = record.table(form)
    there = table is not None and table.state is TableState.FILLED and table.rows
    return table if there else None


def unit_in(table: Table, edition: Edition) -> str:
    """The unit a table prints, else that of its edition."""
    printed = table.head.get("unit")
    return unit_of(printed.text if printed else "", edition.unit)


def page_of(record: Disclosure, form: str) -> str:
    """The page a form is shown on."""
    if any(table.form == form for table in record.tables):
        return addresses.table(record, form)
    return addresses.part(record, form)


def breakdown(record: Disclosure, edition: Edition, chart: FormChart) -> Part | None:
    """The divided figure of a chart with its parts; None where there is nothing to divide."""
    form, table = edition.forms.get(chart.total.form), filled(record, chart.total.form)
    if form is None or table is None or chart.total.column not in form.by_id:
        return None
    tree = _Tree(form, table, page_of(record, form.id), chart.total)
    whole = tree.split(chart) if isinstance(chart, Split) else tree.divided(chart)
    if whole is None or not any(part.amount for part in leaves(whole)) or not whole.parts:
        return None
    if whole.amount is None:
        added = sum_of(whole.parts)
        return replace(whole, text=plain(added), amount=added, computed=True)
    return whole


class _Tree:
    """The lines of one table in one column."""

    def __init__(self, form: TableForm, table: Table, page: str, at: At) -> None:
        self._form, self._page, self._at = form, page, at
        self._lines = form.rows.lines(table.rows)

    def split(self, chart: Split) -> Part | None:
        """One line across its columns."""
        line = self._total()
        if line is None or not set(chart.columns) <= self._form.by_id.keys():
            return None
        columns = (self._form.by_id[id] for id in chart.columns)
        parts = (self._part(line, column.id, column.label) for column in columns)
        there = tuple(part for part in parts if part.amount is not None)
        return replace(self._part(line, self._at.column, chart.whole), parts=there)

    def divided(self, chart: Breakdown) -> Part | None:
        """A total and the lines below it."""
        line = self._total()
        parts = tuple(p for p in self._below(line) if chart.blanks or _says_something(p))
        if line is None:
            return Part(chart.whole, "", None, parts=parts) if parts else None
        return replace(self._part(line, self._at.column, chart.whole), parts=parts)

    def _total(self) -> Line | None:
        column = self._at.column
        found = (line for line in self._lines if line.role == self._at.role)
        return next((line for line in found if self._has(line, column)), None)

    def _has(self, line: Line, column: str) -> bool:
        return not isinstance(self._form.rows, Lines) or column in line.columns

    def _part(self, line: Line, column: str, label: str = "") -> Part:
        name = line.row.text(line.name_column) if line.code else line.name
        return Part(
            label or name or line.code,
            line.row.text(column),
            line.row.amount(column),
            f"{self._page}#r{line.index + 1}-{column}",
            code=line.code,
            computed=line.row.derived,
        )

    def _below(self, total: Line | None) -> Iterator[Part]:
        match self._form.rows:
            case Subjects() as subjects:
                yield from self._subjects(subjects)
            case Lines(sides) if total is not None:
                side = next(s for s in sides if s.name_column == total.name_column)
                yield from self._addends(side, total)
            case Items():
                for line in self._lines:
                    if line.role == DETAIL:
                        yield self._part(line, self._at.column)

    def _subjects(self, subjects: Subjects) -> Iterator[Part]:
        """科目 below the nearest 科目 above them; a code that comes twice is two lines."""
        known = {line.code for line in self._lines if line.code}
        children: dict[str, list[Line]] = {}
        for line in self._lines:
            if line.code:
                above = subjects.parent(line.code)
                while above and above not in known:
                    above = subjects.parent(above)
                children.setdefault(above, []).append(line)

        def grown(code: str, shown: frozenset[str]) -> Iterator[Part]:
            for line in children.get(code, ()):
                inner = () if line.code in shown else grown(line.code, shown | {line.code})
                shown |= {line.code}
                yield replace(self._part(line, self._at.column), parts=tuple(inner))

        yield from grown("", frozenset())

    def _addends(self, side: Side, total: Line) -> Iterator[Part]:
        """The lines that a line sum adds up, and those that make up each of them."""
        identity = self._sum(total.role)
        lines = tuple(line for line in self._lines if line.name_column == side.name_column)
        for line in addend_lines(identity, side, lines) if identity else ():
            inner = self._addends(side, line) if line.role not in (DETAIL, total.role) else ()
            yield replace(self._part(line, self._at.column), parts=tuple(inner))

    def _sum(self, role: str) -> LineSum | None:
        sums = (i for i in self._form.identities if isinstance(i, LineSum))
        found = (i for i in sums if i.total == role and self._at.column in i.columns)
        return next(found, None)


def _says_something(part: Part) -> bool:
    return part.amount is not None or any(_says_something(inner) for inner in part.parts)
