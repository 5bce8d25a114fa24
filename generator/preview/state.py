"""One state of the preview: pages to be made on demand, and what is wrong with the data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from generator.diagnostics import Finding
from generator.diagnostics.excerpt import SourceLines
from generator.examining import Examined
from generator.render.shell import Shell

Make = Callable[[], bytes]


@dataclass
class Folder:
    """Files that are made together, when the first of them is asked for."""

    make: Callable[[], Mapping[str, bytes]]
    _made: Mapping[str, bytes] | None = field(default=None, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def get(self, path: str) -> bytes | None:
        """A file by its path below the site; None where there is none."""
        with self._lock:
            if self._made is None:
                self._made = self.make()
        return self._made.get(path)


@dataclass(frozen=True)
class Pages:
    """The files of the site by path, each made when it is asked for.

    A page is a matter of milliseconds, the search index and the downloads of one of a second;
    nobody who waits for a saved figure needs these. What is nowhere costs nothing.
    """

    ready: Mapping[str, bytes]
    makers: Mapping[str, Make]
    folders: Mapping[str, Folder]

    def get(self, path: str) -> bytes | None:
        """What stands at a path, None where nothing does; raises what a template raises."""
        if path in self.makers:
            return self.makers[path]()
        if path in self.ready:
            return self.ready[path]
        ends = (place + 1 for place, sign in enumerate(path) if sign == "/")
        folder = next(
            (self.folders[path[:end]] for end in ends if path[:end] in self.folders), None
        )
        return folder.get(path) if folder else None


@dataclass(frozen=True)
class State:
    """What the preview shows. ``kept`` are folders of disclosures shown as they were before.

    ``trouble`` is why the pages could not be made anew, '' where they could; they are then those
    of the state before.
    """

    name: str
    shell: Shell
    pages: Pages
    examined: Examined
    lines: SourceLines
    kept: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is open: findings that are acknowledged need nobody's attention."""
        return tuple(f for f in self.examined.findings if f.acknowledged is None)
