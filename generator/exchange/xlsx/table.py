"""The sheet of a form of rows, laid out as it is printed."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.exchange.xlsx.heads import head_boxes, head_height
from generator.exchange.xlsx.plan import At, Box, Look, SheetPlan, lines_of, width_of
from generator.forms.column import Column, ColumnKind
from generator.forms.rows import CLASS, SUBTOTAL, TOTAL, Line
from generator.forms.table_form import TableForm
from generator.model.cell import Row
from generator.model.table import Table

DERIVED = "推算"
_LOOKS = {
    ColumnKind.AMOUNT: Look.FIGURE,
    ColumnKind.QUANTITY: Look.FIGURE,
    ColumnKind.SEQUENCE: Look.CENTRE,
}
_NARROWEST, _WIDEST = 10, 44
_TALLEST = 24  # lines that fit into one row of a spreadsheet with ease


def table_plan(form: TableForm, table: Table, year: str, defaults: Mapping[str, str]) -> SheetPlan:
    """The plan of a filled-in form; ``defaults`` stand in its head line where it prints none.

    Rows that were added up carry 推算 in a column of their own.
    """
    marked = any(row.derived for row in table.rows)
    columns = len(form.leaves) + marked
    widths = tuple(_width(form, table, column, year) for column in form.leaves)
    widths += (_NARROWEST,) if marked else ()
    line = form.head_line(table.head, defaults)
    top = 2 if line else 1
    body = top + head_height(form)
    boxes = [
        Box(0, 0, table.title.text or form.label, Look.TITLE, columns=columns),
        *line_boxes(1, line, widths),
        *head_boxes(form, top, year),
        *([_mark_head(form, top)] if marked else ()),
        *_rows(form, table, body),
    ]
    below = body + len(table.rows)
    boxes += _ending(table, below, columns, sum(widths))
    names = [column.id for column in form.leaves].index(form.row_heads) + 1
    frozen = (body, names if names < columns else 0)
    return SheetPlan(form.id, form.label, tuple(boxes), widths, (0, body - 1), frozen)


def line_boxes(row: int, texts: tuple[str, ...], widths: tuple[int, ...]) -> list[Box]:
    """The line above a form: its first text left, its last one right.

    Each takes as many columns as it needs, from the right; the first has what is left.
    """
    columns = len(widths)
    if len(texts) > columns:
        return [Box(row, 0, "　".join(filter(None, texts)), Look.LINE, columns=columns)]
    boxes: list[Box] = []
    end = columns
    for place in range(len(texts) - 1, 0, -1):
        start = end - 1
        while start > place and sum(widths[start:end]) < width_of(texts[place]) + 2:
            start -= 1
        look = Look.LINE_MIDDLE if boxes else Look.LINE_END
        boxes.append(Box(row, start, texts[place], look, columns=end - start))
        end = start
    boxes += [Box(row, 0, text, Look.LINE, columns=end) for text in texts[:1]]
    return boxes


def tall_box(row: int, column: int, text: str, look: Look, columns: int, width: int) -> Box:
    """A box for running text over as many rows as it needs."""
    high = -(-lines_of(text, width) // _TALLEST)
    return Box(row, column, text, look, rows=high, columns=columns)


def _width(form: TableForm, table: Table, column: Column, year: str) -> int:
    label = -(-width_of(column.label.replace("{year}", year)) // 2)  # a head may take two lines
    texts = (row.text(column.id) for row in table.rows)
    widest = max((width_of(line) for text in texts for line in text.split("\n")), default=0)
    return min(_WIDEST, max(_NARROWEST, label + 2, widest + 3))


def _mark_head(form: TableForm, top: int) -> Box:
    return Box(top, len(form.leaves), "备注", Look.HEAD, rows=head_height(form))


def _rows(form: TableForm, table: Table, body: int) -> Iterator[Box]:
    lines: dict[int, list[Line]] = {}
    for line in form.rows.lines(table.rows):
        lines.setdefault(line.index, []).append(line)
    marked = any(row.derived for row in table.rows)
    for index, row in enumerate(table.rows):
        for place, column in enumerate(form.leaves):
            box = _cell(form, index, column, row, lines.get(index, []))
            yield replace(box, row=body + index, column=place)
        if marked:
            text = DERIVED if row.derived else ""
            yield Box(body + index, len(form.leaves), text, Look.CENTRE)


def _cell(form: TableForm, index: int, column: Column, row: Row, lines: list[Line]) -> Box:
    own = (line for line in lines if len(lines) == 1 or _belongs(column, line))
    line = next(own, None)
    strong = line is not None and _is_strong(form, line)
    named = line is not None and column.id == line.name_column
    return Box(
        0,
        0,
        row.text(column.id),
        _LOOKS.get(column.kind, Look.TEXT),
        strong=strong,
        indent=max(0, line.level - 1) if named and line and line.code else 0,
        at=At(form.id, index, column.id),
    )


def _belongs(column: Column, line: Line) -> bool:
    return column.id == line.name_column or column.id in line.columns


def _is_strong(form: TableForm, line: Line) -> bool:
    return line.role in form.totals or line.role in (TOTAL, SUBTOTAL, CLASS)


def _ending(table: Table, row: int, columns: int, width: int) -> Iterator[Box]:
    """What stands below the rows: that there are none, and the notes."""
    if table.state_said:
        yield Box(row, 0, table.state_said, Look.CENTRE, columns=columns)
        row += 1
    for note in table.notes:
        box = tall_box(row, 0, f"注：{note.text}", Look.NOTE, columns, width)
        yield box
        row += box.rows
