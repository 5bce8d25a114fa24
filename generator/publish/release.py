"""A release in the making: written beside the published site, swapped in at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from generator.publish.differing import Outcome, check_paths, outcome
from generator.publish.disk import copy_file, write_pieces
from generator.publish.errors import PublishError, explained
from generator.publish.files import intact, write_file
from generator.publish.kept import NOTHING_KEPT, load_kept
from generator.publish.lock import acquire
from generator.publish.manifest import LISTING, Entry
from generator.publish.parts import Anchors, Part, Sealed, make_part, seal
from generator.publish.paths import PathRegistry
from generator.publish.problems import shown
from generator.publish.swap import Swap
from generator.publish.target import (
    Target,
    base_of,
    clear_remains,
    discard,
    locate,
    new_staging,
    prepare,
    tree_of,
)
from generator.publish.verify import Known, Verification, verify_parts
from generator.publish.watch import Tree, Watch, is_intact, look

LOOSE = ""  # the name of the part of files that belong to none: they link nowhere
_ID_LENGTH = 16  # hex digits: 64 bits tell a handful of releases apart


class Release:
    """The parts of one build. Made by `staging`; use from one process and one thread.

    `folder` is the staging folder and `current` the folder of the published release (None when
    there is none): what `write_file` needs in a worker process, with `earlier(name)` of the part.
    `previous` are the parts of the published release by name, packed.
    """

    def __init__(self, target: Target, folder: Path, durable: bool) -> None:
        name = target.current()
        self.target = target
        self.folder = folder
        self.current = target.folder(name) if name else None
        kept = load_kept(target.kept(name)) if name else NOTHING_KEPT
        self.previous: Mapping[str, Sealed] = kept.parts
        self._known = Known(kept.parts, kept.verified) if kept.verified else None
        self._verified = ""
        base = base_of(target)
        self._base = tree_of(target, base) if base else None
        self._shown = Tree(self.current, kept.parts, 0) if self.current else None
        trees = self._shown, self._base
        self._watch = Watch(lambda: look(*trees), trees)
        self._durable = durable
        self._parts: dict[str, Sealed] = {}
        self._loose: dict[str, Entry] = {}
        self._registry = PathRegistry()
        self._listing = ""  # the digest of the site's manifest, once it is written
        self._closed = False

    def earlier(self, name: str = LOOSE) -> Mapping[str, Entry]:
        """What the published release holds of a part, path → entry."""
        return self.previous[name].open().entries() if name in self.previous else {}

    def add(self, name: str, part: Part) -> None:
        """Add a part that was made: each of its files was put into `folder` by `write_file`, or is
        in the published release, by its entry in `earlier(name)`. Raises `PublishError`."""
        self._take(name, seal(part))

    def keep(self, name: str, digest: str) -> bool:
        """Add the part as it is published; False when it has another digest there, or a file of it
        is not as it was published: it has to be made again."""
        sealed = self.previous.get(name)
        if sealed is None or sealed.digest != digest or name in self._watch.seen.lost:
            return False
        self._take(name, sealed)
        return True

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

    def write_listing(self) -> None:
        """Add the site's manifest: the hash of every file that was added. None may follow."""
        self._add(LISTING)
        digest, size = _summed(self._lines())
        entry = self.held(LISTING, digest)
        if entry is None:
            with explained(f"写入“{LISTING}”"):
                entry = Entry(digest, size, write_pieces(self.folder / LISTING, self._lines()))
        self._note(LISTING, entry)
        self._listing = digest

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The loose files so far, path → entry (read-only)."""
        return MappingProxyType(self._loose)

    def locate(self, path: str) -> Path:
        """The file that holds a loose `path` now, before or after the swap; KeyError without."""
        kept = self._loose[path] == self._before.get(path) and not self._closed
        return (self.current if kept and self.current else self.folder) / path

    def read(self, path: str) -> bytes:
        """The content of a loose file of the release, wherever it is now."""
        with explained(f"读取“{shown(path)}”"):
            return self.locate(path).read_bytes()

    def verify(
        self, anchors_of: Callable[[str], Anchors], expected: Iterable[str] = ()
    ) -> Verification:
        """Check all parts, see `verify_parts`; what the published release was found to be is known.

        Call it when everything was added.
        """
        report = verify_parts(self._all(), anchors_of, expected=expected, known=self._known)
        self._verified = report.expected if report.good else ""
        return report

    def swap(self) -> Outcome:
        """Publish: bring the other tree up to date and to the disk, replace the link.

        Raises `PublishError`; the old site then stands as it was. Nothing happens when the
        release equals the published one.
        """
        self._open()
        parts = self._all()
        if not any(part.count for part in parts.values()):
            raise PublishError("empty", "没有生成任何网页，不发布空网站。")
        check_paths(self.previous, parts)
        identity = (self._listing or _summed(self._lines())[0])[:_ID_LENGTH]
        self._closed = True  # from here on the files may be those of the published site
        changed = not self._is_shown(parts)
        if changed:
            base = self._base if self._watch.seen.base else None
            job = Swap(self.target, self.folder, self._shown, base, self._durable)
            name = job.publish(parts, identity, self._verified)
            self.folder = self.target.folder(name)
        elif self.current is not None:
            self.folder = self.current
        return outcome(identity, self.folder, changed, self.previous, parts)

    def end(self) -> None:
        """Let go of what the release holds besides its folder."""
        self._watch.end()

    @cached_property
    def _before(self) -> Mapping[str, Entry]:
        return self.earlier()

    def _all(self) -> dict[str, Sealed]:
        """All parts in the order of their names, with that of the loose files."""
        loose = {LOOSE: seal(make_part(self._loose))} if self._loose else {}
        return dict(sorted({**self._parts, **loose}.items()))

    def _lines(self) -> Iterator[bytes]:
        """The site's manifest: by parts, and in each by paths."""
        return (part.listing() for part in self._all().values())

    def _is_shown(self, parts: Mapping[str, Sealed]) -> bool:
        """Whether the published site has these parts, and every file is as it was published."""
        same = self.previous.keys() == parts.keys() and all(
            part.is_like(self.previous[name]) for name, part in parts.items()
        )
        return same and self._shown is not None and is_intact(self._shown)

    def _take(self, name: str, sealed: Sealed) -> None:
        self._open()
        if name in self._parts or name == LOOSE or self._listing:
            raise PublishError("misuse", f"网站的“{shown(name)}”部分不能再加。")
        self._verified = ""
        self._parts[name] = sealed

    def _add(self, path: str) -> None:
        self._open()
        if self._listing:
            raise PublishError("misuse", f"清单已经写好，不能再加“{shown(path)}”。")
        self._registry.add(path)

    def _open(self) -> None:
        if self._closed:
            raise PublishError("misuse", "这一版网站已经发布，不能再改。")

    def _note(self, path: str, entry: Entry) -> Entry:
        self._loose[path] = entry
        return entry


def _summed(pieces: Iterable[bytes]) -> tuple[str, int]:
    """The SHA-256 (hex) and the size of what the pieces make together."""
    found, size = sha256(), 0
    for piece in pieces:
        found.update(piece)
        size += len(piece)
    return found.hexdigest(), size


@contextmanager
def staging(
    site: Path,
    *,
    wait: float = 60.0,
    durable: bool = True,
    waiting: Callable[[str], None] | None = None,
) -> Iterator[Release]:
    """A new release for `site`, holding the lock until the block ends.

    wait: seconds to wait for another build (0: refuse at once), of which `waiting` is told;
    durable: bring the files to the disk before the swap (a preview need not). The earlier release
    stays for a way back until the next one. Without `swap()` in the block nothing is published.
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
            release = Release(target, folder, durable)
            try:
                yield release
            finally:
                release.end()
        finally:
            discard(folder)
    finally:
        lock.release()


def publish(
    site: Path,
    outputs: Mapping[str, bytes] | Iterable[tuple[str, bytes]],
    *,
    wait: float = 60.0,
    durable: bool = True,
) -> Outcome:
    """Publish ready outputs (site path → bytes) without verifying them; see `staging`."""
    pairs = outputs.items() if isinstance(outputs, Mapping) else outputs
    with staging(site, wait=wait, durable=durable) as release:
        for path, content in pairs:
            release.write(path, content)
        return release.swap()
