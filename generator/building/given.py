"""What all disclosures give to the pages of the site, by name: in columns, for they are many."""

from array import array
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from generator.building.pieces import DIGEST, Gift, Index, Piece


class _Column(Struct, frozen=True, gc=False):
    """The pieces of one name: whose they are, where they start and how long they are, and their
    digests one behind the other."""

    givers: "array[int]" = field(default_factory=lambda: array("I"))
    places: "array[int]" = field(default_factory=lambda: array("I"))
    digests: bytearray = field(default_factory=bytearray)


class Given:
    """The pieces of all disclosures, in order."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._columns: dict[str, _Column] = {}

    def add(self, key: str, index: Index) -> None:
        """Add what the next disclosure gives."""
        for name, piece in index.all().items():
            column = self._columns.get(name)
            if column is None:
                column = self._columns[name] = _Column()
            column.givers.append(len(self._keys))
            column.places.extend((piece.start, piece.length))
            column.digests.extend(piece.digest)
        self._keys.append(key)

    @property
    def names(self) -> Iterable[str]:
        """The names of all pieces."""
        return self._columns.keys()

    def count(self, name: str) -> int:
        """How many give something of a name."""
        return len(self._columns[name].givers) if name in self._columns else 0

    def digest(self, name: str) -> bytes:
        """Equal where the same is given."""
        return bytes(self._columns[name].digests) if name in self._columns else b""

    def of(self, name: str) -> Iterator[Gift]:
        """What is given of a name."""
        if name not in self._columns:
            return
        found = self._columns[name]
        places, digests = iter(found.places), memoryview(found.digests)
        for at, (giver, start, length) in enumerate(zip(found.givers, places, places, strict=True)):
            digest = bytes(digests[at * DIGEST : at * DIGEST + DIGEST])
            yield self._keys[giver], Piece(digest, start, length)
