"""The disclosures of a release: made here or in other processes, or known from an earlier build.

A worker puts the files of a disclosure into the folder of the release and looks at what they link
to; only small things come back. It is a fork of this process, which has everything in memory
already; where there is no fork, or little to do, all is made here.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from msgspec import Struct

from generator.model.disclosure import Disclosure
from generator.publish import LOOSE, Entry, Facts, PublishError, Release, file_facts, write_file
from generator.record_files import RecordMaker, RecordPart
from generator.render.frame import SLOT_OPEN
from generator.rules.engine import Checked
from generator.store.store import Store

FORBIDDEN = (SLOT_OPEN.encode(),)  # what no page may hold: the mark of an open slot
_KIND = "records"
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_FEW = 8  # disclosures that are made before a second process would be ready


class Made(Struct, frozen=True):
    """What came of a disclosure: what it tells the site, and its files with what is in them."""

    part: RecordPart
    files: tuple[tuple[str, Entry, Facts], ...]


class Refused(Struct, frozen=True):
    """Why a worker could not write: the two halves of a ``PublishError``, which does not travel."""

    kind: str
    message: str


@dataclass(frozen=True)
class Workshop:
    """All that making needs, in this process and its forks."""

    maker: RecordMaker
    published: Sequence[tuple[Disclosure, Checked]]
    folder: Path
    current: Path | None
    previous: Mapping[str, Entry]

    def make(self, number: int, afresh: bool = False) -> Made | Refused:
        """The files of a disclosure, written into the release; ``afresh`` after a lost worker."""
        files: list[tuple[str, Entry, Facts]] = []

        def put(path: str, content: bytes) -> None:
            earlier = self.previous.get(path)
            entry = write_file(self.folder, self.current, earlier, path, content, afresh)
            files.append((path, entry, file_facts(path, content, FORBIDDEN)))

        try:
            return Made(self.maker.make(*self.published[number], put), tuple(files))
        except PublishError as error:
            return Refused(error.kind, str(error))


def add_records(
    release: Release,
    maker: RecordMaker,
    published: Sequence[tuple[Disclosure, Checked]],
    store: Store,
    jobs: int | None = None,
) -> tuple[list[RecordPart], dict[str, Facts]]:
    """Add the files of every disclosure to ``release``; raises PublishError.

    Returns what each tells the site, in their order, and the facts of all files by path. What is
    the same as in an earlier build is neither made nor written. ``jobs`` is how many processes
    work; None: as many as there are processors, where that is worth while.
    """
    shop = Workshop(maker, published, release.folder, release.current, release.earlier(LOOSE))
    keys = [maker.key(*pair) for pair in published]
    known = {n: made for n, key in enumerate(keys) if (made := _recall(store, key, release))}
    missing = [n for n in range(len(keys)) if n not in known]
    for number, fresh in zip(missing, _all(shop, missing, jobs), strict=True):
        if isinstance(fresh, Refused):
            raise PublishError(fresh.kind, fresh.message)
        known[number] = fresh
        store.put(_KIND, keys[number], fresh)
    facts: dict[str, Facts] = {}
    for number in range(len(keys)):
        for path, entry, found in known[number].files:
            release.record(path, entry)
            facts[path] = found
    return [known[number].part for number in range(len(keys))], facts


def _recall(store: Store, key: str, release: Release) -> Made | None:
    """What an earlier build made, if its files are still those of the published site."""
    made = store.get(_KIND, key, Made)
    if made is None:
        return None
    held = [release.held(path, entry.digest) for path, entry, _ in made.files]
    if None in held:
        return None
    files = zip(made.files, held, strict=True)
    return Made(
        made.part, tuple((path, entry, facts) for (path, _, facts), entry in files if entry)
    )


def _all(shop: Workshop, missing: Sequence[int], jobs: int | None) -> Iterator[Made | Refused]:
    """Make what is missing, in order."""
    workers = min(jobs or processors(), len(missing))
    if workers < 2 or (jobs is None and len(missing) < _FEW) or not _can_fork():
        yield from map(shop.make, missing)
        return
    made = 0
    try:
        for result in _in_processes(shop, missing, workers):
            yield result
            made += 1
    # A worker was killed, for want of memory perhaps, or there may be none: go on alone.
    except (BrokenProcessPool, OSError, NotImplementedError):
        yield from map(partial(shop.make, afresh=True), missing[made:])


def _in_processes(shop: Workshop, missing: Sequence[int], workers: int) -> Iterable[Made | Refused]:
    global _shop
    _shop = shop
    gc.freeze()  # what is here already is not looked through, and so not copied, by the forks
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(workers, context, _end_with, (os.getpid(),)) as pool:
            yield from pool.map(_make, missing, chunksize=max(1, len(missing) // (workers * 16)))
    finally:
        gc.unfreeze()
        _shop = None


_shop: Workshop | None = None  # what the forks inherit


def _make(number: int) -> Made | Refused:
    assert _shop is not None
    return _shop.make(number)


def _end_with(parent: int) -> None:
    """Let a worker end when its parent is killed: nobody would ever tell it to."""
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # killed before that was said
        os._exit(1)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """Elsewhere a fork of a process that has had threads is not safe, or there is none."""
    return sys.platform == "linux"
