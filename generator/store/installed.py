"""Which versions of libraries are installed: a part of what results are kept by.

The folders that pip leaves tell it. ``importlib.metadata`` says the same, but takes longer to load
than all that a build does which finds nothing to do.
"""

import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_ABOUT = ".dist-info"


def version_of(library: str) -> str:
    """The version of a library by its name on PyPI, '' where it is not installed."""
    known = _listed().get(_plain(library))
    return _asked(library) if known is None else known


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    """Of a library that is there twice Python takes the first, and so does this."""
    found: dict[str, str] = {}
    for name in _names():
        library, _, version = name.removesuffix(_ABOUT).partition("-")
        found.setdefault(_plain(library), version)
    return found


def _names() -> Iterator[str]:
    for place in sys.path:
        try:
            yield from sorted(path.name for path in Path(place).iterdir() if path.suffix == _ABOUT)
        except OSError:
            continue


def _asked(library: str) -> str:
    """The same of what was installed in another way."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _plain(library: str) -> str:
    return library.lower().replace("-", "_").replace(".", "_")
