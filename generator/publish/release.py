"""A release in the making: written beside the published site, swapped in at once."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.publish.disk import copy_file, link_file, sync_folder, sync_tree
from generator.publish.errors import PublishError, explained
from generator.publish.files import intact, write_file
from generator.publish.lock import acquire
from generator.publish.manifest import (
    EMPTY,
    Entry,
    Manifest,
    load_manifest,
    release_id,
    save_manifest,
)
from generator.publish.paths import PathRegistry
from generator.publish.problems import shown
from generator.publish.target import (
    Target,
    clear_remains,
    discard,
    free_name,
    locate,
    new_staging,
    point,
    prepare,
    prune,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: `id` of the content, the `folder` that is now published, whether
    anything `changed`, how many files were `written`, kept as they were and `removed`, and the
    paths that are `gone` from the site."""

    id: str
    folder: Path
    changed: bool
    written: int
    kept: int
    removed: int
    gone: tuple[str, ...] = ()


class Release:
    """The files of one build. Made by `staging`; use from one process and one thread.

    `folder` is the staging folder, `current` the folder of the published release (None when
    there is none) and `previous` its manifest: what `write_file` needs in a worker process.
    A file that the published release already has is only noted; it is linked by `swap`.
    """

    def __init__(self, target: Target, folder: Path, keep: int, durable: bool) -> None:
        name = target.current()
        self.target = target
        self.folder = folder
        self.current = target.folder(name) if name else None
        self.previous: Manifest = load_manifest(target.manifest(name)) if name else EMPTY
        self._keep = keep
        self._durable = durable
        self._paths = PathRegistry()
        self._entries: dict[str, Entry] = {}
        self._kept = 0
        self._closed = False

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The manifest so far, path → entry (read-only): can be published as data."""
        return MappingProxyType(self._entries)

    @property
    def unchanged(self) -> bool:
        """Whether the release, as it stands, is the published one."""
        return self._kept == len(self._entries) == len(self.previous) and self._kept > 0

    def write(self, path: str, content: bytes) -> Entry:
        """Add a file. Raises `PublishError` for a bad or doubled path and for a full disk."""
        self._add(path)
        entry = write_file(self.folder, self.current, self.previous.get(path), path, content)
        return self._note(path, entry)

    def record(self, path: str, entry: Entry) -> None:
        """Add a file that a worker has put into `folder` with `write_file`."""
        self._add(path)
        self._note(path, entry)

    def reuse(self, path: str, digest: str | None = None) -> bool:
        """Add `path` as it is published, without its content; False when that is not possible.

        For pages whose inputs are known to be unchanged. With `digest` (SHA-256, hex), only
        when the published file has it.
        """
        entry = self.held(path, digest)
        if entry is not None:
            self._add(path)
            self._note(path, entry)
        return entry is not None

    def held(self, path: str, digest: str | None = None) -> Entry | None:
        """What is published at `path`, untouched and with this `digest`; else None."""
        entry = self.previous.get(path)
        if entry is None or self.current is None or digest not in (None, entry.digest):
            return None
        return entry if intact(self.current, path, entry) else None

    def copy(self, path: str, source: Path, digest: str) -> None:
        """Add the file `source`, however large; it is not read when `digest` is published already.

        Raises `PublishError` like `write`.
        """
        if self.reuse(path, digest):
            return
        self._add(path)
        with explained(f"写入“{path}”"):
            self._note(path, Entry(*copy_file(source, self.folder / path)))

    def write_tree(self, root: Path) -> int:
        """Add all files under `root`, such as MkDocs' own output; returns how many."""
        count = 0
        for folder, names, files in os.walk(root, onerror=_raise):
            names.sort()
            for name in names + sorted(files):
                if Path(folder, name).is_symlink():
                    raise PublishError("path", f"“{shown(name)}”是符号链接，不能发布。")
            for name in sorted(files):
                self._copy(Path(folder, name), root)
                count += 1
        return count

    def _copy(self, file: Path, root: Path) -> None:
        path = file.relative_to(root).as_posix()
        with explained(f"读取“{shown(path)}”"):
            content = file.read_bytes()
        self.write(path, content)

    def locate(self, path: str) -> Path:
        """The file that holds `path` now, before or after the swap; KeyError when not added."""
        kept = self._entries[path] == self.previous.get(path) and not self._closed
        return (self.current if kept and self.current else self.folder) / path

    def read(self, path: str) -> bytes:
        """The content of a file of the release, wherever it is now."""
        with explained(f"读取“{shown(path)}”"):
            return self.locate(path).read_bytes()

    def swap(self) -> Outcome:
        """Publish: link what is unchanged, bring all to the disk, replace the link.

        Raises `PublishError`; the old site then stands as it was. Nothing happens when the
        release equals the published one.
        """
        if not self._entries:
            raise PublishError("empty", "没有生成任何网页，不发布空网站。")
        self._open()
        identity = release_id(self._entries)
        gone = tuple(sorted(self.previous.keys() - self._entries.keys()))
        written = len(self._entries) - self._kept
        changed = not self.unchanged
        self._closed = True  # from here on the files may be those of the published site
        if changed:
            self._publish(identity)
        elif self.current is not None:
            self.folder = self.current
        return Outcome(identity, self.folder, changed, written, self._kept, len(gone), gone)

    def _publish(self, identity: str) -> None:
        self._link_kept()
        name = free_name(self.target, identity)
        try:
            self._settle(name)
            point(self.target, name)
        except PublishError:
            discard(self.target.manifest(name))
            discard(self.target.folder(name))
            raise
        self.folder = self.target.folder(name)
        with suppress(OSError, PublishError):  # published: old releases can go another time
            prune(self.target, self._keep)

    def _settle(self, name: str) -> None:
        """Give the staging folder its final name, whole and on the disk."""
        with explained("保存新网站"):
            if self._durable:
                sync_tree(self.folder)
            save_manifest(self.target.manifest(name), self._entries)
            self.folder.rename(self.target.folder(name))
            sync_folder(self.target.store)

    def _link_kept(self) -> None:
        if self.current is None:
            return
        with explained("链接未改动的文件"):
            for path, entry in self._entries.items():
                if entry == self.previous.get(path):
                    link_file(self.current / path, self.folder / path)

    def _add(self, path: str) -> None:
        self._open()
        self._paths.add(path)

    def _open(self) -> None:
        if self._closed:
            raise PublishError("misuse", "这一版网站已经发布，不能再改。")

    def _note(self, path: str, entry: Entry) -> Entry:
        self._entries[path] = entry
        self._kept += entry == self.previous.get(path)
        return entry


def _raise(error: OSError) -> None:
    raise PublishError("io", f"无法读取目录“{error.filename}”：{error.strerror}。") from error


@contextmanager
def staging(
    site: Path,
    *,
    keep: int = 2,
    wait: float = 60.0,
    durable: bool = True,
    waiting: Callable[[str], None] | None = None,
) -> Iterator[Release]:
    """A new release for `site`, holding the lock until the block ends.

    keep: how many earlier releases stay for a way back; wait: seconds to wait for another
    build (0: refuse at once), of which `waiting` is told; durable: bring the files to the disk
    before the swap (a preview need not). Without `swap()` in the block nothing is published.
    Raises `PublishError` when the place is taken, locked or cannot be written.
    """
    target = locate(site)
    target.current()
    prepare(target)
    lock = acquire(target.store / "lock", wait, waiting)
    try:
        clear_remains(target)
        folder = new_staging(target)
        try:
            yield Release(target, folder, keep, durable)
        finally:
            discard(folder)
    finally:
        lock.release()


def publish(
    site: Path,
    outputs: Mapping[str, bytes] | Iterable[tuple[str, bytes]],
    *,
    keep: int = 2,
    wait: float = 60.0,
    durable: bool = True,
) -> Outcome:
    """Publish ready outputs (site path → bytes) without verifying them; see `staging`."""
    pairs = outputs.items() if isinstance(outputs, Mapping) else outputs
    with staging(site, keep=keep, wait=wait, durable=durable) as release:
        for path, content in pairs:
            release.write(path, content)
        return release.swap()
