"""Published files held against the hashes they should have: what is missing, changed, extra."""

import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.diagnostics.system import reason_of

_PIECE = 1 << 20


class Held(Struct, frozen=True):
    """What came of it: site paths, sorted; of ``changed`` and ``unread`` with the reason (中文).

    ``unread`` could not be asked for, so nothing is known of them.
    """

    checked: int
    missing: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    extra: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def good(self) -> bool:
        """Whether everything is there and as it was, and nothing else."""
        return not (self.missing or self.changed or self.extra or self.unread)


def hold_folder(folder: Path, files: Mapping[str, str]) -> Held:
    """Hold a folder against ``files`` (path → SHA-256); raises OSError when it cannot be listed.

    A compressed copy (``NAME.gz``) is no extra file as long as it holds what its file should.
    """
    found = dict(_walk(folder))
    changed = [
        (path, _fault(folder / path, found[path], files[path])) for path in files.keys() & found
    ]
    extra = found.keys() - files.keys()
    copies = {path for path in extra if path.endswith(".gz") and path[:-3] in files}
    changed += [(path, _fault_of_copy(folder / path, files[path[:-3]])) for path in copies]
    return Held(
        checked=len(files),
        missing=tuple(sorted(files.keys() - found.keys())),
        changed=tuple(sorted(pair for pair in changed if pair[1])),
        extra=tuple(sorted(extra - copies)),
    )


def _walk(folder: Path) -> Iterator[tuple[str, int]]:
    """Every path below a folder that is no folder, with its mode; links are not followed."""
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from ((f"{entry.name}/{path}", mode) for path, mode in _walk(Path(entry.path)))
        else:
            yield entry.name, entry.stat(follow_symlinks=False).st_mode


def _fault(file: Path, mode: int, digest: str) -> str:
    if not stat.S_ISREG(mode):
        return "是链接" if stat.S_ISLNK(mode) else "不是普通文件"
    try:
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        return f"无法读取：{reason_of(error)}"
    return "" if found == digest else "内容不同"


def _fault_of_copy(file: Path, digest: str) -> str:
    if file.is_symlink():
        return "是链接"
    found = hashlib.sha256()
    try:
        with gzip.open(file) as content:
            while piece := content.read(_PIECE):
                found.update(piece)
    except (OSError, EOFError, zlib.error):
        return "压缩副本已损坏"
    return "" if found.hexdigest() == digest else "压缩副本与原文件不同"
