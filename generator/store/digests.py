"""Digests of files, which are read again only when something about them has changed."""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from time import time_ns

from generator.store.look import Seen
from generator.store.store import Store

Mark = tuple[int, int, int, int]
_KIND, _KEY = "digests", "files"
# A file that was changed so shortly before it was read may change again without looking different:
# file systems count time in steps of up to two seconds.
_SETTLED = 3 * 10**9


def digests_of(store: Store, root: Path, files: Iterable[Seen]) -> dict[str, bytes]:
    """A digest of each entry by its path: of a file its content, of all else that it is there.

    What was read is kept in ``store`` for the next time.
    """
    known = store.get(_KIND, _KEY, dict[str, tuple[Mark, bytes]]) or {}
    now, found, kept, fresh = time_ns(), {}, {}, False
    for file in files:
        if not file.plain:
            found[file.path] = b""
            continue
        earlier = known.get(file.path)
        if earlier is not None and earlier[0] == file.mark:
            found[file.path] = earlier[1]
            kept[file.path] = earlier
            continue
        digest = found[file.path] = _read(root / file.path)
        if digest and max(file.mark[:2]) + _SETTLED < now:
            kept[file.path] = (file.mark, digest)
            fresh = True
    if fresh or kept.keys() != known.keys():
        store.put(_KIND, _KEY, kept)
    return found


def _read(path: Path) -> bytes:
    """The digest of what a file holds; of one that cannot be read, nothing."""
    try:
        return blake2b(path.read_bytes(), digest_size=16).digest()
    except OSError:
        return b""
