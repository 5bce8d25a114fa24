"""The narrative as blocks to be drawn: numbering verbatim, forms where they stand."""

from functools import cached_property

from msgspec import Struct

from generator.forms.edition import Edition
from generator.forms.files import TABLES
from generator.model.disclosure import Disclosure
from generator.model.narrative import (
    Block,
    Definition,
    FormBlock,
    Heading,
    Note,
    Paragraph,
    walk,
)
from generator.model.table import Table
from generator.views import addresses
from generator.views.marks import Marks, TextMark
from generator.views.page import Link
from generator.views.project import ProjectForms, own_unit, project_forms
from generator.views.sheet import Sheet, table_sheet
from generator.views.site import Site

_TEXTS = (Heading, Paragraph, Note)


class BlockView(Struct, frozen=True):
    """A block. ``kind`` is heading, paragraph, note, definition, sheet, links or forms."""

    kind: str
    text: str = ""
    anchor: str = ""
    level: int = 0
    number: str = ""
    separator: str = ""
    meaning: str = ""
    sheet: Sheet | None = None
    links: tuple[Link, ...] = ()
    forms: tuple[ProjectForms, ...] = ()
    marks: tuple[TextMark, ...] = ()


class BlockWriter(Struct, frozen=True, dict=True):
    """Lays the blocks of one disclosure out flat; ``whole`` draws project forms in full."""

    disclosure: Disclosure
    edition: Edition
    site: Site
    marks: Marks
    whole: bool = False

    def blocks(self, blocks: tuple[Block, ...], level: int) -> tuple[BlockView, ...]:
        """The blocks, headings from ``level`` (2 is h2) downwards."""
        return tuple(view for block in blocks for view in self._block(block, level))

    def _block(self, block: Block, level: int) -> tuple[BlockView, ...]:
        match block:
            case Heading():
                anchor = block.section if self.whole and block.section else self._anchor(block)
                heading = BlockView("heading", block.text.text, anchor, min(level, 6))
                return (heading, *self.blocks(block.blocks, level + 1))
            case Paragraph():
                marks = self.marks.texts.get(self._position(block) - 1, ())
                return (BlockView("paragraph", block.text.text, self._anchor(block), marks=marks),)
            case Note():
                return (BlockView("note", block.text.text, self._anchor(block)),)
            case Definition():
                return (self._definition(block),)
            case FormBlock():
                return self._form(block, level)

    def _anchor(self, block: Heading | Paragraph | Note) -> str:
        """Anchors count the blocks of the document: they do not move with the lines of YAML."""
        return f"p{self._position(block)}"

    def _position(self, block: Heading | Paragraph | Note) -> int:
        """The number of a text among all blocks, from 1."""
        return self._positions[block.text.line, block.text.column]

    @cached_property
    def _positions(self) -> dict[tuple[int, int], int]:
        return {
            (block.text.line, block.text.column): number
            for number, block in enumerate(walk(self.disclosure.narrative), 1)
            if isinstance(block, _TEXTS)
        }

    def _definition(self, block: Definition) -> BlockView:
        return BlockView(
            "definition",
            block.term.text,
            addresses.term_anchor(block.term.text),
            number=block.sequence.text,
            separator=block.separator,
            meaning=block.meaning.text,
        )

    def _form(self, block: FormBlock, level: int) -> tuple[BlockView, ...]:
        record, edition = self.disclosure, self.edition
        if block.form == edition.project.id:
            return (self.projects(),)
        if block.form == TABLES:
            return self._tables(level)
        table = block.table or record.table(block.form)
        if table is None:
            return ()
        return (self.sheet(table, level),)

    def _tables(self, level: int) -> tuple[BlockView, ...]:
        """The tables where the text puts them: in full on the whole document, else as links."""
        if self.whole:
            return tuple(self.sheet(table, level) for table in self.disclosure.tables)
        forms, record = self.edition.forms, self.disclosure
        links = (Link(forms[t.form].label, addresses.table(record, t.form)) for t in record.tables)
        return (BlockView("links", links=tuple(links)),)

    def sheet(self, table: Table, level: int) -> BlockView:
        """A form of rows in the middle of other things."""
        form, prefix = self.edition.forms[table.form], f"{table.form}-"
        marks, unit = self.marks.of(form.id), self.edition.unit
        links = not self.whole  # the whole document is there to be read and printed
        sheet = table_sheet(form, table, self.disclosure, self.site, unit, marks, prefix, links)
        return BlockView("sheet", form.label, form.id, level, sheet=sheet)

    def projects(self) -> BlockView:
        """The projects: in full on the whole document, else as links."""
        record, form = self.disclosure, self.edition.project
        if self.whole:
            forms = tuple(
                project_forms(
                    n, p, form, self.site, self.edition.unit, self.marks, f"project-{p.code}-"
                )
                for n, p in enumerate(record.projects)
            )
            return BlockView("forms", forms=forms)
        return BlockView("links", links=project_links(record, self.edition))


def project_links(record: Disclosure, edition: Edition) -> tuple[Link, ...]:
    """The projects with their budgets."""
    return tuple(
        Link(
            f"{project['sequence'].text}. {project.name}" if project["sequence"] else project.name,
            addresses.project(record, project.code),
            project.budget.text,
            unit=own_unit(project, edition.unit) if project.budget else "",
        )
        for project in record.projects
    )
