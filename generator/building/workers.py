"""Who does the work of a step: this process, forks of it, or machines elsewhere.

A fork has everything in memory already; where there is no fork, or little to do, all is done here.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol, TypeVar

from msgspec import Struct

J = TypeVar("J")
R = TypeVar("R")
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


class Workers(Protocol):
    """Whoever does jobs."""

    def map(self, work: Callable[[J], R], jobs: Sequence[J]) -> Generator[R, None, None]:
        """What ``work`` makes of each job, in order; jobs may be done twice where one is lost.

        Who stops before the end closes it: then nobody is at work any more.
        """

    @property
    def threaded(self) -> "Workers":
        """Who does work that has threads of its own: it must not be forked once it has run."""


class Threads(Struct, frozen=True):
    """Threads of this process, for work that is done outside of Python."""

    def map(self, work: Callable[[J], R], jobs: Sequence[J]) -> Generator[R, None, None]:
        """Side by side."""
        with ThreadPoolExecutor(processors()) as pool:
            yield from pool.map(work, jobs)

    @property
    def threaded(self) -> Workers:
        """The same."""
        return self


class Here(Struct, frozen=True):
    """This process alone."""

    @property
    def threaded(self) -> Workers:
        """Threads."""
        return Threads()

    def map(self, work: Callable[[J], R], jobs: Sequence[J]) -> Generator[R, None, None]:
        """One after the other."""
        yield from map(work, jobs)


class Forks(Struct, frozen=True):
    """Up to ``jobs`` forks of this process; with fewer than ``few`` jobs none is worth while."""

    jobs: int
    few: int = 8

    @property
    def threaded(self) -> Workers:
        """Threads."""
        return Threads()

    def map(self, work: Callable[[J], R], jobs: Sequence[J]) -> Generator[R, None, None]:
        """Side by side; what a fork that was killed leaves undone is done here."""
        forks = min(self.jobs, len(jobs))
        if forks < 2 or len(jobs) < self.few or not _can_fork():
            yield from map(work, jobs)
            return
        done = 0
        results = _in_forks(work, jobs, forks)
        while True:
            try:
                result = next(results)
            except StopIteration:
                return
            # A worker was killed, for want of memory perhaps, or there may be none: go on alone.
            except (BrokenProcessPool, OSError, NotImplementedError):
                yield from map(work, jobs[done:])
                return
            if isinstance(result, _Failed):
                raise result.error
            yield result
            done += 1


def _in_forks(work: Callable[[J], R], jobs: Sequence[J], forks: int) -> Iterator[Any]:
    global _work
    _work = work
    gc.freeze()  # what is here already is not looked through, and so not copied, by the forks
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(forks, context, _end_with, (os.getpid(),)) as pool:
            yield from pool.map(_do, jobs, chunksize=max(1, len(jobs) // (forks * 16)))
    finally:
        gc.unfreeze()
        _work = None


_work: Callable[[Any], Any] | None = None  # what the forks inherit


class _Failed(Struct, frozen=True):
    """What the work itself raised of what a pool raises too, when it cannot go on."""

    error: OSError


def _do(job: Any) -> Any:
    assert _work is not None
    try:
        return _work(job)
    except OSError as error:
        return _Failed(error)


def _end_with(parent: int) -> None:
    """Let a worker end when its parent is killed: nobody would ever tell it to."""
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # killed before that was said
        os._exit(1)


def workers(jobs: int | None) -> Workers:
    """``jobs`` processes; None: as many as there are processors, where that is worth while."""
    if jobs == 1:
        return Here()
    return Forks(processors()) if jobs is None else Forks(jobs, 2)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """Elsewhere a fork of a process that has had threads is not safe, or there is none."""
    return sys.platform == "linux"
