"""Joining the segments of all disclosures into the files that the browser asks for.

``search/site.json``
    What every query needs: kinds, disclosures, how many shards there are, words for words.
``search/terms/<n>.json``
    A shard: term → where it stands. A term is looked for in the shard of its checksum.
``search/lines/<place>/<n>.json``
    Title and lines of a few entries, fetched for those that become results.
``search/pinyin.json``
    The readings of the site's characters, fetched when letters are typed or nothing is found.
``search/heard/<n>.json``
    The readings of characters that the site does not have.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from msgspec.json import encode

from generator.search.language import syllables, traditional
from generator.search.numbers import written
from generator.search.segment import Segment
from generator.search.sounds import heard, leads
from generator.search.terms import crc

FOLDER = "search/"
_SHARD = 1_500  # characters of a shard, about, and more where there are many


def index(
    segments: Sequence[Segment], everyday: Mapping[str, str], asked: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """The files of the index with their paths below the site.

    ``everyday`` are official words for everyday ones (several parted by 、), ``asked`` the words
    of questions that are not looked for.
    """
    terms = _joined(segments)
    characters = frozenset(term for term in terms if len(term) == 1)
    names = frozenset().union(*(segment.names for segment in segments))
    terms.update(leads(names, everyday))
    shards = _shards(terms)
    record = _site(segments, len(shards))
    record["traditional"] = traditional(characters)
    record["everyday"] = {word: words.split("、") for word, words in sorted(everyday.items())}
    record["asked"] = sorted(asked, key=lambda words: (-len(words), words))
    files = {f"{FOLDER}pinyin.json": encode(syllables(characters))}
    for number, shard in enumerate(shards):
        files[f"{FOLDER}terms/{number}.json"] = encode(dict(sorted(shard.items())))
    for number, readings in enumerate(heard(characters)):
        files[f"{FOLDER}heard/{number}.json"] = encode(readings)
    for segment in segments:
        for number, chunk in enumerate(segment.chunks):
            files[f"{FOLDER}lines/{segment.key}/{number}.json"] = chunk
    record["version"] = _version(files)
    yield f"{FOLDER}site.json", encode(record)
    yield from files.items()


def _joined(segments: Sequence[Segment]) -> dict[str, str]:
    """Term → for each block that has it the way from the block before, and its masks."""
    ways = [written(step) for step in range(1 + sum(len(each.blocks) for each in segments))]
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    get, number = found.get, 0
    for segment in segments:
        for block in segment.blocks:
            for term, masks in block.items():
                parts = get(term)
                if parts is None:
                    found[term] = [ways[number], masks]
                else:
                    parts += (ways[number - last[term]], masks)
                last[term] = number
            number += 1
    return {term: "".join(parts) for term, parts in found.items()}


def _shards(terms: Mapping[str, str]) -> list[dict[str, str]]:
    """As many shards as keep each small: a power of two, so that growing moves few terms."""
    size = sum(len(term) + len(text) + 8 for term, text in terms.items())
    count = 1
    while count * (_SHARD + size // 5000) < size:
        count *= 2
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for term, text in terms.items():
        shards[crc(term) % count][term] = text
    return shards


def _site(segments: Sequence[Segment], shards: int) -> dict[str, Any]:
    """Regions, departments, kinds and patterns of kinds are named once and counted from 0.

    A department is [code, name], without the name of its region where it begins with it, as most
    do: then a county's 财政局 is the next one's too. Else it is [code, name, 1].
    """
    kinds: dict[str, int] = {}
    regions: dict[tuple[str, str], int] = {}
    departments: dict[tuple[str | int, ...], int] = {}
    patterns: dict[str, int] = {}
    places = []
    for segment in segments:
        numbers = (kinds.setdefault(kind, len(kinds)) for kind in segment.kinds)
        pattern = "".join(chr(65 + number) for number in numbers)
        region, region_name, _, _, year = segment.place
        places.append(
            [
                regions.setdefault((region, region_name), len(regions)),
                departments.setdefault(_short(segment), len(departments)),
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


def _short(segment: Segment) -> tuple[str | int, ...]:
    _, region_name, department, name, _ = segment.place
    if name.startswith(region_name):
        return (department, name.removeprefix(region_name))
    return (department, name, 1)


def _version(files: Mapping[str, bytes]) -> str:
    """A name for the whole, so that no browser mixes files of two builds."""
    total = blake2b(digest_size=6)
    for path, content in files.items():
        total.update(path.encode())
        total.update(content)
    return total.hexdigest()
