"""Parts as a release keeps them: packed, and out of memory; what is asked most often is at hand."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, msgpack
from msgspec.structs import replace

from generator.publish.bodies import Bodies, Body, packed
from generator.publish.manifest import Entry
from generator.publish.parts import Part, Want, entries_in, paths_in
from generator.publish.problems import Problem

_AT_ONCE = 1000  # wants that are unpacked together: the map of a site wants every page of it


class _Files(Struct, frozen=True, array_like=True):
    listing: bytes
    sizes: tuple[int, ...]
    times: tuple[int, ...]


class _Listing(Struct, frozen=True, array_like=True):
    """The beginning of files."""

    listing: bytes


class _Said(Struct, frozen=True, array_like=True):
    faults: tuple[Problem, ...]
    wants: tuple[bytes, ...]


_files = msgpack.Decoder(_Files)
_listing = msgpack.Decoder(_Listing)
_said = msgpack.Decoder(_Said)
_wants = msgpack.Decoder(tuple[Want, ...])


class Sealed(Struct, frozen=True, gc=False):
    """A part, packed: its ``files``, and what is ``said`` of them.

    ``count`` is how many files it has. What looks into it raises OSError where the bytes cannot be
    read back.
    """

    digest: str
    anchors: str
    count: int
    files: Body
    said: Body

    def open(self) -> Part:
        """The part itself."""
        found, faults = _files.decode(self.files.read()), self.faults()
        told = found.listing, found.sizes, found.times, faults, tuple(self.wants())
        return Part(*told, self.anchors, self.digest)

    def is_like(self, other: "Sealed | None") -> bool:
        """Whether the other is the same, the times of its files too."""
        if other is None or self.digest != other.digest:
            return False
        return self.files.mark == other.files.mark

    def listing(self) -> bytes:
        """Its share of the site's manifest."""
        return _listing.decode(self.files.read()).listing

    def paths(self) -> list[str]:
        """The site paths of its files, sorted."""
        return paths_in(self.listing())

    def entries(self) -> dict[str, Entry]:
        """Its files, path → entry."""
        found = _files.decode(self.files.read())
        return entries_in(found.listing, found.sizes, found.times)

    def rows(self) -> Iterator[tuple[str, int, int]]:
        """Path, size (bytes) and time (nanoseconds) of its files, sorted."""
        found = _files.decode(self.files.read())
        return zip(paths_in(found.listing), found.sizes, found.times, strict=True)

    def timed(self, times: tuple[int, ...]) -> "Sealed":
        """The same with these times of its files."""
        found = replace(_files.decode(self.files.read()), times=times)
        return replace(self, files=packed(msgpack.encode(found)))

    def faults(self) -> tuple[Problem, ...]:
        """What is wrong with it alone."""
        return _said.decode(self.said.read()).faults

    def wants(self) -> Iterator[Want]:
        """What it needs of other parts; few at a time are in memory."""
        for some in _said.decode(self.said.read()).wants:
            yield from _wants.decode(some)

    def held_in(self, bodies: Bodies) -> "Sealed":
        """The same, kept in a file; raises OSError."""
        files, said = bodies.take(self.files), bodies.take(self.said)
        return self if files is self.files and said is self.said else _at(self, files, said)


def _at(sealed: Sealed, files: Body, said: Body) -> Sealed:
    return Sealed(sealed.digest, sealed.anchors, sealed.count, files, said)


def seal(part: Part) -> Sealed:
    """Pack a part."""
    files = msgpack.encode(_Files(part.listing, part.sizes, part.times))
    starts = range(0, len(part.wants), _AT_ONCE)
    wants = tuple(msgpack.encode(part.wants[at : at + _AT_ONCE]) for at in starts)
    said = packed(msgpack.encode(_Said(part.faults, wants)))
    return Sealed(part.digest, part.anchors, len(part.sizes), packed(files), said)


def shared(parts: Mapping[str, Sealed], others: Mapping[str, Sealed]) -> dict[str, Sealed]:
    """The same ``parts``; what is like it in the ``others`` is in memory only once."""
    return {
        name: others[name] if part.is_like(others.get(name)) else part
        for name, part in parts.items()
    }


def paths_of(parts: Iterable[Sealed]) -> Iterator[str]:
    """The paths of many parts, one part at a time in memory."""
    for part in parts:
        yield from part.paths()


def entries_of(parts: Mapping[str, Sealed], name: str) -> dict[str, Entry]:
    """What parts of an earlier release tell of a part: nothing where that cannot be read back."""
    try:
        return parts[name].entries() if name in parts else {}
    except OSError:
        return {}


def is_readable(part: Sealed) -> bool:
    """Whether all of it can be read back."""
    try:
        part.files.read()
        part.said.read()
    except OSError:
        return False
    return True
