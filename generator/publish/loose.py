"""The files of a release that belong to no part: they link nowhere, and may be large."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from generator.publish.disk import copy_file
from generator.publish.errors import PublishError, explained
from generator.publish.files import intact, write_file
from generator.publish.manifest import Entry
from generator.publish.paths import PathRegistry


class Loose:
    """Loose files, added one by one.

    `folder` is the staging folder, `current` the published tree (None when there is none) and
    `before` what that holds of loose files.
    """

    def __init__(self, folder: Path, current: Path | None, before: Mapping[str, Entry]) -> None:
        self.folder = folder
        self.current = current
        self.closed = False
        self._before = before
        self._registry = PathRegistry()
        self._loose: dict[str, Entry] = {}

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The loose files so far, path → entry (read-only)."""
        return MappingProxyType(self._loose)

    def write(self, path: str, content: bytes) -> Entry:
        """Add a loose file. Raises `PublishError` for a bad or doubled path and for a full disk."""
        self._add(path)
        entry = write_file(self.folder, self.current, self._before.get(path), path, content)
        return self._note(path, entry)

    def record(self, path: str, entry: Entry) -> None:
        """Add a loose file that a worker has put into `folder` with `write_file`."""
        self._add(path)
        self._note(path, entry)

    def held(self, path: str, digest: str) -> Entry | None:
        """The loose file published at `path`, untouched and with this `digest`; else None."""
        entry = self._before.get(path)
        if entry is None or self.current is None or digest != entry.digest:
            return None
        return entry if intact(self.current, path, entry) else None

    def copy(self, path: str, source: Path, digest: str) -> None:
        """Add the file `source`, however large; it is not read when `digest` is published already.

        Raises `PublishError` like `write`.
        """
        self._add(path)
        entry = self.held(path, digest)
        with explained(f"写入“{path}”"):
            self._note(path, entry or Entry(*copy_file(source, self.folder / path)))

    def read(self, path: str) -> bytes:
        """The content of a loose file, wherever it is now; KeyError when it was not added."""
        return self._read(path, self._loose[path], self._before)

    def _read(self, path: str, entry: Entry, before: Mapping[str, Entry]) -> bytes:
        """A file is in the published tree, as ``before`` says, or in `folder`; after the swap there
        are all."""
        kept = entry == before.get(path) and not self.closed
        with explained(f"读取“{path}”"):
            return ((self.current if kept and self.current else self.folder) / path).read_bytes()

    def _add(self, path: str) -> None:
        self._open()
        self._registry.add(path)

    def _note(self, path: str, entry: Entry) -> Entry:
        self._loose[path] = entry
        return entry

    def _open(self) -> None:
        if self.closed:
            raise PublishError("misuse", "这一版网站已经发布，不能再改。")
