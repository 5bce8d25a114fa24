"""What a second process finds; whatever becomes of it, it is found."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.beside import Beside


def by_whom() -> list[int]:
    return [os.getpid()]


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    before = children()
    yield
    assert children() <= before


def children() -> set[str]:
    """The processes that this one has begun, ended ones that nobody has waited for among them."""
    threads = Path("/proc/self/task").iterdir()
    return {pid for each in threads for pid in (each / "children").read_text().split()}


def test_another_process_finds_it_once() -> None:
    with Beside(by_whom, list[int]) as asked:
        assert asked.found != [os.getpid()]
        assert asked.found is asked.found


def test_where_it_is_not_worth_while_this_one_does() -> None:
    with Beside(by_whom, list[int], worth=False) as asked:
        assert asked.found == [os.getpid()]


def test_an_answer_may_be_larger_than_a_pipe_holds() -> None:
    with Beside(lambda: ["x" * 1000] * 1000, list[str]) as asked:
        assert asked.found == ["x" * 1000] * 1000


def test_where_it_is_killed_this_one_finds_it() -> None:
    own = os.getpid()

    def find() -> list[int]:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return by_whom()

    with Beside(find, list[int]) as asked:
        assert asked.found == [own]


def test_who_does_not_wait_for_it_lets_it_go() -> None:
    with Beside(lambda: time.sleep(60), type(None)):
        pass
