"""The published site as a link to one of the release folders beside it.

``site`` → ``.site.releases/<name>``; beside each release folder what is kept of it,
``<name>.parts`` and ``<name>.bodies``; ``staging-*`` is a build under way, ``lock`` keeps builds
apart. A release's name is its id, with a number behind it when a folder of that id is already
there. There are two trees: the one shown, and the earlier release, from which the next one is made.
As long as there is none, a copy of the first, ``spare``, stands in for it.
"""

import os
import re
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from generator.publish.disk import sync_folder
from generator.publish.errors import PublishError, explained
from generator.publish.kept import bodies_beside, load_kept
from generator.publish.lock import acquire
from generator.publish.sealed import Sealed, shared
from generator.publish.watch import Tree, is_intact

SPARE = "spare"
_NAME = re.compile(r"[0-9a-f]{16}(-[0-9]+)?")
_STAGING = "staging-"


class Target(Struct, frozen=True):
    """Where a site is published: `site`, an absolute path that is or will be a link."""

    site: Path

    @property
    def store(self) -> Path:
        """The folder beside the site that holds its releases."""
        return self.site.with_name(f".{self.site.name}.releases")

    def folder(self, name: str) -> Path:
        """The folder of the release `name`."""
        return self.store / name

    def kept(self, name: str) -> Path:
        """The file that tells what the release `name` is."""
        return self.store / f"{name}.parts"

    def bodies(self, name: str) -> Path:
        """The file that what it tells of lies in, which releases may share."""
        return bodies_beside(self.kept(name))

    def forget(self, name: str) -> None:
        """Remove a release, or what there is of it."""
        discard(self.kept(name))  # first, so that a kill leaves no half release listed
        discard(self.bodies(name))
        discard(self.folder(name))

    def is_complete(self, name: str) -> bool:
        """Whether the release `name` was finished."""
        return self.folder(name).is_dir() and self.kept(name).is_file()

    def current(self) -> str | None:
        """The name of the published release, None when there is none yet.

        Raises `PublishError` (kind occupied) when something stands there that is not ours.
        """
        with explained(f"查看输出位置“{self.site}”"):
            return self._current()

    def _current(self) -> str | None:
        if self.site.is_symlink():
            head, _, name = str(self.site.readlink()).rpartition("/")
            if head == self.store.name and _NAME.fullmatch(name):
                return name
            raise _occupied(self.site, "是一个指向别处的链接")
        if self.site.is_dir():
            if any(self.site.iterdir()):
                raise _occupied(self.site, "是一个已有内容的目录，不是本程序生成的")
        elif self.site.exists():
            raise _occupied(self.site, "是一个文件")
        return None


def locate(site: Path) -> Target:
    """The target for the path a user gave (relative to the working folder, or absolute)."""
    path = site.absolute()
    if path.name in ("", ".."):
        raise PublishError("occupied", f"不能把网站生成到“{site}”，请换一个输出目录（-o）。")
    return Target(path)


def _occupied(site: Path, what: str) -> PublishError:
    return PublishError(
        "occupied", f"输出位置“{site}”{what}。请先把它移走，或用 -o 另选一个输出目录。"
    )


def prepare(target: Target) -> None:
    """Make the folder for releases; raises `PublishError` when the place cannot be written."""
    with explained(f"准备输出目录“{target.site}”"):
        target.store.mkdir(parents=True, exist_ok=True)
        for folder in (target.site.parent, target.store):
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(13, "Permission denied", str(folder))


def new_staging(target: Target) -> Path:
    """An empty staging folder of its own; call with the lock held."""
    folder = target.store / f"{_STAGING}{os.getpid()}-{secrets.token_hex(4)}"
    with explained(f"建立临时目录“{folder}”"):
        folder.mkdir()
    return folder


def clear_remains(target: Target) -> None:
    """Remove what dead builds left; call with the lock held: then no live build owns any.

    Only names of our own making are touched, never the published release.
    """
    current = target.current()
    for item in sorted(target.store.iterdir()):
        stem = item.name.removesuffix(".new").removesuffix(".parts").removesuffix(".json")
        stem = stem.removesuffix(".bodies")
        dead = item.name.startswith((_STAGING, "link-")) or item.name.endswith(".parts.new")
        if (_NAME.fullmatch(stem) or stem == SPARE) and stem != current:
            dead = dead or not target.is_complete(stem)
        if dead:
            discard(item)


def discard(item: Path) -> None:
    """Remove a file, link or folder as far as possible; what cannot go is left for later."""
    if item.is_dir() and not item.is_symlink():
        shutil.rmtree(item, ignore_errors=True)
        return
    with suppress(OSError):
        item.unlink(missing_ok=True)


def tree_of(target: Target, name: str, near: Mapping[str, Sealed] | None = None) -> Tree | None:
    """The release `name` as it was finished; None when nothing is known of it.

    What it has in common with the parts `near` is in memory only once.
    """
    found = load_kept(target.kept(name)).parts
    parts = found if near is None else shared(found, near)
    with suppress(OSError):
        time = target.kept(name).stat().st_mtime_ns
        return Tree(target.folder(name), parts, time) if parts else None
    return None


def is_published(site: Path, name: str) -> bool:
    """Whether the release ``name`` is the published one and its files are all as they were.

    Looks at names, sizes and times of the files, not at their contents. Never raises.
    """
    target = Target(site.absolute())
    try:
        tree = tree_of(target, name) if target.current() == name else None
    except PublishError:
        return False
    return tree is not None and is_intact(tree)


def releases(site: Path) -> list[str]:
    """The names of the complete releases of `site`: the published one, then the earlier."""
    target = locate(site)
    current = target.current()
    found = [
        (file.stem == current, file.stat().st_mtime_ns, file.stem)
        for file in target.store.glob("*.parts")
        if _NAME.fullmatch(file.stem) and target.is_complete(file.stem)
    ]
    return [name for _, _, name in sorted(found, reverse=True)]


def base_of(target: Target) -> str | None:
    """The release that is not shown, of which the next can be made."""
    current = target.current()
    others = [SPARE] if target.is_complete(SPARE) else []
    others += [name for name in releases(target.site) if name != current]
    return next(iter(others), None) if current else None


def prune(target: Target, keep: set[str]) -> None:
    """Remove all releases but the published one and those to `keep`."""
    for name in {SPARE, *releases(target.site)} - keep - {target.current()}:
        target.forget(name)


def free_name(target: Target, identity: str) -> str:
    """A name for the release `identity` that no folder has yet."""
    name, number = identity, 1
    while os.path.lexists(target.folder(name)):
        number += 1
        name = f"{identity}-{number}"
    return name


def point(target: Target, name: str) -> None:
    """Make the site show the release `name`: one rename, so at no moment is there no site.

    Raises `PublishError` only while the old site still stands.
    """
    link = target.store / f"link-{os.getpid()}-{secrets.token_hex(4)}"
    try:
        with explained(f"切换网站“{target.site}”"):
            link.symlink_to(f"{target.store.name}/{name}")
            if target.current() is None and target.site.is_dir():
                target.site.rmdir()  # empty: current() has looked; rmdir refuses otherwise
            link.replace(target.site)
    except PublishError:
        discard(link)
        raise
    with suppress(OSError):  # the new site stands already; at worst a power cut shows the old
        sync_folder(target.site.parent)


def switch(site: Path, name: str, *, wait: float = 60.0) -> None:
    """Go back (or forward) to the kept release `name`, one of `releases(site)`.

    Raises `PublishError` when there is no such release or a build is under way for longer
    than `wait` seconds.
    """
    target = locate(site)
    if name not in releases(site):
        raise PublishError("misuse", f"“{target.site}”没有保留版本“{name}”。")
    lock = acquire(target.store / "lock", wait)
    try:
        if name not in releases(site):
            raise PublishError("misuse", f"“{target.site}”没有保留版本“{name}”。")
        point(target, name)
    finally:
        lock.release()
