"""What happened while a document was read: taken, not understood, uncertain."""

from typing import NamedTuple

from msgspec import Struct, field


class Entry(NamedTuple):
    """One line of the report: where it stands in the document, what there is to say."""

    where: str
    message: str


class Ledger(Struct):
    """Gathers what the report will say; the one value that recognition changes as it goes.

    ``cells`` counts the values taken, so that the share of uncertain ones can be told.
    """

    taken: list[str] = field(default_factory=list)
    unknown: list[Entry] = field(default_factory=list)
    doubts: list[Entry] = field(default_factory=list)
    notes: list[Entry] = field(default_factory=list)
    cells: int = 0
    doubtful_cells: int = 0

    def take(self, message: str) -> None:
        """Something was taken."""
        self.taken.append(message)

    def miss(self, where: str, message: str) -> None:
        """Something was not understood and is not in the data."""
        self.unknown.append(Entry(where, message))

    def doubt(self, where: str, message: str, cells: int = 1) -> None:
        """A reading that a person should look at."""
        entry = Entry(where, message)
        if entry not in self.doubts:
            self.doubts.append(entry)
            self.doubtful_cells += cells

    def note(self, where: str, message: str) -> None:
        """Something done on good grounds that a person may want to know."""
        self.notes.append(Entry(where, message))
