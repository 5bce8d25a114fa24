"""The published site as a link to one of the release folders beside it.

``site`` → ``.site.releases/<name>``; beside each release folder its manifest
``<name>.json``; ``staging-*`` is a build under way, ``lock`` keeps builds apart. A release's
name is its id, with a number behind it when a folder of that id is already there.
"""

import os
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.publish.disk import sync_folder
from generator.publish.errors import PublishError, explained
from generator.publish.files import intact
from generator.publish.lock import acquire
from generator.publish.manifest import load_manifest

_NAME = re.compile(r"[0-9a-f]{16}(-[0-9]+)?")
_STAGING = "staging-"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a site is published: `site`, an absolute path that is or will be a link."""

    site: Path

    @property
    def store(self) -> Path:
        """The folder beside the site that holds its releases."""
        return self.site.with_name(f".{self.site.name}.releases")

    def folder(self, name: str) -> Path:
        """The folder of the release `name`."""
        return self.store / name

    def manifest(self, name: str) -> Path:
        """The manifest file of the release `name`."""
        return self.store / f"{name}.json"

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
        stem = item.name.removesuffix(".new").removesuffix(".json")
        dead = item.name.startswith((_STAGING, "link-")) or item.name.endswith(".json.new")
        if _NAME.fullmatch(stem) and stem != current:
            dead = dead or not (target.folder(stem).is_dir() and target.manifest(stem).is_file())
        if dead:
            discard(item)


def discard(item: Path) -> None:
    """Remove a file, link or folder as far as possible; what cannot go is left for later."""
    if item.is_dir() and not item.is_symlink():
        shutil.rmtree(item, ignore_errors=True)
        return
    with suppress(OSError):
        item.unlink(missing_ok=True)


def is_published(site: Path, name: str) -> bool:
    """Whether the release ``name`` is the published one and its files are all as they were.

    Looks at names, sizes and times of the files, not at their contents. Never raises.
    """
    target = Target(site.absolute())
    try:
        entries = load_manifest(target.manifest(name)) if target.current() == name else {}
    except PublishError:
        return False
    return bool(entries) and all(intact(target.folder(name), p, e) for p, e in entries.items())


def releases(site: Path) -> list[str]:
    """The names of the complete releases of `site`, the last published first."""
    target = locate(site)
    found = [
        (file.stat().st_mtime_ns, file.stem)
        for file in target.store.glob("*.json")
        if _NAME.fullmatch(file.stem) and target.folder(file.stem).is_dir()
    ]
    return [name for _, name in sorted(found, reverse=True)]


def prune(target: Target, keep: int) -> list[str]:
    """Remove all releases but the published one and the `keep` newest others."""
    current = target.current()
    if current is None:
        return []
    old = [name for name in releases(target.site) if name != current][keep:]
    for name in old:
        discard(target.manifest(name))  # first, so that a kill leaves no half release listed
        discard(target.folder(name))
    return old


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
        with suppress(OSError):  # only the order in which old releases go
            os.utime(target.manifest(name))
    finally:
        lock.release()
