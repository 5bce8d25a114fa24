"""Why a site could not be published, said in Chinese and with what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from generator.diagnostics.system import reason_of

UNTOUCHED = "原网站没有改动。"

_REASONS = {
    errno.ENOSPC: ("disk-full", "磁盘已满，请清理空间后重新生成"),
    errno.EDQUOT: ("disk-full", "磁盘配额已用完，请清理空间后重新生成"),
    errno.EFBIG: ("disk-full", "文件超过系统允许的大小，请检查 ulimit -f 或磁盘配额"),
    errno.EROFS: ("read-only", "所在的文件系统是只读的，请换一个输出目录（-o）"),
    errno.EACCES: ("read-only", "没有写入权限，请检查目录权限，或换一个输出目录（-o）"),
    errno.EPERM: ("read-only", "系统不允许写入，请检查目录权限，或换一个输出目录（-o）"),
    errno.ENAMETOOLONG: ("path", "文件名或路径太长"),
    errno.EISDIR: ("occupied", "那里已有一个目录，请先移走，或换一个输出目录（-o）"),
    errno.ENOTDIR: ("occupied", "路径中有一段不是目录，请移走同名文件，或换一个输出目录（-o）"),
    errno.EEXIST: ("occupied", "那里已有同名文件，请先移走，或换一个输出目录（-o）"),
    errno.ENOENT: ("io", "文件或目录在生成过程中不见了，请重新生成"),
    errno.EMFILE: ("io", "打开的文件太多，请检查 ulimit -n"),
}


class PublishError(Exception):
    """The site cannot be published; the old one is as it was.

    `kind` is one of disk-full, read-only, occupied, locked, path, empty, io, misuse;
    `str(error)` is the Chinese message for the user.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def explain(error: OSError, doing: str) -> PublishError:
    """The error that tells a user what the operating system refused while `doing` something."""
    kind, reason = _REASONS.get(error.errno or 0, ("io", reason_of(error)))
    return PublishError(kind, f"{doing}失败：{reason}。{UNTOUCHED}")


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Turn an OSError of the block into a `PublishError`; other exceptions pass."""
    try:
        yield
    except OSError as error:
        raise explain(error, doing) from error
