"""The manifest of a release: what each file is.

There are two of them. The one kept outside the published tree also knows times, and tells a build
what it need not write again. ``manifest.txt`` is a file of the site: the hash of every other file,
as `sha256sum` writes and checks it, for whoever wants to hold what is published against it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.publish.disk import create_file

LISTING = "manifest.txt"  # its path on the site
_FORMAT = 1
_ID_LENGTH = 16  # hex digits: 64 bits tell a handful of releases apart


@dataclass(frozen=True, slots=True)
class Entry:
    """One published file: `digest` (SHA-256, hex), `size` (bytes), `mtime` (nanoseconds).

    The time never reaches a page or the release's id: it only tells, without reading, that
    nobody has changed the file since it was written.
    """

    digest: str
    size: int
    mtime: int


Manifest = Mapping[str, Entry]
EMPTY: Manifest = MappingProxyType({})


def digest_of(content: bytes) -> str:
    """The SHA-256 of `content` in hex: as fast as BLAKE2b here, and `sha256sum -c` reads it."""
    return hashlib.sha256(content).hexdigest()


def release_id(manifest: Manifest) -> str:
    """A short name of the release's content: equal builds have equal ids."""
    return digest_of(listing(manifest))[:_ID_LENGTH]


def listing(manifest: Manifest) -> bytes:
    """The manifest as `sha256sum` writes it, sorted: '<digest>  <path>' a line."""
    lines = (f"{manifest[path].digest}  {path}\n" for path in sorted(manifest))
    return "".join(lines).encode()


def save_manifest(file: Path, manifest: Manifest) -> None:
    """Write `manifest` to `file` and to the disk, in one step."""
    rows = {path: [e.digest, e.size, e.mtime] for path, e in sorted(manifest.items())}
    data = json.dumps({"format": _FORMAT, "files": rows}, ensure_ascii=False)
    fresh = file.with_name(file.name + ".new")
    try:
        create_file(fresh, data.encode(), sync=True)
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def load_manifest(file: Path) -> Manifest:
    """Read a manifest; one that is missing, damaged or of another format is empty.

    An empty manifest only means that every file is written anew, so nothing is raised.
    """
    try:
        data: Any = json.loads(file.read_bytes())
        if data["format"] != _FORMAT:
            return EMPTY
        return {path: _entry(row) for path, row in data["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return EMPTY


def _entry(row: Any) -> Entry:
    digest, size, mtime = row
    if not (isinstance(digest, str) and isinstance(size, int) and isinstance(mtime, int)):
        raise TypeError(row)
    return Entry(digest, size, mtime)
