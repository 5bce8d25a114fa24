"""One build at a time for one site."""

import fcntl
import os
import time
import weakref
from collections.abc import Callable
from pathlib import Path

from generator.diagnostics.system import reason_of
from generator.publish.errors import PublishError, explained

_PAUSE = 0.1  # seconds between two attempts


class Lock:
    """An exclusive flock(2) on a file; the system frees it when the process dies.

    Use `acquire`; give it back with `release`. Worker processes forked meanwhile do not keep
    it alive after their parent's death.
    """

    def __init__(self, handle: int) -> None:
        self.handle = handle
        _held.add(self)

    def release(self) -> None:
        """Free the lock; a second call does nothing."""
        handle, self.handle = self.handle, -1
        if handle >= 0:
            os.close(handle)


_held: "weakref.WeakSet[Lock]" = weakref.WeakSet()


def _drop_in_child() -> None:
    # A forked worker shares the lock: if it outlives a killed parent, no build could start.
    for lock in list(_held):
        lock.release()


os.register_at_fork(after_in_child=_drop_in_child)


def acquire(file: Path, wait: float, waiting: Callable[[str], None] | None = None) -> Lock:
    """Lock `file` (made when missing), waiting at most `wait` seconds.

    `waiting` is told once, in Chinese, that another build is under way. Raises `PublishError`
    (kind locked) when that one is not done in time.
    """
    with explained(f"打开锁文件“{file}”"):
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _wait(handle, wait, waiting)
        with explained(f"写入锁文件“{file}”"):
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
    except BaseException:
        os.close(handle)
        raise
    return Lock(handle)


def _wait(handle: int, wait: float, waiting: Callable[[str], None] | None) -> None:
    end = time.monotonic() + wait
    told = waiting is None
    while not _try(handle):
        if time.monotonic() >= end:
            raise PublishError("locked", f"{_other(handle)}，请等它结束后再试。")
        if waiting is not None and not told:
            waiting(f"{_other(handle)}，正在等待它结束。")
            told = True
        time.sleep(_PAUSE)


def _try(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise PublishError("io", f"无法锁定输出目录：{reason_of(error)}。") from error
    return True


def _other(handle: int) -> str:
    number = os.pread(handle, 20, 0).decode("ascii", "replace")
    process = f"（进程 {number}）" if number.isdigit() else ""
    return f"另一个生成{process}正在使用同一个输出目录"
