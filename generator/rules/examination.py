"""What a rule is given: one disclosure with its forms laid out, and what it needs of the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from msgspec import Struct

from generator.diagnostics import Place
from generator.forms.edition import Edition
from generator.forms.identity import At
from generator.model.cell import Cell
from generator.model.disclosure import Department, Disclosure
from generator.model.narrative import (
    Block,
    Definition,
    FormBlock,
    Heading,
    Note,
    Paragraph,
    Placed,
    outline,
)
from generator.model.reference import SubjectNames
from generator.model.table import TableState
from generator.model.words import Words
from generator.rules.figures import Figure, TableFigures

_NO_NAMES, _NO_WORDS = SubjectNames(), Words()


@dataclass(frozen=True)
class Shared:
    """What checking one disclosure needs of the rest: lists, the department, other years.

    ``previous`` is last year's disclosure of the department, None where it is not published here.
    ``codes_elsewhere`` are the 项目编码 of other disclosures of the same year, with their titles.
    """

    subjects: SubjectNames = _NO_NAMES
    words: Words = _NO_WORDS
    department: Department | None = None
    region_name: str = ""
    previous: Disclosure | None = None
    codes_elsewhere: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def class_codes(self) -> dict[str, str]:
        """The code of a 类 by its name."""
        return {name: code for code, name in self.subjects.functional.items() if len(code) == 3}


class TextBlock(Struct, frozen=True, gc=False):
    """A text of the narrative: its position among all blocks, its section, its kind."""

    position: int
    section: str
    kind: str
    cell: Cell

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.cell.text

    def place(self, start: int = 0, end: int = 0) -> Place:
        """The text, or a stretch of it."""
        part = "meaning" if self.kind == "meaning" else "text"
        return Place("text", self.position, part, start, end)


_ALONE = Shared()


@dataclass(frozen=True)
class Examination:
    """A disclosure under examination. ``incomplete`` names the files that could not be read.

    ``remembered`` keeps what several rules read out of it.
    """

    disclosure: Disclosure
    edition: Edition
    shared: Shared = _ALONE
    incomplete: tuple[str, ...] = ()
    remembered: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def tables(self) -> dict[str, TableFigures]:
        """The forms that have been filled in, by id.

        One that does not apply is none, nor is one whose file could not be read whole: sums over
        what is missing would only echo what loading has said.
        """
        return {
            table.form: TableFigures.of(self.edition.forms[table.form], table)
            for table in self.disclosure.all_tables
            if table.state is not TableState.NOT_APPLICABLE
            and table.file.rsplit("/", 1)[-1] not in self.incomplete
        }

    def has(self, *forms: str) -> bool:
        """Whether every one of these forms is there."""
        return self.tables.keys() >= set(forms)

    def figure(self, at: At) -> Figure:
        """The figure at a line and column of a form that is there; none without such a line."""
        figures = self.tables[at.form]
        return figures.figure(figures.by_role.get(at.role), at.column)

    def subject(self, form: str, code: str, column: str) -> Figure:
        """The figure of a 科目, none where the table does not list it."""
        figures = self.tables[form]
        return figures.figure(figures.by_code.get(code), column)

    @property
    def projects_complete(self) -> bool:
        """Whether every project file could be read."""
        return not any(name.startswith("projects/") for name in self.incomplete)

    @cached_property
    def _outline(self) -> list[Placed]:
        return outline(self.disclosure.narrative)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the narrative; its place here is the row of the part ``text``."""
        return tuple([block for _, _, block in self._outline])

    @property
    def headings(self) -> Iterator[Heading]:
        """The headings that begin a section, in order."""
        return (block for block in self.blocks if isinstance(block, Heading) and block.section)

    @cached_property
    def texts(self) -> tuple[TextBlock, ...]:
        """Every text of the narrative in order, with the section it stands in ('' outside)."""
        return tuple(_texts(self._outline))

    def section(self, *ids: str) -> tuple[TextBlock, ...]:
        """The texts of some sections."""
        return tuple([block for block in self.texts if block.section in ids])


_KINDS = {Heading: "heading", Paragraph: "paragraph", Note: "note"}


def _texts(placed: list[Placed]) -> Iterator[TextBlock]:
    for position, section, block in placed:
        if isinstance(block, Definition):
            yield TextBlock(position, section, "term", block.term)
            yield TextBlock(position, section, "meaning", block.meaning)
        elif not isinstance(block, FormBlock):
            yield TextBlock(position, section, _KINDS[type(block)], block.text)
