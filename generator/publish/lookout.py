"""What stands at a site before a build, and whether it is as it was published.

To look at every file of a large site takes a while, so whoever is about to build it begins before
the rest of the program is loaded, and before it holds the lock. Only who holds it changes a
release, and lists anew what that is then: as long as the lists are the same files, what was seen
holds.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publish.errors import PublishError
from generator.publish.kept import NOTHING_KEPT, load_kept
from generator.publish.target import Target, base_of, locate, tree_of
from generator.publish.watch import Tree, Watch, look

Lists = tuple[tuple[str, int, int], ...]  # names of releases: number and time of their lists


class Lookout:
    """The published release `name` of a target (None when there is none), what is ``kept`` of it,
    its tree ``shown``, and the other tree, the ``base``, from which the next release is made. A
    ``watch`` looks at both."""

    def __init__(self, target: Target) -> None:
        self._target, self._lists = target, _lists(target)
        self.name, base = target.current(), base_of(target)
        self.kept = load_kept(target.kept(self.name)) if self.name else NOTHING_KEPT
        self.base = tree_of(target, base, self.kept.parts) if base else None
        self.shown = Tree(target.folder(self.name), self.kept.parts, 0) if self.name else None
        trees = self.shown, self.base
        self.watch = Watch(lambda: look(*trees), trees)

    def holds(self, target: Target) -> bool:
        """Whether it is of this target, and the same releases still stand there."""
        return self._target == target and self._lists == _lists(target)


@contextmanager
def watching(site: Path) -> Iterator[Lookout | None]:
    """A lookout for a build of `site` that is about to begin, see `staging`; None where nothing can
    be seen: the build will say why. Hold no lock."""
    lookout = None
    with suppress(PublishError, OSError):
        lookout = Lookout(locate(site))
    try:
        yield lookout
    finally:
        if lookout is not None:
            lookout.watch.end()


def _lists(target: Target) -> Lists:
    """What the lists of the two releases are, from outside."""
    names = (target.current(), base_of(target))
    return tuple((name, *_mark(target.kept(name))) for name in names if name)


def _mark(file: Path) -> tuple[int, int]:
    """What is other of every file: its number and time; of one that is not there, nothing."""
    try:
        about = file.stat()
    except OSError:
        return 0, 0
    return about.st_ino, about.st_mtime_ns
