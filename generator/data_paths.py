"""Paths below the data as they are given on the command line."""

from os.path import relpath
from pathlib import Path

from generator.load.suggestion import suggest


def near_path(full: Path, data: Path, path: str) -> str | None:
    """The path below the data that was probably meant by one that leads nowhere."""
    if (data / path).exists():
        return relpath(data / path)
    there, missing = full.parent, full.name
    while not there.is_dir():
        there, missing = there.parent, there.name
    near = suggest(missing, sorted(entry.name for entry in there.iterdir()))
    found = there / near if near else full
    return relpath(found) if near and found.is_relative_to(data) else None


def is_below(file: str, path: str) -> bool:
    """Whether a file is the one of a path, or lies below it; ``.`` is everything."""
    return path == "." or file == path or file.startswith(f"{path}/")
