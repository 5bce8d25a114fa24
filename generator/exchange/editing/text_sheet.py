"""The sheet of the text: a block a row, its level in a column of its own."""

from generator.exchange.editing.outline import KIND, LEVEL, NAME, NUMBER, SECTION, WORDS
from generator.exchange.editing.parts import Part
from generator.exchange.editing.sheet import Choice, EditSheet, label
from generator.exchange.xlsx.plan import Box, Look

_WIDTHS = {LEVEL: 6, KIND: 8, SECTION: 18, NUMBER: 8, NAME: 20, WORDS: 100}
_SPARE = 3
_STRICT = {KIND, SECTION}
_SAID = (
    "一行一段。层级：1 是最外层，题下面的内容比题深一级。"
    "种类：题、段、注、名词（序号、名词、释义写在右边三栏）、表（表放在这里，行在另外的工作表）。"
)


def text_sheet(part: Part) -> EditSheet:
    """The sheet of the blocks of the text."""
    widths = tuple(_WIDTHS[slot.id] for slot in part.slots)
    sheet = EditSheet("text", part.name, widths)
    sheet.fixed([Box(0, 0, part.name, Look.TITLE, columns=sheet.columns)])
    sheet.fixed([Box(0, 0, _SAID, Look.LINE, columns=sheet.columns)])
    heads = [
        label(number, "文字（名词的释义）" if slot.id == WORDS else slot.label)
        for number, slot in enumerate(part.slots)
    ]
    sheet.fixed(heads, opens=True)
    sheet.head, sheet.frozen = (sheet.row - 1, sheet.row - 1), (sheet.row, 0)
    sheet.open(part, dict(enumerate(part.slots)))
    first = sheet.row
    for entry in (*part.entries, *[None] * _SPARE):
        boxes = [
            Box(
                0,
                number,
                entry[slot.id] if entry else "",
                Look.CENTRE if slot.id in (LEVEL, KIND, NUMBER) else Look.TEXT,
                strong=bool(entry) and entry is not None and entry[KIND] == "题",
            )
            for number, slot in enumerate(part.slots)
        ]
        sheet.entry(boxes, entry)
    for number, slot in enumerate(part.slots):
        if slot.options:
            sheet.choices.append(Choice(number, first, sheet.row - 1, slot.options, True))
    return sheet
