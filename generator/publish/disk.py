"""The few dealings with the disk: new files, links, and making sure that they are there."""

import ctypes
import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_PIECE = 1 << 20


def create_file(file: Path, content: bytes, *, sync: bool = False) -> int:
    """Write a new file (its folders too) and return its time of change in nanoseconds.

    Never opens an inode that exists: FileExistsError then. With `sync` the content is on the
    disk on return.
    """
    return write_pieces(file, (content,), sync=sync)


def write_pieces(file: Path, pieces: Iterable[bytes], *, sync: bool = False) -> int:
    """`create_file` for a content that need not be in memory at once."""
    try:
        handle = os.open(file, _CREATE, 0o666)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, _CREATE, 0o666)
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(handle, rest) :]
        if sync:
            os.fsync(handle)
        return os.fstat(handle).st_mtime_ns
    finally:
        os.close(handle)


def copy_file(source: Path, file: Path) -> tuple[str, int, int]:
    """Write a new file like `source`, piece by piece: its SHA-256 (hex), size and time of change.

    Never opens an inode that exists: FileExistsError then.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with source.open("rb") as content, file.open("xb") as copy:
        while piece := content.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
    found = file.stat()
    return digest.hexdigest(), found.st_size, found.st_mtime_ns


def link_file(source: Path, file: Path) -> None:
    """Make `file` the same inode as `source`, or a copy where links are not to be had."""
    try:
        os.link(source, file, follow_symlinks=False)
        return
    except FileExistsError:  # a copy would be written into it
        raise
    except OSError:
        file.parent.mkdir(parents=True, exist_ok=True)  # what is missing most often
    try:
        os.link(source, file, follow_symlinks=False)
    except OSError:  # too many links, or a file system without them
        shutil.copy2(source, file, follow_symlinks=False)


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` (not what they hold) to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Bring everything under `folder` to the disk, with one call for its file system.

    syncfs(2) also reports a write that failed late (quota, network, broken disk). Where it is
    missing, sync(2) does the same without the report.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
        if call is None:
            os.sync()
        elif call(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))
    finally:
        os.close(handle)
