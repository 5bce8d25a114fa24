"""Digests of files, which are read again only when something about them has changed."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from generator.store.look import Seen, look
from generator.store.store import Store

T = TypeVar("T")
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
    found: dict[str, bytes] = {}
    kept: dict[str, tuple[Mark, bytes]] = {}
    read: list[Seen] = []
    count = len(known)
    for file in files:
        if not file.plain:
            found[file.path] = b""
            continue
        earlier = known.pop(file.path, None)
        if earlier is not None and earlier[0] == file.mark:
            found[file.path] = earlier[1]
            kept[file.path] = earlier
            continue
        found[file.path] = digest_of(root / file.path)
        read.append(file)
    if read or len(kept) != count:
        _keep(store, kept, read, found)
    return found


def _keep(
    store: Store, kept: dict[str, tuple[Mark, bytes]], read: list[Seen], found: dict[str, bytes]
) -> None:
    """Keep what was known, and what was read and had settled before."""
    now = store.now()
    settled = [f for f in read if now is not None and max(f.mark[:2]) + _SETTLED < now]
    fresh = {file.path: (file.mark, found[file.path]) for file in settled if found[file.path]}
    if fresh or not read:
        store.put(_KIND, _KEY, kept | fresh)


def steadily(files: Mapping[Path, bytes], read: Callable[[], T]) -> tuple[T, bool]:
    """What ``read`` makes of files, and whether they held all that time what their digests tell:
    not so where one was saved meanwhile, were it only for a moment.
    """
    before = _looks(files)
    value = read()
    same = all(digest_of(path) == held for path, held in files.items())
    return value, same and _looks(files) == before


def _looks(files: Iterable[Path]) -> list[Seen]:
    return [seen for path in files for seen in look(path.parent, (path.name,))]


def digest_of(path: Path) -> bytes:
    """The digest of what a file holds; of one that cannot be read, nothing."""
    try:
        return digest_in(path.read_bytes())
    except OSError:
        return b""


def digest_in(content: bytes) -> bytes:
    """The digest of what a file held."""
    return blake2b(content, digest_size=16).digest()
