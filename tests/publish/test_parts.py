"""A site cut into parts is found to be what it is as a whole; what is known is not asked again."""

import pickle
import random
from collections.abc import Iterator, Mapping
from importlib import import_module

import pytest
from msgspec import msgpack
from msgspec.structs import replace

from generator.publish import (
    Entry,
    Facts,
    Known,
    Part,
    condense,
    grouped,
    seal,
    verify,
    verify_parts,
)
from generator.publish.parts import make_part
from generator.publish.sealed import Sealed
from tests.publish.wholes import ADDRESS, PATHS, cut, site, whole_check

EXPECTED = ["index.html", "p1/index.html", "p2/index.html"]
ENTRY = Entry("0" * 64, 1, 1)


def names_of(chance: random.Random, count: int = 4) -> dict[str, str]:
    return {path: f"part{chance.randrange(count)}" for path in PATHS}


@pytest.mark.parametrize("seed", range(60))
def test_a_site_in_parts_has_the_problems_of_the_whole(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    some = chance.choice((1, 2, 5, 50_000))  # looked for in one pass
    monkeypatch.setattr(import_module("generator.publish.verify"), "_AT_ONCE", some)
    files = site(chance)
    told = whole_check(files, EXPECTED)
    report = verify(files, expected=EXPECTED, address=ADDRESS)
    assert grouped(report.problems) == grouped(told)
    for _ in range(3):
        names = {path: name for path, name in names_of(chance).items() if path in files}
        parts, anchors = cut(files, names)
        report = verify_parts(parts, anchors.__getitem__, expected=EXPECTED)
        assert grouped(report.problems) == grouped(told)


def test_random_sites_are_of_both_kinds() -> None:
    told = [whole_check(site(random.Random(seed)), EXPECTED) for seed in range(60)]
    kinds = {problem.kind for problems in told for problem in problems}
    assert len(kinds) == 9 and not any(
        whole_check(site(random.Random(s), wild=False), EXPECTED) for s in range(60)
    )


@pytest.mark.parametrize("seed", range(80))
def test_what_is_known_changes_nothing_of_the_answer(seed: int) -> None:
    chance = random.Random(seed)
    files, names = site(chance, wild=False), names_of(chance)
    old, anchors = cut(files, names)
    tells = chance.random() < 0.5  # whoever builds knows what tells the pages from others
    stated = "nine" if tells else ""
    report = verify_parts(old, anchors.__getitem__, expected=EXPECTED, stated=stated)
    assert report.good
    known = Known(old, report.expected)
    other = site(chance)
    changed = set(chance.sample(PATHS, chance.randrange(4)))
    new = {p: f for p, f in files.items() if p not in changed}
    new |= {p: other[p] for p in changed & other.keys()}
    if chance.random() < 0.3:  # a file moves from a part to another
        names |= dict.fromkeys(chance.sample(PATHS, 2), "moved")
    now, anchors = cut(new, {path: names[path] for path in new})
    asked: list[str] = []

    def anchors_of(name: str) -> Mapping[str, str]:
        asked.append(name)
        return anchors[name]

    pages = EXPECTED if chance.random() < 0.7 else [*EXPECTED, "p8/index.html"]
    stated = f"{stated} and more" if tells and pages != EXPECTED else stated
    found = verify_parts(now, anchors_of, expected=pages, stated=stated, known=known)
    assert grouped(found.problems) == grouped(whole_check(new, pages))
    same = {name for name in now if name in old and now[name].digest == old[name].digest}
    if same == now.keys() == old.keys():
        assert asked == []


def two(near: Facts, far: Facts) -> tuple[dict[str, Sealed], dict[str, Mapping[str, str]]]:
    files = {"index.html": near, "p1/index.html": far}
    parts, anchors = cut(files, {"index.html": "near", "p1/index.html": "far"})
    return parts, dict(anchors)


def test_only_what_may_have_changed_is_asked() -> None:
    near, far = Facts(("/sub/p1/#甲",)), Facts(("/sub/",), (), "甲 row-1")
    old, anchors = two(near, far)
    asked: list[str] = []

    def anchors_of(name: str) -> Mapping[str, str]:
        asked.append(name)
        return anchors[name]

    report = verify_parts(old, anchors_of)
    assert report.good and asked == ["far"]
    known = Known(old, report.expected)
    for changed, told, asks in (
        ((near, replace(far, links=("/sub/?print",))), [], []),  # its anchors are the same
        ((replace(near, links=(*near.links, "/sub/p1/")), far), [], []),  # no new anchor is wanted
        ((replace(near, links=("/sub/p1/#row-1",)), far), [], ["far"]),
        ((near, replace(far, ids="甲")), [], ["far"]),
        ((near, replace(far, ids="row-1")), ["missing-anchor"], ["far"]),
    ):
        asked.clear()
        now, anchors = two(*changed)
        found = verify_parts(now, anchors_of, known=known)
        assert [problem.kind for problem in found.problems] == told
        assert asked == asks


def test_links_of_many_pages_to_a_place_are_told_once_for_a_part() -> None:
    files = {f"p{n}/index.html": Facts(("/sub/no/", "/sub/no/#x")) for n in range(5)}
    parts, anchors = cut(
        {**files, "no.html": Facts()}, {**dict.fromkeys(files, "a"), "no.html": "b"}
    )
    problems = verify_parts(parts, anchors.__getitem__).problems
    assert [(p.path, p.count) for p in problems] == [("p0/index.html", 5)] * 2
    assert grouped(problems) == grouped(whole_check(files, []))


def small(
    time: int = 1, content: str = "0", path: str = "a.html", facts: Facts | None = None
) -> Part:
    entry = Entry(content * 64, 3, time)
    return condense([("b/c.txt", ENTRY, Facts()), (path, entry, facts or Facts())])[0]


def test_equal_contents_have_equal_digests() -> None:
    part = small()
    assert part.digest == small(time=2).digest
    others = [small(content="1"), small(path="d.html"), small(facts=Facts(ids="x"))]
    others += [small(facts=Facts(links=("/x/",))), small(facts=Facts(faults=(("a", "b", "c"),)))]
    assert len({part.digest, *(other.digest for other in others)}) == 6
    again = condense([("a.html", Entry("0" * 64, 3, 1), Facts()), ("b/c.txt", ENTRY, Facts())])[0]
    assert again == part


def test_a_part_travels_and_keeps() -> None:
    part = small(facts=Facts(("/甲/#x",), ("//h.example/x",), "x y", (("leftover", "a", "b"),)))
    assert pickle.loads(pickle.dumps(part)) == part
    assert msgpack.decode(msgpack.encode(part), type=Part) == part
    sealed = seal(part)
    assert sealed.open() == part and sealed.count == 2 and sealed.paths() == part.paths()
    assert pickle.loads(pickle.dumps(sealed)) == sealed


def test_what_a_part_lists() -> None:
    part = small()
    assert part.paths() == ["a.html", "b/c.txt"]
    assert part.entries() == {"a.html": Entry("0" * 64, 3, 1), "b/c.txt": ENTRY}
    assert part.listing == f"{'0' * 64}  a.html\n{'0' * 64}  b/c.txt\n".encode()
    assert make_part({}).entries() == {}


def test_pages_that_are_known_to_be_there_are_not_asked_for() -> None:
    old, anchors = two(Facts(), Facts())
    report = verify_parts(old, anchors.__getitem__, expected=["p1/index.html"], stated="one")
    assert report.good and report.expected == "one"

    asked = list[str]()

    def pages() -> Iterator[str]:
        asked.append("pages")
        yield "p1/index.html"

    known = Known(old, "one")
    anchors_of = anchors.__getitem__
    assert verify_parts(old, anchors_of, expected=pages(), stated="one", known=known).good
    assert not asked
    assert verify_parts(old, anchors_of, expected=pages(), stated="other", known=known).good
    assert asked == ["pages"]
    gone = {name: part for name, part in old.items() if name != "far"}
    found = verify_parts(gone, anchors_of, expected=pages(), stated="one", known=known)
    assert [problem.kind for problem in found.problems] == ["missing-page"]
