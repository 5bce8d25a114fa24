"""Drawing plans with XlsxWriter: the same plans give the same bytes, and no text is a formula."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.exchange.xlsx.figures import as_number
from generator.exchange.xlsx.names import sheet_names
from generator.exchange.xlsx.plan import Box, Look, SheetPlan

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
CREATED = datetime(2000, 1, 1)  # a workbook must name a day; this one says nothing
_A4 = 9
EVERY_CELL = "A1:XFD1048576"
LINE, TITLE_LINE, TALLEST = 15, 24, 405  # points

BASE = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
_FRAME = {"border": 1, "border_color": "#808080"}
_TEXT = {"num_format": "@"}  # typed into later, a code stays a code
LOOKS: Mapping[Look, Mapping[str, Any]] = {
    Look.TITLE: {"align": "center", "bold": True, "font_size": 16},
    Look.LINE: {"align": "left"},
    Look.LINE_MIDDLE: {"align": "center"},
    Look.LINE_END: {"align": "right"},
    Look.HEAD: {"align": "center", "bold": True, "bg_color": "#F2F2F2", **_FRAME},
    Look.TEXT: {"align": "left", **_TEXT, **_FRAME},
    Look.CENTRE: {"align": "center", **_TEXT, **_FRAME},
    Look.FIGURE: {"align": "right", "indent": 1, **_TEXT, **_FRAME},
    Look.NOTE: {"align": "left", **_TEXT},
    Look.LINK: {"align": "left", "font_color": "#0B5C6B", "underline": 1, **_TEXT, **_FRAME},
}


def draw(plans: Sequence[SheetPlan], title: str, owner: str) -> bytes:
    """A workbook of one sheet a plan; ``owner`` stands at the foot of every printed page."""
    content = BytesIO()
    book = Workbook(content, dict(OPTIONS))
    book.set_properties({"title": title, "author": owner, "created": CREATED})
    names = sheet_names(plan.name for plan in plans)
    links = {plan.key: name for plan, name in zip(plans, names, strict=True)}
    formats = Formats(book)
    for plan, name in zip(plans, names, strict=True):
        draw_sheet(book.add_worksheet(name), plan, formats, links, owner)
    book.close()
    return content.getvalue()


class Formats:
    """One format of the workbook for each look that is used."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: dict[tuple[Look, bool, int, str, bool], Format] = {}

    def of(self, box: Box, digits: str = "", open: bool = False) -> Format:
        """The format of a box; an ``open`` one can be edited on a protected sheet."""
        key = box.look, box.strong, box.indent, digits, open
        if key not in self._known:
            extra = {"num_format": digits} if digits else {}
            more: dict[str, Any] = {"bold": True} if box.strong else {}
            indent = {"indent": box.indent} if box.indent else {}
            more |= {"locked": False} if open else {}
            self._known[key] = self._book.add_format(
                {**BASE, **LOOKS[box.look], **more, **indent, **extra}
            )
        return self._known[key]


def draw_sheet(
    sheet: Worksheet, plan: SheetPlan, formats: Formats, links: Mapping[str, str], owner: str
) -> None:
    """One sheet of a plan; ``links`` are the names of sheets by their keys."""
    for column, width in enumerate(plan.widths):
        sheet.set_column(column, column, width)
    for box in plan.boxes:
        _draw_box(sheet, box, formats, links)
    titles = {box.row for box in plan.boxes if box.look is Look.TITLE}
    for row, lines in enumerate(plan.line_counts()):
        height = TITLE_LINE if row in titles else LINE
        sheet.set_row(row, min(TALLEST, height * lines + 3))
    sheet.ignore_errors({"number_stored_as_text": EVERY_CELL})
    sheet.freeze_panes(*plan.frozen)
    set_up_print(sheet, plan, owner)


def _draw_box(sheet: Worksheet, box: Box, formats: Formats, links: Mapping[str, str]) -> None:
    number = as_number(box.text) if box.look is Look.FIGURE else None
    look = formats.of(box, number[1] if number else "")
    if box.rows * box.columns > 1:
        last = box.row + box.rows - 1, box.column + box.columns - 1
        sheet.merge_range(box.row, box.column, *last, "", look)
    if number:
        sheet.write_number(box.row, box.column, number[0], look)
    elif not box.text:
        sheet.write_blank(box.row, box.column, None, look)
    elif box.link:
        target = f"internal:'{links[box.link]}'!A1"
        sheet.write_url(box.row, box.column, target, look, box.text)
    else:
        sheet.write_string(box.row, box.column, box.text, look)


def set_up_print(sheet: Worksheet, plan: SheetPlan, owner: str) -> None:
    """Paper, repeated heads and the foot of every page."""
    if plan.landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    if plan.head:
        sheet.repeat_rows(*plan.head)
    # & begins a code there, and the whole may have 255 characters.
    footer = f"&L{owner[:80].replace('&', '&&')}&R第 &P 页，共 &N 页"
    sheet.set_footer(footer, {"scale_with_doc": False})
