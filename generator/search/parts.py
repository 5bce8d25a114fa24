"""A segment cut up: what the site must know of it, and what is read again only where needed."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from msgspec import Struct

from generator.search.buckets import Buckets, Posting, packed
from generator.search.numbers import written
from generator.search.segment import Segment

FOLDER = "search/"
_DIGEST = 8  # bytes


class Head(Struct, frozen=True, array_like=True, gc=False):
    """What the site must know of a disclosure.

    ``place`` as in ``Segment``; ``kinds`` are those of its entries and ``pattern`` a letter for
    each entry, A for the first kind; ``blocks`` how many it has; ``characters`` those that occur;
    ``names`` and ``lines`` are the digests of its names and of its files of lines.
    """

    place: tuple[str, str, str, str, str]
    kinds: tuple[str, ...]
    pattern: str
    blocks: int
    characters: str
    names: bytes
    lines: bytes
    buckets: Buckets


class Parts(Struct, frozen=True, gc=False):
    """A segment, cut. ``lines`` are files of the site, path and content; ``terms`` the buckets one
    behind the other; ``names`` what ``leads_of`` gathers.
    """

    head: Head
    terms: bytes
    names: bytes
    lines: tuple[tuple[str, bytes], ...]


def parts_of(segment: Segment) -> Parts:
    """Cut a segment."""
    lines = tuple(
        (f"{FOLDER}lines/{segment.key}/{number}.json", chunk)
        for number, chunk in enumerate(segment.chunks)
    )
    postings = _postings(segment.blocks)
    buckets, terms = packed(postings)
    names = "".join(f"{name}\n" for name in sorted(segment.names)).encode()
    kinds = {kind: chr(65 + number) for number, kind in enumerate(dict.fromkeys(segment.kinds))}
    head = Head(
        segment.place,
        tuple(kinds),
        "".join(kinds[kind] for kind in segment.kinds),
        len(segment.blocks),
        "".join(sorted([term for term in postings if len(term) == 1])),
        blake2b(names, digest_size=_DIGEST).digest(),
        digest_of(lines),
        buckets,
    )
    return Parts(head, terms, names, lines)


def digest_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """What says whether any of some files, path and content, is another than before."""
    total = blake2b(digest_size=_DIGEST)
    for path, content in files:
        total.update(f"{path}\n{len(content)}\n".encode())
        total.update(content)
    return total.digest()


def _postings(blocks: Sequence[dict[str, str]]) -> dict[str, Posting]:
    """Each term with the first and last of its blocks, and what is written of them."""
    found: dict[str, Posting] = {}
    for number, block in enumerate(blocks):
        for term, masks in block.items():
            known = found.get(term)
            if known is None:
                found[term] = number, number, masks
            else:
                first, last, text = known
                found[term] = first, number, text + written(number - last) + masks
    return found
