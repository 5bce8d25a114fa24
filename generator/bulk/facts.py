"""What became of a bulk file: its size, its digest, how many rows it holds."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

_FACTS = "facts.json"
FILES = "files"  # the folder beside it that holds the files themselves


class FileFacts(Struct, frozen=True):
    """One file: its name, bytes, SHA-256, and rows (None where it is no table)."""

    name: str
    size: int
    digest: str
    rows: int | None = None


def facts_of(file: Path, rows: int | None = None) -> FileFacts:
    """Look at a finished file."""
    with file.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    return FileFacts(file.name, file.stat().st_size, found, rows)


def save_facts(folder: Path, facts: tuple[FileFacts, ...]) -> None:
    """Note what ``folder`` holds."""
    (folder / _FACTS).write_bytes(msgspec.json.encode(facts))


def load_facts(folder: Path) -> tuple[FileFacts, ...] | None:
    """What was noted of ``folder``; None where it is not whole."""
    try:
        facts = msgspec.json.decode((folder / _FACTS).read_bytes(), type=tuple[FileFacts, ...])
        sizes = {fact.name: (folder / FILES / fact.name).stat().st_size for fact in facts}
    except (OSError, msgspec.MsgspecError):
        return None
    return facts if all(sizes[fact.name] == fact.size for fact in facts) else None


def rows_of(facts: tuple[FileFacts, ...]) -> Mapping[str, int | None]:
    """The rows of each file by its name."""
    return {fact.name: fact.rows for fact in facts}
