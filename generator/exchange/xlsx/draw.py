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

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_CREATED = datetime(2000, 1, 1)  # a workbook must name a day; this one says nothing
_A4 = 9
_EVERY_CELL = "A1:XFD1048576"
_LINE, _TITLE_LINE, _TALLEST = 15, 24, 405  # points

_BASE = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
_FRAME = {"border": 1, "border_color": "#808080"}
_TEXT = {"num_format": "@"}  # typed into later, a code stays a code
_LOOKS: Mapping[Look, Mapping[str, Any]] = {
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
    book = Workbook(content, dict(_OPTIONS))
    book.set_properties({"title": title, "author": owner, "created": _CREATED})
    names = sheet_names(plan.name for plan in plans)
    links = {plan.key: name for plan, name in zip(plans, names, strict=True)}
    formats = _Formats(book)
    for plan, name in zip(plans, names, strict=True):
        _draw_sheet(book.add_worksheet(name), plan, formats, links, owner)
    book.close()
    return content.getvalue()


class _Formats:
    """One format of the workbook for each look that is used."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: dict[tuple[Look, bool, int, str], Format] = {}

    def of(self, box: Box, digits: str = "") -> Format:
        key = box.look, box.strong, box.indent, digits
        if key not in self._known:
            extra = {"num_format": digits} if digits else {}
            more = {"bold": True} if box.strong else {}
            indent = {"indent": box.indent} if box.indent else {}
            self._known[key] = self._book.add_format(
                {**_BASE, **_LOOKS[box.look], **more, **indent, **extra}
            )
        return self._known[key]


def _draw_sheet(
    sheet: Worksheet, plan: SheetPlan, formats: _Formats, links: Mapping[str, str], owner: str
) -> None:
    for column, width in enumerate(plan.widths):
        sheet.set_column(column, column, width)
    for box in plan.boxes:
        _draw_box(sheet, box, formats, links)
    titles = {box.row for box in plan.boxes if box.look is Look.TITLE}
    for row, lines in enumerate(plan.line_counts()):
        height = _TITLE_LINE if row in titles else _LINE
        sheet.set_row(row, min(_TALLEST, height * lines + 3))
    sheet.ignore_errors({"number_stored_as_text": _EVERY_CELL})
    sheet.freeze_panes(*plan.frozen)
    _set_up_print(sheet, plan, owner)


def _draw_box(sheet: Worksheet, box: Box, formats: _Formats, links: Mapping[str, str]) -> None:
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


def _set_up_print(sheet: Worksheet, plan: SheetPlan, owner: str) -> None:
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
