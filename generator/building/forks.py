"""Forks of this process at work. Slow to import: a pool of processes brings half of the network."""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

from msgspec import Struct

from generator.publish.beside import end_with

J = TypeVar("J")
R = TypeVar("R")
_TOGETHER = 4  # jobs at most that are handed to a fork at once
# A worker was killed, for want of memory perhaps, or there may be none.
NO_FORKS = (BrokenProcessPool, OSError, NotImplementedError)


def in_forks(
    work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J], forks: int
) -> Iterator[Any]:
    """What comes of each job, in order; ``Failed`` where the work raised an OSError.

    Raises one of ``NO_FORKS`` when the forks cannot go on.
    """
    global _work
    _work = work
    gc.freeze()  # what is here already is not looked through, and so not copied, by the forks
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(forks, context, end_with, (os.getpid(),)) as pool:
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


class Failed(Struct, frozen=True):
    """What the work itself raised of what a pool raises too, when it cannot go on."""

    error: OSError


def _do_all(jobs: list[Any]) -> list[Any]:
    return [_do(job) for job in jobs]


def _do(job: Any) -> Any:
    assert _work is not None
    try:
        return _work(job)
    except OSError as error:
        return Failed(error)
