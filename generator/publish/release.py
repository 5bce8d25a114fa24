"""A release in the making: written beside the published site, swapped in at once."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from generator.publish.bodies import Bodies
from generator.publish.differing import Outcome, check_paths, outcome
from generator.publish.disk import write_pieces
from generator.publish.errors import PublishError, explained
from generator.publish.facts import file_facts
from generator.publish.kept import bodies_beside
from generator.publish.lookout import Lookout
from generator.publish.loose import Loose
from generator.publish.manifest import LISTING, Entry
from generator.publish.parts import Anchors, make_part
from generator.publish.problems import shown
from generator.publish.sealed import Sealed, entries_of, is_readable, seal
from generator.publish.swap import Swap
from generator.publish.target import Target, discard
from generator.publish.verify import Known, Verification, verify_parts
from generator.publish.watch import is_intact

LOOSE = ""  # the name of the part of loose files
_READING, _WRITING = "读回网站的清单", "写入网站的清单"
_ID_LENGTH = 16  # hex digits: 64 bits tell a handful of releases apart


class Release(Loose):
    """The parts of one build. Made by `staging`; use from one process and one thread.

    `folder` is the staging folder and `current` the folder of the published release (None when
    there is none): what `write_file` needs in a worker process, with `earlier(name)` of the part.
    `previous` are the parts of the published release by name, packed.
    """

    def __init__(self, target: Target, folder: Path, durable: bool, lookout: Lookout) -> None:
        name, kept = lookout.name, lookout.kept
        self._shared = target.bodies(name) if name and kept.shareable else None
        self.previous: Mapping[str, Sealed] = kept.parts
        super().__init__(folder, target.folder(name) if name else None, self.earlier(LOOSE))
        self._target, self._durable, self._staged = target, durable, folder
        self._known = Known(kept.parts, kept.verified) if kept.verified else None
        self._verified = ""
        self._base, self._shown, self._watch = lookout.base, lookout.shown, lookout.watch
        self._parts: dict[str, Sealed] = {}
        self._listing = ""  # the digest of the site's manifest, once it is written

    def earlier(self, name: str) -> Mapping[str, Entry]:
        """What the published release holds of a part, path → entry."""
        return entries_of(self.previous, name)

    def add(self, name: str, part: Sealed) -> None:
        """Add a part that was made: each of its files was put into `folder` by `write_file`, or is
        in the published release, by its entry in `earlier(name)`. Raises `PublishError`."""
        with explained(_WRITING):
            self._take(name, part.held_in(self._bodies))

    def has(self, name: str, digest: str) -> bool:
        """Whether a part is published with this digest. That is known at once; whether it can be
        kept only when all files were looked at."""
        return name in self.previous and self.previous[name].digest == digest

    def keep(self, name: str, digest: str) -> bool:
        """Add the part as it is published; False when it has another digest there, or a file of it
        is not as it was published: it has to be made again."""
        if not self.has(name, digest) or name in self._watch.found.lost:
            return False
        self._take(name, self.previous[name])
        return True

    def anchors(self, name: str) -> dict[str, str]:
        """The `Anchors` of a part that was added, from its pages; for who has not kept them."""
        before, found = self.earlier(name), dict[str, str]()
        for path, entry in self._parts[name].entries().items():
            if path.endswith(".html"):
                ids = file_facts(path, self._read(path, entry, before)).ids
                found |= {path: ids} if ids else {}
        return found

    def write_listing(self) -> None:
        """Add the site's manifest: the hash of every file that was added. None may follow."""
        self._add(LISTING)
        found, file = _Sum(), self.folder / LISTING
        with explained(f"写入“{LISTING}”"):  # it is mostly another one
            time = write_pieces(file, found.of(self._lines()))
            entry = self.held(LISTING, found.digest)
            if entry is not None:
                file.unlink()
        self._note(LISTING, entry or Entry(found.digest, found.size, time))
        self._listing = found.digest

    def verify(
        self,
        anchors_of: Callable[[str], Anchors],
        expected: Iterable[str] = (),
        stated: str = "",
    ) -> Verification:
        """Check all parts, see `verify_parts`; what the published release was found to be is known.

        Call it when everything was added.
        """

        def asked(name: str) -> Anchors:
            return anchors_of(name) if name != LOOSE else {}

        known = None if self._is_broken() else self._known
        with explained(_READING):
            report = verify_parts(self._all(), asked, expected=expected, stated=stated, known=known)
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
        with explained(_READING):
            check_paths(self.previous, parts)
            identity = (self._listing or _digest(self._lines()))[:_ID_LENGTH]
            self.closed = True  # from here on the files may be those of the published site
            changed = not self._is_shown(parts)
            found = outcome(identity, self.folder, changed, self.previous, parts)
        if changed:
            self.folder = self._target.folder(self._swap(parts, identity))
        elif self.current is not None:
            self.folder = self.current
        return replace(found, folder=self.folder)

    def _swap(self, parts: Mapping[str, Sealed], identity: str) -> str:
        """Publish these parts; the name of the release."""
        trees = self.folder, self._shown, self._base if self._watch.found.base else None
        with explained(_WRITING):
            job = Swap(self._target, *trees, self._bodies, self._durable)
        return job.publish(parts, identity, self._verified)

    def end(self) -> None:
        """Let go of what the release holds besides its folder."""
        self._watch.end()
        discard(self._growing)

    @property
    def _growing(self) -> Path:
        """Where what the parts hold is added, as long as they are no release."""
        return bodies_beside(self._staged)

    @cached_property
    def _bodies(self) -> Bodies:
        """What the parts hold. Where it is worth while what is published lies in it too."""
        with suppress(OSError):
            if self._shared is not None:
                os.link(self._shared, self._growing)
        return Bodies(self._growing, grows=True)

    def _is_broken(self) -> bool:
        """Whether something of the published parts cannot be read back."""
        lost = (self.previous[name] for name in self._watch.found.lost)
        return not all(is_readable(part) for part in lost)

    def _all(self) -> dict[str, Sealed]:
        """All parts in the order of their names, with that of the loose files."""
        loose = {LOOSE: seal(make_part(self._loose))} if self._loose else {}
        return dict(sorted({**self._parts, **loose}.items()))

    def _lines(self) -> Iterator[bytes]:
        """The site's manifest: by parts, and in each by paths."""
        for part in self._all().values():
            with explained(_READING):
                listing = part.listing()
            yield listing

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
        if self._listing:
            raise PublishError("misuse", f"清单已经写好，不能再加“{shown(path)}”。")
        super()._add(path)


class _Sum:
    """The SHA-256 and the size (bytes) of what goes through."""

    def __init__(self) -> None:
        self._hash, self.size = sha256(), 0

    def of(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same pieces, counted."""
        for piece in pieces:
            self._hash.update(piece)
            self.size += len(piece)
            yield piece

    @property
    def digest(self) -> str:
        """The SHA-256 in hex."""
        return self._hash.hexdigest()


def _digest(pieces: Iterable[bytes]) -> str:
    found = _Sum()
    for _ in found.of(pieces):
        pass
    return found.digest
