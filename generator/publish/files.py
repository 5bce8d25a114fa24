"""Writing one file of a release: a new inode, or nothing when the old one will do."""

import os
import stat
from pathlib import Path

from generator.publish.disk import create_file
from generator.publish.errors import explained
from generator.publish.manifest import Entry, digest_of
from generator.publish.paths import check_path


def write_file(
    folder: Path,
    current: Path | None,
    earlier: Entry | None,
    path: str,
    content: bytes,
    afresh: bool = False,
) -> Entry:
    """Put `content` at `path` of the staging `folder`, unless the current release has it.

    `current` is the folder of the published release and `earlier` what its manifest says of
    `path`. When that is the same content and untouched on the disk, nothing is written and
    `earlier` is returned: `Release.swap` links it. Depends on its arguments alone, so worker
    processes may call it side by side, the parent then calls `Release.record` for each.
    `afresh`: in place of what a worker that was killed may have left. Raises `PublishError`.
    """
    check_path(path)
    digest = digest_of(content)
    same = earlier is not None and earlier.digest == digest
    if same and current and earlier and intact(current, path, earlier):
        return earlier
    with explained(f"写入“{path}”"):
        if afresh:
            (folder / path).unlink(missing_ok=True)
        return Entry(digest, len(content), create_file(folder / path, content))


def intact(folder: Path, path: str, entry: Entry) -> bool:
    """Whether the file of a release is still the one its manifest entry describes."""
    try:
        found = os.lstat(folder / path)
    except (OSError, ValueError):
        return False
    same = found.st_size == entry.size and found.st_mtime_ns == entry.mtime
    return same and stat.S_ISREG(found.st_mode)
