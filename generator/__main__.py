"""What ``mingzhang`` and ``python -m generator`` run."""

import atexit
import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn

from generator.cli import main


def run() -> NoReturn:
    """Run the command that was given."""
    end(main())


def end(status: int) -> NoReturn:
    """End with ``status``, after all that was asked to be done at the end.

    The memory of a process that ends goes back as it is: to take apart first what stands in it
    takes as long as some commands.
    """
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever read it has gone, or it was closed
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
