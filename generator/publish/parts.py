"""Parts: files of a site that were made together, and all that the others must know of them.

A disclosure is a part, so is a topic of the whole site. A part travels between processes and keeps
well; a site of many parts is verified and published by comparing their digests, and only those
that changed are opened.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from msgspec import Struct, msgpack

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
        return paths_in(self.listing)

    def entries(self) -> dict[str, Entry]:
        """Its files, path → entry."""
        return entries_in(self.listing, self.sizes, self.times)


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


def entries_in(listing: bytes, sizes: tuple[int, ...], times: tuple[int, ...]) -> dict[str, Entry]:
    """The files of a listing, path → entry."""
    rows = zip(listing.decode().split("\n"), sizes, times, strict=False)  # behind the last: nothing
    return {line[_HASH + 2 :]: Entry(line[:_HASH], size, time) for line, size, time in rows}


def paths_in(listing: bytes) -> list[str]:
    """The paths of a listing, sorted as it is."""
    return [line[_HASH + 2 :] for line in listing.decode().split("\n")[:-1]]


def _order(want: Want) -> tuple[str, str, bool]:
    return want.target, want.fragment, want.fetched
