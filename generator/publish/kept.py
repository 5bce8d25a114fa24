"""What is kept of a release beside its tree: its parts, and what was verified of them.

In one file a list of the parts with the places of what they hold; that lies in another (`bodies`).
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.msgpack import encode

from generator.publish.bodies import Bodies, Spot
from generator.publish.disk import write_pieces
from generator.publish.sealed import Sealed

_FORMAT = 3
_SUM = 4  # bytes of a CRC-32 at the end


class Kept(Struct, frozen=True):
    """A release: `parts` by name in the order of their names, and for which pages that had to be
    there they were `verified` (a digest; '' for not at all). `bodies` is where they lie."""

    verified: str = ""
    parts: Mapping[str, Sealed] = MappingProxyType({})
    bodies: Bodies | None = None

    @property
    def shareable(self) -> bool:
        """Whether the file of the bodies is fit to be shared with another release."""
        held = sum(part.files.length + part.said.length for part in self.parts.values())
        return self.bodies is not None and self.bodies.is_worth_sharing(held)


class _Row(Struct, frozen=True, array_like=True):
    """A part: the places of its two bodies are start, length, mark."""

    name: str
    digest: str
    anchors: str
    count: int
    files: tuple[int, int, bytes]
    said: tuple[int, int, bytes]


class _Listed(Struct, frozen=True, array_like=True):
    format: int
    verified: str
    rows: tuple[_Row, ...]


NOTHING_KEPT = Kept()
_decoder = msgspec.msgpack.Decoder(_Listed)


def bodies_beside(file: Path) -> Path:
    """Where the bodies lie of the parts that ``file`` lists."""
    return file.with_suffix(".bodies")


def save_kept(file: Path, kept: Kept) -> None:
    """Write the list of what is kept to `file` and to the disk, in one step; raises OSError.

    Its `bodies` lie beside it already. The file's time is that at which its tree was finished.
    """
    fresh = file.with_name(file.name + ".new")
    try:
        write_pieces(fresh, _summed(_packed(kept)), sync=True)
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def load_kept(file: Path) -> Kept:
    """Read what is kept; what is missing, damaged or of another format is as good as nothing.

    That only means that every file is written anew, so nothing is raised.
    """
    try:
        data = memoryview(file.read_bytes())
        if int.from_bytes(data[-_SUM:]) != crc32(data[:-_SUM]):
            return NOTHING_KEPT
        found = _decoder.decode(data[:-_SUM])
        if found.format != _FORMAT:
            return NOTHING_KEPT
        bodies = Bodies(bodies_beside(file))
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return NOTHING_KEPT
    parts = {row.name: _sealed(row, bodies) for row in found.rows}
    return Kept(found.verified, parts, bodies)


def _sealed(row: _Row, bodies: Bodies) -> Sealed:
    files, said = Spot(bodies, *row.files), Spot(bodies, *row.said)
    return Sealed(row.digest, row.anchors, row.count, files, said)


def _packed(kept: Kept) -> Iterator[bytes]:
    """MessagePack of the list, a part at a time: together they may be many."""
    yield b"\x93" + encode(_FORMAT) + encode(kept.verified)  # an array of three: these, and
    yield b"\xdd" + len(kept.parts).to_bytes(4)  # an array of so many
    for name, part in sorted(kept.parts.items()):
        yield encode(_row(name, part))


def _row(name: str, part: Sealed) -> _Row:
    assert isinstance(part.files, Spot) and isinstance(part.said, Spot), name
    places = [(spot.start, spot.length, spot.mark) for spot in (part.files, part.said)]
    return _Row(name, part.digest, part.anchors, part.count, *places)


def _summed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    found = 0
    for piece in pieces:
        found = crc32(piece, found)
        yield piece
    yield found.to_bytes(_SUM)
