"""The one place that knows git: which commit a word means, and the files of a folder there.

Everything is read from git's objects; nothing is checked out and no filter, attribute or hook of
the repository has a say in what comes back.
"""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

_LINK, _FILE = "120000", "100"
_BATCH = 500


class RevisionError(Exception):
    """The revision cannot be read; the message says why, for the user."""


class Blob(Struct, frozen=True):
    """A file of a commit: its path from the folder asked for, what it is known by, its size."""

    path: str
    id: str
    size: int
    link: bool = False


def resolve(root: Path, words: str) -> str:
    """The full id of the commit that ``words`` name in the repository around ``root``."""
    _require_repository(root)
    found = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{words}^{{commit}}"
    )
    if found.returncode == 0:
        return found.stdout.decode().strip()
    raise RevisionError(_unknown(root, words))


def merge_base(root: Path, one: str, other: str) -> str:
    """The commit at which two histories parted."""
    first, second = resolve(root, one), resolve(root, other)
    found = _git(root, "merge-base", first, second)
    if found.returncode:
        raise RevisionError(f"“{one}”和“{other}”没有共同的历史。{_shallow_hint(root)}")
    return found.stdout.decode().strip()


def blobs(root: Path, commit: str, folder: str) -> tuple[Blob, ...]:
    """The files below ``root/folder`` in a commit, in order; none where it has no such folder."""
    found = _git(root, "ls-tree", "-r", "-z", "-l", commit, "--", f"{folder}/")
    if found.returncode:
        raise RevisionError(f"git 读不出 {commit[:12]} 的文件：{_last_line(found)}")
    entries = (entry for entry in found.stdout.split(b"\0") if entry)
    listed = (_blob(entry, folder) for entry in entries)
    return tuple(sorted((b for b in listed if b is not None), key=lambda blob: blob.path))


def known(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """Those of the paths that git has a state of to go back to; none where there is no git."""
    if not paths:
        return ()
    try:
        found = _git(root, "ls-files", "-z", "--", *paths)
    except RevisionError:
        return ()
    listed = set(found.stdout.decode("utf-8", "surrogateescape").split("\0"))
    return tuple(path for path in paths if path in listed)


def contents(root: Path, wanted: Sequence[Blob]) -> Iterator[tuple[Blob, bytes]]:
    """What stands in files of a commit, in their order."""
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        asked = "".join(f"{blob.id}\n" for blob in batch).encode()
        found = _git(root, "cat-file", "--batch", given=asked)
        rest = found.stdout
        for blob in batch:
            head, _, rest = rest.partition(b"\n")
            words = head.split()
            if len(words) != 3:
                raise RevisionError(f"git 仓库里缺少 {blob.path} 的内容。{_shallow_hint(root)}")
            size = int(words[2])
            yield blob, rest[:size]
            rest = rest[size + 1 :]


def _blob(entry: bytes, folder: str) -> Blob | None:
    """A line of ls-tree; None for what is neither a file nor a link, or leads elsewhere."""
    about, _, name = entry.partition(b"\t")
    mode, kind, id, size = about.decode().split()
    path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
    inside = PurePosixPath(folder)
    if kind != "blob" or not path.is_relative_to(inside) or ".." in path.parts:
        return None
    relative = path.relative_to(inside).as_posix()
    return Blob(relative, id, int(size), link=mode == _LINK)


def _require_repository(root: Path) -> None:
    found = _git(root, "rev-parse", "--is-inside-work-tree")
    if found.returncode:
        said = _last_line(found)
        if "dubious ownership" in found.stderr.decode("utf-8", "replace"):
            hint = f"运行 git config --global --add safe.directory {root}"
            raise RevisionError(f"git 不信任这个文件夹的所有者：{hint}。")
        why = "" if "not a git repository" in said else f"（{said}）"
        hint = "请在仓库里运行，或写两个文件夹：mingzhang diff 旧文件夹 新文件夹"
        raise RevisionError(f"这里不是 git 仓库{why}，没有以前的版本可以对比。{hint}。")


def _unknown(root: Path, words: str) -> str:
    if words == "HEAD":
        return "这个 git 仓库还没有提交，没有以前的版本可以对比。"
    hint = _shallow_hint(root) or "用 git branch -a 和 git log 看有哪些；远程的先 git fetch。"
    return f"git 里没有“{words}”这个版本，也没有这个文件夹。{hint}"


def _shallow_hint(root: Path) -> str:
    """What to do about a clone without its history, '' for a whole one."""
    found = _git(root, "rev-parse", "--is-shallow-repository")
    if found.stdout.strip() != b"true":
        return ""
    return (
        "这是浅克隆，没有全部历史：运行 git fetch --unshallow；"
        "GitHub Actions 的 checkout 写 fetch-depth: 0。"
    )


def _last_line(found: "subprocess.CompletedProcess[bytes]") -> str:
    lines = found.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("fatal: ") if lines else "没有说明"


def _git(root: Path, *words: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run git in a folder; it fetches nothing and starts no other program."""
    command = ("git", "--no-pager", "--no-optional-locks", "-C", str(root), *words)
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise RevisionError("这台机器上没有 git，请先安装。") from None
