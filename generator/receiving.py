"""``mingzhang inbox``: documents put into ``inbox/区划/部门/年度/`` become data, with a report.

What was taken in leaves the inbox; what was not stays there, and the report says why. The report is
Markdown for a pull request: nothing that stands in a document acts in it.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator.diagnostics.inert import inert
from generator.exchange.incoming.document import Refusal
from generator.importing import Imported, Say, WrongPlace, import_document
from generator.project import Project

INBOX = "inbox"
DONE, REFUSED = 0, 1
_WHERE = f"请放进 {INBOX}/区划/部门/年度/，如 {INBOX}/130229/301/2026/"
_KNOWN = {f"{INBOX}/README.md"}  # what explains the inbox
_ROOM = 60_000  # characters; a pull request on GitHub holds 65,536
_BACKTICKS = re.compile("`+")
_CLOSED = re.compile("([@#])")


@dataclass(frozen=True)
class Received:
    """One document: its path in the inbox, the folder of its data ('' if none), what is told."""

    path: str
    folder: str
    report: tuple[str, ...]


def answer(project: Project, report: str | None, write: Callable[[str], object], say: Say) -> int:
    """Take in what lies in the inbox and write what became of it; the exit status."""
    received = receive(project, say)
    told = markdown(received)
    write(told)
    if report:
        try:
            Path(report).write_text(told, encoding="utf-8")
        except OSError as error:
            say(f"数据已写入，报告没有写成：{os.strerror(error.errno or 0)}。")
            return REFUSED
    return DONE if all(item.folder for item in received) else REFUSED


def receive(project: Project, say: Say) -> tuple[Received, ...]:
    """Import every document of the inbox, in the order of their paths."""
    found = sorted(_documents(project.root / INBOX, INBOX))
    received: list[Received] = []
    for place, group in groupby(found, key=lambda path: path.rpartition("/")[0]):
        paths = list(group)
        if len(paths) > 1:
            names = "、".join(path.rpartition("/")[2] for path in paths)
            why = f"{place} 里有 {len(paths)} 个文件（{names}）。一份公开一个文件，请只留下一个。"
            received += [Received(path, "", (why,)) for path in paths]
        else:
            received.append(_one(project, paths[0], say))
    return tuple(received)


def _documents(folder: Path, shown: str) -> Iterator[str]:
    """Paths of the files in the inbox; hidden ones are none. Links are told, never followed."""
    if not folder.is_dir() or folder.is_symlink():
        return
    for path in sorted(folder.iterdir()):
        name = f"{shown}/{path.name}"
        if path.name.startswith(".") or name in _KNOWN:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _documents(path, name)
        else:
            yield name


def _one(project: Project, path: str, say: Say) -> Received:
    file = project.root / path
    place = path.removeprefix(f"{INBOX}/").rpartition("/")[0]
    if place.count("/") != 2:
        return Received(path, "", (f"放错了地方。{_WHERE}",))
    if file.is_symlink():
        return Received(path, "", ("这是一个链接，不是文件。请放进文件本身。",))
    done = import_document(project, file, place, force=True, say=say)
    match done:
        case Imported(folder, report):
            file.unlink()
            _tidy(file.parent, project.root / INBOX)
            return Received(path, folder, report)
        case WrongPlace(message):
            return Received(path, "", (message, _WHERE))
        case Refusal(message):
            return Received(path, "", (message,))


def _tidy(folder: Path, inbox: Path) -> None:
    """Remove the folders that a document left empty, so that the inbox shows what is left to do."""
    while folder != inbox and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def markdown(received: Iterable[Received]) -> str:
    """What became of each document; of long reports the beginning, as long as there is room."""
    items = tuple(received)
    if not items:
        return "收件箱里没有文件。\n"
    done, left = [i for i in items if i.folder], [i for i in items if not i.folder]
    parts = ["## 收件箱", ""]
    parts += [f"- 已收入：{_code(item.path)} → {_code(item.folder)}" for item in done]
    parts += [f"- **没有收入**：{_code(i.path)}：{_plain(' '.join(i.report))}" for i in left]
    parts += ["", _NEXT] if done else []
    room = _ROOM // max(len(done), 1)
    for item in done:
        parts += ["", *_folded(item, room)]
    return "\n".join(parts) + "\n"


_NEXT = """审核前请：

1. 看下面的报告：没有看懂的、不能确定的，对照原件在数据文件里改正；
2. 看检查结果：是录入差错的改正，原件如此的写进 `acknowledgements.yml`；
3. 新的公开是草稿，核对无误后删去 `disclosure.yml` 里的 `草稿: 是`，合并以后才会公开；
4. 已经公开过的，要在 `corrections.yml` 里写明更正。"""


def _folded(item: Received, room: int) -> list[str]:
    text = "\n".join(item.report)
    cut = len(text) > room
    text = text[:room].rpartition("\n")[0] if cut else text
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    more = (
        ["", "报告太长，这里只有开头；在本机运行 `mingzhang inbox` 可以看到全部。"] if cut else []
    )
    head = f"<details><summary>报告和检查结果：{_plain(item.folder)}</summary>"
    return [head, "", f"{fence}text", text, fence, *more, "", "</details>"]


def _code(text: str) -> str:
    """A path as code: backticks in it would end that."""
    return f"`{inert(text).replace('`', 'ˋ')}`"


def _plain(text: str) -> str:
    """Words that are no Markdown, no HTML and call nobody."""
    escaped = inert(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = re.sub(r"([\\`*_{}\[\]()!|~])", r"\\\1", escaped)
    return _CLOSED.sub("\\1\u200b", marked)
