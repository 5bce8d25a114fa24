"""What a place in a YAML file should come to hold; what is not named stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.load.spans import Items, Leaf, Pairs, Spot


class Fields(Struct, frozen=True):
    """Keys of a record and what they should hold; None takes the key away.

    ``order`` are the keys as the form has them: a new one is put at its place among them.
    """

    values: Mapping[str, Want | None]
    order: tuple[str, ...] = ()


class Kept(Struct, frozen=True):
    """An item that stands in the file already, in this list or another, and what changes in it."""

    spot: Spot
    want: Want | None = None


class New(Struct, frozen=True):
    """An item that stands nowhere yet."""

    want: Want


class Listing(Struct, frozen=True):
    """All items of a list in their order; ``flow`` says that a new record takes one line."""

    items: tuple[Kept | New, ...]
    flow: bool = True


Want = str | Fields | Listing
Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(spot: Spot | None) -> Plain:
    """What stands in a place, without how it is written; a key without a value is none."""
    match spot:
        case Leaf():
            return spot.text
        case Items():
            return [plain(item) for item in spot.items]
        case Pairs():
            found = {key.text: plain(value) for key, value in spot.entries}
            return {key: value for key, value in found.items() if value}
        case None:
            return ""


def wanted(want: Want | None, spot: Spot | None) -> Plain:
    """What a place holds after it was changed as asked."""
    match want:
        case None:
            return plain(spot)
        case str():
            return want
        case Listing():
            return [_item(item) for item in want.items]
        case Fields():
            return _record(want, spot)


def _item(item: Kept | New) -> Plain:
    return wanted(item.want, item.spot if isinstance(item, Kept) else None)


def _record(want: Fields, spot: Spot | None) -> Plain:
    old = spot if isinstance(spot, Pairs) else None
    found = {key.text: plain(value) for key, value in old.entries} if old else {}
    for key, value in want.values.items():
        found[key] = "" if value is None else wanted(value, old.get(key) if old else None)
    return {key: value for key, value in found.items() if value}


def keys_in_order(known: Iterable[str], order: tuple[str, ...]) -> list[str]:
    """Keys as a form has them; those it does not know come last."""
    place = {key: number for number, key in enumerate(order)}
    return sorted(known, key=lambda key: place.get(key, len(place)))
