"""Canonical form: how a data file is written, so that a diff shows what changed and nothing else.

Indentation, line ends and blanks are put in order; keys, rows, quotes, comments and every digit
stay. The result is read again before it is believed: a text whose meaning, comments or findings
would change comes back as it was.
"""

import difflib
import os
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Finding
from generator.load.comments import comments, realigned
from generator.load.lines import split_lines
from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.reader import Reading, read_file, read_text
from generator.load.reading_rules import BYTE_ORDER_MARK
from generator.load.round_trip import rewritten

_SOURCE = "source"  # originals stand there as they were published
_ROUNDS = 4  # comments between lists may move once more after their neighbours did
_UNSAFE = "无法安全地排版，文件保持原样"
_LOST_COMMENT = (
    "第 {line} 行的注释在排版时保不住，文件保持原样；请把它移到单独一行，放在这一项的上面"
)


class Formatting(Struct, frozen=True):
    """A file before and after formatting.

    ``findings`` and ``obstacle`` (one sentence) say why a file was left as it is; then ``after``
    is ``before``. ``changed`` also counts a byte order mark, which no text shows.
    """

    file: str
    before: str
    after: str
    changed: bool = False
    findings: tuple[Finding, ...] = ()
    obstacle: str = ""

    @property
    def canonical(self) -> bool:
        """Whether nothing is left to do, neither for the program nor by hand."""
        return not (self.changed or self.findings or self.obstacle)

    def diff(self) -> str:
        """What formatting changes, as a unified diff."""
        texts = split_lines(self.before), split_lines(self.after)
        names = f"{self.file}（现在）", f"{self.file}（排版后）"
        lines = list(difflib.unified_diff(*texts, *names, lineterm=""))
        if self.changed and not lines:
            lines = [f"{self.file}：只有换行符或开头的 BOM 标记不同"]
        return "".join(f"{line}\n" for line in lines)


def format_text(text: str) -> str:
    """The canonical form of a text; the text itself where it has none (it does not parse …)."""
    return _format(read_text(text, ""), "").after


def format_file(path: Path, shown_as: str) -> Formatting:
    """The canonical form of a file, which findings name ``shown_as``. Nothing is written."""
    reading = read_file(path, shown_as)
    result = _format(reading, shown_as)
    if not result.canonical:
        return result
    same = path.read_bytes() == result.after.encode()
    return Formatting(shown_as, result.before, result.after, changed=not same)


def save(path: Path, text: str) -> None:
    """Replace a file at once: whatever happens, it holds the old text or the new one, whole."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        Path(name).chmod(target.stat().st_mode & 0o777)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def yaml_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The data files below folders, and the files named themselves, each once, in order.

    Folders ``source`` and hidden ones are left alone; links are not followed.
    """
    found = {file for path in paths for file in (_below(path) if path.is_dir() else [path])}
    return tuple(sorted(found))


def _below(folder: Path) -> Iterable[Path]:
    for path in folder.rglob("*.yml"):
        inner = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part == _SOURCE for part in inner)
        if not hidden and path.is_file() and not path.is_symlink():
            yield path


def _format(reading: Reading, file: str) -> Formatting:
    text = reading.text
    unchanged = Formatting(file, text, text, findings=reading.findings)
    if not isinstance(reading.root, Mapping | Sequence) or _has_errors(reading):
        return unchanged
    after = _candidate(text, isinstance(reading.root, Sequence))
    again = read_text(after, file) if after is not None else None
    if after is None or again is None or content_of(again.root) != content_of(reading.root):
        return Formatting(file, text, text, obstacle=_UNSAFE)
    lost = _lost_comment(text, after)
    if lost:
        return Formatting(file, text, text, obstacle=_LOST_COMMENT.format(line=lost))
    if _codes(again) != _codes(reading):
        return unchanged  # a line break that reads as a blank would no longer be pointed out
    return Formatting(file, text, after, changed=after != text)


def _candidate(text: str, root_is_list: bool) -> str | None:
    """The canonical text: one that stays as it is when formatted again."""
    for _ in range(_ROUNDS):
        after = _once(text, root_is_list)
        if after is None or after == text:
            return after
        text = after
    return None


def _once(text: str, root_is_list: bool) -> str | None:
    result = rewritten(text, root_is_list)
    if result is not None and result != text:
        result = realigned(text, result)
    return None if result is None else result.rstrip("\n") + "\n"


def _has_errors(reading: Reading) -> bool:
    return any(finding.blocks for finding in reading.findings)


def _codes(reading: Reading) -> Counter[str]:
    """How often each rule found something in the text; a byte order mark is not part of it."""
    found = (finding.rule for finding in reading.findings)
    return Counter(rule.code for rule in found if rule is not BYTE_ORDER_MARK)


def _lost_comment(before: str, after: str) -> int:
    """The line of the first comment that would be lost or moved; 0 when all stay."""
    kept = [comment.identity for comment in comments(after)]
    had = comments(before)
    for index, comment in enumerate(had):
        if kept[index : index + 1] != [comment.identity]:
            return comment.line
    return 0 if len(kept) == len(had) else 1


def same_content(before: str, after: str, ordered: bool = True) -> bool:
    """Whether two texts say the same to a reader; not ``ordered``, keys may change places."""
    first, second = read_text(before, "").root, read_text(after, "").root
    if ordered:
        return content_of(first) == content_of(second)
    return _unordered(first) == _unordered(second)


def _unordered(node: Node | None) -> object:
    match node:
        case Mapping():
            return {key.text: _unordered(value) for key, value in node.entries}
        case Sequence():
            return (*map(_unordered, node.items),)
        case _:
            return content_of(node)


def content_of(node: Node | None) -> object:
    """What a reader sees, without places: texts, keys, and whether a blank is a blank."""
    match node:
        case Mapping():
            return [(key.text, content_of(value)) for key, value in node.entries]
        case Sequence():
            return (*map(content_of, node.items),)
        case Scalar():
            return node.text, node.blank
        case None:
            return None
