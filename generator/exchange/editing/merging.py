"""What came back, held against what was given out and what stands now: three ways, cell by cell.

A cell that only one side touched is taken from that side. Where both did, and differently, nobody
but a person can say which holds.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from generator.exchange.editing.matching import Filled, located
from generator.exchange.editing.parts import Entry, Part

Trouble = tuple[str, str]
_SHOWN = 30


class Item(Struct, frozen=True):
    """An entry of a part as it should be: where it stands now (None for a new one), its cells.

    ``where`` is its place in the workbook.
    """

    entry: Entry | None
    cells: Mapping[str, str]
    where: str = ""

    @property
    def changed(self) -> dict[str, str]:
        """The cells that are not as they stand now."""
        now = self.entry.cells if self.entry is not None else {}
        ids = dict.fromkeys((*now, *self.cells))
        new = {id: self.cells.get(id, "") for id in ids}
        return {id: text for id, text in new.items() if text != now.get(id, "")}


class Merged(Struct, frozen=True):
    """A part with its entries as they should be, in order."""

    part: Part
    items: tuple[Item, ...]

    @property
    def reordered(self) -> bool:
        """Whether entries were added, taken away or moved."""
        return [item.entry for item in self.items] != list(self.part.entries)

    @property
    def changed(self) -> bool:
        """Whether anything is not as it stands now."""
        return self.reordered or any(item.changed for item in self.items)


class Merger(Struct):
    """Merges the parts of a disclosure one by one and gathers what is not certain."""

    troubles: list[Trouble] = field(default_factory=list)

    def record(self, given: Part, now: Part, row: Filled, places: Mapping[str, str]) -> Merged:
        """A record; ``places`` says where each slot stands in the workbook."""
        entry = now.entries[0]
        cells = self._cells(given.entries[0], row, entry, places, given)
        return Merged(now, (Item(entry, cells),))

    def listed(
        self,
        given: Part,
        now: Part,
        rows: Sequence[Filled],
        found: Sequence[Entry | None],
        places: Sequence[Mapping[str, str]],
    ) -> Merged:
        """A list; ``found`` says which entry each row was when it was given out.

        ``places`` says for each row where its slots stand in the workbook.
        """
        present = located(given, now)
        items: list[tuple[Filled, Entry | None, Item]] = []
        for row, base, where in zip(rows, found, places, strict=True):
            if base is None:
                items.append((row, None, Item(None, row.cells, row.where)))
                continue
            entry = present.get(base.tag)
            if entry is None:
                if row.cells != dict(base.cells):
                    said = "这一行改过，而数据文件里这一行在导出以后已经删去；请核对后重新导出"
                    self.troubles.append((row.where, said))
                continue
            cells = self._cells(base, row, entry, where, given)
            items.append((row, base, Item(entry, cells, row.where)))
        self._taken_away(given, found, present)
        return Merged(now, tuple(self._ordered(given, now, present, items)))

    def _cells(
        self, base: Entry, row: Filled, now: Entry, places: Mapping[str, str], given: Part
    ) -> dict[str, str]:
        """The cells of an entry, each from the side that touched it."""
        cells = dict(now.cells)
        for slot in given.slots:
            was, typed, stands = base[slot.id], row.cells.get(slot.id, ""), now[slot.id]
            if typed in (was, stands):
                continue
            if stands != was:
                said = (
                    f"两边都改了“{slot.label}”：导出时是{_said(was)}，工作簿里改成{_said(typed)}，"
                    f"数据文件里后来改成{_said(stands)}；请定下一个，改其中一边"
                )
                self.troubles.append((places.get(slot.id, row.where), said))
            cells[slot.id] = typed
        return {id: text for id, text in cells.items() if text}

    def _taken_away(
        self, given: Part, found: Sequence[Entry | None], present: Mapping[str, Entry]
    ) -> None:
        """Rows that are gone from the workbook but were changed in the data since."""
        kept = {entry.tag for entry in found if entry is not None}
        for entry in given.entries:
            now = present.get(entry.tag)
            if entry.tag not in kept and now is not None and dict(now.cells) != dict(entry.cells):
                name = " ".join(filter(None, (entry[id] for id in given.named))) or "这一行"
                said = (
                    f"工作簿里删去了“{name[:_SHOWN]}”，而数据文件里这一行在导出以后又改过；请核对"
                )
                self.troubles.append((f"“{given.name}”", said))

    def _ordered(
        self,
        given: Part,
        now: Part,
        present: Mapping[str, Entry],
        items: Sequence[tuple[Filled, Entry | None, Item]],
    ) -> Iterator[Item]:
        """The items in the workbook's order where that was changed, else in that of the data."""
        tags = [base.tag for _, base, _ in items if base is not None]
        usual = [entry.tag for entry in given.entries if entry.tag in set(tags)]
        known = {id(entry) for entry in present.values()}
        added = [entry for entry in now.entries if id(entry) not in known]
        mine = [id(item.entry) for _, base, item in items if base is not None]
        theirs = [id(entry) for entry in now.entries if id(entry) in set(mine)]
        if tags != usual and mine != theirs:
            places = {entry.tag: number for number, entry in enumerate(now.entries)}
            moved = [places[present[tag].tag] for tag in usual if tag in present]
            if added or moved != sorted(moved):
                said = (
                    "行的先后两边都动过（工作簿里调换过，数据文件里也增加或调换过）；请重新导出再改"
                )
                self.troubles.append((f"“{given.name}”", said))
            yield from (item for _, _, item in items)
            return
        yield from _beside(now, added, items)


def _beside(
    now: Part, added: Sequence[Entry], items: Sequence[tuple[Filled, Entry | None, Item]]
) -> Iterator[Item]:
    """The entries as they stand now, each new row behind the one it follows in the workbook."""
    behind: dict[int, list[Item]] = {}
    by_entry: dict[int, Item] = {}
    above = 0
    for _, base, item in items:
        if base is None:
            behind.setdefault(above, []).append(item)
        else:
            above = id(item.entry)
            by_entry[above] = item
    fresh = {id(entry) for entry in added}
    yield from behind.get(0, ())
    for entry in now.entries:
        if id(entry) in by_entry:
            yield by_entry[id(entry)]
            yield from behind.get(id(entry), ())
        elif id(entry) in fresh:
            yield Item(entry, dict(entry.cells))


def _said(text: str) -> str:
    return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”" if text else "空白"
