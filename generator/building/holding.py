"""A site with errors in its data: who is published, who stands there as last published.

What is wrong belongs to a disclosure, to a department with all its years, or to the whole site.
The data of the first two are taken as they were when they were last published; what never was, or
cannot be had any more, is left out. All others are then checked beside what the site will show, so
that no page compares with what readers cannot see.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from generator.building.lasting import Id, Last, Lasting
from generator.building.survey import One, Survey
from generator.diagnostics import Finding
from generator.load.discovery import DataTree, DepartmentFolder, DisclosureFolder, discover
from generator.project import Digests
from generator.store.digests import digest_of

Place = tuple[str, str]  # a region and a department
Years = dict[Id, DisclosureFolder]


class StandIn(Struct, frozen=True):
    """What stands for data that are wrong: of ``years`` and ``departments`` the folders as they
    were; those of ``without`` and ``gone`` are left out."""

    years: Years = {}
    departments: dict[Place, DepartmentFolder] = {}
    without: frozenset[Id] = frozenset()
    gone: frozenset[Place] = frozenset()

    def tree(self, found: DataTree) -> DataTree:
        """The data with it."""
        places = {(each.region, each.code): each for each in found.departments}
        places |= self.departments
        kept = sorted(places.keys() - self.gone)
        wrong: set[Id | Place] = {*self.gone, *self.departments, *self.without, *self.years}
        findings = (f for f in found.findings if not _is_of(f, wrong))
        return DataTree(tuple(self._department(places[each]) for each in kept), tuple(findings))

    def _department(self, folder: DepartmentFolder) -> DepartmentFolder:
        place = folder.region, folder.code
        own = {(*place, each.year): each for each in folder.disclosures}
        own |= {id: each for id, each in self.years.items() if id[:2] == place}
        return replace(
            folder, disclosures=tuple(own[id] for id in sorted(own.keys() - self.without))
        )

    def digests(self, now: Digests) -> Digests:
        """The digests of the files with it."""
        folders = tuple(f"{each.shown}/" for each in self.years.values())
        files = [f"{each.shown}/department.yml" for each in self.departments.values()]
        told = {path: digest for path, digest in now.items() if not path.startswith(folders)}
        for year in self.years.values():
            for path in (p for p in year.path.rglob("*") if p.is_file()):
                told[f"{year.shown}/{path.relative_to(year.path).as_posix()}"] = digest_of(path)
        for file, department in zip(files, self.departments.values(), strict=True):
            told[file] = digest_of(department.path / "department.yml")
        return told


class Blocked(Struct, frozen=True):
    """What is wrong: disclosures, departments with all theirs, and what stops everything."""

    ids: frozenset[Id]
    places: frozenset[Place]
    whole: tuple[Finding, ...]


class Held(Struct, frozen=True):
    """What became of data with errors: the day that a disclosure is shown as of, '' where it is
    left out; and all that is wrong. Where ``whole`` stops everything nothing can be published."""

    since: dict[Id, str] = {}
    errors: tuple[Finding, ...] = ()
    whole: bool = False

    @property
    def shown(self) -> dict[Id, str]:
        """Those that stand there as they were."""
        return {id: day for id, day in self.since.items() if day}


NOTHING_HELD = Held()


class Look(Protocol):
    """Surveys a project."""

    def __call__(self, *, instead: StandIn) -> Survey:
        """With what stands for some of its data."""


@contextmanager
def standing(look: Look, lasting: Lasting, day: str) -> Iterator[tuple[Survey, Held]]:
    """The site as it can be published; what stands for data lies there as long as the block.

    ``look`` surveys the project with what stands for some of it.
    """
    book = {_id(name): last for name, last in lasting.book().items()}
    found = look(instead=StandIn())
    wrong = _blocked(found, book.keys(), day)
    errors, ids = list(found.blocking(day)), wrong.ids
    with ExitStack() as folders:
        kept: dict[Id, Path] = {}
        while (ids or wrong.places) and not wrong.whole:
            kept |= dict(_taken(folders, lasting, book, ids - kept.keys()))
            data = lasting.project.data_dir
            found = look(instead=_stand_in(ids, wrong.places, book, kept, data))
            wrong = replace(wrong, whole=tuple(f for f in found.findings if f.blocks))
            more = [one for one in _wrong(found, day) if one.read.id not in ids]
            new = (*wrong.whole, *(f for one in more for f in _errors(found, one)))
            errors += [finding for finding in new if finding not in errors]
            if not more:
                break
            ids |= {one.read.id for one in more}
        here = {one.read.id for one in found.shown(day)}
        since = {id: book[id].day if id in here & kept.keys() else "" for id in sorted(ids)}
        yield found, Held(since, tuple(errors), bool(wrong.whole))


def _blocked(found: Survey, published: Iterable[Id], day: str) -> Blocked:
    """Whom the errors of a site belong to."""
    ids = {one.read.id for one in _wrong(found, day)}
    every = {*published, *(one.read.id for one in found.all)}
    known = {id[:2] for id in every} | {(d.region, d.code) for d in found.stock.tree.departments}
    places, whole = set[Place](), []
    for finding in (finding for finding in found.findings if finding.blocks):
        _, *parts = finding.span.file.split("/")
        id, place = every & {tuple(parts[:3])}, known & {tuple(parts[:2])}
        ids |= id
        places |= place if not id else set()
        whole += [finding] if not place else []
    ids |= {id for id in every if id[:2] in places}
    return Blocked(frozenset(ids), frozenset(places), tuple(whole))


def _wrong(found: Survey, day: str) -> Iterator[One]:
    return (one for one in found.all if one.judged.blocks and not one.is_unseen(day))


def _errors(found: Survey, one: One) -> Iterator[Finding]:
    return (f for f in found.judging.findings(one.case, one.judged) if f.blocks)


def _taken(
    folders: ExitStack, lasting: Lasting, book: Mapping[Id, Last], ids: Iterable[Id]
) -> Iterator[tuple[Id, Path]]:
    """The folders of what can still be had."""
    for id in sorted(ids):
        folder = lasting.folder(id, book[id]) if id in book else None
        if folder is not None:
            yield id, folders.enter_context(folder)


def _stand_in(
    ids: Set[Id],
    places: Set[Place],
    book: Mapping[Id, Last],
    kept: Mapping[Id, Path],
    data_dir: str,
) -> StandIn:
    """What stands for what is wrong; a department is as it was last published with any year."""
    years, departments = Years(), dict[Place, DepartmentFolder]()
    for id in sorted(kept, key=lambda id: (book[id].day, id)):
        (folder,) = discover(kept[id], data_dir).departments
        (years[id],) = folder.disclosures
        if id[:2] in places:
            departments[id[:2]] = replace(folder, disclosures=())
    return StandIn(
        years, departments, frozenset(ids - years.keys()), frozenset(places - departments.keys())
    )


def _is_of(finding: Finding, wrong: Set[Id | Place]) -> bool:
    _, *parts = finding.span.file.split("/")
    return bool({tuple(parts[:2]), tuple(parts[:3])} & wrong)


def _id(name: str) -> Id:
    region, department, year = name.split("/")
    return region, department, year
