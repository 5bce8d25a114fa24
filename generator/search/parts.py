"""A segment cut up: what the site must know of it, and what is read again only where needed."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from msgspec import Struct

from generator.search.buckets import Buckets, Span, packed
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
    texts, spans = _joined(segment.blocks)
    buckets, terms = packed(texts, spans)
    names = "".join(f"{name}\n" for name in sorted(segment.names)).encode()
    kinds = {kind: chr(65 + number) for number, kind in enumerate(dict.fromkeys(segment.kinds))}
    head = Head(
        segment.place,
        tuple(kinds),
        "".join(kinds[kind] for kind in segment.kinds),
        len(segment.blocks),
        "".join(sorted([term for term in texts if len(term) == 1])),
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


def _joined(blocks: Sequence[dict[str, str]]) -> tuple[dict[str, str], dict[str, Span]]:
    """What is written of each term, without its first block; the first and last block of those
    that stand in others than block 0.
    """
    texts = dict(blocks[0]) if blocks else {}
    spans: dict[str, Span] = {}
    for number, block in enumerate(blocks[1:], 1):
        for term, masks in block.items():
            before = texts.get(term)
            first, last = spans.get(term, (0, 0)) if before else (number, number)
            texts[term] = before + written(number - last) + masks if before else masks
            spans[term] = first, number
    return texts, spans
