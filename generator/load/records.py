"""From bound values to the records of the model: tables, projects, text."""

from generator.forms import files
from generator.forms.edition import Edition
from generator.forms.table_form import TableForm
from generator.load.binding import Bound
from generator.load.derivation import with_derived_rows
from generator.model.cell import BLANK, Cell, Row
from generator.model.narrative import Block, Definition, FormBlock, Heading, Note, Paragraph
from generator.model.project import PlanPoint, Project
from generator.model.record import Acknowledgement, Correction
from generator.model.reference import SubjectNames
from generator.model.table import Table, TableState


def row(bound: Bound) -> Row:
    """A row; merged heads that nest their columns in the data are laid flat."""
    cells: dict[str, Cell] = {}
    for id, value in bound.values.items():
        if isinstance(value, Bound):
            cells |= row(value).cells
        elif value:
            cells[id] = value
    return Row(cells, bound.line)


def printed_names(tables: tuple[Bound, ...], names: SubjectNames) -> SubjectNames:
    """The known names of 科目, those that the document's own tables print put first."""
    rows = [row(item) for table in tables for item in table.get("rows", ())]
    printed = {
        code: name
        for filled in rows
        if (code := filled.text("subject_code")) and (name := filled.text("subject_name"))
    }
    return SubjectNames(names.functional | printed, names.economic | printed)


def table(bound: Bound, form: TableForm, file: str, names: SubjectNames) -> Table:
    """A filled-in form, with the rows that were left out derived."""
    rows = tuple(row(item) for item in bound.get("rows", ()))
    state = bound.get("state")
    return Table(
        form.id,
        file,
        bound.line,
        TableState(state.text) if state else TableState.FILLED,
        bound.get("title", BLANK),
        {field.id: bound.values[field.id] for field in form.head if bound.get(field.id)},
        with_derived_rows(form, rows, names),
        bound.get("notes", ()),
        bool(state),
    )


def project(bound: Bound, edition: Edition, file: str) -> Project:
    """A project form."""
    plan = bound.get("plan")
    fields = edition.project.by_id
    return Project(
        file,
        bound.line,
        {id: cell for id, cell in bound.values.items() if id in fields and cell},
        tuple(PlanPoint(label, cell) for label, cell in plan.values.items()) if plan else (),
        bound.get("goals", ()),
        tuple(row(item) for item in bound.get("indicators", ())),
    )


def block(bound: Bound, edition: Edition, file: str, names: SubjectNames) -> Block:
    """A block of the text."""
    if bound.variant == "段":
        return Paragraph(bound.get("text", BLANK))
    if bound.variant == "注":
        return Note(bound.get("text", BLANK))
    if bound.variant == "名词":
        mark = bound.get("separator")
        return Definition(
            bound.get("term", BLANK),
            bound.get("meaning", BLANK),
            bound.get("sequence", BLANK),
            mark.text if mark else "：",
        )
    if bound.variant == "表":
        return _form_block(bound, edition, file, names)
    return Heading(
        bound.get("text", BLANK),
        _section_id(bound.get("section", BLANK).text, edition),
        blocks(bound.get("blocks", ()), edition, file, names),
    )


def _form_block(bound: Bound, edition: Edition, file: str, names: SubjectNames) -> FormBlock:
    label = bound.get("form", BLANK).text
    form = files.form_blocks(edition).get(label, "")
    inline = form == edition.institutions.id
    filled = table(bound, edition.institutions, file, names) if inline else None
    return FormBlock(form, bound.line, filled)


def _section_id(label: str, edition: Edition) -> str:
    return next((id for id, name in edition.section_labels.items() if name == label), "")


def blocks(
    bound: tuple[Bound, ...], edition: Edition, file: str, names: SubjectNames
) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    return tuple(block(item, edition, file, names) for item in bound)


def acknowledgement(bound: Bound) -> Acknowledgement:
    """An acknowledged finding."""
    return Acknowledgement(
        bound.get("rule", BLANK),
        bound.get("place", BLANK),
        bound.get("reason", BLANK),
        bound.get("expected", BLANK),
        bound.get("actual", BLANK),
    )


def correction(bound: Bound) -> Correction:
    """An entry of the 更正记录."""
    return Correction(
        bound.get("date", BLANK),
        bound.get("place", BLANK),
        bound.get("before", BLANK),
        bound.get("after", BLANK),
        bound.get("reason", BLANK),
    )
