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
class Pages:
    """The files of the site by path: pages when they are asked for, all else at the first need.

    A page is a matter of milliseconds, the search index and the downloads of one of a second;
    nobody who waits for a saved figure needs these.
    """

    ready: Mapping[str, bytes]
    makers: Mapping[str, Make]
    others: Callable[[], Mapping[str, bytes]]
    _made: Mapping[str, bytes] | None = field(default=None, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def get(self, path: str) -> bytes | None:
        """What stands at a path, None where nothing does; raises what a template raises."""
        if path in self.makers:
            return self.makers[path]()
        if path in self.ready:
            return self.ready[path]
        with self._lock:
            if self._made is None:
                self._made = self.others()
        return self._made.get(path)


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
