"""The lines of a page that a search can show: rows, sentences, fields, each with its anchor."""

from collections.abc import Iterable, Iterator

from generator.forms.column import ColumnKind
from generator.model.money import is_amount
from generator.patterns import regex
from generator.views.blocks import BlockView
from generator.views.page import SearchLine
from generator.views.project import FormField, ProjectForms
from generator.views.sheet import Sheet, SheetRow

_IN_PERCENT = regex(r"[（(][%％][）)]$")


def of_sheet(sheet: Sheet) -> tuple[SearchLine, ...]:
    """A line for each row of a form, its notes and its head; 序号 are no use to a search."""
    rows = (_row(row, sheet.unit) for row in sheet.rows)
    notes = (SearchLine(note, f"{sheet.id}-title") for note in sheet.notes)
    state = (SearchLine(sheet.state, f"{sheet.id}-title"),) if sheet.state else ()
    heads = (cell.text for row in sheet.heads for cell in row if cell.text)
    head = SearchLine("\t".join(heads), f"{sheet.id}-title")
    return (*(line for line in rows if line.text), *notes, *state, head)


def of_blocks(blocks: Iterable[BlockView]) -> tuple[SearchLine, ...]:
    """A line for each heading, paragraph, note, definition and row of the text."""
    return tuple(line for block in blocks for line in _block(block))


def of_project(forms: ProjectForms) -> tuple[SearchLine, ...]:
    """A line for each field, goal and indicator of the form of a project."""
    laid = [cell.field for row in (*forms.head_rows, *forms.scale_rows) for cell in row]
    lines = [_field(field, field.id, forms.id) for field in laid if field.text]
    if forms.purpose.text:
        lines.append(_field(forms.purpose, "purpose", forms.id))
    lines += _plan(forms)
    lines += [SearchLine(goal, f"{forms.id}-goals") for goal in forms.goals]
    title = SearchLine(forms.title, forms.id, (forms.title,))
    return (*lines, *(_row(row) for row in forms.indicators), title)


def amount_of(forms: ProjectForms) -> str:
    """What a project costs, with its label and unit; '' where the form leaves it blank."""
    laid = (cell.field for row in forms.head_rows + forms.scale_rows for cell in row)
    budget = next((field for field in laid if field.id == "budget"), None)
    return f"{budget.label} {budget.text}{forms.unit}" if budget and budget.text else ""


def _plan(forms: ProjectForms) -> Iterator[SearchLine]:
    """The plan in a line. Where its head says that it is in percent each figure does: or all of the
    projects would be found by the 100 that their plans end in."""
    steps = [step for step in forms.plan if step.text]
    label = _IN_PERCENT.sub("", forms.plan_label)
    shares = label != forms.plan_label and all(step.value is None for step in steps)
    said = [
        f"{step.label}{step.text}{'%' if shares and is_amount(step.text) else ''}" for step in steps
    ]
    if said:
        head = label if shares else forms.plan_label
        yield SearchLine(f"{head}：{'，'.join(said)}", forms.plan[0].id)


def _field(field: FormField, id: str, form: str) -> SearchLine:
    return SearchLine(f"{field.label}：{field.text}", f"{form}-{id}")


def _row(row: SheetRow, unit: str = "") -> SearchLine:
    """The cells from left to right, equal neighbours once; it is called what its names say."""
    cells: list[str] = []
    names: list[str] = []
    amounts: list[int] = []
    for cell in row.cells:
        if not cell.text or not cell.rowspan or cell.column.kind is ColumnKind.SEQUENCE:
            continue
        if cells[-1:] != [cell.text]:
            cells.append(cell.text)
            if unit and cell.column.kind is ColumnKind.AMOUNT and cell.value:
                amounts.append(len(cells) - 1)
        if cell.sticky or (cell.column.kind is ColumnKind.NAME and cell.text not in names):
            names.append(cell.text)
    said = unit if amounts else ""
    return SearchLine("\t".join(cells), row.anchor, tuple(names), tuple(amounts), said)


def _block(block: BlockView) -> Iterator[SearchLine]:
    match block.kind:
        case "sheet" if block.sheet:
            yield from of_sheet(block.sheet)
        case "heading":
            yield SearchLine(block.text, block.anchor, (block.text,))
        case "definition":
            text = f"{block.text}{block.separator}{block.meaning}"
            yield SearchLine(text, block.anchor, (block.text,))
        case "paragraph" | "note":
            yield SearchLine(block.text, block.anchor)
