"""What the search is told of a page: entries with the lines that a result can show.

All texts are as printed.
"""

from msgspec import Struct


class SearchPlace(Struct, frozen=True):
    """The disclosure that an entry belongs to, with the names that a result shows."""

    region: str
    region_name: str
    department: str
    department_name: str
    year: str

    @property
    def key(self) -> str:
        """Its address without the last slash, which no other disclosure has."""
        return f"{self.region}/{self.department}/{self.year}"


class SearchLine(Struct, frozen=True):
    """A row or sentence: cells are parted by tabs; ``names`` are what it is called.

    ``anchor`` is where it stands on the page, '' for the page itself. ``amounts`` are the cells,
    from 0, that are money in ``unit``.
    """

    text: str
    anchor: str = ""
    names: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()
    unit: str = ""


class SearchEntry(Struct, frozen=True):
    """What the search engine is told of a page or of a place on it.

    ``kind`` is the word that readers see and filter by; ``aliases`` are other names of the same
    thing, worth as much as its title; ``text`` is one more line, without an anchor. ``amount`` is
    what the whole of it costs, with its label and unit, '' where that is not said.
    """

    path: str
    title: str
    text: str = ""
    lines: tuple[SearchLine, ...] = ()
    aliases: tuple[str, ...] = ()
    kind: str = ""
    place: SearchPlace | None = None
    amount: str = ""
