"""更正记录: what was changed after publication, when and why, with the way to the cell."""

from msgspec import Struct

from generator.diagnostics import difference
from generator.model.record import Correction
from generator.rules.places import Places
from generator.views import addresses
from generator.views.anchors import Anchors
from generator.views.page import Link, Page
from generator.views.record import Record
from generator.views.record_page import owner, record_page


class CorrectionView(Struct, frozen=True):
    """One entry. ``place`` leads to the cell, where there is one; ``data`` to the data's line.

    ``difference`` is after minus before, '' where one is blank or no figure; ``figures`` says that
    neither is words. ``doubt`` is what the
    checks say of the entry, ``doubt_path`` where they say it.
    """

    anchor: str
    date: str
    place: Link
    before: str
    after: str
    difference: str
    figures: bool
    reason: str
    data: Link | None
    doubt: str = ""
    doubt_path: str = ""


class CorrectionsView(Struct, frozen=True):
    """What was changed after publication, in the order of the data."""

    owner: str
    corrections: tuple[CorrectionView, ...]


def corrections(record: Record) -> Page:
    """The page of the 更正记录 of a disclosure."""
    places = Places(record.disclosure, record.edition)
    doubts = _doubts(record)
    entries = tuple(
        _entry(record, places, number, entry, doubts.get(number, ("", "")))
        for number, entry in enumerate(record.disclosure.corrections)
    )
    view = CorrectionsView(owner(record), entries)
    path = addresses.part(record.disclosure, "corrections")
    about = f"{owner(record)}公开以后的更正。"
    text = " ".join(f"{entry.place.text} {entry.reason}" for entry in entries)
    return record_page(record, path, "corrections", "更正记录", about, view, text)


def _entry(
    record: Record, places: Places, number: int, entry: Correction, doubt: tuple[str, str]
) -> CorrectionView:
    place = places.find(entry.place.text)
    link, data = Link(entry.place.text, ""), None
    if place is not None:
        address = Anchors(record.disclosure).address(place)
        location = places.locator.location(place)
        shown = f"{record.path}{address}" if address else ""
        link = Link(location.label or entry.place.text, shown, entry.place.text)
        source = record.site.data_address(location.span.file, location.span.line)
        data = Link(f"数据第 {location.span.line} 行", source) if source else None
    return CorrectionView(
        f"c{number + 1}",
        entry.date.text,
        link,
        entry.before.text,
        entry.after.text,
        _signed(difference(entry.before.text, entry.after.text)),
        all(not cell or cell.amount is not None for cell in (entry.before, entry.after)),
        entry.reason.text,
        data,
        *doubt,
    )


def _signed(changed: str | None) -> str:
    """A difference with its sign; '' where there is none."""
    if changed is None:
        return ""
    return changed if changed.startswith("-") else f"+{changed}"


def _doubts(record: Record) -> dict[int, tuple[str, str]]:
    """What the checks found wrong with the entries, by their numbers, and where that is said."""
    page = addresses.part(record.disclosure, "checks")
    return {
        place.row: (finding.message, f"{page}#{addresses.finding_anchor(number)}")
        for number, finding in enumerate(record.checked.findings)
        for place in finding.places
        if place.part == "corrections"
    }
