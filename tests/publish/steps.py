"""Every dealing of the room with the disk, counted, so that any one of them can go wrong."""

import os
from collections.abc import Callable
from typing import Any

import pytest

MAKING = ("open", "write", "fsync", "mkdir", "link", "symlink", "rename", "replace")
REMOVING = ("unlink", "rmdir")
Action = Callable[[int, str, tuple[Any, ...]], None]


def watch(patch: pytest.MonkeyPatch, names: tuple[str, ...], action: Action) -> None:
    """Call `action(number of the step, name, arguments)` before each of these calls of os."""
    count = -1

    def wrapped(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            action(count, name, arguments)
            return call(*arguments, **options)

        return step

    for name in names:
        patch.setattr(os, name, wrapped(name, getattr(os, name)))


def counted(names: tuple[str, ...], work: Callable[[], object]) -> int:
    """How many such steps `work` takes."""
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        watch(patch, names, lambda _, name, __: seen.append(name))
        work()
    return len(seen)
