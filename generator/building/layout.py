"""Which topics a site has, and what each is made of."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from os import fsencode

from msgspec import Struct
from msgspec.msgpack import encode
from msgspec.structs import replace

from generator.building.kinds import Branch, DataExtra, DepartmentExtra, SubjectExtra
from generator.building.making import INDICATORS, PROJECTS, RULE, SUBJECT, TERM
from generator.building.material import Topic
from generator.building.pieces import Gift
from generator.building.summing import Code, Sum
from generator.building.survey import One
from generator.building.telling import Neighbours
from generator.model.reference import SubjectNames
from generator.project import Digests
from generator.store.store import digest
from generator.views.explore.gathered import ECONOMIC, FUNCTIONAL
from generator.views.explore.glossary import TermEntry
from generator.views.explore.subject_tree import SYSTEMS
from generator.views.explore.subjects import Relative


class Layout(Struct, frozen=True, dict=True):
    """The topics of a site. ``sum`` is what all disclosures came to; ``shared`` is what all pages
    are made from alike.
    """

    neighbours: Neighbours
    sum: Sum
    subjects: SubjectNames
    rules: Sequence[str]
    shared: str

    def topic(
        self,
        kind: str,
        *words: str,
        years: Iterable[Gift] = (),
        names: tuple[str, ...] = (),
        extra: object = None,
    ) -> Topic:
        """A topic with its key, made of all gifts of some ``names``."""
        told = tuple(years)
        beside = b"" if extra is None else encode(extra, order="deterministic")
        said = (kind, *words, "", self.shared)
        contents = (*map(self.sum.gives.digest, names), beside, b"", _digests(told))
        key = digest((*(part.encode() for part in said), *contents))
        return Topic("/".join((f"={kind}", *words)), key, kind, words, told, names, (), beside)

    def filled(self, topic: Topic) -> Topic:
        """A topic with its gifts."""
        return replace(
            topic, gifts=tuple(g for name in topic.names for g in self.sum.gives.of(name))
        )

    def front(self, data: DataExtra) -> Iterator[Topic]:
        """The page of the ``data``, home, regions, departments, lists of all disclosures."""
        every = [shown.summary for shown in self.neighbours.all]
        yield self.topic("data", extra=data)
        yield self.topic("home", years=every, extra=data)
        yield self.topic("checks", years=every)
        yield self.topic("compare", years=every)
        yield self.topic("search")
        regions: dict[str, list[Gift]] = {}
        for (region, code), years in self.neighbours.years.items():
            near = self.neighbours.near(years[0])
            regions.setdefault(region, []).extend(shown.summary for shown in years)
            extra = DepartmentExtra(near.note, near.departments)
            yield self.topic("department", region, code, years=near.years, extra=extra)
        for region, mine in regions.items():
            yield self.topic("region", region, years=mine)

    def lists(self) -> Iterator[Topic]:
        """Everything of one sort, and where each rule found something."""
        yield self.topic("projects", names=(PROJECTS,))
        yield self.topic("indicators", names=(INDICATORS,))
        yield self.topic("rules", extra=self.sum.found)
        for rule in self.rules:
            yield self.topic("rule", rule, names=(f"{RULE} {rule}",))

    def originals(self, one: One, digests: Digests) -> Topic:
        """The documents as they were published, of a disclosure; ``digests`` are those of files."""
        read, place = one.read, fsencode(one.folder.place.path)
        files = [f"{read.folder}/source/{name}" for name in read.sources]
        held = tuple(digests.get(file, b"") for file in files)
        topic = self.topic("originals", "/".join(read.id), read.folder, *read.sources, extra=held)
        return replace(topic, extra=encode(place))  # where they lie is no part of the key

    def relatives(self) -> list[Topic]:
        """What pages need to know of other 科目, each to be gleaned on its own."""
        return [
            self.topic("relative", *code, names=(_lines(code),), extra=branch)
            for code, branch in self.branches.items()
        ]

    def of_subjects(self, relatives: Sequence[Relative]) -> Iterator[Topic]:
        """The index of 科目 and a page for each code."""
        yield self.topic("subjects", extra=tuple(relatives))
        known = {(each.system, each.code): each for each in relatives}
        codes: dict[str, list[Branch]] = {}
        for branch in self.branches.values():
            codes.setdefault(branch.code, []).append(branch)
        for code, branches in codes.items():
            near = ((b.system, other) for b in branches for other in (*b.above, *b.below))
            extra = SubjectExtra(tuple(branches), tuple(known[each] for each in near))
            names = tuple(_lines((b.system, code)) for b in branches)
            yield self.topic("subject", code, names=names, extra=extra)

    def entries(self) -> list[Topic]:
        """The terms, in the order of their characters."""
        terms = sorted(name for name in self.sum.gives.names if name.startswith(f"{TERM} "))
        return [self.topic("entry", name.partition(" ")[2], names=(name,)) for name in terms]

    def of_terms(self, entries: Sequence[TermEntry]) -> Iterator[Topic]:
        """The glossary and a page for each term."""
        yield self.topic("glossary", extra=tuple(entries))
        for entry in entries:
            yield self.topic("term", entry.term, names=(f"{TERM} {entry.term}",))

    @cached_property
    def branches(self) -> dict[Code, Branch]:
        """All 科目 that lines are of and those above them, in the order of their codes."""
        above = self.sum.above
        systems = list(SYSTEMS)
        ordered = sorted(above, key=lambda place: (systems.index(place[0]), place[1]))
        below: dict[Code, list[str]] = {}
        for system, code in ordered:
            if above[system, code]:
                below.setdefault((system, above[system, code][-1]), []).append(code)
        known = {FUNCTIONAL: self.subjects.functional, ECONOMIC: self.subjects.economic}
        return {
            (system, code): Branch(
                system,
                code,
                above[system, code],
                tuple(below.get((system, code), ())),
                known[system].get(code, ""),
                self.sum.gives.count(_lines((system, code))),
            )
            for system, code in ordered
        }


def _lines(code: Code) -> str:
    """The name of the gifts that are the lines of a 科目."""
    return f"{SUBJECT} {code[0]} {code[1]}"


def _digests(gifts: Iterable[Gift]) -> bytes:
    return b"".join([piece.digest for _, piece in gifts])
