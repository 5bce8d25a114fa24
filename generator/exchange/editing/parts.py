"""What of a disclosure can be edited: records, lists of rows, lists of texts, and the text itself.

A part is a place in a data file with its cells as texts by slot; '' is a blank. The parts of the
files on disk know where each entry stands; those that a workbook carries know only what it said.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from generator.forms.column import ColumnKind, data_paths
from generator.forms.table_form import TableForm
from generator.load.spans import Items, Leaf, Pairs, Spot
from generator.model.table import TableState

Path = tuple[str, ...]


class Shape(StrEnum):
    """How the entries of a part stand: one record, rows, single texts, blocks of the text."""

    RECORD = "record"
    ROWS = "rows"
    TEXTS = "texts"
    OUTLINE = "outline"


class Slot(Struct, frozen=True):
    """A cell that an entry may fill: English id, what it is called, the keys that lead to it."""

    id: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    keys: Path = ()
    options: tuple[str, ...] = ()


class Entry(Struct, frozen=True):
    """One record, row, text or block. ``tag`` names it in the workbook."""

    tag: str
    cells: Mapping[str, str]
    spot: Spot | None = None

    def __getitem__(self, slot: str) -> str:
        """The text of a slot, '' where blank."""
        return self.cells.get(slot, "")


class Part(Struct, frozen=True):
    """A place that can be edited. ``named`` are the slots by which a person knows an entry.

    ``within`` is the tag of the block of the text it stands in; ``removable`` that a record which
    is blank as a whole is taken away.
    """

    key: str
    name: str
    shape: Shape
    file: str
    path: Path
    slots: tuple[Slot, ...]
    entries: tuple[Entry, ...]
    named: tuple[str, ...] = ()
    flow: bool = True
    removable: bool = False
    within: str = ""

    @property
    def listed(self) -> bool:
        """Whether entries can be added, taken away and moved."""
        return self.shape is not Shape.RECORD

    def slot(self, id: str) -> Slot:
        """The slot of an id."""
        return next(slot for slot in self.slots if slot.id == id)


TEXT = Slot("text", "文字")


def at(spot: Spot | None, keys: Path) -> Spot | None:
    """What stands under keys, None where nothing does."""
    for key in keys:
        spot = spot.get(key) if isinstance(spot, Pairs) else None
    return spot


def text_at(spot: Spot | None, keys: Path) -> str:
    """The text under keys, '' where there is none."""
    found = at(spot, keys)
    return found.text.strip() if isinstance(found, Leaf) else ""


def entry(spot: Spot | None, slots: tuple[Slot, ...], tag: str = "0") -> Entry:
    """The cells of a record."""
    cells = {slot.id: text for slot in slots if (text := text_at(spot, slot.keys))}
    return Entry(tag, cells, spot)


def rows(spot: Spot | None, slots: tuple[Slot, ...]) -> tuple[Entry, ...]:
    """The entries of a list of records."""
    items = spot.items if isinstance(spot, Items) else []
    return tuple(entry(item, slots, str(number)) for number, item in enumerate(items))


def texts(spot: Spot | None) -> tuple[Entry, ...]:
    """The entries of a list of texts."""
    items = spot.items if isinstance(spot, Items) else []
    return tuple(
        Entry(str(number), {TEXT.id: item.text.strip()} if isinstance(item, Leaf) else {}, item)
        for number, item in enumerate(items)
    )


def table_parts(
    form: TableForm, key: str, file: str, path: Path, spot: Spot | None, within: str = ""
) -> tuple[Part, ...]:
    """A form of rows: what stands above it, its rows, its notes."""
    states = Slot("state", "状态", options=tuple(TableState), keys=("状态",))
    head = tuple(Slot(f.id, f.label, keys=(f.label,)) for f in form.head)
    above = (states, Slot("title", "表题", keys=("题",)), *head)
    columns = tuple(Slot(c.id, c.label, c.kind, keys) for keys, c in data_paths(form.columns))
    code = next((c.id for c in form.leaves if c.kind is ColumnKind.CODE), "")
    names = tuple(dict.fromkeys(form.name_columns.values()))
    named = tuple(filter(None, (code, *names)))
    label, record, listed = form.label, Shape.RECORD, Shape.ROWS
    head_path, row_path, note_path = path, (*path, "行"), (*path, "注")
    filled = rows(at(spot, ("行",)), columns)
    notes = texts(at(spot, ("注",)))
    return (
        Part(f"{key}/head", label, record, file, head_path, above, (entry(spot, above),),
             within=within),
        Part(f"{key}/rows", label, listed, file, row_path, columns, filled, named, within=within),
        Part(f"{key}/notes", f"{label}的注", Shape.TEXTS, file, note_path, (TEXT,), notes,
             within=within),
    )  # fmt: skip
