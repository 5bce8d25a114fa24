"""What one process costs, its own workers included."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of processor time (user and system), MB of the largest process.

    The memory is ru_maxrss: of the process or of one of its workers, whichever was larger.
    """

    seconds: float
    processor: float
    memory: float


class Failed(Exception):
    """A process ended with an error; the message has what it said."""


def run(command: Sequence[str], folder: Path, timed_by_itself: bool = False) -> Cost:
    """Run a command in a folder; raises Failed.

    One that is ``timed_by_itself`` prints its seconds; the rest of its cost is not of its task.
    """
    with TemporaryFile() as said:
        start = perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, env=os.environ | _QUIET
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if process.returncode:
        raise Failed(f"{' '.join(command)}\n{text}")
    if timed_by_itself:
        return Cost(float(text), float("nan"), float("nan"))
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


# A notice of mkdocs-material that would stand between the lines.
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
