"""Parts: files of a site that were made together, and all that the others must know of them.

A disclosure is a part, so is a topic of the whole site. A part travels between processes and keeps
well; a site of many parts is verified and published by comparing their digests, and only those
that changed are opened.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from msgspec import Raw, Struct, msgpack
from msgspec.structs import replace

from generator.publish.manifest import Entry, digest_of
from generator.publish.problems import Problem

Anchors = Mapping[str, str]
"""What fragments may point to in a part: site path of a page → its ids, joined by blanks."""

_HASH = 64  # hex digits of a SHA-256, and two blanks behind it, begin a line of a listing


class Want(Struct, frozen=True, array_like=True):
    """What pages of a part need of another: a file, and in it a place.

    ``target`` is its site path, ``fragment`` as written ('' for none), ``fetched`` whether a
    browser fetches it by itself. ``page`` is the first page that asks for it, by the address
    ``url``; ``count`` are all that do.
    """

    target: str
    fragment: str
    fetched: bool
    page: str
    url: str
    count: int


class Part(Struct, frozen=True, array_like=True):
    """The files of a part, sorted by path, and what is to be said of them.

    ``listing`` is their share of the site's manifest ('<digest>  <path>' a line), ``sizes`` (bytes)
    and ``times`` (nanoseconds) stand in the same order. ``faults`` are the defects that are there
    whatever the other parts are, ``wants`` what it needs of them, ``anchors`` the digest of its
    `Anchors`. ``digest`` is equal where all but the times is equal.
    """

    listing: bytes
    sizes: tuple[int, ...]
    times: tuple[int, ...]
    faults: tuple[Problem, ...]
    wants: tuple[Want, ...]
    anchors: str
    digest: str

    def paths(self) -> list[str]:
        """The site paths of its files, sorted."""
        return _paths(self.listing)

    def entries(self) -> dict[str, Entry]:
        """Its files, path → entry."""
        lines = self.listing.decode().split("\n")
        rows = zip(lines, self.sizes, self.times, strict=False)  # behind the last line is nothing
        return {line[_HASH + 2 :]: Entry(line[:_HASH], size, time) for line, size, time in rows}


class _Listed(Struct, frozen=True, array_like=True):
    """The beginning of a part; msgspec passes over the rest."""

    listing: bytes


class _Timed(Struct, frozen=True, array_like=True):
    listing: bytes
    sizes: tuple[int, ...]
    times: tuple[int, ...]


_whole = msgpack.Decoder(Part)
_listed = msgpack.Decoder(_Listed)
_timed = msgpack.Decoder(_Timed)


class Sealed(Struct, frozen=True, array_like=True):
    """A part as a release keeps it: packed, with what is asked of it most often outside.

    ``count`` is how many files it has. A manifest's reader has not looked into ``body``: opening
    raises msgspec.MsgspecError where the manifest was damaged by hand.
    """

    digest: str
    anchors: str
    count: int
    body: Raw

    def open(self) -> Part:
        """The part itself."""
        return _whole.decode(self.body)

    def is_like(self, other: "Sealed | None") -> bool:
        """Whether the other is the same, the times of its files too."""
        return other is not None and memoryview(self.body) == memoryview(other.body)

    def listing(self) -> bytes:
        """Its share of the site's manifest."""
        return _listed.decode(self.body).listing

    def paths(self) -> list[str]:
        """The site paths of its files, sorted."""
        return _paths(self.listing())

    def files(self) -> Iterator[tuple[str, int, int]]:
        """Path, size (bytes) and time (nanoseconds) of its files, sorted."""
        found = _timed.decode(self.body)
        return zip(_paths(found.listing), found.sizes, found.times, strict=True)


def seal(part: Part) -> Sealed:
    """Pack a part."""
    return Sealed(part.digest, part.anchors, len(part.sizes), Raw(msgpack.encode(part)))


def make_part(
    entries: Mapping[str, Entry],
    faults: Iterable[Problem] = (),
    wants: Iterable[Want] = (),
    anchors: Anchors | None = None,
) -> Part:
    """The part of these files; what is to be said of them is told in any order."""
    paths = sorted(entries)
    listing = "".join(f"{entries[path].digest}  {path}\n" for path in paths).encode()
    sizes = tuple(entries[path].size for path in paths)
    said = tuple(sorted(faults)), tuple(sorted(wants, key=_order)), anchors_digest(anchors or {})
    digest = digest_of(msgpack.encode((listing, sizes, *said)))
    return Part(listing, sizes, tuple(entries[path].mtime for path in paths), *said, digest)


def anchors_digest(anchors: Anchors) -> str:
    """Equal for equal anchors; '' where there are none."""
    found = sha256()
    for path in sorted(anchors):
        found.update(f"{path}\0{anchors[path]}\0".encode())
    return found.hexdigest() if anchors else ""


def shared(parts: Mapping[str, Sealed], others: Mapping[str, Sealed]) -> dict[str, Sealed]:
    """The same ``parts``; what is like it in the ``others`` is in memory only once."""
    return {
        name: others[name]
        if part.is_like(others.get(name))
        else replace(part, body=part.body.copy())
        for name, part in parts.items()
    }


def paths_of(parts: Iterable[Sealed]) -> Iterator[str]:
    """The paths of many parts, one part at a time in memory."""
    for part in parts:
        yield from part.paths()


def _paths(listing: bytes) -> list[str]:
    return [line[_HASH + 2 :] for line in listing.decode().split("\n")[:-1]]


def _order(want: Want) -> tuple[str, str, bool]:
    return want.target, want.fragment, want.fetched
