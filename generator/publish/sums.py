"""Reading a site's ``manifest.txt``: whoever wrote it, only safe paths come out of it."""

import re
from collections.abc import Mapping

from msgspec import Struct

from generator.publish.paths import fault
from generator.publish.problems import shown

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


class Sums(Struct, frozen=True):
    """The SHA-256 (hex) of every file by its path, or in ``wrong`` why there are none (中文)."""

    files: Mapping[str, str]
    wrong: str = ""


def read_sums(content: bytes) -> Sums:
    """Read what `sha256sum` writes; a line that is none, or leads out of the site, spoils it."""
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return Sums({}, "不是 UTF-8 编码的文字")
    files: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match is None:
            return Sums({}, f"第 {number} 行不是“校验值  路径”：{shown(line)}")
        digest, path = match.groups()
        if reason := fault(path):
            return Sums({}, f"第 {number} 行的路径不能使用（{reason}）：{shown(path)}")
        if path in files:
            return Sums({}, f"第 {number} 行的路径重复：{shown(path)}")
        files[path] = digest
    return Sums(files, "" if files else "是空的")
