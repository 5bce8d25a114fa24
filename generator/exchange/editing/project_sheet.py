"""The sheet of a project: fields, plan, goals and indicators, one below the other."""

from collections.abc import Iterator, Mapping, Sequence

from generator.exchange.editing.parts import Entry, Part, Slot
from generator.exchange.editing.sheet import Alert, Choice, EditSheet, label, letters
from generator.exchange.xlsx.figures import as_number
from generator.exchange.xlsx.plan import Box, Look, spread, width_of
from generator.forms.identity import Across
from generator.forms.project_form import ProjectForm

_PAGE = 120  # characters that stand side by side on a sheet
_NARROWEST, _WIDEST = 14, 60
_MOST_BESIDE = 3
_SPARE_GOALS, _SPARE_INDICATORS = 2, 3


def project_sheet(form: ProjectForm, parts: Mapping[str, Part], file: str) -> EditSheet:
    """The sheet of the project in a file; ``parts`` are those of the file by their keys."""
    fields, plan = parts[f"{file}/fields"], parts[f"{file}/plan"]
    record = fields.entries[0]
    columns = max(len(form.indicator_columns), 2 * _MOST_BESIDE, 1 + len(form.plan_points))
    name = f"{record['sequence']} {record['project_name']}".strip() or form.label
    sheet = EditSheet(file, name, _widths(columns, parts[f"{file}/indicators"]))
    sheet.fixed([Box(0, 0, form.label, Look.TITLE, columns=columns)])
    for ids in _field_rows(form):
        _labelled(sheet, fields, [fields.slot(id) for id in ids])
    _labelled(sheet, fields, [fields.slot(form.purpose)])
    _plan(sheet, form, plan)
    _goals(sheet, form, parts[f"{file}/goals"])
    _indicators(sheet, parts[f"{file}/indicators"])
    sheet.frozen = 1, 0
    sheet.alerts += _alerts(sheet, form)
    return sheet


def _widths(columns: int, indicators: Part) -> tuple[int, ...]:
    """The page shared out among the columns, more to those whose indicators have more to say."""
    longest = [
        max((width_of(entry[slot.id]) for entry in indicators.entries), default=0)
        for slot in indicators.slots
    ]
    needs = [min(_WIDEST, longest[n] if n < len(longest) else 0) for n in range(columns)]
    rest = _PAGE - _NARROWEST * columns
    return tuple(_NARROWEST + rest * need // max(1, sum(needs)) for need in needs)


def _field_rows(form: ProjectForm) -> Iterator[Sequence[str]]:
    """The fields that the form lays out, before them those that it prints elsewhere."""
    laid = [*form.head_rows, *form.scale_rows]
    placed = {id for row in laid for id in row} | {form.purpose}
    others = [field.id for field in form.fields if field.id not in placed]
    yield from (others[n : n + 2] for n in range(0, len(others), 2))
    for row in laid:
        yield from (row[n : n + _MOST_BESIDE] for n in range(0, len(row), _MOST_BESIDE))


def _labelled(sheet: EditSheet, part: Part, slots: Sequence[Slot]) -> None:
    """Fields side by side, a label in one column before each."""
    boxes, places, column = [], {}, 0
    record = part.entries[0]
    for slot, room in zip(slots, spread(len(slots), sheet.columns), strict=True):
        text = record[slot.id]
        look = Look.FIGURE if slot.kind.numeric else Look.TEXT
        boxes += [label(column, slot.label), Box(0, column + 1, text, look, columns=room - 1)]
        if slot.kind.numeric and not as_number(text):
            sheet.digits[sheet.row, column + 1] = "0.00"
        places[column + 1] = slot
        column += room
    sheet.record(part, boxes, places)


def _plan(sheet: EditSheet, form: ProjectForm, plan: Part) -> None:
    room = spread(len(plan.slots), sheet.columns - 1)
    starts = [1 + sum(room[:number]) for number in range(len(room))]
    beside = list(zip(plan.slots, starts, room, strict=True))
    heads = [label(start, slot.label, width) for slot, start, width in beside]
    sheet.fixed([label(0, form.plan_label), *heads])
    cells = [
        Box(0, start, plan.entries[0][slot.id], Look.CENTRE, columns=width)
        for slot, start, width in beside
    ]
    said = label(0, "累计，照原样写")
    sheet.record(plan, [said, *cells], {start: slot for slot, start, _ in beside})


def _goals(sheet: EditSheet, form: ProjectForm, goals: Part) -> None:
    sheet.fixed([label(0, form.goals_label, sheet.columns)], opens=True)
    sheet.open(goals, {0: goals.slots[0]})
    for entry in (*goals.entries, *[None] * _SPARE_GOALS):
        text = entry["text"] if entry else ""
        sheet.entry([Box(0, 0, text, Look.TEXT, columns=sheet.columns)], entry)


def _indicators(sheet: EditSheet, part: Part) -> None:
    heads = [label(number, slot.label) for number, slot in enumerate(part.slots)]
    rest = sheet.columns - len(heads)
    sheet.fixed([label(0, part.name, sheet.columns)])
    sheet.fixed([*heads, *([label(len(heads), "", rest)] if rest else [])], opens=True)
    sheet.head = sheet.row - 1, sheet.row - 1
    sheet.open(part, dict(enumerate(part.slots)))
    first = sheet.row
    every: list[Entry | None] = [*part.entries, *[None] * _SPARE_INDICATORS]
    for entry in every:
        boxes = [
            Box(0, number, entry[slot.id] if entry else "", Look.TEXT)
            for number, slot in enumerate(part.slots)
        ]
        sheet.entry(boxes, entry)
    for number, slot in enumerate(part.slots):
        if slot.options:
            sheet.choices.append(Choice(number, first, sheet.row - 1, slot.options, False))


def _alerts(sheet: EditSheet, form: ProjectForm) -> Iterator[Alert]:
    """A 预算数 that is blank, no number, or not the sum of its parts."""
    places = {
        slot: (row, int(mark[1:]))
        for row, said in enumerate(sheet.marks)
        if not said.startswith("x")
        for area in [sheet.areas[int(said.partition(":")[0])]]
        if area.part.endswith("/fields")
        for mark, slot in area.slots.items()
    }

    def cell(id: str) -> str:
        row, column = places[id]
        return f"${letters(column)}${row + 2}"

    for id in (field.id for field in form.fields if field.kind.numeric):
        row, column = places[id]
        yield Alert(column, row, row, f"ISTEXT({cell(id)})", "text")
    for identity in form.identities:
        if isinstance(identity, Across):
            row, column = places[identity.total]
            parts = ",".join(map(cell, identity.addends))
            total = cell(identity.total)
            yield Alert(column, row, row, f"ISBLANK({total})", "open")
            wrong = f"ABS(N({total})-SUM({parts}))>0.000001"
            yield Alert(column, row, row, f"AND(COUNT({parts})>0,{wrong})")
