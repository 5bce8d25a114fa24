"""Who does the work of a step: this process, forks of it, or machines elsewhere.

A fork has everything in memory already; where there is no fork, or little to do, all is done here.
"""

import os
import sys
from collections.abc import Callable, Generator, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

J = TypeVar("J")
R = TypeVar("R")
_MANY = 200  # long jobs of one fork: one that has set so many PDFs has grown by some 60 MB


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
    def eager(self) -> "Workers":
        """Who does work of which every job takes long, be there ever so few."""


class Here(Struct, frozen=True):
    """This process alone."""

    @property
    def eager(self) -> Workers:
        """The same."""
        return self

    def map(
        self, work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J] = as_it_is
    ) -> Generator[R, None, None]:
        """One after the other."""
        yield from map(work, map(ready, jobs))


class Forks(Struct, frozen=True):
    """Up to ``jobs`` forks of this process; with fewer than ``few`` jobs none is worth while, but
    work may know a way for two processes to do one: its ``by_two``. After ``most`` jobs each, where
    that is not 0, others take their place: what theirs have grown by is given back.
    """

    jobs: int
    few: int = 8
    most: int = 0

    @property
    def eager(self) -> Workers:
        """Two jobs are enough, and after some hundreds a fork has grown much."""
        return Forks(self.jobs, 2, _MANY)

    def map(
        self, work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J] = as_it_is
    ) -> Generator[R, None, None]:
        """Side by side; what a fork that was killed leaves undone is done here."""
        forks = min(self.jobs, len(jobs))
        if self.jobs < 2 or not _can_fork():
            yield from map(work, map(ready, jobs))
            return
        if forks < 2 or len(jobs) < self.few:
            yield from map(getattr(work, "by_two", work), map(ready, jobs))
            return
        together = self.most * forks or len(jobs)
        for at in range(0, len(jobs), together):
            yield from _side_by_side(work, jobs[at : at + together], ready, forks)


def _side_by_side(
    work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J], forks: int
) -> Generator[R, None, None]:
    """What forks make of the jobs, in order."""
    from generator.building.forks import NO_FORKS, Failed, in_forks  # slow to import

    done = 0
    results = in_forks(work, jobs, ready, forks)
    while True:
        try:
            result = next(results)
        except StopIteration:
            return
        except NO_FORKS:  # go on alone
            yield from map(work, map(ready, jobs[done:]))
            return
        if isinstance(result, Failed):
            raise result.error
        yield result
        done += 1


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
