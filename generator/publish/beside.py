"""What takes a while, found by a second process while this one goes on.

Where that process ends early it is found here: it may write nothing but what is written again.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, Self, TypeVar

import msgspec

T = TypeVar("T")
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


class Beside(Generic[T]):
    """What ``find`` finds, a ``type`` that travels; by a second process where that is ``worth``
    while. Ask for what was ``found``, and then let it `end`, or use it as a context."""

    def __init__(self, find: Callable[[], T], type: type[T], worth: bool = True) -> None:
        self._find, self._type = find, type
        self._found: list[T] = []
        self._child = 0
        if worth and sys.platform == "linux":  # elsewhere a fork is not safe
            with suppress(OSError, NotImplementedError):
                self._start()

    @property
    def found(self) -> T:
        """What was found; waits for it."""
        if not self._found:
            self._found = self._answer() or [self._find()]
        return self._found[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Let go of the other process."""
        if self._child:
            with suppress(OSError):
                os.kill(self._child, signal.SIGKILL)
            self._reap()

    def _start(self) -> None:
        parent, (self._pipe, there) = os.getpid(), os.pipe()
        try:
            self._child = os.fork()
            if self._child == 0:
                try:
                    _tell(there, self._find, parent)
                finally:  # whatever interrupts it: what is begun here is ended by the other
                    os._exit(1)
        except BaseException:
            os.close(self._pipe)
            raise
        finally:
            os.close(there)

    def _answer(self) -> list[T]:
        if not self._child:
            return []
        with open(self._pipe, "rb", closefd=False) as pipe:
            answer = pipe.read()
        self._reap()
        with suppress(msgspec.MsgspecError):
            return [msgspec.msgpack.decode(answer, type=self._type)]
        return []  # it was killed

    def _reap(self) -> None:
        os.close(self._pipe)
        with suppress(ChildProcessError):
            os.waitpid(self._child, 0)
        self._child = 0


def end_with(parent: int) -> None:
    """Let this process end when its ``parent`` is killed: nobody would ever tell it to."""
    from ctypes import CDLL  # slow to import, and only needed in what was forked

    CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # killed before that was said
        os._exit(1)


def _tell(pipe: int, find: Callable[[], object], parent: int) -> None:
    """What the other process does; it never returns."""
    try:
        end_with(parent)
        answer = memoryview(msgspec.msgpack.encode(find()))
        while answer:
            answer = answer[os.write(pipe, answer) :]
    finally:
        os._exit(0)
