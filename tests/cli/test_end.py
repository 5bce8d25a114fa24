"""How a command ends: with its status, with all that it said, and with what others asked for."""

import subprocess
import sys

import pytest

from tests.trees import ROOT

ASKED = "import atexit, threading; from generator.__main__ import end; atexit.register(print, '完')"
THREAD = "threading.Thread(target=lambda: (threading.Event().wait(0.3), print('线'))).start()"


def ran(*words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, timeout=60, env={"PYTHONUTF8": "1"}
    )
    return done.returncode, done.stdout.decode()


def test_what_was_said_and_what_was_asked_for_are_there() -> None:
    assert ran("-c", f"{ASKED}; print('说' * 100_000); end(3)") == (3, f"{'说' * 100_000}\n完\n")


def test_whoever_is_at_work_is_waited_for() -> None:
    assert ran("-c", f"{ASKED}; {THREAD}; end(1)") == (1, "线\n完\n")


@pytest.mark.parametrize(
    ("words", "status"), [(("explain", "F-13"), 0), (("check", "没有"), 2), (("乱写",), 2)]
)
def test_each_way_to_call_it_has_the_status_of_the_command(
    words: tuple[str, ...], status: int
) -> None:
    found, said = ran("-m", "generator", *words)
    assert found == status and bool(said) == (status == 0)
