"""Whether a release holds together: the reduce step over its parts.

Kinds of problems: missing-page, broken-link, broken-resource, missing-anchor,
external-resource, script-link, outside-site, relative-in-404, and of single files
duplicate-id, invalid-id, base-element, leftover, empty-file.

What was verified of the last release need not be looked at again: a part that is the same finds
what it wants where it was, unless that part lost it. So only those that changed are opened, and the
others when one of those lost a file, or has other anchors.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from types import MappingProxyType

from msgspec import Struct, field

from generator.publish.condense import broken, condense, lost_anchor
from generator.publish.facts import Facts
from generator.publish.html import leads
from generator.publish.manifest import Entry
from generator.publish.parts import Anchors, Want
from generator.publish.problems import Problem, shown
from generator.publish.sealed import Sealed, paths_of, seal

Parts = Mapping[str, Sealed]
_AT_ONCE = 50_000  # wants that are looked for in one pass over all paths: about 20 MB


class Verification(Struct, frozen=True):
    """`problems` sorted by path; `expected` tells the pages that had to be there from others."""

    problems: tuple[Problem, ...]
    expected: str = ""

    @property
    def good(self) -> bool:
        """Whether the release may be published."""
        return not self.problems


class Known(Struct, frozen=True):
    """Parts that were verified together, good, with the pages that this `expected` tells."""

    parts: Parts = field(default_factory=lambda: MappingProxyType({}))
    expected: str = ""


def verify_parts(
    parts: Parts,
    anchors_of: Callable[[str], Anchors],
    *,
    expected: Iterable[str] = (),
    stated: str = "",
    known: Known | None = None,
) -> Verification:
    """Check a site of parts: their own faults, the expected pages, every link between them.

    What is `stated` tells the expected pages from others, where the caller knows that without
    looking at them: they are asked for only where they may be missing.

    `anchors_of` is asked, by the name of a part, only where an anchor is wanted of it that is not
    `known` to be there. Links are told once for every part, target and kind, with their `count`.
    """
    known = known or Known()
    changes = _Changes(parts, known.parts)
    pages: Iterable[bytes] = _blocks(expected)
    if not stated:
        pages = list(pages)
        stated = _digest(pages)
    sure = not changes.lost and stated == known.expected
    problems = [*changes.faults(), *(() if sure else _missing(parts, pages))]
    problems += _unmet(parts, changes.wants(), anchors_of)
    return Verification(tuple(sorted(problems)), stated)


def verify(
    files: Mapping[str, Facts], *, expected: Iterable[str] = (), address: str = "/"
) -> Verification:
    """Check files that are in no release, as one part; `address` as for `condense`."""
    entry = Entry("0" * 64, 0, 0)  # no content is asked for
    part, anchors = condense(((path, entry, facts) for path, facts in files.items()), address)
    return verify_parts({"": seal(part)}, lambda _: anchors, expected=expected)


class _Changes:
    """What is other than in the parts that are known."""

    def __init__(self, parts: Parts, known: Parts) -> None:
        self.parts = parts
        self.known = known
        self.fresh = [name for name in parts if not _same(parts, known, name)]
        stale = [known[name] for name in known if not _same(parts, known, name)]
        gone = set(paths_of(stale))
        self.shaky: set[str] = set()  # pages whose anchors may be others
        for name in self.fresh:
            paths = parts[name].paths()
            gone.difference_update(paths)
            if known and (name not in known or known[name].anchors != parts[name].anchors):
                self.shaky.update(paths)
        self.lost = gone

    def faults(self) -> Iterator[Problem]:
        """Those of single parts."""
        for name in self.fresh:
            yield from self.parts[name].faults()

    def wants(self) -> Iterator[Want]:
        """All that has to be looked for."""
        yield from self._new()
        yield from self._shaken()

    def _new(self) -> Iterator[Want]:
        for name in self.fresh:
            before = self.known[name].wants() if name in self.known else ()
            met = {_key(want) for want in before if not self._shakes(want)}
            for want in self.parts[name].wants():
                if _key(want) not in met:
                    yield want

    def _shaken(self) -> Iterator[Want]:
        if self.lost or self.shaky:
            for name in self.parts.keys() - set(self.fresh):
                yield from filter(self._shakes, self.parts[name].wants())

    def _shakes(self, want: Want) -> bool:
        return want.target in self.lost or (want.fragment != "" and want.target in self.shaky)


def _blocks(pages: Iterable[str]) -> Iterator[bytes]:
    """The pages, a line each, many together: as texts they would be ten times as large."""
    rest = iter(pages)
    while some := [*islice(rest, _AT_ONCE)]:
        yield "".join([f"{page}\n" for page in some]).encode()


def _digest(blocks: Iterable[bytes]) -> str:
    """Equal for equal pages in the same order; never ''."""
    found = sha256()
    for block in blocks:
        found.update(block)
    return found.hexdigest()


def _same(parts: Parts, known: Parts, name: str) -> bool:
    return name in parts and name in known and parts[name].digest == known[name].digest


def _key(want: Want) -> tuple[str, str, bool]:
    return want.target, want.fragment, want.fetched


def _owners(parts: Parts, paths: set[str]) -> dict[str, str]:
    """The names of the parts that these paths lie in."""
    if not paths:
        return {}
    return {path: name for name in parts for path in paths.intersection(parts[name].paths())}


def _missing(parts: Parts, expected: Iterable[bytes]) -> Iterator[Problem]:
    missing = set[str]()
    for block in expected:
        pages = set(block.decode().split("\n")[:-1])
        missing |= pages - _owners(parts, pages).keys()
    for path in missing:
        yield Problem(path, "missing-page", path, f"应有的网页“{shown(path)}”没有生成。")


def _unmet(
    parts: Parts, wants: Iterable[Want], anchors_of: Callable[[str], Anchors]
) -> Iterator[Problem]:
    """What is not there of all that is wanted. Many want the same: what was there once is."""
    met = set[tuple[str, str]]()
    rest = (want for want in wants if (want.target, want.fragment) not in met)
    while batch := tuple(islice(rest, _AT_ONCE)):
        found = tuple(_unmet_of(parts, batch, anchors_of))
        yield from found
        if len(met) > _AT_ONCE:
            met.clear()
        if not found:
            met.update((want.target, want.fragment) for want in batch)


def _unmet_of(
    parts: Parts, wants: Iterable[Want], anchors_of: Callable[[str], Anchors]
) -> Iterator[Problem]:
    """What is not there of a batch."""
    wanted: dict[str, list[Want]] = {}
    for want in wants:
        wanted.setdefault(want.target, []).append(want)
    owners = _owners(parts, set(wanted))
    lost = wanted.keys() - owners.keys()
    folders = _owners(parts, {f"{target}/index.html" for target in lost})
    for target in lost:
        hint = f"{target}/index.html" in folders
        yield from (broken(want, hint) for want in wanted[target])
    for owner, targets in _with_anchors(wanted, owners).items():
        anchors = anchors_of(owner)  # of one part at a time in memory
        for target in targets:
            ids = frozenset(anchors.get(target, "").split(" "))
            yield from (lost_anchor(w) for w in wanted[target] if not leads(w.fragment, ids))


def _with_anchors(
    wanted: Mapping[str, list[Want]], owners: Mapping[str, str]
) -> dict[str, list[str]]:
    """The pages, by part, of which an anchor is wanted."""
    asked: dict[str, list[str]] = {}
    for target, owner in owners.items():
        if any(want.fragment for want in wanted[target]):
            asked.setdefault(owner, []).append(target)
    return asked
