"""A folder of results by key. Corrupt or outdated entries are as good as absent."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_SEAL = 16  # bytes behind a result that tell whether it is as it was kept


def digest(parts: Iterable[bytes]) -> str:
    """A key for a series of byte strings; where one ends and the next begins counts."""
    key = hashlib.blake2b(digest_size=20)
    update = key.update
    for part in parts:
        update(len(part).to_bytes(8, "big"))
        update(part)
    return key.hexdigest()


def digest_files(files: Iterable[Path], root: Path) -> str:
    """A key for the names (below ``root``), whatever their bytes, and the contents of files."""
    return digest(
        part
        for path in sorted(files)
        for part in (os.fsencode(path.relative_to(root)), path.read_bytes())
    )


class Store:
    """Results by kind and key. Nothing here raises: what cannot be kept is made again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, kind: str, key: str, type: type[T]) -> T | None:
        """The result under a key, None where there is none that fits ``type``.

        What is asked for counts as written again, so that `prune` drops what nobody needs.
        """
        path = self._folder / kind / key
        with suppress(OSError):
            os.utime(path)
        try:
            data = memoryview(path.read_bytes())
            content, seal = data[:-_SEAL], data[-_SEAL:]
            return msgspec.msgpack.decode(content, type=type) if seal == _seal(content) else None
        except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
            return None

    def size(self, kind: str, key: str) -> int:
        """How many bytes there are under a key; -1 where there is nothing. It counts as asked for,
        see `get`."""
        path = self._place(kind, key)
        with suppress(OSError):
            os.utime(path)
        try:
            return os.lstat(path).st_size
        except OSError:
            return -1

    def file(self, kind: str, key: str) -> Path:
        """Where a result lies that is too large for memory, for whoever reads and writes it."""
        return self._folder / kind / key

    def new_file(self, kind: str, prefix: str) -> Path:
        """An empty one, of a name that begins so; raises OSError."""
        folder = self._folder / kind
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=prefix, dir=folder)
        os.close(handle)
        return Path(name)

    def drop(self, kind: str, key: str) -> None:
        """Forget what is under a key."""
        with suppress(OSError):
            (self._folder / kind / key).unlink(missing_ok=True)

    def get_bytes(self, kind: str, key: str, start: int, length: int) -> bytes | None:
        """A stretch of the bytes under a key; None where they are not all there. -1: to the end."""
        try:
            handle = os.open(self._place(kind, key), os.O_RDONLY | os.O_CLOEXEC)
            try:
                wanted = os.fstat(handle).st_size - start if length < 0 else length
                content = os.pread(handle, wanted, start)
            finally:
                os.close(handle)
        except OSError:
            return None
        return content if len(content) == wanted else None

    def put(self, kind: str, key: str, value: Any) -> bool:
        """Keep a result, if that can be done; a reader sees it whole or not at all."""
        try:
            content = msgspec.msgpack.encode(value)
        except UnicodeEncodeError:  # a name of a file may be no text
            return False
        return self.put_bytes(kind, key, content, _seal(content))

    def put_bytes(self, kind: str, key: str, *pieces: bytes) -> bool:
        """Keep bytes, likewise; ``pieces`` stand one behind the other."""
        folder = self._folder / kind
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.writelines(pieces)
                Path(name).replace(folder / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
            else:
                return True
        return False

    @contextmanager
    def folder(
        self, kind: str, key: str, make: Callable[[Path], None], whole: Callable[[Path], bool]
    ) -> Iterator[Path]:
        """The folder of a key, for results too large for memory: filled by ``make`` where there is
        none that is ``whole``. Where it cannot be kept it lives as long as the block.
        """
        kept = self._folder / kind / key
        if whole(kept):
            yield kept
            return
        fresh = self._fresh(kind)
        try:
            make(fresh)
            with suppress(OSError):
                shutil.rmtree(kept, ignore_errors=True)
                fresh = fresh.replace(kept)
            yield fresh
        finally:
            if fresh != kept:
                shutil.rmtree(fresh, ignore_errors=True)

    def _fresh(self, kind: str) -> Path:
        """A new folder, beside those that are kept where that can be had."""
        with suppress(OSError):
            (self._folder / kind).mkdir(parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(dir=self._folder / kind))
        return Path(tempfile.mkdtemp(prefix="mingzhang-"))

    def now(self) -> int | None:
        """The time in ns by the clock of the file system; None where nothing can be kept."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._folder) as file:
                file.write(b"now")
                file.flush()
                return os.fstat(file.fileno()).st_mtime_ns
        except OSError:
            return None

    def tidy(self, disclosures: int) -> None:
        """Drop what was not asked for lately, where there is much more than a site needs."""
        for kind in ("disclosures", "checked", "findings", "downloads", "pdfs"):
            self.prune(kind, 3 * disclosures + 3000)
        self.prune("pieces", 12 * disclosures + 3000)  # what it tells, gives; its topics
        self.prune("held", 100)
        for kind in ("bulk", "lists"):
            self.prune(kind, 6)

    def keys(self, kind: str) -> list[str]:
        """The keys of all results of a kind, in order."""
        with suppress(OSError):
            return sorted(path.name for path in (self._folder / kind).iterdir())
        return []

    def keep_only(self, kind: str, keys: Set[str]) -> None:
        """Drop the results of a kind under all other keys."""
        for key in self.keys(kind):
            if key not in keys:
                with suppress(OSError):
                    (self._folder / kind / key).unlink()

    def prune(self, kind: str, keep: int) -> None:
        """Drop all but the ``keep`` results of a kind that were written last, once there is an
        eighth more: to look at the time of each takes long where they are many."""
        with suppress(OSError):
            folder = self._folder / kind
            with os.scandir(folder) as listed:
                names = [entry.name for entry in listed]
            if len(names) <= keep + keep // 8:
                return
            files = (folder / name for name in names)
            for path in sorted(files, key=_written, reverse=True)[keep:]:
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)

    def _place(self, kind: str, key: str) -> str:
        """Where a result lies: as a text, for thousands are asked for."""
        return f"{self._folder}/{kind}/{key}"


def _seal(content: bytes | memoryview) -> bytes:
    return hashlib.blake2b(content, digest_size=_SEAL).digest()


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0
