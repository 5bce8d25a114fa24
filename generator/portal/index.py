"""The search index of a member, read with care: its record and its terms."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

import msgspec
from msgspec import Struct

from generator.portal.postings import reread
from generator.portal.sources import Published
from generator.portal.summary import DEPARTMENT, REGION, YEAR
from generator.portal.trust import Damaged, matching, name, plain
from generator.search.buckets import Buckets, Span, packed
from generator.search.joining import shard_path
from generator.search.parts import FOLDER
from generator.search.segment import BLOCK
from generator.search.sounds import LEADS, answer_size
from generator.search.terms import HAN

# Pages that each site has of itself, and that say nothing of its departments.
LEFT_OUT = {"指南", "首页", "数据", "比较"}
_MOST = 20_000_000  # entries of a member
_MOST_SHARDS = 1 << 16
_MOST_KINDS = 100  # a letter each
_TERM = 80  # characters
_ANSWERS = re.compile(f"[0-9a-z{HAN}]{{1,400}}")


class Record(Struct, frozen=True, dict=True):
    """``search/site.json`` as far as it is needed, see ``search.index``. A department is its code
    and name, and 1 where the name stands without that of its region."""

    shards: int
    kinds: tuple[str, ...]
    regions: tuple[tuple[str, str], ...]
    departments: tuple[tuple[str | int, ...], ...]
    patterns: tuple[str, ...]
    places: tuple[tuple[int, int, str, int], ...]
    everyday: dict[str, tuple[str, ...]] = {}
    asked: tuple[str, ...] = ()

    @cached_property
    def kept(self) -> tuple[int, ...]:
        """For each block a bit for every entry that a portal finds."""
        wanted = [kind not in LEFT_OUT for kind in self.kinds]
        return tuple(
            sum(wanted[ord(letter) - 65] << at for at, letter in enumerate(pattern[n : n + BLOCK]))
            for place in self.places
            for pattern in (self.patterns[place[3]],)
            for n in range(0, len(pattern), BLOCK)
        )

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The first block of each place, and the number of all."""
        sizes = (-(-len(self.patterns[place[3]]) // BLOCK) for place in self.places)
        return (0, *accumulate(sizes))

    def key(self, number: int) -> str:
        """The folder of the lines of a place."""
        region, department, year, _ = self.places[number]
        code = self.regions[region][0]
        return f"{code}/{self.departments[department][0]}/{year}" if code else "site"


class Index(Struct, frozen=True):
    """The index of a member: its record, its terms in ``buckets``, what its names lead to."""

    record: Record
    buckets: Buckets
    terms: bytes
    leads: dict[str, str]
    characters: frozenset[str]


def read_index(member: Published) -> Index:
    """The index of a member; raises PortalError where that cannot be used."""
    path = f"{FOLDER}site.json"
    try:
        record = _record(member.read([path])[path])
        texts: dict[str, str] = {}
        spans: dict[str, Span] = {}
        leads: dict[str, str] = {}
        for shard in member.read(map(shard_path, range(record.shards))).values():
            for term, text in msgspec.json.decode(shard, type=dict[str, str]).items():
                if not 0 < len(term) <= _TERM or plain(term) != term or "\n" in term:
                    raise Damaged("有不能用的词")
                if term[0] in LEADS:
                    leads[term] = _answers(term, text)
                elif found := reread(text, record.kept):
                    texts[term], span = found
                    spans |= {term: span} if span != (0, 0) else {}
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise member.wrong("搜索的索引不是应有的样子") from error
    except Damaged as damage:
        raise member.wrong(f"搜索的索引不能用：{damage}") from damage
    characters = frozenset(term for term in texts if len(term) == 1)
    return Index(record, *packed(texts, spans), leads, characters)


def _record(content: bytes) -> Record:
    told = msgspec.json.decode(content, type=Record)
    shards, letters = told.shards, len(told.kinds)
    if not 0 < shards <= _MOST_SHARDS or shards & (shards - 1):
        raise Damaged("分成的份数不对")
    if letters > _MOST_KINDS:
        raise Damaged("种类太多")
    for pattern in told.patterns:
        if any(not 0 <= ord(letter) - 65 < letters for letter in set(pattern)):
            raise Damaged("有不认识的种类")
    sizes = (len(told.regions), len(told.departments), len(told.patterns))
    for place in told.places:
        named = (place[0], place[1], place[3])
        if any(not 0 <= at < size for at, size in zip(named, sizes, strict=True)):
            raise Damaged("有的公开没有部门")
    if sum(len(told.patterns[place[3]]) for place in told.places) > _MOST:
        raise Damaged("网页太多")
    return Record(
        shards,
        tuple(map(name, told.kinds)),
        tuple((matching(REGION, code) if code else "", name(said)) for code, said in told.regions),
        tuple(map(_department, told.departments)),
        told.patterns,
        tuple(_places(told)),
        {name(word): tuple(map(name, said)) for word, said in told.everyday.items()},
        tuple(map(name, told.asked)),
    )


def _department(told: tuple[str | int, ...]) -> tuple[str | int, ...]:
    match told:
        case (str(code), str(said)):
            return (matching(DEPARTMENT, code) if code else "", name(said))
        case (str(code), str(said), 1):
            return (matching(DEPARTMENT, code) if code else "", name(said), 1)
    raise Damaged("有的部门没有名称")


def _places(told: Record) -> Iterator[tuple[int, int, str, int]]:
    seen = set[tuple[str, str, str]]()
    for region, department, year, pattern in told.places:
        key = told.regions[region][0], str(told.departments[department][0]), year
        if any(key) and (not all(key) or matching(YEAR, year) != year):
            raise Damaged("有的公开没有年度")
        if key in seen:
            raise Damaged("有的公开出现两次")
        seen.add(key)
        yield region, department, year, pattern


def _answers(term: str, text: str) -> str:
    """What a term leads to: whole answers, made of what names are compared by."""
    if len(text) % answer_size(term) or not _ANSWERS.fullmatch(text):
        raise Damaged("有的读音不对")
    return text
