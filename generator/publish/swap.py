"""Swapping a finished release in: a whole tree under its own name, then one rename of the link."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from generator.publish.bodies import Bodies
from generator.publish.disk import sync_folder, sync_tree
from generator.publish.errors import PublishError, explained
from generator.publish.kept import Kept, save_kept
from generator.publish.sealed import Sealed
from generator.publish.target import (
    SPARE,
    Target,
    base_of,
    discard,
    free_name,
    new_staging,
    point,
    prune,
)
from generator.publish.tree import Sources, bring, link_tree
from generator.publish.watch import Tree

Parts = Mapping[str, Sealed]


class Swap(Struct, frozen=True):
    """A release about to be published.

    ``fresh`` is the staging folder, ``shown`` the published tree, ``base`` the other one when it is
    as it was finished: the new release is made of it then, and else in the staging folder. What
    the parts hold is kept in ``bodies``.
    """

    target: Target
    fresh: Path
    shown: Tree | None
    base: Tree | None
    bodies: Bodies
    durable: bool

    def publish(self, parts: Parts, identity: str, verified: str) -> str:
        """Show ``parts``; the name of the release. Raises `PublishError`; the old site stands."""
        current = self.target.current()
        tree = new_staging(self.target) if self.base else self.fresh
        try:
            with explained("准备新网站"):
                before = self._take_base(tree)
                now = bring(tree, before, parts, Sources(self.fresh, self.shown))
                now = {name: part.held_in(self.bodies) for name, part in now.items()}
            name = free_name(self.target, identity)
            kept = Kept(verified, now, self.bodies)
            self._show(tree, name, kept)
        except BaseException:
            if tree != self.fresh:
                discard(tree)
            raise
        with suppress(OSError, PublishError):  # published: the rest can be done another time
            prune(self.target, {current} if current else set())
            self._make_spare(name, kept)
        return name

    def _take_base(self, tree: Path) -> Parts:
        """What the next release is made of, given a name by which it is dead without this build."""
        if self.base is None:
            return {}
        self.target.kept(self.base.folder.name).unlink()
        discard(self.target.bodies(self.base.folder.name))
        self.base.folder.rename(tree)  # an empty folder gives way
        if self.durable:
            sync_folder(self.target.store)
        return self.base.parts

    def _show(self, tree: Path, name: str, now: Kept) -> None:
        """Give the tree its final name, whole and on the disk, and let the site point there."""
        try:
            with explained("保存新网站"):
                if self.durable:
                    sync_tree(tree)
                self.bodies.sync()
                tree.rename(self.target.folder(name))
                self.bodies.path.rename(self.target.bodies(name))
                save_kept(self.target.kept(name), now)
                sync_folder(self.target.store)
            point(self.target, name)
        except PublishError:
            self.target.forget(name)
            raise

    def _make_spare(self, name: str, kept: Kept) -> None:
        """See to it that there is a second tree, so that the next build need not make one."""
        if base_of(self.target):
            return
        tree = new_staging(self.target)
        try:
            link_tree(self.target.folder(name), tree, kept.parts)
            tree.rename(self.target.folder(SPARE))
            os.link(self.target.bodies(name), self.target.bodies(SPARE))
            save_kept(self.target.kept(SPARE), kept)
        except OSError:
            discard(tree)
            self.target.forget(SPARE)
