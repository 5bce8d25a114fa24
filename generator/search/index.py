"""The files that the browser asks for.

``search/site.json``
    What every query needs: kinds, disclosures, how many shards there are, words for words, the
    readings of the site's characters.
``search/terms/<n>.json``
    A shard: term → where it stands. A term is looked for in the shard of its checksum.
``search/lines/<place>/<n>.json``
    Title and lines of a few entries, fetched for those that become results.
``search/heard/<n>.json``
    The readings of characters that the site does not have, fetched where one is typed.

Lines are of a disclosure alone (``parts``), shards of the same buckets of all (``joining``), the
rest of what the heads of all disclosures say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from msgspec.json import encode

from generator.search.joining import leads_of, plan, shard_groups
from generator.search.language import syllables, traditional
from generator.search.parts import FOLDER as FOLDER
from generator.search.parts import Head, digest_of, parts_of
from generator.search.segment import Segment
from generator.search.sounds import heard


def index(
    segments: Sequence[Segment], everyday: Mapping[str, str], asked: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """All files of the index with their paths below the site, from segments held in memory.

    ``everyday`` are official words for everyday ones (several parted by 、), ``asked`` the words
    of questions that are not looked for.
    """
    parts = [parts_of(segment) for segment in segments]
    heads = [part.head for part in parts]
    leads = leads_of((part.names for part in parts), everyday)
    layout = plan(heads, leads)
    every = range(len(layout.keys))
    groups = list(shard_groups(layout, every, (part.terms for part in parts), leads.terms))
    digests = [group.digest for group in groups]
    yield from shared_files(layout.shards, heads, digests, everyday, asked)
    for group in groups:
        yield from group.files
    for part in parts:
        yield from part.lines


def shared_files(
    shards: int,
    heads: Sequence[Head],
    digests: Iterable[bytes],
    everyday: Mapping[str, str],
    asked: Sequence[str],
) -> Iterator[tuple[str, bytes]]:
    """What is of no disclosure and no shard alone; ``digests`` are those of all groups of shards,
    in order.
    """
    characters = frozenset().union(*{head.characters for head in heads})
    told = (*digests, *(head.lines for head in heads))
    return whole_files(_site(heads, shards), characters, told, everyday, asked)


def whole_files(
    record: dict[str, Any],
    characters: frozenset[str],
    digests: Iterable[bytes],
    everyday: Mapping[str, str],
    asked: Iterable[str],
) -> Iterator[tuple[str, bytes]]:
    """What a browser reads first: a ``record`` of places with what all queries need, and the files
    of readings of the ``characters`` that occur; ``digests`` are those of all other files.
    """
    files = [
        (f"{FOLDER}heard/{number}.json", encode(readings))
        for number, readings in enumerate(heard(characters))
    ]
    words = {word: words.split("、") for word, words in sorted(everyday.items())}
    more = {
        "readings": syllables(characters),
        "traditional": traditional(characters),
        "everyday": words,
        "asked": sorted(asked, key=lambda words: (-len(words), words)),
        "version": _version(*digests, digest_of(files)),
    }
    yield f"{FOLDER}site.json", encode(record | more)
    yield from files


def _site(heads: Sequence[Head], shards: int) -> dict[str, Any]:
    """Regions, departments, kinds and patterns of kinds are named once and counted from 0.

    A department is [code, name], without the name of its region where it begins with it, as most
    do: then a county's 财政局 is the next one's too. Else it is [code, name, 1].
    """
    kinds: dict[str, int] = {}
    regions: dict[tuple[str, str], int] = {}
    departments: dict[tuple[str | int, ...], int] = {}
    patterns: dict[str, int] = {}
    places = []
    for head in heads:
        numbers = [kinds.setdefault(kind, len(kinds)) for kind in head.kinds]
        letters = {65 + at: chr(65 + number) for at, number in enumerate(numbers)}
        pattern = head.pattern.translate(letters)
        region, region_name, _, _, year = head.place
        places.append(
            [
                regions.setdefault((region, region_name), len(regions)),
                departments.setdefault(_short(head), len(departments)),
                year,
                patterns.setdefault(pattern, len(patterns)),
            ]
        )
    return {
        "shards": shards,
        "kinds": list(kinds),
        "regions": list(regions),
        "departments": list(departments),
        "patterns": list(patterns),
        "places": places,
    }


def _short(head: Head) -> tuple[str | int, ...]:
    _, region_name, department, name, _ = head.place
    if name.startswith(region_name):
        return (department, name.removeprefix(region_name))
    return (department, name, 1)


def _version(*digests: bytes) -> str:
    """A name for the whole, so that no browser mixes files of two builds."""
    return blake2b(b"".join(digests), digest_size=6).hexdigest()
