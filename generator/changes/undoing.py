"""How what a command wrote into the data is taken back, in words for the user."""

from collections.abc import Collection, Sequence
from pathlib import Path

from generator.changes.revisions import known

_FEW = 3


def undoing(
    root: Path, folder: str, touched: Collection[str], fresh: Sequence[str], whole: bool = False
) -> list[str]:
    """Lines on taking back what was written or deleted below ``folder``.

    ``touched`` are all those files; ``fresh`` those of them that were not there before, which git
    does not take away; ``whole`` says that nothing of the folder was there. git brings back only
    what it was given once: of the others it is said that nothing does.
    """
    if whole:
        beside = "".join(f" 和 {path}" for path in fresh if not _within(path, folder))
        return [f"不要这次读入的，可以整个删去：{folder}{beside}。"]
    changed = [path for path in touched if path not in fresh]
    kept = known(root, changed)
    return [*_ways(folder, kept, fresh), *_lost([path for path in changed if path not in kept])]


def _ways(folder: str, kept: Collection[str], fresh: Sequence[str]) -> list[str]:
    """What to type and to delete; nothing where neither takes anything back."""
    deleting = f"删去新写的 {_few(fresh)}" if fresh else ""
    if not kept:
        return [f"不要这次新写的文件，可以直接删去：{_few(fresh)}。"] if fresh else []
    beside = [path for path in kept if not _within(path, folder)]
    places = " ".join([folder] * (len(beside) < len(kept)) + beside)
    said = f"不要这次的改动，提交以前可以退回：git restore {places}"
    more = f"，再{deleting}" if deleting else ""
    return [f"{said}{more}（这个文件夹里没有提交的别的改动也会退回）。"]


def _lost(lost: Sequence[str]) -> list[str]:
    if not lost:
        return []
    first = "先用 git add、git commit 提交，以后的改动就能退回"
    return [f"{_few(lost)} 从没有提交过，git 里没有改动以前的内容，退不回去；{first}。"]


def _few(paths: Sequence[str]) -> str:
    more = f" 等 {len(paths)} 个文件" if len(paths) > _FEW else ""
    return "、".join(paths[:_FEW]) + more


def _within(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")
