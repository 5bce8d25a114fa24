"""Regular expressions that are compiled when they are first used.

Rules and the reading of data have hundreds, and to compile them all takes a quarter of what it
takes to start any command, which mostly needs a few.
"""

import re
from typing import Any, cast


class _Late:
    """Stands in for a pattern until something of it is asked."""

    def __init__(self, text: str, flags: int) -> None:
        self._said = text, flags

    def __reduce__(self) -> tuple[Any, ...]:
        return regex, self._said

    def __repr__(self) -> str:
        return f"regex{self._said}"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked of what is just being copied
            raise AttributeError(name)
        found = getattr(re.compile(*self._said), name)
        setattr(self, name, found)  # from now on as quick as the pattern's own
        return found


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, later: what is wrong with ``text`` is only told at the first use.

    Pass it to no function of ``re``, which takes only its own.
    """
    return cast("re.Pattern[str]", _Late(text, flags))
