"""Who does the work of a step: this process, forks of it, or machines elsewhere.

A fork has everything in memory already; where there is no fork, or little to do, all is done here.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, Protocol, TypeVar

from msgspec import Struct

J = TypeVar("J")
R = TypeVar("R")
_TOGETHER = 4  # jobs at most that are handed to a fork at once
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def as_it_is(job: J) -> J:
    """A job that needs nothing more."""
    return job


class Workers(Protocol):
    """Whoever does jobs."""

    def map(
        self, work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J] = as_it_is
    ) -> Generator[R, None, None]:
        """What ``work`` makes of each job, in order; jobs may be done twice where one is lost.

        ``ready`` adds to a job what it takes to do it, once it is its turn.
        Who stops before the end closes it: then nobody is at work any more.
        """

    @property
    def threaded(self) -> "Workers":
        """Who does work that has threads of its own: it must not be forked once it has run."""


class Threads(Struct, frozen=True):
    """Threads of this process, for work that is done outside of Python."""

    def map(
        self, work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J] = as_it_is
    ) -> Generator[R, None, None]:
        """Side by side."""
        with ThreadPoolExecutor(processors()) as pool:
            yield from pool.map(work, map(ready, jobs))

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

    def map(
        self, work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J] = as_it_is
    ) -> Generator[R, None, None]:
        """One after the other."""
        yield from map(work, map(ready, jobs))


class Forks(Struct, frozen=True):
    """Up to ``jobs`` forks of this process; with fewer than ``few`` jobs none is worth while."""

    jobs: int
    few: int = 8

    @property
    def threaded(self) -> Workers:
        """Threads."""
        return Threads()

    def map(
        self, work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J] = as_it_is
    ) -> Generator[R, None, None]:
        """Side by side; what a fork that was killed leaves undone is done here."""
        forks = min(self.jobs, len(jobs))
        if forks < 2 or len(jobs) < self.few or not _can_fork():
            yield from map(work, map(ready, jobs))
            return
        done = 0
        results = _in_forks(work, jobs, ready, forks)
        while True:
            try:
                result = next(results)
            except StopIteration:
                return
            # A worker was killed, for want of memory perhaps, or there may be none: go on alone.
            except (BrokenProcessPool, OSError, NotImplementedError):
                yield from map(work, map(ready, jobs[done:]))
                return
            if isinstance(result, _Failed):
                raise result.error
            yield result
            done += 1


def _in_forks(
    work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J], forks: int
) -> Iterator[Any]:
    global _work
    _work = work
    gc.freeze()  # what is here already is not looked through, and so not copied, by the forks
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(forks, context, _end_with, (os.getpid(),)) as pool:
            size = max(1, min(_TOGETHER, len(jobs) // (forks * 16)))
            turns = ([*map(ready, jobs[at : at + size])] for at in range(0, len(jobs), size))
            yield from _in_order(pool, turns, forks * 2)
    finally:
        gc.unfreeze()
        _work = None


def _in_order(pool: Executor, turns: Iterator[list[Any]], ahead: int) -> Iterator[Any]:
    """What comes of some jobs after the others; no more than ``ahead`` turns wait for a fork."""
    given: deque[Future[list[Any]]] = deque()
    try:
        while True:
            idle = ahead - sum(not each.done() for each in given)
            given.extend(pool.submit(_do_all, turn) for turn in islice(turns, idle))
            if not given:
                return
            if given[0].done():
                yield from given.popleft().result()
            else:
                wait([each for each in given if not each.done()], return_when=FIRST_COMPLETED)
    finally:
        for each in given:
            each.cancel()


_work: Callable[[Any], Any] | None = None  # what the forks inherit


class _Failed(Struct, frozen=True):
    """What the work itself raised of what a pool raises too, when it cannot go on."""

    error: OSError


def _do_all(jobs: list[Any]) -> list[Any]:
    return [_do(job) for job in jobs]


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
