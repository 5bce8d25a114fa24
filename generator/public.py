"""What readers may see on a day: no drafts, nothing that is not due, nothing to come."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from generator.diagnostics import Comparison, Finding
from generator.model.disclosure import Disclosure
from generator.rules.engine import Checked

_CORRECTIONS = "corrections"  # the part of places that stand in the 更正记录


def as_public(
    disclosure: Disclosure, checked: Checked, today: date | None
) -> tuple[Disclosure, Checked]:
    """What the public sees of a disclosure; of a withdrawn one that it is withdrawn.

    Withdrawals and corrections that are dated later than ``today`` are not known yet.
    """
    if disclosure.withdrawal is not None:
        if today is None or disclosure.is_withdrawn(today.isoformat()):
            return disclosure.withdrawn(), Checked()
        disclosure = replace(disclosure, withdrawal=None)
    return (disclosure, checked) if today is None else _known(disclosure, checked, today)


def days_of(disclosure: Disclosure) -> Iterator[str]:
    """The days that it names: of publication, correction and withdrawal."""
    yield disclosure.published.text
    yield from (entry.date.text for entry in disclosure.corrections)
    if disclosure.withdrawal is not None:
        yield disclosure.withdrawal.date.text


def _known(disclosure: Disclosure, checked: Checked, today: date) -> tuple[Disclosure, Checked]:
    """Without the corrections that are still to come, and what was said of them."""
    entries, day = disclosure.corrections, today.isoformat()
    known = [row for row, entry in enumerate(entries) if entry.date.text <= day]
    if len(known) == len(entries):
        return disclosure, checked
    now = {row: position for position, row in enumerate(known)}
    shown = Checked(
        tuple(_renumbered(item, now) for item in checked.comparisons if _stands(item, now)),
        tuple(_renumbered(item, now) for item in checked.findings if _stands(item, now)),
    )
    return replace(disclosure, corrections=tuple(entries[row] for row in known)), shown


Said = TypeVar("Said", Comparison, Finding)


def _stands(item: Comparison | Finding, now: Mapping[int, int]) -> bool:
    rows = [place.row for place in item.places if place.part == _CORRECTIONS]
    return all(row in now for row in rows)


def _renumbered(item: Said, now: Mapping[int, int]) -> Said:
    if all(place.part != _CORRECTIONS for place in item.places):
        return item
    places = (
        replace(place, row=now[place.row]) if place.part == _CORRECTIONS else place
        for place in item.places
    )
    return replace(item, places=tuple(places))
