"""Two years side by side: each figure, by how much it changed, what is new and what has ended."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.charts.shares import EXACT, change
from generator.forms.rows import bare_name
from generator.model.units import EXPONENTS, bare_unit, shown
from generator.views.seeing.facts import ChangeFacts
from generator.views.seeing.portrait import Entry, Portrait, Sum
from generator.views.seeing.sentences import CHANGES, say

NEW, ENDED, RENAMED, SAME_NAME = "新增", "不再列", "名称有变", "同名，编码不同"


class Side(Struct, frozen=True):
    """A figure of one year: ``there`` is False where that year has no such line.

    ``printed`` is what stood there where it was converted.
    """

    text: str = ""
    there: bool = False
    printed: str = ""
    computed: bool = False


class Versus(Struct, frozen=True):
    """A line of both years; ``grown`` and ``percent`` are '' where they cannot be said."""

    code: str
    name: str
    before: Side
    now: Side
    grown: str = ""
    percent: str = ""
    state: str = ""


class VersusTable(Struct, frozen=True):
    """A table of two years, all in one unit; ``notes`` say what was converted or is missing."""

    id: str
    title: str
    name_head: str
    unit: str
    rows: tuple[Versus, ...]
    notes: tuple[str, ...] = ()

    @property
    def has_codes(self) -> bool:
        """Whether codes have a column; the long ones of projects stand below the names."""
        return self.id != "projects" and any(row.code for row in self.rows)


class YearPair(Struct, frozen=True):
    """A year and the one before it that was published."""

    year: str
    before: str
    gap: str
    sentences: tuple[str, ...]
    tables: tuple[VersusTable, ...]


def year_pair(year: str, now: Portrait, earlier: str, before: Portrait) -> YearPair:
    """Everything that both years have."""
    headlines = headlines_table(now, before)
    tables = [headlines, *_sheets(now, before, earlier), _projects(now, before)]
    apart = int(year) - int(earlier) if year.isdigit() and earlier.isdigit() else 1
    gap = f"{year}年之前最近的公开是{earlier}年，中间的年度没有公开。" if apart > 1 else ""
    said = sentences(now, before, earlier)
    return YearPair(year, earlier, gap, said, tuple(t for t in tables if t))


def sentences(now: Portrait, before: Portrait, earlier: str) -> tuple[str, ...]:
    """What changed in the headline figures, as far as both years print them, all in one unit."""
    unit = _common_unit(now.headlines, before.headlines)
    old = {entry.key: entry.sum for entry in before.headlines}
    found = (
        say(
            CHANGES,
            ChangeFacts(
                entry.name,
                entry.sum.value(unit),
                old[entry.key].value(unit),
                earlier,
                unit,
            ),
        )
        for entry in now.headlines
        if entry.key in old
    )
    return tuple(sentence for sentence in found if sentence)


def headlines_table(now: Portrait, before: Portrait) -> VersusTable | None:
    """The best-known figures of both years."""
    if not now.headlines or not before.headlines:
        return None
    rows, unit = _rows(now.headlines, before.headlines)
    notes = _notes(now.headlines, before.headlines, unit)
    kept = tuple(replace(row, state="") for row in rows)
    return VersusTable("headlines", "主要数字", "数字", unit, kept, notes)


def _sheets(now: Portrait, before: Portrait, earlier: str) -> Iterator[VersusTable]:
    """The tables of either year; one that the other year does not have says so."""
    for sheet in before.sheets:
        if now.sheet(sheet.id) is None:
            note = f"只有{earlier}年有这张表；后一年没有，或者是空表。"
            yield VersusTable(sheet.id, f"按{sheet.label}", "科目", "", (), (note,))
    for sheet in now.sheets:
        other = before.sheet(sheet.id)
        if other is None:
            note = f"{earlier}年没有这张表，或者是空表。"
            yield VersusTable(sheet.id, f"按{sheet.label}", "科目", "", (), (note,))
            continue
        rows, unit = _rows(sheet.lines, other.lines)
        notes = _notes(sheet.lines, other.lines, unit)
        yield VersusTable(sheet.id, f"按{sheet.label}", "科目", unit, _in_order(rows), notes)


def _projects(now: Portrait, before: Portrait) -> VersusTable | None:
    """Projects of the same code; of those left, of the same name where it is no other's."""
    if not now.projects or not before.projects:
        return None
    matched = _by_name(now.projects, before.projects)
    old = tuple(_under(entry, matched.get(entry.key, entry.key)) for entry in before.projects)
    rows, unit = _rows(now.projects, old)
    named = set(matched.values())
    told = tuple(replace(r, state=SAME_NAME) if r.code in named else r for r in rows)
    notes = _notes(now.projects, before.projects, unit)
    return VersusTable("projects", "按项目", "项目", unit, told, notes)


def _under(entry: Entry, key: str) -> Entry:
    return Entry(key, entry.code, entry.name, entry.sum)


def _by_name(now: tuple[Entry, ...], before: tuple[Entry, ...]) -> dict[str, str]:
    """Codes of before by which a project of the same name is found now, under another code."""
    both = {entry.key for entry in now} & {entry.key for entry in before}

    def alone(entries: Iterable[Entry]) -> dict[str, str]:
        names = Counter(bare_name(entry.name) for entry in entries)
        return {
            name: entry.key
            for entry in entries
            if (name := bare_name(entry.name)) and names[name] == 1 and entry.key not in both
        }

    new = alone(now)
    return {key: new[name] for name, key in alone(before).items() if name in new}


def _rows(now: tuple[Entry, ...], before: tuple[Entry, ...]) -> tuple[list[Versus], str]:
    """All lines of both years in the order of the later one; those that ended come last."""
    unit = _common_unit(now, before)
    old = {entry.key: entry for entry in before}
    rows = [_versus(entry, old.get(entry.key), unit) for entry in now]
    left = {entry.key for entry in now}
    return rows + [_versus(None, e, unit) for e in before if e.key not in left], unit


def _common_unit(now: tuple[Entry, ...], before: tuple[Entry, ...]) -> str:
    """The unit everything is shown in: that of the later year, if it is a unit of money."""
    units = [entry.sum.unit for entry in (*now, *before)]
    return next((unit for unit in units if unit in EXPONENTS), units[0] if units else "")


def _versus(now: Entry | None, before: Entry | None, unit: str) -> Versus:
    entry = now or before
    assert entry is not None
    state = NEW if before is None else ENDED if now is None else ""
    if now and before and not state and bare_name(now.name) != bare_name(before.name):
        state = f"{RENAMED}，原为“{before.name}”" if before.name else RENAMED
    row = Versus(entry.code, entry.name, _side(before, unit), _side(now, unit), state=state)
    if now is None or before is None:
        return row
    new, old = now.sum.value(unit), before.sum.value(unit)
    if new is None or old is None:
        return row
    grown = EXACT.subtract(new, old)
    sign = "+" if grown > 0 else ""
    return replace(row, grown=f"{sign}{shown(grown)}", percent=change(new, old))


def _side(entry: Entry | None, unit: str) -> Side:
    if entry is None:
        return Side()
    found: Sum = entry.sum
    converted = bool(found.text) and found.unit != unit
    return Side(
        found.said(unit),
        True,
        f"{found.text} {bare_unit(found.unit)}" if converted else "",
        found.computed,
    )


def _in_order(rows: list[Versus]) -> tuple[Versus, ...]:
    """科目 by code, the total first; lines without codes as printed."""
    if not any(row.code for row in rows):
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: row.code))


def _notes(now: tuple[Entry, ...], before: tuple[Entry, ...], unit: str) -> tuple[str, ...]:
    others = dict.fromkeys(e.sum.unit for e in (*now, *before) if e.sum.unit != unit)
    known = "、".join(other for other in others if other in EXPONENTS)
    strange = "、".join(other for other in others if other not in EXPONENTS)
    notes = []
    if known:
        notes.append(f"原文有的以{known}计，这里一律换算为{unit}，换算是精确的。")
    if strange:
        notes.append(f"原文有的以“{strange}”计，不能换算，照原样列出，不计算增减。")
    return tuple(notes)
