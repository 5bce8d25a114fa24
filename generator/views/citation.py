"""How a page is cited: who published what, and when."""

from msgspec import Struct

from generator.views.datasets import last_change
from generator.views.record import Record


class Citation(Struct, frozen=True):
    """The parts of a reference. ``day`` is that of publication or of the last correction, '' where
    the data has none; ``key`` tells references apart; ``anchor`` is the place on its page."""

    what: str
    key: str
    author: str
    title: str
    year: str
    day: str
    path: str
    anchor: str


def citation(record: Record, what: str, title: str, path: str, anchor: str) -> Citation:
    """Of a part of a disclosure called ``what`` in the middle of a sentence (本表, 本项目)."""
    own = path.removeprefix(record.path).strip("/").replace("/", "-")
    key = "-".join(filter(None, (*record.disclosure.key, own)))
    named = title if title == record.title else f"{title}：{record.department}{record.short_title}"
    day = last_change(record)
    year = day[:4] or record.disclosure.year
    return Citation(what, key, record.department, named, year, day, path, anchor)
