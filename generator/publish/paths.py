"""Which site paths may be published: safe on every file system, server and artifact store."""

import re
import unicodedata

from generator.publish.errors import PublishError
from generator.publish.problems import shown

# Control characters, what Windows and GitHub's artifact store refuse, and what cannot be seen
# (zero-width, bidirectional controls, noncharacters).
_BAD = re.compile(
    '[\x00-\x1f\x7f-\x9f"<>:|?*\\\\\u200b-\u200f\u2028-\u202e\u2060-\u206f'
    "\ufeff\ufdd0-\ufdef\ud800-\udfff]"
)
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?")
_LONGEST_SEGMENT = 255  # bytes, the limit of ext4, XFS, APFS


def fault(path: str) -> str:
    """Why `path` (POSIX, relative to the site's root) may not be published; '' when it may."""
    if not path:
        return "路径为空"
    if path.startswith("/"):
        return "路径不能以 / 开头"
    if _BAD.search(path):
        return "路径含有控制字符、不可见字符或系统不允许的符号"
    for segment in path.split("/"):
        reason = _segment_fault(segment)
        if reason:
            return reason
    return ""


def _segment_fault(segment: str) -> str:
    if segment in ("", ".", ".."):
        return "路径中有空段、“.”或“..”"
    if segment[-1] in " ." or segment[0] == " ":
        return "路径中有一段以空格开头，或以空格、句点结尾"
    if len(segment) * 4 > _LONGEST_SEGMENT and len(segment.encode()) > _LONGEST_SEGMENT:
        return f"路径中有一段超过 {_LONGEST_SEGMENT} 字节"
    if _RESERVED.fullmatch(segment):
        return "路径中有一段是系统保留名称"
    return ""


def check_path(path: str) -> None:
    """Raise `PublishError` (kind path) when `path` may not be published."""
    reason = fault(path)
    if reason:
        raise PublishError("path", f"网页路径“{shown(path)}”不能使用：{reason}。")


def folded(path: str) -> str:
    """The key under which two paths are one file on some file system (case, NFC)."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


class PathRegistry:
    """The paths of one release; refuses two that would meet on some file system.

    Of a path only a number is kept, `hash` of what it is folded to: a site may have half a million.
    Where that is too much at once it is done in ``turns``, each with all paths: only those whose
    numbers are the ``turn``'s are then looked at, and two that meet have the same one.
    """

    def __init__(self, turns: int = 1, turn: int = 0) -> None:
        self._turns, self._turn = turns, turn
        self._files: set[int] = set()
        self._folders: set[int] = set()
        self._odd: dict[str, str] = {}  # folded → as written, where that is not the same
        self._last = ""  # the folder looked at last

    def add(self, path: str) -> None:
        """Accept `path`, or raise `PublishError` (kind path) naming the one it meets."""
        if not self._turn:
            check_path(path)
        self._meets_none(path, folded(path))
        folder = path.rpartition("/")[0]
        while folder and self._is_new(folder):
            self._note(self._folders, folder)
            folder = folder.rpartition("/")[0]
        self._note(self._files, path)

    def pass_by(self, path: str) -> None:
        """Raise `PublishError` when `path`, of the site too, meets an added one; it is not kept."""
        self._meets_none(path, folded(path))
        folder = path.rpartition("/")[0]
        if folder != self._last:  # mostly it is that of the path before
            self._last = folder
            while folder and self._is_new(folder):
                folder = folder.rpartition("/")[0]

    def _meets_none(self, path: str, key: str) -> None:
        other, is_file = self._odd.get(key, key), hash(key) in self._files
        if is_file and other == path:
            raise PublishError("path", f"网页路径“{shown(path)}”被写了两次。")
        if is_file or hash(key) in self._folders:
            raise _collision(path, other)

    def _is_new(self, folder: str) -> bool:
        """Whether no path lies in it yet; raises when it is another's name."""
        key = folded(folder)
        other = self._odd.get(key, key)
        known = hash(key) in self._folders  # in its turn
        if hash(key) in self._files or (known and other != folder):
            raise _collision(folder, other)
        return not known  # what is known has parents that are; those of other turns tell nothing

    def _note(self, kind: set[int], path: str) -> None:
        key = folded(path)
        number = hash(key)
        if number % self._turns != self._turn:
            return
        kind.add(number)
        if key != path:
            self._odd[key] = path


def _collision(path: str, other: str) -> PublishError:
    return PublishError(
        "path",
        f"网页路径“{shown(path)}”与“{shown(other)}”冲突：在不区分大小写或字形的系统上是同一个名称，"
        "或一个是文件、一个是目录。",
    )
