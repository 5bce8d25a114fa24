"""What every disclosure held when it was last published, to stand for it once its data are wrong.

Of each the files as they were read, its department's among them, so that any version of this
program can read them again. The originals are only named: they lie in the published site.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct

from generator.building.survey import One, Survey
from generator.building.workers import Workers
from generator.project import Digests, Project
from generator.publish.errors import explained
from generator.store.digests import digest_in, digest_of
from generator.store.store import Store, digest

_BOOK, _FILES, _FOLDER = "published", "last", "held"
Id = tuple[str, str, str]


class Last(Struct, frozen=True):
    """A disclosure as it was last published: where that is kept, and the ``day`` it was for."""

    key: str
    day: str


class Held(Struct, frozen=True):
    """What a disclosure was read from, by path below the folder of its department; of the
    originals the digests."""

    files: dict[str, bytes]
    originals: dict[str, bytes]


class Binding(Struct, frozen=True):
    """A disclosure to be kept: its folder, its files and originals with their digests."""

    key: str
    folder: Path
    files: dict[str, bytes]
    originals: dict[str, bytes]


class Keeping(Struct, frozen=True):
    """Keeps what disclosures were read from; of what was saved meanwhile nothing."""

    store: Store

    def __call__(self, given: Binding) -> bool:
        """Keep one; whether it could be."""
        try:
            files = {name: (given.folder / name).read_bytes() for name in given.files}
        except OSError:
            return False
        if any(digest_in(content) != given.files[name] for name, content in files.items()):
            return False
        self.store.put(_FILES, given.key, Held(files, given.originals))
        return True


class Lasting(Struct, frozen=True):
    """What was last published at a place: the folder ``output`` of a site."""

    project: Project
    output: Path

    @property
    def _place(self) -> str:
        return digest((str(self.output.absolute()).encode(),))

    def book(self) -> dict[str, Last]:
        """What was published, by region/department/year."""
        return self.project.store.get(_BOOK, self._place, dict[str, Last]) or {}

    def note(
        self,
        found: Survey,
        held: Mapping[Id, str],
        day: str,
        workers: Workers,
    ) -> None:
        """Keep what was published for a ``day``; what is ``held`` stays as it was kept."""
        store, before = self.project.store, self.book()
        book = {"/".join(id): before["/".join(id)] for id in held if "/".join(id) in before}
        digests, have = found.stock.digests, set(store.keys(_FILES))
        shown = [one for one in found.shown(day) if one.read.id not in held]
        keys = {one.folder.key: _key(one, digests) for one in shown}
        missing = [one for one in shown if keys[one.folder.key] not in have]
        bindings = [_binding(keys[one.folder.key], one, digests) for one in missing]
        done = zip(bindings, workers.map(Keeping(store), bindings), strict=True)
        have |= {binding.key for binding, good in done if good}
        for one in shown:
            if (key := keys[one.folder.key]) in have:
                book["/".join(one.read.id)] = Last(key, day)
        if book != before:
            store.put(_BOOK, self._place, book)
        if missing:
            self._tidy()

    def _tidy(self) -> None:
        """Drop what no site holds any more."""
        store = self.project.store
        store.prune(_BOOK, 20)
        books = (store.get(_BOOK, place, dict[str, Last]) or {} for place in store.keys(_BOOK))
        store.keep_only(_FILES, {last.key for book in books for last in book.values()})

    def folder(self, id: Id, last: Last) -> AbstractContextManager[Path] | None:
        """A folder that holds ``data/`` with the disclosure as it was; None where that is lost."""
        store, (region, code, year) = self.project.store, id
        held = store.get(_FILES, last.key, Held)
        below = f"{self.project.data_dir}/{region}/{code}"
        if held is None:
            return None
        originals = dict(self._originals(f"{below}/{year}", "/".join(id), held))
        if originals.keys() != held.originals.keys():
            return None
        files = held.files | {f"{year}/source/{name}": file for name, file in originals.items()}

        def fill(folder: Path) -> None:
            with explained("放回最后一次发布的数据"):
                for name, content in files.items():
                    path = folder / below / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)

        def whole(folder: Path) -> bool:
            here = {name: folder / below / name for name in files}
            return all(p.is_file() and p.read_bytes() == files[name] for name, p in here.items())

        return store.folder(_FOLDER, last.key, fill, whole)

    def _originals(self, data: str, address: str, held: Held) -> Iterator[tuple[str, bytes]]:
        """The originals as they were, from the data or from the published site."""
        for name, known in held.originals.items():
            for folder in (self.project.root / data, self.output / address):
                path = folder / "source" / name
                if digest_of(path) == known:
                    yield name, path.read_bytes()
                    break


def _key(one: One, digests: Digests) -> str:
    """A key for all that a disclosure was read from."""
    above = one.read.folder.rpartition("/")[0]
    files = (f"{above}/department.yml", *_sources(one))
    return digest((one.folder.key.encode(), *(digests.get(file, b"") for file in files)))


def _sources(one: One) -> Iterator[str]:
    return (f"{one.read.folder}/source/{name}" for name in one.read.sources)


def _binding(key: str, one: One, digests: Digests) -> Binding:
    folder = one.folder.place.path.parent
    above = one.read.folder.rpartition("/")[0]
    names = [f"{one.read.year}/{name}" for name in one.folder.place.files]
    files = {name: digests.get(f"{above}/{name}", b"") for name in ("department.yml", *names)}
    held = zip(one.read.sources, (digests.get(file, b"") for file in _sources(one)), strict=True)
    return Binding(key, folder, files, dict(held))
