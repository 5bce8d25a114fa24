"""The indexes of all members joined into one, as if they were one site.

An entry keeps its place in the blocks of its member; the blocks of the members stand one behind
the other. Of each place the record says of which member it is, and where that stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any

from generator.portal.index import Index
from generator.search.buckets import packed
from generator.search.index import whole_files
from generator.search.joining import Leads, Plan, plan, shard_groups
from generator.search.parts import Head
from generator.search.sounds import MOST, answer_size

_NOWHERE = ("", "", "", "", "")


def joined(
    members: Sequence[Index], sites: Sequence[tuple[str, str]], lines: Iterable[bytes]
) -> Iterator[tuple[str, bytes]]:
    """All files of the index but the lines, of which there are digests; ``sites`` are name and
    address of each member."""
    heads = [
        Head(_NOWHERE, (), "", each.record.starts[-1], "", b"", b"", each.buckets)
        for each in members
    ]
    leads = Leads(*packed(_leads(members), {}))
    layout = plan(heads, leads)
    digests = list(lines)
    for number in range(len(layout.keys)):
        group = range(number, number + 1)
        terms = (each.terms[layout.extent(each.buckets, group)] for each in members)
        own = leads.terms[layout.extent(leads.buckets, group)]
        for made in shard_groups(layout, group, terms, own):
            digests.append(made.digest)
            yield from made.files
    everyday = {w: said for m in reversed(members) for w, said in m.record.everyday.items()}
    words = {word: "、".join(said) for word, said in everyday.items()}
    asked = {word for member in members for word in member.record.asked}
    characters = frozenset[str]().union(*(member.characters for member in members))
    record = _record(members, sites, layout)
    yield from whole_files(record, characters, digests, words, asked)


def _leads(members: Sequence[Index]) -> dict[str, str]:
    """What terms lead to anywhere: the first answers of all members, then the second ones."""
    found: dict[str, str] = {}
    for term in sorted({term for member in members for term in member.leads}):
        size = answer_size(term)
        texts = [member.leads.get(term, "") for member in members]
        answers = ([text[n : n + size] for n in range(0, len(text), size)] for text in texts)
        ordered = dict.fromkeys(filter(None, chain.from_iterable(zip_longest(*answers))))
        found[term] = "".join(list(ordered)[:MOST])
    return found


def _record(
    members: Sequence[Index], sites: Sequence[tuple[str, str]], layout: Plan
) -> dict[str, Any]:
    """The places of all members; what several name is named once."""
    kinds: dict[str, int] = {}
    regions: dict[tuple[str, str], int] = {}
    departments: dict[tuple[str | int, ...], int] = {}
    patterns: dict[str, int] = {}
    places = []
    for number, member in enumerate(members):
        own = member.record
        letters = {65 + at: chr(65 + _number(kinds, kind)) for at, kind in enumerate(own.kinds)}
        for region, department, year, pattern in own.places:
            place = (
                _number(regions, own.regions[region]),
                _number(departments, own.departments[department]),
                year,
                _number(patterns, own.patterns[pattern].translate(letters)),
                number,
            )
            places.append(place)
    return {
        "shards": layout.shards,
        "kinds": list(kinds),
        "regions": list(regions),
        "departments": list(departments),
        "patterns": list(patterns),
        "places": places,
        "sites": list(sites),
    }


def _number(known: dict[Any, int], one: Any) -> int:
    return known.setdefault(one, len(known))
