"""What a workbook carries of the data it was made from, so that what comes back can be compared.

It stands in a hidden sheet, packed: the parts as they were given out, the digest of every file, and
which cell shows what.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.exchange.editing.book import PROJECTS, Book
from generator.exchange.editing.parts import Entry, Part, Shape, Slot
from generator.exchange.editing.sheet import EditSheet
from generator.exchange.xlsx.plan import SheetPlan
from generator.forms.column import ColumnKind

HEAD = "明账 mingzhang 1"
"""What the first cell of the hidden sheet says; the number is that of this form of packing."""
_CHUNK = 30_000
_LARGEST = 64 * 1024 * 1024
_MARK = re.compile(r"x[0-9]{1,6}(?:>([0-9]{1,6}))?|([0-9]{1,6}):[0-9]*")


GivenCell = tuple[int, int, str]
"""A cell that is only shown: row and column, both from 1, and its text."""


class GivenArea(msgspec.Struct, frozen=True):
    """A stretch of rows of one part; see ``sheet.Area``."""

    part: str
    slots: dict[str, str]
    open: bool


class GivenSheet(msgspec.Struct, frozen=True):
    """A sheet as it was given out.

    ``fixed`` are mark of row, mark of column and text of the cells that are not to be edited;
    ``marks`` all marks of rows there were, ``columns`` how many columns.
    """

    key: str
    name: str
    areas: list[GivenArea]
    fixed: list[tuple[str, str, str]]
    marks: list[str]
    columns: int


class GivenPart(msgspec.Struct, frozen=True):
    """A part as it was given out: its slots (id, label, kind) and its entries (tag, cells)."""

    key: str
    name: str
    shape: Shape
    file: str
    slots: list[tuple[str, str, ColumnKind]]
    entries: list[tuple[str, dict[str, str]]]
    named: list[str]

    def part(self) -> Part:
        """The part, without places in a file."""
        slots = tuple(Slot(id, label, kind) for id, label, kind in self.slots)
        entries = tuple(Entry(tag, cells) for tag, cells in self.entries)
        named = tuple(self.named)
        return Part(self.key, self.name, self.shape, self.file, (), slots, entries, named)


class Given(msgspec.Struct, frozen=True):
    """What was given out: of which place, the files by their digests, parts and sheets.

    ``cover`` is what the first sheet says; a workbook of an earlier version does not tell.
    """

    place: str
    digests: dict[str, str]
    parts: list[GivenPart]
    sheets: list[GivenSheet]
    cover: list[GivenCell] = []


def given(place: str, book: Book, sheets: Iterable[EditSheet], cover: SheetPlan) -> Given:
    """What is given out of a place."""
    parts = [
        GivenPart(
            p.key,
            p.name,
            p.shape,
            p.file,
            [(slot.id, slot.label, slot.kind) for slot in p.slots],
            [(entry.tag, dict(entry.cells)) for entry in p.entries],
            list(p.named),
        )
        for p in book.parts.values()
    ]
    digests = {name: source.digest for name, source in book.sources.items()}
    shown = [(box.row + 1, box.column + 1, box.text.strip()) for box in cover.boxes if box.text]
    return Given(place, digests, parts, [_sheet(sheet) for sheet in sheets], shown)


def _sheet(sheet: EditSheet) -> GivenSheet:
    areas = [GivenArea(a.part, a.slots, a.open) for a in sheet.areas]
    fixed = sheet.fixed_texts()
    return GivenSheet(sheet.key, sheet.name, areas, fixed, list(sheet.marks), sheet.columns)


def packed(found: Given) -> list[str]:
    """What was given out as texts for cells, one below the other."""
    data = base64.b64encode(zlib.compress(msgspec.json.encode(found), 9)).decode()
    return [HEAD, *(data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))]


def unpacked(texts: Sequence[str]) -> Given | None:
    """What was given out, from the texts of the hidden sheet; None where they are damaged."""
    if not texts or texts[0] != HEAD:
        return None
    try:
        data = base64.b64decode("".join(texts[1:]), validate=True)
        unzip = zlib.decompressobj()
        plain = unzip.decompress(data, _LARGEST)
        if not unzip.eof:
            return None
        found = msgspec.json.decode(plain, type=Given)
        return found if _sound(found) else None
    except (binascii.Error, zlib.error, msgspec.MsgspecError, ValueError):
        return None


def parts_of(found: Given) -> Mapping[str, Part]:
    """The parts that were given out by their keys."""
    return {part.key: part.part() for part in found.parts}


def _sound(found: Given) -> bool:
    """Whether what was unpacked speaks of nothing that is not there."""
    parts = {part.key: part for part in found.parts}
    for part in found.parts:
        if part.shape is Shape.RECORD and len(part.entries) != 1:
            return False
        if part.key.endswith("/fields") and "project_code" not in {slot[0] for slot in part.slots}:
            return False
    for sheet in found.sheets:
        if sheet.key.startswith(PROJECTS) and f"{sheet.key}/fields" not in parts:
            return False
        for area in sheet.areas:
            slots = {id for id, _, _ in parts[area.part].slots} if area.part in parts else set()
            if area.part not in parts or not set(area.slots.values()) <= slots:
                return False
        for mark in sheet.marks:
            said = _MARK.fullmatch(mark)
            numbers = [int(number) for number in said.groups() if number] if said else [-1]
            if any(not 0 <= number < len(sheet.areas) for number in numbers):
                return False
    return True
