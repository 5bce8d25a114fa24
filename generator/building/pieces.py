"""What a disclosure gives to pages of the whole site: many pieces in one file of the store.

A page of the site needs one piece of each of many disclosures, and mostly none at all: as long as
the digests of its pieces stay, so does the page.
"""

from collections.abc import Mapping
from hashlib import blake2b

from msgspec import Raw, Struct
from msgspec.msgpack import Decoder, encode

from generator.publish import PublishError
from generator.publish.errors import UNTOUCHED
from generator.store.store import Store

_KIND = "pieces"
DIGEST = 12  # bytes


class Piece(Struct, frozen=True, array_like=True, gc=False):
    """Where a piece stands in its file, and the digest of what it holds."""

    digest: bytes
    start: int
    length: int


class Sized(Struct, frozen=True, array_like=True, gc=False):
    """The beginning of an index."""

    size: int


class Index(Struct, frozen=True, array_like=True, gc=False):
    """Pieces by name, packed: most are never asked for. ``size`` is that of them all, in bytes."""

    size: int = 0
    packed: Raw = Raw(encode({}))

    def all(self) -> dict[str, Piece]:
        """The pieces by name."""
        return _index.decode(self.packed)

    def __getitem__(self, name: str) -> Piece:
        return self.all()[name]


_index = Decoder(dict[str, Piece])
Gift = tuple[str, Piece]  # a piece, and the key of the disclosure that gives it


def put_pieces(store: Store, key: str, pieces: Mapping[str, bytes]) -> Index:
    """Keep pieces by name under a key; where each of them is."""
    index, at = dict[str, Piece](), 0
    for name, content in pieces.items():
        index[name] = Piece(blake2b(content, digest_size=DIGEST).digest(), at, len(content))
        at += len(content)
    store.put_bytes(_KIND, key, b"".join(pieces.values()))
    return Index(at, Raw(encode(index)))


def read_piece(store: Store, key: str, piece: Piece) -> bytes | None:
    """The content of a piece; None where the store does not have it as it was."""
    if not piece.length:
        return b""
    content = store.get_bytes(_KIND, key, piece.start, piece.length)
    if content is None or not piece.digest:
        return content
    return content if blake2b(content, digest_size=DIGEST).digest() == piece.digest else None


def part_of(piece: Piece, extent: slice) -> Piece:
    """Some of the bytes of a piece; they bear no digest."""
    return Piece(b"", piece.start + extent.start, extent.stop - extent.start)


def has_pieces(store: Store, key: str, size: int) -> bool:
    """Whether pieces of that size are still there under a key, none of them cut short."""
    return store.size(_KIND, key) == size


def read_gift(store: Store, gift: Gift) -> bytes:
    """The content of a piece. Raises PublishError where it is not as it was: then all under its key
    is forgotten, so that the next build makes it again."""
    key, piece = gift
    content = read_piece(store, key, piece)
    if content is None:
        store.drop(_KIND, key)
        raise lost()
    return content


def lost() -> PublishError:
    """What was kept during this build cannot be read back."""
    words = "构建的中间结果读不回来：请检查 .cache 所在磁盘的空间、权限和 ulimit -f，再构建一次。"
    return PublishError("io", words + UNTOUCHED)


def get_pieces(store: Store, key: str) -> bytes:
    """All pieces under a key as they are kept; b'' where there are none."""
    return store.get_bytes(_KIND, key, 0, -1) or b""


def put_all(store: Store, key: str, content: bytes) -> None:
    """Keep the pieces of another store."""
    store.put_bytes(_KIND, key, content)
