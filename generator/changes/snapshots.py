"""The states of the data that can be compared: a commit, the working tree, a folder."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.changes import revisions

WORKING_TREE = "工作区"


class Snapshot(Struct, frozen=True):
    """A state of the data: its name, its files (below the data folder) by content, their bytes.

    ``read`` gives the bytes of files in some order; None for what is no file (a link).
    """

    name: str
    ids: Mapping[str, str]
    read: Callable[[list[str]], Iterator[tuple[str, bytes | None]]]


class Source(Struct, frozen=True):
    """Where states are looked for: the project's root, its data folder, the largest file read."""

    root: Path
    data: str
    largest: int


def snapshots(source: Source, base: str | None, head: str | None) -> tuple[Snapshot, Snapshot]:
    """The two states of a comparison; HEAD and the working tree where they are not named.

    ``A..B`` and ``A...B`` are as git has them. Raises RevisionError.
    """
    root = source.root
    if base and head is None and ".." in base and not _is_folder(base):
        left, dots, right = base.partition("...") if "..." in base else base.partition("..")
        left, right = left or "HEAD", right or "HEAD"
        base, head = (revisions.merge_base(root, left, right) if dots == "..." else left), right
    before = _snapshot(source, base or "HEAD")
    after = _snapshot(source, head) if head else _folder(root / source.data, WORKING_TREE)
    return before, after


def _is_folder(words: str) -> bool:
    return Path(words).is_dir()


def _snapshot(source: Source, words: str) -> Snapshot:
    """A revision, or a folder that holds data; a name that is both is the revision."""
    folder = Path(words)
    if folder.is_dir() and not _is_revision(source.root, words):
        inner = folder / source.data
        return _folder(inner if inner.is_dir() else folder, words)
    return _commit(source, words)


def _is_revision(root: Path, words: str) -> bool:
    try:
        return bool(revisions.resolve(root, words))
    except revisions.RevisionError:
        return False


def _commit(source: Source, words: str) -> Snapshot:
    root, largest = source.root, source.largest
    commit = revisions.resolve(root, words)
    listed = revisions.blobs(root, commit, source.data)
    found = {blob.path: blob for blob in listed if not _hidden(blob.path)}

    def read(paths: list[str]) -> Iterator[tuple[str, bytes | None]]:
        wanted = [found[path] for path in paths]
        files = [blob for blob in wanted if not blob.link and blob.size <= largest]
        yield from ((blob.path, data) for blob, data in revisions.contents(root, files))
        yield from ((blob.path, None) for blob in wanted if blob.link)
        # What is too large is refused by its size alone.
        large = (blob for blob in wanted if not blob.link and blob.size > largest)
        yield from ((blob.path, b"#" * (largest + 1)) for blob in large)

    name = words if words != commit else commit[:12]
    return Snapshot(name, {path: blob.id for path, blob in found.items()}, read)


def _folder(data: Path, name: str) -> Snapshot:
    """The files of a folder, known by what git would know them by."""
    if not data.is_dir():
        raise revisions.RevisionError(f"“{data}”里没有数据文件夹。")
    found = (path for path in sorted(data.rglob("*")) if path.is_symlink() or path.is_file())
    files = {path.relative_to(data).as_posix(): path for path in found}
    shown = {name: path for name, path in files.items() if not _hidden(name)}

    def read(paths: list[str]) -> Iterator[tuple[str, bytes | None]]:
        for path in paths:
            file = shown[path]
            yield path, None if file.is_symlink() else file.read_bytes()

    return Snapshot(name, {name: _id(path) for name, path in shown.items()}, read)


def _hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _id(path: Path) -> str:
    content = str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
    digest = hashlib.sha1(b"blob %d\0" % len(content), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest()


def needed(changed: set[str], every: set[str]) -> set[str]:
    """The files to read: what differs, its departments, and others that the checks hold it to."""
    if any(path.startswith("reference/") for path in changed):
        return every
    homes = {_home(path) for path in changed}
    codes = {path.rsplit("/", 1)[-1] for path in changed if "/projects/" in path}
    homes |= {_home(p) for p in every if "/projects/" in p and p.rsplit("/", 1)[-1] in codes}
    return {
        path
        for path in every
        if _home(path) in homes or path.startswith("reference/") or path.endswith("/department.yml")
    }


def _home(path: str) -> str:
    """``区划/部门`` of a file below the data folder."""
    return "/".join(path.split("/")[:2])
