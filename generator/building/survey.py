"""All data read and checked, told by cards: what the rest of a build goes on from."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from generator.building.cases import Found, cases, is_shown
from generator.building.judging import Case, Judged, Judging, SumUp
from generator.building.memory import Memory
from generator.building.reading import Folder, Read, Reading
from generator.building.stock import Departments, Stock, departments_of
from generator.building.workers import Workers
from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.rules.engine import Checked


class One(Struct, frozen=True):
    """A folder, what was read in it, how that came out."""

    folder: Folder
    read: Read
    case: Case
    judged: Judged

    def is_unseen(self, day: str) -> bool:
        """Whether it is a draft, or withdrawn by a day: nothing in it keeps a site back."""
        return self.read.draft or bool(self.read.since and self.read.since <= day)


class Survey(Struct, frozen=True):
    """Every folder in order. ``findings`` are those that belong to none of them."""

    stock: Stock
    departments: Departments
    all: tuple[One, ...]
    judging: Judging
    findings: tuple[Finding, ...]

    def shown(self, day: str) -> Iterator[One]:
        """What the public of a day may see; '' is a preview."""
        return (one for one in self.all if is_shown(one.read, day))

    def left(self, day: str) -> Iterator[tuple[str, str]]:
        """What the public of a day does not see yet: the place, and its day, '' of a draft."""
        for one in self.all:
            if one.read.readable and not is_shown(one.read, day):
                yield "/".join(one.read.id), "" if one.read.draft else one.read.published

    def blocked(self, day: str) -> bool:
        """Whether anything keeps the site of a day from being published.

        What is a draft or withdrawn by then is not shown, and keeps nothing back.
        """
        return next(self.blocking(day), None) is not None

    def blocking(self, day: str) -> Iterator[Finding]:
        """What keeps it."""
        yield from (finding for finding in self.findings if finding.blocks)
        for one in self.all:
            if one.judged.blocks and not one.is_unseen(day):
                found = self.judging.findings(one.case, one.judged)
                yield from (finding for finding in found if finding.blocks)

    def all_findings(self) -> Iterator[Finding]:
        """What is wrong anywhere."""
        yield from self.findings
        for one in self.all:
            yield from self.judging.findings(one.case, one.judged)

    def public(self, one: One) -> tuple[Disclosure, Checked]:
        """A readable disclosure as the public sees it, with what was compared."""
        return self.judging.public(one.case)


MakeSumUp = Callable[[Stock, Departments], SumUp]


def survey(
    stock: Stock, memory: Memory, workers: Workers, day: str, sum_up: MakeSumUp | None = None
) -> Survey:
    """Read and check everything; ``day`` is that of the public, '' a preview.

    ``sum_up`` says what the rest of the site is told of each disclosure.
    """
    reading = Reading(stock.project.store, stock.reference.subjects)
    reads = memory.through("read", stock.folders, reading, Read, workers)
    public = {read.id[:2] for read in reads if read.readable and not read.draft}
    departments = departments_of(stock, public)
    found = [Found(*pair) for pair in zip(stock.folders, reads, strict=True)]
    todo = tuple(cases(stock, departments, found, day))
    judging = Judging(reading, stock.reference, sum_up(stock, departments) if sum_up else None)
    step = "summed" if sum_up else "judged"
    judged = memory.through(
        *(step, todo, judging, Judged, workers), good=lambda _, judged: judging.is_kept(judged)
    )
    ones = _joined(stock.folders, reads, todo, judged)
    beside = (*stock.findings, *stock.tree.findings, *departments.findings)
    return Survey(stock, departments, ones, judging, beside)


def _joined(
    folders: Sequence[Folder], reads: Sequence[Read], todo: Sequence[Case], judged: Sequence[Judged]
) -> tuple[One, ...]:
    return tuple(One(*four) for four in zip(folders, reads, todo, judged, strict=True))
