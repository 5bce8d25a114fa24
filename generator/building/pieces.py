"""What a disclosure gives to pages of the whole site: many pieces in one file of the store.

A page of the site needs one piece of each of many disclosures, and mostly none at all: as long as
the digests of its pieces stay, so does the page.
"""

from collections.abc import Mapping
from hashlib import blake2b

from msgspec import Struct

from generator.store.store import Store

_KIND = "pieces"
_DIGEST = 12  # bytes


class Piece(Struct, frozen=True, array_like=True, gc=False):
    """Where a piece stands in its file, and the digest of what it holds."""

    digest: bytes
    start: int
    length: int


Index = dict[str, Piece]


def put_pieces(store: Store, key: str, pieces: Mapping[str, bytes]) -> Index:
    """Keep pieces by name under a key; where each of them is."""
    index, at = {}, 0
    for name, content in pieces.items():
        index[name] = Piece(blake2b(content, digest_size=_DIGEST).digest(), at, len(content))
        at += len(content)
    store.put_bytes(_KIND, key, b"".join(pieces.values()))
    return index


def read_piece(store: Store, key: str, piece: Piece) -> bytes | None:
    """The content of a piece; None where the store does not have it as it was."""
    if not piece.length:
        return b""
    content = store.get_bytes(_KIND, key, piece.start, piece.length)
    if content is None or not piece.digest:
        return content
    return content if blake2b(content, digest_size=_DIGEST).digest() == piece.digest else None


def part_of(piece: Piece, extent: slice) -> Piece:
    """Some of the bytes of a piece; they bear no digest."""
    return Piece(b"", piece.start + extent.start, extent.stop - extent.start)


def has_pieces(store: Store, key: str, index: Index) -> bool:
    """Whether the pieces under a key are still there, none of them cut short."""
    end = max((piece.start + piece.length for piece in index.values()), default=0)
    return store.size(_KIND, key) == end


def drop_pieces(store: Store, key: str) -> None:
    """Forget pieces that are not as they were, so that the next build makes them again."""
    store.drop(_KIND, key)


def get_pieces(store: Store, key: str) -> bytes:
    """All pieces under a key as they are kept; b'' where there are none."""
    return store.get_bytes(_KIND, key, 0, -1) or b""


def put_all(store: Store, key: str, content: bytes) -> None:
    """Keep the pieces of another store."""
    store.put_bytes(_KIND, key, content)
