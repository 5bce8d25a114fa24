"""The buckets of all disclosures joined into shards, a group of shards at a time.

A group of shards is made of the same buckets of every disclosure. Its key says what these hold: as
long as that stays the same its files do, wherever and with whatever else they are made.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate

from msgspec import Struct
from msgspec.json import encode

from generator.search.buckets import COUNT, Buckets, packed, shard_numbers, transposed, unpacked
from generator.search.numbers import written
from generator.search.parts import FOLDER, Head, digest_of
from generator.search.sounds import leads
from generator.search.terms import crc

_SHARD = 1_500  # characters of a shard, about, and more where there are many


class Leads(Struct, frozen=True):
    """What names lead to (see ``sounds``), laid into buckets as the terms of a disclosure are."""

    buckets: Buckets
    terms: bytes


class Group(Struct, frozen=True):
    """Shards that are made together: their files, path and content, and a digest of these."""

    number: int
    digest: bytes
    files: tuple[tuple[str, bytes], ...]


class Plan(Struct, frozen=True):
    """How the index is laid out: how many shards, the first block of each disclosure and the number
    of all blocks, a key for each group of shards.
    """

    shards: int
    blocks: tuple[int, ...]
    keys: tuple[str, ...]

    def extent(self, buckets: Buckets, groups: range) -> slice:
        """The bytes of the terms of a disclosure, or of leads, that neighbouring groups need."""
        width = COUNT // len(self.keys)
        return buckets.extent(groups.start * width, groups.stop * width)


def leads_key(heads: Iterable[Head], everyday: Iterable[str]) -> str:
    """What ``leads_of`` of them makes leads from."""
    total = blake2b(b"\n".join(head.names for head in heads), digest_size=16)
    total.update("\n".join(sorted(everyday)).encode())
    return total.hexdigest()


def leads_of(names: Iterable[bytes], everyday: Iterable[str]) -> Leads:
    """From the names of all disclosures, in whatever order, and the everyday words."""
    distinct: set[str] = set()
    for some in names:
        distinct.update(some.decode().splitlines())
    return Leads(*packed(leads(distinct, everyday), {}))


def plan(heads: Sequence[Head], made: Leads) -> Plan:
    """The layout of the index of some disclosures in their order."""
    buckets = [*(head.buckets for head in heads), made.buckets]
    shards = _shards(sum(each.size for each in buckets))
    blocks = (0, *accumulate(head.blocks for head in heads))
    total = blake2b(f"{shards} {blocks}".encode(), digest_size=16)
    digests = transposed(buckets)
    width = max(1, COUNT // shards)
    keys = []
    for start in range(0, COUNT, width):
        key = total.copy()
        key.update(b"".join(digests[start : start + width]))
        keys.append(key.hexdigest())
    return Plan(shards, blocks, tuple(keys))


def _shards(size: int) -> int:
    """As many as keep each small: a power of two, so that growing moves few terms."""
    count = 1
    while count * (_SHARD + size // 5000) < size:
        count *= 2
    return count


def shard_groups(
    layout: Plan, groups: range, terms: Iterable[bytes], leads: bytes
) -> Iterator[Group]:
    """Some neighbouring groups. ``terms`` are what these need of each disclosure (see
    ``Plan.extent``) in the order of the plan, ``leads`` what they need of the leads.
    """
    texts = _joined(layout, terms)
    texts.update((term, text) for term, _, text in unpacked(leads))
    shards: dict[int, dict[str, str]] = {}
    for term in sorted(texts):
        shards.setdefault(crc(term) % layout.shards, {})[term] = texts[term]
    for group in groups:
        numbers = shard_numbers(group, len(layout.keys), layout.shards)
        files = tuple((shard_path(n), encode(shards.get(n, {}))) for n in numbers)
        yield Group(group, digest_of(files), files)


def shard_path(number: int) -> str:
    """The file of a shard."""
    return f"{FOLDER}terms/{number}.json"


def _joined(layout: Plan, terms: Iterable[bytes]) -> dict[str, str]:
    """Term → for each block that has it the way from the block before, and its masks."""
    ways = [written(step) for step in range(1 + layout.blocks[-1])]
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    get = found.get
    for base, content in zip(layout.blocks[:-1], terms, strict=True):
        for term, span, text in unpacked(content):
            start = end = base
            if span:
                first, _, final = span.partition(" ")
                start, end = base + int(first), base + int(final)
            parts = get(term)
            if parts is None:
                found[term] = [ways[start], text]
            else:
                parts += (ways[start - last[term]], text)
            last[term] = end
    return {term: "".join(parts) for term, parts in found.items()}
