"""The scripts of every page joined: one that runs in its head, one at its end.

The parts stay apart in ``templates/overrides/assets/mingzhang/``, each a function that calls
itself. What they fetch they name from where they stand, and the joined ones stand there too.
"""

import re
from collections.abc import Mapping

from generator.shell.errors import ShellError

_FOLDER = "assets/mingzhang/"
_JOINED = {
    "head": ("scope", "reading", "fold"),
    "end": ("page", "notes", "sort", "explore", "share", "box"),
}
COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n+", re.DOTALL | re.MULTILINE)
"""A comment on lines of its own."""


def joined_scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """``files`` with ``head.js`` and ``end.js`` in place of their parts, comments left out."""
    kept = dict(files)
    for whole, names in _JOINED.items():
        parts = [_taken(kept, f"{_FOLDER}{name}.js") for name in names]
        kept[f"{_FOLDER}{whole}.js"] = "".join(parts).encode()
    return dict(sorted(kept.items()))


def _taken(files: dict[str, bytes], name: str) -> str:
    if name not in files:
        raise ShellError(f"没有脚本 templates/overrides/{name}。")
    return COMMENT.sub("", files.pop(name).decode())
