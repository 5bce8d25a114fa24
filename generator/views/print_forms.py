"""Official forms on paper: the same cells as on a page of the site, laid out for a sheet."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.forms.column import ColumnKind
from generator.views.print_columns import ColumnTexts, Layout, even, lay_out, short
from generator.views.project import FormField, LaidField, ProjectForms
from generator.views.sheet import HeadCell, Sheet, SheetRow

_DERIVED = "推算"
_DERIVED_NOTE = "标“推算”的行原文没有，由其下各行相加得出。"
_FIXED = (ColumnKind.SEQUENCE, ColumnKind.CODE, ColumnKind.AMOUNT, ColumnKind.QUANTITY)
_GRID, _LABEL = 14, 2  # the grid of the project form, and what a label takes of it


class PrintCell(Struct, frozen=True):
    """A cell. ``align`` is left, center or right; ``breaks`` lets its words be broken inside.

    A ``whole`` cell is not divided between two sheets; ``mark`` is said beside its text.
    """

    text: str
    align: str = "left"
    colspan: int = 1
    rowspan: int = 1
    strong: bool = False
    breaks: bool = False
    whole: bool = True
    mark: str = ""


Cells = tuple[tuple[PrintCell, ...], ...]


class PrintTable(Struct, frozen=True):
    """A grid of cells; its ``head`` is repeated on every sheet. Widths in em of ``size`` points."""

    widths: tuple[int, ...]
    size: int
    head: Cells
    body: Cells


class PrintForm(Struct, frozen=True):
    """A form: title, the line above it, its grids one right below the other, notes."""

    title: str
    head_line: tuple[str, ...]
    tables: tuple[PrintTable, ...]
    notes: tuple[str, ...]
    across: bool


def sheet_form(sheet: Sheet) -> PrintForm:
    """A form of rows."""
    layout = lay_out(tuple(_columns(sheet)), sheet.wide)
    ranks = tuple(PrintCell(number, "center") for number in sheet.numbers)
    head = (*_heads(sheet.heads, layout), *((ranks,) if ranks else ()))
    empty = ((PrintCell(sheet.state, "center", sheet.columns),),)
    body = tuple(_row(row, layout) for row in sheet.rows) or empty
    derived = any(row.derived for row in sheet.rows)
    notes = (*sheet.notes, *((_DERIVED_NOTE,) if derived else ()))
    table = PrintTable(layout.widths, layout.size, head, body)
    return PrintForm(sheet.title, _said(sheet.head_line), (table,), notes, layout.across)


def list_form(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> PrintForm:
    """A plain list of texts under heads."""
    columns = [
        ColumnTexts(head, tuple(row[at] for row in rows), False) for at, head in enumerate(heads)
    ]
    layout = lay_out(columns, False)
    head = (tuple(PrintCell(text, "center", strong=True) for text in heads),)
    body = tuple(_texts(row, layout) for row in rows)
    table = PrintTable(layout.widths, layout.size, head, body)
    return PrintForm(title, (), (table,), (), layout.across)


def _texts(row: Sequence[str], layout: Layout) -> tuple[PrintCell, ...]:
    whole = short(max(layout.lines(text, at) for at, text in enumerate(row)))
    return tuple(
        PrintCell(text, breaks=layout.breaks(text, at), whole=whole) for at, text in enumerate(row)
    )


def _columns(sheet: Sheet) -> Iterator[ColumnTexts]:
    """What stands in each column of a sheet, from left to right."""
    leaves = _leaf_heads(sheet.heads, sheet.columns)
    for at in range(sheet.columns):
        head = leaves[at]
        cells = tuple(_marked(row, at) for row in sheet.rows)
        fixed = head is not None and head.column is not None and head.column.kind in _FIXED
        yield ColumnTexts(head.text if head else "", cells, fixed)


def _marked(row: SheetRow, at: int) -> str:
    cell = row.cells[at]
    return f"{cell.text}{_DERIVED}" if row.derived and cell.sticky else cell.text


def _leaf_heads(heads: Sequence[Sequence[HeadCell]], columns: int) -> list[HeadCell | None]:
    """The head cell right above each column."""
    found: list[HeadCell | None] = [None] * columns
    for row, cell, at in _placed(heads):
        if cell.colspan == 1 and row + cell.rowspan == len(heads):
            found[at] = cell
    return found


def _placed(heads: Sequence[Sequence[HeadCell]]) -> Iterator[tuple[int, HeadCell, int]]:
    """Every head cell with its row and its first column."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(heads):
        at = 0
        for cell in cells:
            while (row, at) in taken:
                at += 1
            yield row, cell, at
            taken |= {
                (row + down, at + right)
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            }


def _heads(heads: Sequence[Sequence[HeadCell]], layout: Layout) -> Cells:
    rows: list[list[PrintCell]] = [[] for _ in heads]
    for row, cell, at in _placed(heads):
        breaks = layout.breaks(cell.text, at, cell.colspan)
        rows[row].append(PrintCell(cell.text, "center", cell.colspan, cell.rowspan, True, breaks))
    return tuple(map(tuple, rows))


_ALIGN = {
    ColumnKind.SEQUENCE: "center",
    ColumnKind.AMOUNT: "right",
    ColumnKind.QUANTITY: "right",
}


def _row(row: SheetRow, layout: Layout) -> tuple[PrintCell, ...]:
    """The cells of a row, but those merged into one above; totals are set stronger."""
    spanned = any(cell.rowspan != 1 for cell in row.cells)
    lines = max(layout.lines(cell.text, at) for at, cell in enumerate(row.cells))
    return tuple(
        PrintCell(
            cell.text,
            _ALIGN.get(cell.column.kind, "left"),
            1,
            cell.rowspan,
            row.style == "total",
            layout.breaks(cell.text, at),
            cell.rowspan == 1 and short(lines) and not (spanned and cell.heads_row),
            _DERIVED if row.derived and cell.sticky else "",
        )
        for at, cell in enumerate(row.cells)
        if cell.rowspan
    )


def project_print_form(form: ProjectForms) -> PrintForm:
    """The official form of a project: its fields as a grid, below them the indicators."""
    grid = even(_GRID)
    head = (tuple(PrintCell(cell.text, "center", strong=True) for cell in form.indicator_heads),)
    columns = [
        ColumnTexts(cell.text, tuple(row.cells[at].text for row in form.indicators), False)
        for at, cell in enumerate(form.indicator_heads)
    ]
    layout = lay_out(columns, False)
    rows = tuple(_row(row, layout) for row in form.indicators)
    tables = (
        PrintTable(grid.widths, grid.size, (), tuple(_fields(form, grid))),
        PrintTable(layout.widths, layout.size, head, rows),
    )
    head_line = _said((form.unit_line, form.money_line))
    return PrintForm(form.title, head_line, tables, (), layout.across)


def _fields(form: ProjectForms, grid: Layout) -> Iterator[tuple[PrintCell, ...]]:
    """The rows of the grid above the indicators."""
    for row in form.head_rows:
        yield tuple(_laid(row, grid))
    for number, row in enumerate(form.scale_rows):
        label = _label(form.scale_label, grid, rowspan=len(form.scale_rows) + 1)
        yield (*((label,) if not number else ()), *_laid(row, grid, _LABEL))
    yield (_value(form.purpose, grid, _LABEL, _GRID - _LABEL),)
    spans = _spans(len(form.plan))
    steps = list(zip(form.plan, spans, strict=True))
    heads = (PrintCell(step.label, "center", span, strong=True) for step, span in steps)
    yield (_label(form.plan_label, grid, rowspan=2), *heads)
    yield tuple(
        PrintCell(step.text, "center", span, breaks=grid.breaks(step.text, _LABEL, span))
        for step, span in steps
    )
    goals = "\n".join(form.goals)
    whole = short(grid.lines(goals, _LABEL, _GRID - _LABEL))
    breaks = grid.breaks(goals, _LABEL, _GRID - _LABEL)
    text = PrintCell(goals, colspan=_GRID - _LABEL, breaks=breaks, whole=whole)
    yield (_label(form.goals_label, grid, whole=whole), text)


def _spans(count: int) -> list[int]:
    """The columns of the grid shared out among so many values, the last taking what is left."""
    room = _GRID - _LABEL
    return [room // count] * (count - 1) + [room - room // count * (count - 1)] if count else []


def _laid(row: Sequence[LaidField], grid: Layout, at: int = 0) -> Iterator[PrintCell]:
    for laid in row:
        yield _label(laid.field.label, grid, laid.label_span)
        at += laid.label_span
        yield _value(laid.field, grid, at, laid.value_span)
        at += laid.value_span


def _label(
    text: str, grid: Layout, colspan: int = _LABEL, rowspan: int = 1, whole: bool = True
) -> PrintCell:
    breaks = grid.breaks(text, 0, colspan)
    whole = whole and rowspan == 1
    return PrintCell(text, "center", colspan, rowspan, True, breaks, whole)


def _value(field: FormField, grid: Layout, at: int, span: int) -> PrintCell:
    align = "right" if field.numeric else "left"
    whole = short(grid.lines(field.text, at, span))
    breaks = grid.breaks(field.text, at, span)
    return PrintCell(field.text, align, span, breaks=breaks, whole=whole)


def _said(head_line: tuple[str, ...]) -> tuple[str, ...]:
    """The line above a form, or nothing where it says nothing."""
    return head_line if any(head_line) else ()
