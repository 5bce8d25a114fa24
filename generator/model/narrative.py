"""The running text of a disclosure: blocks in the order of the document, numbering verbatim."""

from collections.abc import Iterator

from msgspec import Struct

from generator.model.cell import BLANK, Cell
from generator.model.table import Table


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """段: one printed paragraph."""

    text: Cell


class Note(Struct, frozen=True, tag="note"):
    """注: a note, without its printed prefix 注：."""

    text: Cell


class Definition(Struct, frozen=True, tag="definition"):
    """名词: a term and its 释义, with the printed number before it and the mark between them."""

    term: Cell
    meaning: Cell
    sequence: Cell = BLANK
    separator: str = "："


class FormBlock(Struct, frozen=True, tag="form"):
    """表: the place of a form within the text; ``table`` where its rows stand right here."""

    form: str
    line: int
    table: Table | None = None


class Heading(Struct, frozen=True, tag="heading"):
    """题: a heading with what it heads. With a ``section`` id it is a page of its own."""

    text: Cell
    section: str = ""
    blocks: "tuple[Block, ...]" = ()


Block = Paragraph | Note | Definition | FormBlock | Heading


Placed = tuple[int, str, Block]
"""A block after its position among all blocks, from 0, and the section it stands in ('' outside
any); a heading that begins a section stands in it."""


def outline(blocks: tuple[Block, ...]) -> list[Placed]:
    """Every block in the order of the document, headings before what they head."""
    found: list[Placed] = []
    # Headings begun and not finished, so that no depth of nesting is too much.
    pending = [("", iter(blocks))]
    while pending:
        section, rest = pending[-1]
        for block in rest:
            if isinstance(block, Heading):
                inside = block.section or section
                found.append((len(found), inside, block))
                pending.append((inside, iter(block.blocks)))
                break
            found.append((len(found), section, block))
        else:
            pending.pop()
    return found


def walk(blocks: tuple[Block, ...]) -> list[Block]:
    """Every block, headings before what they head."""
    return [block for _, _, block in outline(blocks)]


def sections(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    """The headings that are pages of their own, in order."""
    for block in walk(blocks):
        if isinstance(block, Heading) and block.section:
            yield block
