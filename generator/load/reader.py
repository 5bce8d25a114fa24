"""One YAML file: bytes in, a tree of text with positions and a list of findings out.

Nothing is raised for bad data. The root is None when the file cannot be read as one document
of YAML; else it holds what could be read, even when there are findings.
"""

from __future__ import annotations

import errno
import re
import stat
from pathlib import Path

import msgspec

from generator.diagnostics import Finding
from generator.load import reading_rules as rules
from generator.load import slip_rules
from generator.load.canonical import read_canonical
from generator.load.characters import check_characters
from generator.load.encoding import decode
from generator.load.limits import LIMITS, Limits
from generator.load.lines import line_starts, position, split_lines
from generator.load.nodes import Node
from generator.load.notebook import Notebook
from generator.patterns import regex

_CONFLICT = regex(r"^(?:<{7}|={7}|>{7}|\|{7})(?= |\r?$)", re.MULTILINE)
_EMPTY = {
    "disclosure.yml": "填入数据；这一年不公开，就删去整个年度文件夹",
    "department.yml": "填入部门编码和部门名称；没有这个部门，就删去整个部门文件夹",
}
_REASONS = {
    errno.ENOENT: "文件不存在",
    errno.EACCES: "没有读取权限",
    errno.ELOOP: "符号链接指来指去，没有尽头",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ENOTDIR: "路径中有一段不是文件夹",
}


class Reading(msgspec.Struct, frozen=True):
    """What came of a file. `text` is without a byte order mark; empty when it is no text."""

    root: Node | None
    findings: tuple[Finding, ...]
    text: str


def read_file(path: Path, shown_as: str, limits: Limits = LIMITS) -> Reading:
    """Read a file; findings name it `shown_as`, its path relative to the project."""
    notebook = Notebook(shown_as, limits.findings)
    data = _bytes(path, limits, notebook)
    text = None if data is None else decode(data, notebook)
    if text is None:
        return Reading(None, notebook.findings(), "")
    return _read(text, notebook, limits)


def read_text(text: str, shown_as: str, limits: Limits = LIMITS) -> Reading:
    """Read a text that is in memory already, as `read_file` reads a file."""
    return _read(text, Notebook(shown_as, limits.findings), limits)


def _read(text: str, notebook: Notebook, limits: Limits) -> Reading:
    readable = check_characters(text, notebook)
    if not readable or _conflicts(text, notebook):
        return Reading(None, notebook.findings(), text)
    lines = split_lines(text)
    root = read_canonical(text, lines, limits) or _parse(text, lines, limits, notebook)
    if root is None and not notebook.broken_lines:
        hint = _EMPTY.get(notebook.file.rpartition("/")[2], "填入数据；没有这部分内容就删除该文件")
        notebook.note(rules.FILE_EMPTY, "文件里没有数据", notebook.place(1, 1), hint=hint)
    return Reading(root, notebook.findings(), text)


def _parse(text: str, lines: list[str], limits: Limits, notebook: Notebook) -> Node | None:
    from generator.load.tree import build_tree  # most data do not need the parser of YAML

    return build_tree(text, lines, limits, notebook)


def _bytes(path: Path, limits: Limits, notebook: Notebook) -> bytes | None:
    """Return the bytes of a regular file that is not too large, or None with a finding."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "文件夹" if stat.S_ISDIR(status.st_mode) else "特殊文件"
            _unreadable(f"这是一个{kind}，不是数据文件", notebook)
            return None
        with path.open("rb") as file:
            data = file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        _unreadable(_REASONS.get(getattr(error, "errno", 0) or 0, "系统无法打开它"), notebook)
        return None
    return None if _too_large(max(len(data), status.st_size), limits, notebook) else data


def _unreadable(reason: str, notebook: Notebook) -> None:
    hint = "检查文件名、文件夹和权限"
    message = f"无法读取：{reason}"
    notebook.note(rules.FILE_UNREADABLE, message, notebook.place(1, 1), hint=hint)


def _too_large(size: int, limits: Limits, notebook: Notebook) -> bool:
    if size <= limits.bytes:
        return False
    message = f"文件有 {size / 1048576:.1f} MB，超过 {limits.bytes / 1048576:.1f} MB"
    hint = "只留下要公开的文字；原件放到 source/ 文件夹"
    notebook.note(rules.FILE_TOO_LARGE, message, notebook.place(1, 1), hint=hint)
    return True


def _conflicts(text: str, notebook: Notebook) -> bool:
    """Note the markers of an unfinished merge; between them nothing can be trusted."""
    if _CONFLICT.search(text) is None:
        return False
    starts = line_starts(text)
    hint = "在两段内容中留下正确的一段，删去 <<<<<<<、=======、>>>>>>> 三行"
    for match in _CONFLICT.finditer(text):
        line, column = position(starts, match.start())
        message = "这一行是 Git 合并冲突留下的标记"
        place = notebook.place(line, column, 7)
        notebook.note(slip_rules.CONFLICT_MARKER, message, place, hint=hint)
    return True
