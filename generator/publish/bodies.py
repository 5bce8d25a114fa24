"""What parts hold, packed, in a file: a site of any size costs the memory of its parts' digests.

The file only grows. The releases of a site share it, by links, and what each of them holds of it
its own list tells (`kept`): what a build that died has left behind its end is nobody's.
"""

import errno
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Protocol
from weakref import finalize

from msgspec import Struct

_MARK = 12  # bytes
_WASTE = 1 << 20  # bytes that nobody holds are left in a file as long as there are no more


class Body(Protocol):
    """Some bytes, wherever they are. Equal ``mark``, equal bytes."""

    @property
    def mark(self) -> bytes:
        """The digest."""

    @property
    def length(self) -> int:
        """How many there are."""

    def read(self) -> bytes:
        """The bytes; raises OSError where they are not as they were."""


class Packed(Struct, frozen=True, gc=False):
    """A body in memory: what travels between processes."""

    content: bytes
    mark: bytes

    @property
    def length(self) -> int:
        """How many bytes there are."""
        return len(self.content)

    def read(self) -> bytes:
        """The bytes."""
        return self.content


def packed(content: bytes) -> Packed:
    """A body of these bytes."""
    return Packed(content, mark_of(content))


class Spot(Struct, frozen=True, gc=False):
    """A body in a file."""

    file: "Bodies"
    start: int
    length: int
    mark: bytes

    def read(self) -> bytes:
        """The bytes; raises OSError where they are not as they were."""
        content = os.pread(self.file.handle, self.length, self.start)
        if mark_of(content) != self.mark:
            raise OSError(errno.EIO, "网站的清单已损坏")
        return content


class Bodies:
    """A file of bodies, open as long as it is known here. Raises OSError.

    ``grows`` opens it to be added to, and makes it where there is none.
    """

    def __init__(self, path: Path, grows: bool = False) -> None:
        way = os.O_RDWR | os.O_CREAT | os.O_APPEND if grows else os.O_RDONLY
        self.path = path
        self.handle = os.open(path, way | os.O_CLOEXEC, 0o666)
        finalize(self, os.close, self.handle)
        found = os.fstat(self.handle)
        self._end = found.st_size
        self._inode = found.st_dev, found.st_ino

    @property
    def is_there(self) -> bool:
        """Whether it can still be found under its name."""
        with suppress(OSError):
            found = self.path.stat()
            return (found.st_dev, found.st_ino) == self._inode
        return False

    def is_of(self, other: "Bodies") -> bool:
        """Whether both are the same file, by whatever names."""
        return self._inode == other._inode

    def is_worth_sharing(self, held: int) -> bool:
        """Whether not much more than what is ``held`` (bytes) lies in it."""
        return self._end <= 2 * held + _WASTE

    def take(self, body: Body) -> "Spot":
        """The same body in this file."""
        if isinstance(body, Spot) and body.file.is_of(self):
            return body
        rest = memoryview(body.read())
        done = os.write(self.handle, rest)
        start = os.lseek(self.handle, 0, os.SEEK_CUR) - done  # others may add to it too
        while rest := rest[done:]:
            done = os.write(self.handle, rest)
        return Spot(self, start, body.length, body.mark)

    def sync(self) -> None:
        """Bring it to the disk."""
        os.fsync(self.handle)


def mark_of(content: bytes) -> bytes:
    """What tells bytes from others."""
    return blake2b(content, digest_size=_MARK).digest()
