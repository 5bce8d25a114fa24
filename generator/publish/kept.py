"""What is kept of a release beside its tree: its parts, packed, and what was verified of them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.msgpack import encode

from generator.publish.disk import write_pieces
from generator.publish.parts import Sealed

_FORMAT = 2
_SUM = 4  # bytes of a CRC-32 at the end: what stands before is opened later, or never


class Kept(Struct, frozen=True, array_like=True):
    """A release: `parts` by name in the order of their names, and for which pages that had to be
    there they were `verified` (a digest; '' for not at all)."""

    format: int = _FORMAT
    verified: str = ""
    parts: Mapping[str, Sealed] = MappingProxyType({})


NOTHING_KEPT = Kept()
_decoder = msgspec.msgpack.Decoder(Kept)


def save_kept(file: Path, kept: Kept) -> None:
    """Write what is kept to `file` and to the disk, in one step; raises OSError.

    The file's time is that at which its tree was finished.
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
        kept = _decoder.decode(data[:-_SUM])
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return NOTHING_KEPT
    return kept if kept.format == _FORMAT else NOTHING_KEPT


def _packed(kept: Kept) -> Iterator[bytes]:
    """MessagePack of what is kept, a part at a time: together they may be large."""
    yield b"\x93" + encode(kept.format) + encode(kept.verified)  # an array of three: these, and
    yield b"\xdf" + len(kept.parts).to_bytes(4)  # a map of so many
    for name in sorted(kept.parts):
        yield encode(name) + encode(kept.parts[name])


def _summed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    found = 0
    for piece in pieces:
        found = crc32(piece, found)
        yield piece
    yield found.to_bytes(_SUM)
