"""Where the files of a release are put, in whatever process they are made."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from generator.publish import (
    Anchors,
    Beside,
    Entry,
    Facts,
    PublishError,
    Release,
    Sealed,
    condense,
    file_facts,
    seal,
    write_file,
)
from generator.render.frame import SLOT_OPEN

_FORBIDDEN = (SLOT_OPEN.encode(),)  # what no page may hold: the mark of an open slot
Put = Callable[[str, bytes], None]
T = TypeVar("T")
FilesOf = Callable[[T], Iterable[tuple[str, bytes]]]
_File = tuple[str, Entry, Facts]


class Refused(Struct, frozen=True):
    """Why a file could not be written: the halves of a ``PublishError``, which does not travel."""

    kind: str
    message: str

    def error(self) -> PublishError:
        """The error itself."""
        return PublishError(self.kind, self.message)


class Shelf(Struct, frozen=True):
    """The folder of a release in the making, and that of the published one if there is any.

    ``address`` is where the site will stand.
    """

    folder: Path
    current: Path | None
    address: str

    @classmethod
    def of(cls, release: Release, address: str) -> "Shelf":
        """That of a release."""
        return cls(release.folder, release.current, address)

    def part(self, earlier: dict[str, Entry]) -> "Filling":
        """A part to be filled; ``earlier`` are its files as they are published."""
        return Filling(self, earlier)


class Filling(Struct, frozen=True):
    """A part of a release that is being filled."""

    shelf: Shelf
    earlier: dict[str, Entry]
    files: list[_File] = field(default_factory=list)

    def put(self, path: str, content: bytes) -> None:
        """Add a file; raises PublishError. One that a worker that was killed left is replaced."""
        shelf = self.shelf
        known = self.earlier.get(path)
        entry = write_file(shelf.folder, shelf.current, known, path, content, afresh=True)
        self.files.append((path, entry, file_facts(path, content, _FORBIDDEN)))

    def put_all(self, files: FilesOf[T], things: Sequence[T], halved: bool = False) -> None:
        """Add the ``files`` of each thing; with ``halved`` a second process adds those of every
        other, and tells of them. Raises PublishError."""
        if halved:
            with Beside(lambda: self._apart(files, things[1::2]), list[_File]) as beside:
                self.put_all(files, things[::2])
                self.files.extend(beside.found)
            return
        for thing in things:
            for path, content in files(thing):
                self.put(path, content)

    def _apart(self, files: FilesOf[T], things: Sequence[T]) -> list[_File]:
        """The same with a part of their own: what comes of them."""
        apart = self.shelf.part(self.earlier)
        apart.put_all(files, things)
        return apart.files

    def done(self) -> tuple[Sealed, Anchors]:
        """The part, and what others may point to in it."""
        part, anchors = condense(self.files, self.shelf.address)
        return seal(part), anchors
