"""Drawing sheets that can be edited: heads locked without a password, marks hidden, checks shown.

Formulas stand in formats only, never in a cell.
"""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from msgspec.structs import replace
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.exchange.editing.sheet import KEEPER, MARK, Choice, EditSheet, column_mark, line
from generator.exchange.xlsx import draw
from generator.exchange.xlsx.figures import as_number
from generator.exchange.xlsx.names import sheet_names
from generator.exchange.xlsx.plan import Box, Look, SheetPlan

# What a protected sheet still allows.
_ALLOWED = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}
_COLOURS = {"sum": "#FFC7CE", "open": "#FFEB9C", "text": "#FBCB9C"}
_MOST = 10**15
_LONGEST_LIST = 255  # characters that a list to choose from may have


def draw_editing(
    cover: SheetPlan, sheets: Sequence[EditSheet], kept: Sequence[str], title: str
) -> bytes:
    """A workbook of the cover, the sheets, and a hidden one that holds the texts ``kept``."""
    content = BytesIO()
    book = Workbook(content, dict(draw.OPTIONS))
    book.set_properties({"title": title, "author": title, "created": draw.CREATED})
    names = sheet_names([cover.name, *(sheet.name for sheet in sheets)])
    keys = [cover.key, *(sheet.key for sheet in sheets)]
    formats = draw.Formats(book)
    first = book.add_worksheet(names[0])
    draw.draw_sheet(first, cover, formats, dict(zip(keys, names, strict=True)), title)
    first.protect("", _ALLOWED)
    colours = {kind: book.add_format({"bg_color": colour}) for kind, colour in _COLOURS.items()}
    for sheet, name in zip(sheets, names[1:], strict=True):
        _draw(book.add_worksheet(name), sheet, formats, colours, title)
    keeper = book.add_worksheet(KEEPER)
    for row, text in enumerate(kept):
        keeper.write_string(row, 0, text)
    keeper.protect()
    keeper.very_hidden()
    book.close()
    return content.getvalue()


def _draw(
    page: Worksheet,
    sheet: EditSheet,
    formats: draw.Formats,
    colours: Mapping[str, Format],
    title: str,
) -> None:
    for column, width in enumerate((3, *sheet.widths)):
        page.set_column(column, column, width, None, {"hidden": column == 0})
    open_rows = {row for row, mark in enumerate(sheet.marks) if _is_open(sheet, mark)}
    free = formats.of(Box(0, 0, "", Look.TEXT), "@", open=True)
    _heights(page, sheet, open_rows, free)
    _marks(page, sheet, open_rows, free)
    for box in sheet.boxes:
        _box(page, sheet, box, formats)
    for choice in sheet.choices:
        _choice(page, choice)
    _alerts(page, sheet, colours)
    page.ignore_errors({"number_stored_as_text": draw.EVERY_CELL})
    page.freeze_panes(sheet.frozen[0] + 1, sheet.frozen[1] + 1 if sheet.frozen[1] else 0)
    head = (sheet.head[0] + 1, sheet.head[1] + 1) if sheet.head else None
    draw.set_up_print(page, SheetPlan(sheet.key, sheet.name, (), sheet.widths, head), title)
    page.protect("", _ALLOWED)


def _is_open(sheet: EditSheet, mark: str) -> bool:
    return not mark.startswith("x") and sheet.areas[int(mark.partition(":")[0])].open


def _heights(page: Worksheet, sheet: EditSheet, open_rows: set[int], free: Format) -> None:
    """Rows as high as their text; a row that may be deleted is unlocked from end to end."""
    plan = SheetPlan(sheet.key, sheet.name, tuple(sheet.boxes), sheet.widths)
    titles = {box.row for box in sheet.boxes if box.look is Look.TITLE}
    page.set_row(0, None, None, {"hidden": True})
    for row, lines in enumerate(plan.line_counts()):
        height = min(draw.TALLEST, (draw.TITLE_LINE if row in titles else draw.LINE) * lines + 3)
        page.set_row(row + 1, height, free if row in open_rows else None)


def _marks(page: Worksheet, sheet: EditSheet, open_rows: set[int], free: Format) -> None:
    page.write_string(0, 0, f"{MARK}{sheet.key}")
    for column in range(sheet.columns):
        page.write_string(0, column + 1, column_mark(column))
    for row, mark in enumerate(sheet.marks):
        page.write_string(row + 1, 0, mark, free if row in open_rows else None)


def _box(page: Worksheet, sheet: EditSheet, box: Box, formats: draw.Formats) -> None:
    mark = sheet.marks[box.row]
    area = None if mark.startswith("x") else sheet.areas[int(mark.partition(":")[0])]
    slot = area is not None and column_mark(box.column) in area.slots
    number = as_number(box.text) if box.look is Look.FIGURE else None
    digits = number[1] if number else sheet.digits.get((box.row, box.column), "")
    look = formats.of(replace(box, row=0, column=0), digits, open=slot)
    row, column = box.row + 1, box.column + 1
    if box.rows * box.columns > 1:
        page.merge_range(row, column, row + box.rows - 1, column + box.columns - 1, "", look)
    if number:
        page.write_number(row, column, number[0], look)
    elif box.text:
        page.write_string(row, column, box.text, look)
    else:
        page.write_blank(row, column, None, look)


def _choice(page: Worksheet, choice: Choice) -> None:
    if len(",".join(choice.options)) > _LONGEST_LIST:
        return
    column = choice.column + 1
    rule: dict[str, Any] = {
        "validate": "list",
        "source": list(choice.options),
        "error_type": "stop" if choice.strict else "warning",
        "error_title": "请从列表里选",
        "error_message": f"可选：{'、'.join(choice.options)}"[:_LONGEST_LIST],
    }
    page.data_validation(choice.first + 1, column, choice.last + 1, column, rule)


def _alerts(page: Worksheet, sheet: EditSheet, colours: Mapping[str, Format]) -> None:
    for alert in sheet.alerts:
        place = alert.first + 1, alert.column + 1, alert.last + 1, alert.column + 1
        formula = "=" + alert.formula.replace("{row}", str(line(alert.first)))
        page.conditional_format(
            *place, {"type": "formula", "criteria": formula, "format": colours[alert.kind]}
        )
        if alert.kind == "text":
            page.data_validation(*place, _number())
    for row, column in _unfilled(sheet):
        page.conditional_format(
            row, column, row, column,
            {"type": "text", "criteria": "containing", "value": "待填", "format": colours["open"]},
        )  # fmt: skip


def _unfilled(sheet: EditSheet) -> Iterable[tuple[int, int]]:
    """The cells in which something is still to be written."""
    return ((box.row + 1, box.column + 1) for box in sheet.boxes if "待填" in box.text)


def _number() -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -_MOST,
        "maximum": _MOST,
        "error_type": "warning",
        "error_title": "这里应是数字",
        "error_message": "金额只写数字和小数点，不写单位和千位分隔符；没有金额请留空。",
    }
