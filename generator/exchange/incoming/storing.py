"""Writing all files of an import, or none: a full disk leaves everything as it was."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.diagnostics.system import reason_of

_PREFIX = ".import-"  # hidden: nothing that reads the data looks into it


def write_all(
    root: Path, data_dir: str, files: Mapping[str, bytes], removed: Iterable[str] = ()
) -> str:
    """Write files by their path from the root; '' or the reason why nothing was written.

    All are written in full beside the data first; then those to be ``removed`` are moved out of it
    and the new ones into place. In this order, because where case does not count in names a file
    that is removed may be the one that is written. When a move fails, those before it are undone.
    """
    staging: Path | None = None
    moved = _Moves()
    try:
        staging = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root / data_dir))
        staged = {path: staging / str(n) for n, path in enumerate(files)}
        for path, place in staged.items():
            _write(place, files[path])
        for path in removed:
            moved.take_away(root / path, staging)
        for path, place in staged.items():
            moved.move(place, root / path, staging)
    except OSError as error:
        moved.undo()
        reason = reason_of(error)
        return f"写入失败（{reason}），没有留下任何改动。"
    except BaseException:
        moved.undo()
        raise
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)
    return ""


def _write(place: Path, data: bytes) -> None:
    with place.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


class _Moves:
    """What has been moved into place, so that it can be taken back."""

    def __init__(self) -> None:
        self.done: list[tuple[Path, Path | None]] = []
        self.folders: list[Path] = []

    def move(self, staged: Path, target: Path, staging: Path) -> None:
        """Put one file where it belongs; what stood there is kept aside."""
        self._make_folder(target.parent)
        before = None
        if target.exists():
            before = staging / f"before-{len(self.done)}"
            shutil.copy2(target, before)
            staged.chmod(target.stat().st_mode & 0o777)
        else:
            staged.chmod(0o644)
        staged.replace(target)
        self.done.append((target, before))

    def take_away(self, target: Path, staging: Path) -> None:
        """Take one file away; it is kept aside."""
        before = staging / f"before-{len(self.done)}"
        target.replace(before)
        self.done.append((target, before))

    def _make_folder(self, folder: Path) -> None:
        missing = [f for f in (folder, *folder.parents) if not f.exists()]
        for each in reversed(missing):
            each.mkdir()
            self.folders.append(each)

    def undo(self) -> None:
        """Take everything back, the last first."""
        for target, before in reversed(self.done):
            if before is None:
                target.unlink(missing_ok=True)
            else:
                before.replace(target)
        for folder in reversed(self.folders):
            folder.rmdir()
