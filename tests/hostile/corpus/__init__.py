"""The bad inputs, by kind; every module declares its ``CASES``."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from tests.hostile.cases import Case


def cases() -> tuple[Case, ...]:
    """All cases, those of a module together; the name says the module too."""
    found: list[Case] = []
    for module in sorted(info.name for info in iter_modules([str(Path(__file__).parent)])):
        declared: tuple[Case, ...] = import_module(f"{__name__}.{module}").CASES
        found += [Case(f"{module}: {c.name}", c.put, c.file, c.says, c.shown) for c in declared]
    return tuple(found)
