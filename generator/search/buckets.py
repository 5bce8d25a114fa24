"""Terms laid into 256 buckets by their checksum, as text that can be joined without decoding.

There are as many shards as a power of two. A shard is some whole buckets, or a bucket some whole
shards, so that each bucket of all disclosures is joined without a look at the others. Buckets that
make a shard stand side by side: they are ordered by their bits backwards.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate

from msgspec import Struct

from generator.search.terms import crc

COUNT = 256
_DIGEST = 8  # bytes, an item of an array
_END = 4  # bytes of a place
_AROUND = 5  # signs around a term and its text in a shard, beside three ends of lines here
_REVERSED = [int(f"{number:08b}"[::-1], 2) for number in range(COUNT)]

Span = tuple[int, int]  # the first block that a term stands in, the last


class Buckets(Struct, frozen=True, array_like=True, gc=False):
    """Where each bucket ends in the bytes of them all, their digests, and about how many
    characters they add to the index.
    """

    ends: bytes
    digests: bytes
    size: int

    def extent(self, start: int, stop: int) -> slice:
        """Where the buckets from ``start`` to before ``stop`` stand."""
        return slice(self._end(start), self._end(stop))

    def _end(self, before: int) -> int:
        """Where the first ``before`` buckets end."""
        return int.from_bytes(self.ends[before * _END - _END : before * _END], "little")


def transposed(many: Iterable[Buckets]) -> list[bytes]:
    """For each bucket its digests in all of ``many``, one behind the other."""
    digests = array("Q", b"".join([each.digests for each in many]))
    return [digests[number::COUNT].tobytes() for number in range(COUNT)]


def packed(texts: Mapping[str, str], spans: Mapping[str, Span]) -> tuple[Buckets, bytes]:
    """The buckets of terms, one behind the other. ``texts`` are what is written of each term,
    ``spans`` the first and last block of those that stand in others than the first.

    A term is three lines: itself, its span (nothing where it has none), its text. None of these
    can hold the end of a line.
    """
    filled: list[list[str]] = [[] for _ in range(COUNT)]
    for term, text in texts.items():
        span = f"{spans[term][0]} {spans[term][1]}" if term in spans else ""
        filled[_position(term)].append(f"{term}\n{span}\n{text}\n")
    joined = ["".join(sorted(lines)) for lines in filled]
    contents = [text.encode() for text in joined]
    ends = b"".join([end.to_bytes(_END, "little") for end in accumulate(map(len, contents))])
    digests = [blake2b(content, digest_size=_DIGEST).digest() for content in contents]
    size = sum(map(len, joined)) + _AROUND * len(texts)
    return Buckets(ends, b"".join(digests), size), b"".join(contents)


def unpacked(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Term, first and last block, text, of one bucket or more."""
    lines = content.decode().split("\n")
    return zip(lines[0::3], lines[1::3], lines[2::3], strict=False)  # an empty line at the end


@lru_cache(maxsize=1 << 15)
def _position(term: str) -> int:
    return _REVERSED[crc(term) % COUNT]


def shard_numbers(group: int, groups: int, shards: int) -> range:
    """The shards that the buckets of a group make, of ``groups`` alike."""
    bits = groups.bit_length() - 1
    first = int(f"{group:0{bits}b}"[::-1], 2) if bits else 0
    return range(first, shards, groups)
