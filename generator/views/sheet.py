"""A filled-in form as it is printed: merged heads, 栏次, rows with their anchors."""

from collections.abc import Mapping

from msgspec import Struct

from generator.forms.column import Column, ColumnKind, Group, Head, depth, leaves
from generator.forms.rows import CLASS, ITEM, SECTION, SUBTOTAL, TOTAL, Line, Subjects
from generator.forms.table_form import TableForm
from generator.model.cell import Row
from generator.model.disclosure import Disclosure
from generator.model.table import Table
from generator.model.units import money_unit, named_unit, unit_of
from generator.views import addresses
from generator.views.marks import Cells, Mark
from generator.views.site import Site

_WIDE = 8  # more columns than this do not fit beside the sidebar
_STYLES = {TOTAL: "total", SUBTOTAL: "total", CLASS: "class", SECTION: "subclass", ITEM: "item"}


class HeadCell(Struct, frozen=True):
    """A cell of the printed head; the ``sticky`` one stands over the names of the rows.

    ``states_unit`` where it names the unit of the amounts.
    """

    text: str
    column: Column | None = None
    colspan: int = 1
    rowspan: int = 1
    sticky: bool = False
    states_unit: bool = False


class SheetCell(Struct, frozen=True, gc=False):
    """A cell of a row. ``value`` is a printed figure; with ``rowspan`` 0 it is merged away.

    ``path`` leads from a 科目 to all who spend on it, ``source`` to the line in the data;
    ``permalink`` is the anchor of its row, in the one cell that is the link to it.
    """

    anchor: str
    text: str
    column: Column
    value: str | None = None
    heads_row: bool = False
    sticky: bool = False
    source: str = ""
    rowspan: int = 1
    mark: Mark | None = None
    path: str = ""
    permalink: str = ""


class SheetRow(Struct, frozen=True):
    """A row with its anchor, '' where nothing leads to it, and its style; a derived row names the
    rows it was added up from."""

    anchor: str
    style: str
    cells: tuple[SheetCell, ...]
    derived: bool = False
    addends: tuple[tuple[str, str], ...] = ()


class Sheet(Struct, frozen=True):
    """A form ready to be drawn; ``unit`` is that of its amounts, '' where none of money is seen."""

    id: str
    title: str
    head_line: tuple[str, ...]
    heads: tuple[tuple[HeadCell, ...], ...]
    numbers: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...]
    state: str
    columns: int
    name_column: int
    wide: bool
    unit: str = ""

    @property
    def blank(self) -> tuple[int, ...]:
        """The columns, from 0, in which no row has anything; narrow screens fold them away."""
        texts = zip(*([cell.text for cell in row.cells] for row in self.rows), strict=True)
        return tuple(number for number, column in enumerate(texts) if not any(column))


def head_rows(heads: tuple[Head, ...]) -> tuple[tuple[HeadCell, ...], ...]:
    """The printed head, row by row, from the declared columns."""
    total = depth(heads)
    rows: list[list[HeadCell]] = [[] for _ in range(total)]

    def place(items: tuple[Head, ...], level: int) -> None:
        for item in items:
            if isinstance(item, Group):
                rows[level].append(HeadCell(item.label, None, len(tuple(leaves(item.columns)))))
                place(item.columns, level + 1)
            else:
                rows[level].append(HeadCell(item.label, item, 1, total - level))

    place(heads, 0)
    return tuple(tuple(row) for row in rows)


def table_sheet(
    form: TableForm,
    table: Table,
    disclosure: Disclosure,
    site: Site,
    unit: str,
    marks: Cells,
    prefix: str = "",
    permalinks: bool = True,
) -> Sheet:
    """The sheet of a table; ``prefix`` keeps anchors apart where a page shows several.

    With ``permalinks`` each row has an anchor and a link to itself, and each cell an anchor;
    without, those rows have one that a derived row names.
    """
    year = {"year": disclosure.year}
    styles = {
        line.index: _style(line, form.totals) for line in reversed(form.rows.lines(table.rows))
    }
    anchors = {row.line: f"{prefix}r{i + 1}" for i, row in enumerate(table.rows) if row.line}
    names = {row.line: row.text(form.row_heads) for row in table.rows}
    named = {line for row in table.rows for line in row.addends}
    rows = tuple(
        SheetRow(
            f"{prefix}r{index + 1}" if permalinks or row.line in named else "",
            styles.get(index, ""),
            _cells(
                form,
                row,
                f"{prefix}r{index + 1}",
                site.data_address(table.file, row.line) if row.line else "",
                {
                    column.id: marks[at]
                    for column in form.leaves
                    if (at := (index, column.id)) in marks
                },
                permalinks,
            ),
            row.derived,
            tuple((anchors[line], names[line]) for line in row.addends if line in anchors),
        )
        for index, row in enumerate(table.rows)
    )
    own = _unit(form, table, unit)
    return Sheet(
        f"{prefix}sheet",
        table.title.text or form.label,
        _head_line(form, table, disclosure, site, unit),
        tuple(
            tuple(_printed(cell, form, year, own) for cell in row)
            for row in head_rows(form.columns)
        ),
        _numbers(form),
        rows,
        tuple(note.text for note in table.notes),
        table.state_said,
        len(form.leaves),
        [column.id for column in form.leaves].index(form.row_heads),
        len(form.leaves) > _WIDE,
        own,
    )


def _unit(form: TableForm, table: Table, usual: str) -> str:
    """The unit that readers see above the amounts: in the line above the table, else in a head."""
    if any(field.id == "unit" for field in form.head):
        return money_unit(unit_of(table.head["unit"].text if "unit" in table.head else "", usual))
    named = {unit for column in form.leaves if (unit := named_unit(column.label))}
    return named.pop() if len(named) == 1 else ""


def _printed(cell: HeadCell, form: TableForm, year: dict[str, str], unit: str) -> HeadCell:
    text = cell.text.replace("{year}", year["year"])
    sticky = cell.column is not None and cell.column.id == form.row_heads
    states = bool(unit) and named_unit(text) == unit
    return HeadCell(text, cell.column, cell.colspan, cell.rowspan, sticky, states)


def _style(line: Line, strong: frozenset[str]) -> str:
    if line.role in strong:
        return "total"
    return _STYLES.get(line.role, "subclass" if line.level == 2 else "")


def _head_line(
    form: TableForm, table: Table, disclosure: Disclosure, site: Site, unit: str
) -> tuple[str, ...]:
    """The line above the table; what the data does not print follows from the disclosure."""
    defaults = {
        "department": f"{disclosure.department}{site.department_name(disclosure)}",
        "year": disclosure.year,
        "unit": unit,
    }
    return form.head_line(table.head, defaults)


def _numbers(form: TableForm) -> tuple[str, ...]:
    if not form.numbered:
        return ()
    return ("栏次", *(form.number(column.id) for column in form.leaves[1:]))


def _cells(
    form: TableForm,
    row: Row,
    anchor: str,
    source: str,
    marks: Mapping[str, Mark],
    permalinks: bool,
) -> tuple[SheetCell, ...]:
    """The cells of a row; the first with words leads to its line in the data, where that has an
    address, and the next to the row itself."""
    subject = _subject(form, row)
    cells, pending, own = [], source, anchor if permalinks else ""
    for column in form.leaves:
        cell = row[column.id]
        linked = pending if cell and not (column.kind.numeric or subject.get(column.id)) else ""
        pending = "" if linked else pending
        permalink = own if cell and not column.kind.numeric and not linked else ""
        own = "" if permalink else own
        cells.append(
            SheetCell(
                f"{anchor}-{column.id}" if permalinks else "",
                cell.text,
                column,
                cell.text if column.kind.numeric and cell else None,
                column.kind is ColumnKind.NAME and bool(cell),
                column.id == form.row_heads,
                linked,
                mark=marks.get(column.id),
                path=subject.get(column.id, ""),
                permalink=permalink,
            )
        )
    return tuple(cells)


def _subject(form: TableForm, row: Row) -> dict[str, str]:
    """The cell of a row of 科目 that leads to all who spend on it: its name, else its code."""
    if not isinstance(form.rows, Subjects) or form.revenue:
        return {}
    named = form.rows.name_column if row[form.rows.name_column] else form.rows.code_column
    filled = any(row[column.id] for column in form.leaves if column.kind.numeric)
    return {named: addresses.subject(row.text(form.rows.code_column))} if filled else {}
