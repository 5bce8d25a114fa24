"""Terms laid into 256 buckets by their checksum, as text that can be joined without decoding.

There are as many shards as a power of two. A shard is some whole buckets, or a bucket some whole
shards, so that each bucket of all disclosures is joined without a look at the others. Buckets that
make a shard stand side by side: they are ordered by their bits backwards.
"""

import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct

from generator.search.terms import crc

COUNT = 256
_DIGEST = 8  # bytes
_ENDS = struct.Struct(f"<{COUNT}I")
_REVERSED = [int(f"{number:08b}"[::-1], 2) for number in range(COUNT)]

Posting = tuple[int, int, str]  # the first block that has a term, the last, what is written of them


class Buckets(Struct, frozen=True, array_like=True, gc=False):
    """Where each bucket ends in the bytes of them all, their digests, and about how many
    characters they add to the index.
    """

    ends: bytes
    digests: bytes
    size: int

    def extent(self, start: int, stop: int) -> slice:
        """Where the buckets from ``start`` to before ``stop`` stand."""
        ends = (0, *_ENDS.unpack(self.ends))
        return slice(ends[start], ends[stop])

    def digest(self, start: int, stop: int) -> bytes:
        """What says whether any of them is another than before."""
        return self.digests[start * _DIGEST : stop * _DIGEST]


def packed(postings: Mapping[str, Posting]) -> tuple[Buckets, bytes]:
    """The buckets of terms, one behind the other.

    A term is three lines: itself, its first and last block (nothing where both are 0), what is
    written of them. None of these can hold the end of a line.
    """
    filled: list[list[str]] = [[] for _ in range(COUNT)]
    size = 0
    for term, (first, last, text) in sorted(postings.items()):
        filled[_position(term)] += (term, f"{first} {last}" if last else "", text)
        size += len(term) + len(text) + 8
    contents = ["\n".join((*lines, "")).encode() if lines else b"" for lines in filled]
    ends, digests, at = [], [], 0
    for content in contents:
        at += len(content)
        ends.append(at)
        digests.append(blake2b(content, digest_size=_DIGEST).digest())
    return Buckets(_ENDS.pack(*ends), b"".join(digests), size), b"".join(contents)


def unpacked(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Term, first and last block, text, of one bucket or more."""
    lines = content.decode().split("\n")
    return zip(lines[0::3], lines[1::3], lines[2::3], strict=False)  # an empty line at the end


@lru_cache(maxsize=200_000)
def _position(term: str) -> int:
    return _REVERSED[crc(term) % COUNT]


def shard_numbers(group: int, groups: int, shards: int) -> range:
    """The shards that the buckets of a group make, of ``groups`` alike."""
    bits = groups.bit_length() - 1
    first = int(f"{group:0{bits}b}"[::-1], 2) if bits else 0
    return range(first, shards, groups)
