"""Which changes of a published disclosure the 更正记录 speaks of, and which it does not."""

from collections import Counter

from generator.changes.change import Change, Kind, Part
from generator.model.disclosure import Disclosure
from generator.model.record import Correction
from generator.rules.places import below, shortened


def uncovered(parts: tuple[Part, ...], before: Disclosure, after: Disclosure) -> tuple[Change, ...]:
    """The printed changes that no entry speaks of which was put in since ``before``.

    An entry for the very place must name what stands there now; one for a row, a table or a
    project covers all below it.
    """
    entries = _new_entries(before, after)
    return tuple(
        change
        for part in parts
        for change in part.changes
        if change.printed and not any(_covers(entry, change) for entry in entries)
    )


def _new_entries(before: Disclosure, after: Disclosure) -> list[Correction]:
    """The entries of after that before did not have, wherever they stand."""
    known = Counter(map(_texts, before.corrections))
    entries = []
    for entry in after.corrections:
        if known[_texts(entry)]:
            known[_texts(entry)] -= 1
        else:
            entries.append(entry)
    return entries


def _texts(entry: Correction) -> tuple[str, ...]:
    cells = (entry.date, entry.place, entry.before, entry.after, entry.reason)
    return tuple(cell.text for cell in cells)


def _covers(entry: Correction, change: Change) -> bool:
    """Whether an entry speaks of a change: of its very place, of more, or of a part of a row."""
    place = entry.place.text.strip().strip("/")
    whole = change.kind in (Kind.ADDED, Kind.REMOVED)
    if place in (change.path, *shortened(change.path)):
        return whole or _says(entry.after.text, change)
    if whole and any(place.startswith(f"{p}/") for p in (change.path, *shortened(change.path))):
        return True
    return bool(place) and below(change.path, place)


def _says(after: str, change: Change) -> bool:
    """Whether an entry names what stands there now; of a text its words may do."""
    words = change.path.startswith("narrative.yml/") and bool(after)
    return after == change.after or (words and after in change.after)
