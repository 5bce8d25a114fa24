"""The manifest of a release: what each file is.

There are two of them. The one kept outside the published tree also knows times and what was
verified, by parts, and tells a build what it need not make again. ``manifest.txt`` is a file of the
site: the hash of every other file, as `sha256sum` writes and checks it, for whoever wants to hold
what is published against it.
"""

import hashlib

from msgspec import Struct

LISTING = "manifest.txt"  # its path on the site


class Entry(Struct, frozen=True):
    """One published file: `digest` (SHA-256, hex), `size` (bytes), `mtime` (nanoseconds).

    The time never reaches a page or the release's id: it only tells, without reading, that
    nobody has changed the file since it was written.
    """

    digest: str
    size: int
    mtime: int


def digest_of(content: bytes) -> str:
    """The SHA-256 of `content` in hex: as fast as BLAKE2b here, and `sha256sum -c` reads it."""
    return hashlib.sha256(content).hexdigest()
