"""How what a command wrote into the data is taken back, in words for the user."""

from collections.abc import Sequence
from pathlib import Path

_FEW = 3


def undoing(root: Path, folder: str, fresh: Sequence[str], whole: bool = False) -> list[str]:
    """One line on taking back what was written below ``folder``; none where nobody kept it.

    ``fresh`` are the files that were not there before, which git does not take away; ``whole`` says
    that nothing of the folder was there.
    """
    if whole:
        beside = "".join(f" 和 {path}" for path in fresh if not path.startswith(f"{folder}/"))
        return [f"不要这次读入的，可以整个删去：{folder}{beside}。"]
    if not any((place / ".git").exists() for place in (root, *root.parents)):
        return []
    names = "、".join(fresh[:_FEW]) + (f" 等 {len(fresh)} 个文件" if len(fresh) > _FEW else "")
    more = f"，再删去新写的 {names}" if fresh else ""
    said = f"不要这次的改动，提交以前可以退回：git restore {folder}{more}"
    return [f"{said}（这个文件夹里没有提交的别的改动也会退回）。"]
