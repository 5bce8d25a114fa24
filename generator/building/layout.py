"""Which topics a site has, and what each is made of."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from os import fsencode

from msgspec import Raw, Struct
from msgspec.msgpack import encode
from msgspec.structs import replace

from generator.building.kinds import Branch, DataExtra, DepartmentExtra, SubjectExtra
from generator.building.making import INDICATORS, PROJECTS, RULE, SUBJECT, TERM, Made
from generator.building.material import Gift, Topic
from generator.building.survey import One
from generator.building.telling import Neighbours, Shown
from generator.model.reference import SubjectNames
from generator.project import Digests
from generator.store.store import digest
from generator.views.explore.gathered import ECONOMIC, FUNCTIONAL
from generator.views.explore.glossary import TermEntry
from generator.views.explore.subject_tree import SYSTEMS
from generator.views.explore.subjects import Relative

Code = tuple[str, str]  # which list of 科目, the code


class Layout(Struct, frozen=True, dict=True):
    """The topics of a site. ``made`` are the disclosures in order, with the keys they are kept by;
    ``shared`` is what all pages are made from alike.
    """

    neighbours: Neighbours
    made: Sequence[tuple[Shown, str, Made]]
    subjects: SubjectNames
    rules: Sequence[str]
    shared: str

    def topic(
        self,
        kind: str,
        *words: str,
        years: Iterable[Raw] = (),
        gifts: Iterable[Gift] = (),
        extra: object = None,
    ) -> Topic:
        """A topic with its key."""
        given, told = tuple(gifts), tuple(years)
        beside = b"" if extra is None else encode(extra, order="deterministic")
        said = (kind, *words, "", self.shared)
        contents = (b"".join(piece.digest for _, piece in given), beside, b"", *told)
        key = digest((*(part.encode() for part in said), *contents))
        return Topic("/".join((f"={kind}", *words)), key, kind, words, told, given, beside)

    def front(self, data: DataExtra) -> Iterator[Topic]:
        """The page of the ``data``, home, regions, departments, lists of all disclosures."""
        every = [shown.told.summary for shown in self.neighbours.all]
        yield self.topic("data", extra=data)
        yield self.topic("home", years=every, extra=data)
        yield self.topic("checks", years=every)
        yield self.topic("compare", years=every)
        yield self.topic("search")
        regions: dict[str, list[Raw]] = {}
        for (region, code), years in self.neighbours.years.items():
            near = self.neighbours.near(years[0])
            regions.setdefault(region, []).extend(shown.told.summary for shown in years)
            extra = DepartmentExtra(near.note, near.departments)
            yield self.topic("department", region, code, years=near.years, extra=extra)
        for region, mine in regions.items():
            yield self.topic("region", region, years=mine)

    def lists(self) -> Iterator[Topic]:
        """Everything of one sort, and where each rule found something."""
        yield self.topic("projects", gifts=self._gifts.get(PROJECTS, ()))
        yield self.topic("indicators", gifts=self._gifts.get(INDICATORS, ()))
        found: dict[str, int] = {}
        for _, _, made in self.made:
            for rule, count in made.found.items():
                found[rule] = found.get(rule, 0) + count
        yield self.topic("rules", extra=found)
        for rule in self.rules:
            yield self.topic("rule", rule, gifts=self._gifts.get(f"{RULE} {rule}", ()))

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
            self.topic("relative", *code, gifts=self._lines(code), extra=branch)
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
            gifts = [gift for b in branches for gift in self._lines((b.system, code))]
            yield self.topic("subject", code, gifts=gifts, extra=extra)

    def entries(self) -> list[Topic]:
        """The terms, in the order of their characters."""
        terms = sorted(name for name in self._gifts if name.startswith(f"{TERM} "))
        return [
            self.topic("entry", name.partition(" ")[2], gifts=self._gifts[name]) for name in terms
        ]

    def of_terms(self, entries: Sequence[TermEntry]) -> Iterator[Topic]:
        """The glossary and a page for each term."""
        yield self.topic("glossary", extra=tuple(entries))
        for entry in entries:
            yield self.topic("term", entry.term, gifts=self._gifts[f"{TERM} {entry.term}"])

    @cached_property
    def branches(self) -> dict[Code, Branch]:
        """All 科目 that lines are of and those above them, in the order of their codes."""
        above: dict[Code, tuple[str, ...]] = {}
        for _, _, made in self.made:
            for system, code, chain in made.subjects:
                for depth, each in enumerate((*chain, code)):
                    above.setdefault((system, each), chain[:depth])
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
                len(self._lines((system, code))),
            )
            for system, code in ordered
        }

    def _lines(self, code: Code) -> list[Gift]:
        return self._gifts.get(f"{SUBJECT} {code[0]} {code[1]}", [])

    @cached_property
    def _gifts(self) -> dict[str, list[Gift]]:
        found: dict[str, list[Gift]] = {}
        for _, key, made in self.made:
            for name, piece in made.pieces.items():
                found.setdefault(name, []).append((key, piece))
        return found
