"""Segments cut up and joined again, whole or a group of shards at a time, here or elsewhere."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bench.search.entries import Entries, search_entries
from generator.render.shell import Shell
from generator.search.buckets import COUNT, shard_numbers
from generator.search.index import index, shared_files
from generator.search.joining import Group, Leads, Plan, leads_key, leads_of, plan, shard_groups
from generator.search.numbers import DIGITS
from generator.search.parts import Parts, parts_of
from generator.search.segment import BLOCK, segment
from generator.search.sounds import leads
from generator.search.terms import called, crc, exact, of_text
from generator.views.page import SearchEntry, SearchLine, SearchPlace
from tests.fidelity.pieces import ROOT

Said = dict[
    str, list[tuple[int, bool]]
]  # term → entries that say it, and whether they are called so
EVERYDAY = {"公车": "公务用车"}


def cut(told: Entries) -> list[Parts]:
    return [parts_of(segment(place, entries)) for place, entries in told.items() if entries]


def made(parts: Sequence[Parts], bounds: Sequence[int] = (0, COUNT)) -> dict[str, bytes]:
    """All files, with the groups made in runs that end at ``bounds``."""
    found = leads_of((part.names for part in parts), EVERYDAY)
    layout = plan([part.head for part in parts], found)
    ends = sorted({min(bound, len(layout.keys)) for bound in (0, *bounds, COUNT)})
    groups = [g for a, b in pairwise(ends) for g in some(layout, found, parts, range(a, b))]
    return dict(files(layout, parts, groups))


def some(layout: Plan, found: Leads, parts: Sequence[Parts], groups: range) -> Iterator[Group]:
    terms = (part.terms[layout.extent(part.head.buckets, groups)] for part in parts)
    own = found.terms[layout.extent(found.buckets, groups)]
    yield from shard_groups(layout, groups, terms, own)


def files(
    layout: Plan, parts: Sequence[Parts], groups: Sequence[Group]
) -> Iterator[tuple[str, bytes]]:
    heads, digests = [part.head for part in parts], [group.digest for group in groups]
    yield from shared_files(layout.shards, heads, digests, EVERYDAY, ["多少"])
    for each in (*(group.files for group in groups), *(part.lines for part in parts)):
        yield from each


def read(found: dict[str, bytes]) -> tuple[Said, dict[str, str]]:
    """What the browser reads: entries of terms, and what terms lead to."""
    site = json.loads(found["search/site.json"])
    firsts: list[int] = []
    number = 0
    for _, _, _, pattern in site["places"]:
        size = len(site["patterns"][pattern])
        firsts += range(number, number + size, BLOCK)
        number += size
    said: Said = {}
    led: dict[str, str] = {}
    for number in range(site["shards"]):
        for term, text in json.loads(found[f"search/terms/{number}.json"]).items():
            assert crc(term) % site["shards"] == number
            if term[0] in "~!_<>[":
                led[term] = text
            else:
                said[term] = list(postings(text, firsts))
    return said, led


def postings(text: str, firsts: Sequence[int]) -> Iterator[tuple[int, bool]]:
    numbers, block = decoded(text), 0
    for step in numbers:
        block += step
        mask = next(numbers)
        named = (0, mask >> 2)[mask % 4] if mask % 4 < 2 else next(numbers)
        for bit in range(BLOCK):
            if mask >> 2 >> bit & 1:
                yield firsts[block] + bit, bool(named >> bit & 1)


def decoded(text: str) -> Iterator[int]:
    value = shift = 0
    for digit in map(DIGITS.index, text):
        value |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            yield value
            value = shift = 0


def expected(told: Entries) -> Said:
    """The same told from each entry by itself."""
    said: Said = {}
    for number, entry in enumerate(each for entries in told.values() for each in entries):
        titles = (entry.title, *entry.aliases)
        named = {t for title in titles for t in (*of_text(title), *exact(title), *of_bare(title))}
        names = [name for line in entry.lines for name in line.names]
        texts = (entry.text, *(cell for line in entry.lines for cell in line.text.split("\t")))
        other = {term for text in texts for term in of_text(text)}
        other |= {term for name in names for term in (*exact(name), *of_bare(name))}
        for term in named | other:
            said.setdefault(term, []).append((number, term in named))
    return said


def of_bare(name: str) -> frozenset[str]:
    """What a name is found by without the marks in it, where leaving them out makes another."""
    bare = called(name)[-1:]
    return frozenset(term for way in bare if way not in name for term in of_text(way))


@pytest.fixture(scope="module")
def real(site_shell: Shell) -> Entries:
    return search_entries(ROOT, site_shell)[0]


def test_every_term_of_the_documents_leads_to_the_entries_that_have_it(real: Entries) -> None:
    found = made(cut(real))
    said, led = read(found)
    assert said == expected(real)
    names = {name for p, told in real.items() for name in segment(p, told).names}
    assert led == leads(names, EVERYDAY)
    everything = [segment(place, told) for place, told in real.items()]
    assert dict(index(everything, EVERYDAY, ["多少"])) == found


TEXTS = st.text(alphabet="机关车费预算表12３,. aB\t\n、：", max_size=8)
LINES = st.builds(SearchLine, TEXTS, st.just("r"), st.lists(TEXTS, max_size=2).map(tuple))
ENTRIES = st.lists(
    st.builds(
        SearchEntry,
        st.just("x/"),
        TEXTS,
        TEXTS,
        st.lists(LINES, max_size=2).map(tuple),
        kind=st.sampled_from(["项目", "公开表", ""]),
    ),
    max_size=70,
)


def placed(all_entries: Sequence[list[SearchEntry]]) -> Entries:
    places = [None, *(SearchPlace("1", "县", f"{n}", "局", "2030") for n in range(9))]
    return dict(zip(places, all_entries, strict=False))


@settings(deadline=None, max_examples=40)
@given(st.lists(ENTRIES, min_size=1, max_size=4).map(placed), st.lists(st.integers(0, COUNT)))
def test_the_index_is_the_same_in_whatever_runs_it_is_made(told: Entries, ends: list[int]) -> None:
    parts = [parts_of(segment(place, entries)) for place, entries in told.items()]
    assert made(parts, ends) == made(parts)
    assert read(made(parts))[0] == expected(told)


def test_one_change_makes_other_shards_only_in_the_groups_that_have_another_key(
    real: Entries,
) -> None:
    place, entries = list(real.items())[2]
    line = replace(entries[1].lines[0], text=entries[1].lines[0].text + "\t8765.43")
    told = [*entries]
    told[1] = replace(entries[1], lines=(line, *entries[1].lines[1:]))
    before, after = cut(real), cut({**real, place: told})
    words = EVERYDAY.keys()
    assert leads_key([part.head for part in before], words) == leads_key(
        [part.head for part in after], words
    )
    found = leads_of((part.names for part in before), words)
    one, two = (plan([part.head for part in parts], found) for parts in (before, after))
    changed = [n for n, key in enumerate(two.keys) if key != one.keys[n]]
    assert 0 < len(changed) < 10 and one.shards == two.shards
    groups = list(some(one, found, before, range(len(one.keys))))
    for number in changed:
        (groups[number],) = some(two, found, after, range(number, number + 1))
    joined = dict(files(two, after, groups))
    assert joined == made(after) != made(before)
    assert "#8765.43" in read(joined)[0]


def test_another_order_or_another_place_of_blocks_is_another_key() -> None:
    blank = SearchEntry("x/", "")
    first, second = ([SearchEntry("x/", name), *[blank] * 31] for name in ("甲", "乙"))
    found = leads_of((), ())

    def keys(*told: list[SearchEntry]) -> set[str]:
        return set(plan([parts_of(segment(None, each)).head for each in told], found).keys)

    assert keys(first, second) == keys(first, second)
    assert not keys(first, second) & keys(second, first)
    assert not keys(first, second) & keys([*first, blank], second), "a block more, and no term"


def test_a_name_and_an_everyday_word_are_seen_in_the_keys() -> None:
    one, other = (parts_of(segment(None, [SearchEntry("x/", name)])) for name in ("甲", "乙"))
    keys = [leads_key([part.head], words) for part in (one, other) for words in ((), ("车",))]
    assert len(set(keys)) == 4
    one_way, another = (plan([one.head], leads_of([names], ())) for names in (b"", "名称".encode()))
    assert set(one_way.keys) != set(another.keys), "shards hold leads too"


def test_the_version_changes_with_a_line_alone() -> None:
    def told(anchor: str) -> dict[str, bytes]:
        line = SearchLine("某行", anchor, ("某行",))
        return made([parts_of(segment(None, [SearchEntry("x/", "某页", lines=(line,))]))])

    one, two = told("r1"), told("r2")
    assert {path for path in one if one[path] != two[path]} == {
        "search/site.json",
        "search/lines/site/0.json",
    }


@pytest.mark.parametrize("shards", [1, 2, 256, 4096])
def test_groups_hold_all_shards_once_and_are_their_buckets(shards: int) -> None:
    groups = min(shards, COUNT)
    held = [shard_numbers(group, groups, shards) for group in range(groups)]
    assert sorted(n for numbers in held for n in numbers) == list(range(shards))


SCRIPT = """
from hashlib import sha256
from generator.search.parts import parts_of
from generator.search.segment import segment
from generator.views.page import SearchEntry, SearchLine
entries = [SearchEntry("x/", f"第{n}页 P00{n}", "正文", (SearchLine(f"办公\\t1,2{n}.5万",
    "r", ("办公费", "接待费")),)) for n in range(70)]
parts = parts_of(segment(None, entries))
print(sha256(repr(parts).encode()).hexdigest())
"""


def test_parts_are_the_same_in_every_process() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
