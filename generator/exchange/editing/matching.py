"""Which row that came back is which that was given out, and which stands where in the data now.

Marks say it, as long as they moved with their rows. Where rows were sorted, copied or typed anew
without their marks, what a row is called says it.
"""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from generator.exchange.editing.parts import Entry, Part

Key = tuple[str, ...]


class Filled(Struct, frozen=True):
    """A row that came back as texts: the tag it carries, what it says, where it stands."""

    tag: str
    cells: dict[str, str]
    where: str


def key_of(part: Part, cells: dict[str, str]) -> Key:
    """What a row is called; () where it is not called anything."""
    ids = part.named or tuple(slot.id for slot in part.slots)
    key = tuple(cells.get(id, "") for id in ids)
    return key if any(key) else ()


def matched(part: Part, rows: Sequence[Filled]) -> tuple[list[Entry | None], list[Filled]]:
    """For each row the entry that was given out, None for a new one; and rows copied unchanged.

    A copy that says exactly what its model says may be a slip: nobody can tell.
    """
    by_tag = {entry.tag: entry for entry in part.entries}
    found: list[Entry | None] = [None] * len(rows)
    taken: set[str] = set()
    copies: list[Filled] = []
    order = sorted(range(len(rows)), key=lambda n: rows[n].cells != _cells(by_tag, rows[n].tag))
    for number in order:
        row = rows[number]
        entry = by_tag.get(row.tag)
        if entry is None or key_of(part, row.cells) != key_of(part, dict(entry.cells)):
            continue
        if row.tag not in taken:
            found[number] = entry
            taken.add(row.tag)
        elif row.cells == dict(entry.cells):
            copies.append(row)
    _by_name(part, rows, found, taken)
    for number, row in enumerate(rows):
        entry = by_tag.get(row.tag)
        if found[number] is None and entry is not None and row.tag not in taken:
            found[number] = entry
            taken.add(row.tag)
    return found, copies


def _cells(by_tag: dict[str, Entry], tag: str) -> dict[str, str]:
    return dict(by_tag[tag].cells) if tag in by_tag else {}


def _by_name(
    part: Part, rows: Sequence[Filled], found: list[Entry | None], taken: set[str]
) -> None:
    """Rows that lost their marks: by what they are called, where only one is called so."""
    open_rows = [number for number, entry in enumerate(found) if entry is None]
    left = [entry for entry in part.entries if entry.tag not in taken]
    names = Counter(key_of(part, dict(entry.cells)) for entry in left)
    said = Counter(key_of(part, rows[number].cells) for number in open_rows)
    by_key = {key_of(part, dict(entry.cells)): entry for entry in left}
    for number in open_rows:
        key = key_of(part, rows[number].cells)
        if key and names[key] == 1 and said[key] == 1:
            found[number] = by_key[key]
            taken.add(by_key[key].tag)


def located(given: Part, now: Part) -> dict[str, Entry]:
    """Where the entries that were given out stand now, by their tags; what is gone is left out."""
    before = [dict(entry.cells) for entry in given.entries]
    after = [dict(entry.cells) for entry in now.entries]
    if not given.listed:
        return {given.entries[0].tag: now.entries[0]}
    one = [tuple(sorted(cells.items())) for cells in before]
    other = [tuple(sorted(cells.items())) for cells in after]
    places: dict[int, int] = {}
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            places |= dict(zip(range(a, b), range(c, d), strict=True))
        elif kind == "replace":
            places |= _replaced(given, before, after, range(a, b), range(c, d))
    _elsewhere(given, before, after, places)
    return {given.entries[a].tag: now.entries[c] for a, c in places.items()}


def _elsewhere(
    part: Part, before: list[dict[str, str]], after: list[dict[str, str]], places: dict[int, int]
) -> None:
    """Entries that were moved: by what they are called, where only one is called so."""
    left = [n for n in range(len(before)) if n not in places]
    free = [n for n in range(len(after)) if n not in places.values()]
    names = Counter(key_of(part, before[n]) for n in left)
    said = Counter(key_of(part, after[n]) for n in free)
    by_key = {key_of(part, after[n]): n for n in free}
    for n in left:
        key = key_of(part, before[n])
        if key and names[key] == 1 and said[key] == 1:
            places[n] = by_key[key]


def _replaced(
    part: Part,
    before: list[dict[str, str]],
    after: list[dict[str, str]],
    old: range,
    new: range,
) -> dict[int, int]:
    """Within a stretch that changed: rows called the same, or all in step where as many stand."""
    keys = {key_of(part, after[n]): n for n in new}
    once = Counter(key_of(part, after[n]) for n in new)
    twice = Counter(key_of(part, before[n]) for n in old)
    found = {
        n: keys[key]
        for n in old
        if (key := key_of(part, before[n])) and once[key] == 1 and twice[key] == 1
    }
    if len(old) == len(new) and not found:
        return dict(zip(old, new, strict=True))
    return found
