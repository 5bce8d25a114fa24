"""The sheet of a form of rows: as it is printed, every cell open, rows to be added at will."""

from collections import Counter
from collections.abc import Mapping

from generator.exchange.editing.alerts import table_alerts
from generator.exchange.editing.parts import Entry, Part, Slot
from generator.exchange.editing.sheet import EditSheet, label
from generator.exchange.xlsx.figures import as_number
from generator.exchange.xlsx.heads import head_boxes, head_height
from generator.exchange.xlsx.plan import Box, Look, width_of
from generator.forms.column import ColumnKind
from generator.forms.rows import Lines
from generator.forms.table_form import HeadField, TableForm

_NARROWEST, _WIDEST, _NARROWEST_SHEET = 11, 44, 4
_SPARE, _SPARE_NOTES = 3, 1
_LOOKS = {
    ColumnKind.AMOUNT: Look.FIGURE,
    ColumnKind.QUANTITY: Look.FIGURE,
    ColumnKind.SEQUENCE: Look.CENTRE,
}


def table_sheet(form: TableForm, parts: Mapping[str, Part], key: str, year: str) -> EditSheet:
    """The sheet of a form; ``parts`` are its head, rows and notes by their keys."""
    head, rows, notes = (parts[f"{key}/{name}"] for name in ("head", "rows", "notes"))
    widths = [_width(slot, rows, year) for slot in rows.slots]
    sheet = EditSheet(key, form.label, tuple(widths))
    record = head.entries[0]
    title = Box(0, 0, record["title"] or form.label, Look.TITLE, columns=sheet.columns)
    sheet.fixed([title])
    _head_line(sheet, form, head)
    top = sheet.row
    boxes = list(head_boxes(form, 0, year))
    sheet.fixed(boxes, head_height(form), opens=True)
    sheet.head = 0, sheet.row - 1
    names = [slot.id for slot in rows.slots].index(form.row_heads) + 1
    sheet.frozen = sheet.row, names if names < sheet.columns else 0
    _rows(sheet, form, rows)
    sheet.alerts += table_alerts(form, rows, top + head_height(form))
    _below(sheet, head, notes, record)
    return sheet


def _width(slot: Slot, rows: Part, year: str) -> int:
    head = -(-width_of(slot.label.replace("{year}", year)) // 2)
    texts = [entry[slot.id] for entry in rows.entries]
    widest = max((width_of(part) for text in texts for part in text.split("\n")), default=0)
    return min(_WIDEST, max(_NARROWEST, head + 2, widest + 3))


def _head_line(sheet: EditSheet, form: TableForm, head: Part) -> None:
    """The line above the form: its cells hold the bare words, the labels are only shown."""
    if not form.head:
        return
    fields = {field.id: field for field in form.head}
    slots = [slot for slot in head.slots if slot.id in fields]
    columns, boxes, places = sheet.columns, [], {}
    for number, slot in enumerate(slots):
        first = number * columns // len(slots)
        last = (number + 1) * columns // len(slots)
        if last == first:
            continue
        text = head.entries[0][slot.id]
        ends = number == len(slots) - 1
        look = Look.LINE if number == 0 else Look.LINE_END if ends else Look.LINE_MIDDLE
        boxes.append(Box(0, first, text, look, columns=last - first))
        places[first] = slot
        sheet.digits[sheet.row, first] = _shown_with(fields[slot.id], text)
    sheet.record(head, boxes, places)


def _shown_with(field: HeadField, text: str) -> str:
    """The number format that puts the label of a field before what is typed."""
    before = field.pattern.partition("{}")[0]
    if not before or field.label in text:
        return "@"
    said = f'"{before}"'
    return f"{said}0;{said}-0;{said}0;{said}@"


def _rows(sheet: EditSheet, form: TableForm, rows: Part) -> None:
    sheet.open(rows, dict(enumerate(rows.slots)))
    usual = {slot.id: usual_digits(rows, slot) for slot in rows.slots}
    spare = 0 if isinstance(form.rows, Lines) else _SPARE
    first = sheet.row
    for entry in (*rows.entries, *[None] * spare):
        for column, slot in enumerate(rows.slots):
            if slot.kind.numeric and not as_number(entry[slot.id] if entry else ""):
                sheet.digits[sheet.row, column] = usual[slot.id]
        sheet.entry([_cell(n, slot, entry) for n, slot in enumerate(rows.slots)], entry)
    if sheet.row == first:  # a form without rows still has a place to write one
        sheet.entry([_cell(n, slot, None) for n, slot in enumerate(rows.slots)], None)


def usual_digits(part: Part, slot: Slot) -> str:
    """The number format of a blank cell: as many decimals as the others of its column have."""
    if slot.kind is not ColumnKind.AMOUNT:
        return "General"
    found = [number for entry in part.entries if (number := as_number(entry[slot.id]))]
    common = Counter(digits for _, digits in found).most_common(1)
    return common[0][0] if common else "0.00"


def _cell(column: int, slot: Slot, entry: Entry | None) -> Box:
    text = entry[slot.id] if entry else ""
    return Box(0, column, text, _LOOKS.get(slot.kind, Look.TEXT))


def _below(sheet: EditSheet, head: Part, notes: Part, record: Entry) -> None:
    """Below the rows: the state of the table, its printed title, its notes."""
    room = sheet.columns - 1
    for slot in head.slots[:2]:
        text = record[slot.id]
        value = Box(0, 1, text, Look.TEXT, columns=room)
        sheet.record(head, [label(0, slot.label), value], {1: slot})
    said = "注：表下的注，一条一行，不写“注：”二字"
    sheet.fixed([Box(0, 0, said, Look.LINE, columns=sheet.columns)], opens=True)
    sheet.open(notes, {0: notes.slots[0]})
    for entry in (*notes.entries, *[None] * _SPARE_NOTES):
        text = entry["text"] if entry else ""
        sheet.entry([Box(0, 0, text, Look.TEXT, columns=sheet.columns)], entry)
