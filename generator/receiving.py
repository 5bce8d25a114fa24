"""``mingzhang inbox``: documents put into ``inbox/区划/部门/年度/`` become data, with a report.

What was taken in leaves the inbox; what was not stays there, and the report says why. The report is
Markdown for a pull request: nothing that stands in a document acts in it.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from pathlib import Path

from msgspec import Struct

from generator.diagnostics.inert import inert
from generator.diagnostics.system import reason_of
from generator.exchange.incoming.document import Refusal
from generator.importing import Imported, Say, WrongPlace, import_document
from generator.project import Project

INBOX = "inbox"
DONE, REFUSED = 0, 1
_WHERE = f"请放进 {INBOX}/区划/部门/年度/，如 {INBOX}/130229/301/2026/"
_KNOWN = {f"{INBOX}/README.md"}  # what explains the inbox
_LEFT_BEHIND = ("Thumbs.db", "desktop.ini")
_ROOM = 60_000  # characters; a pull request on GitHub holds 65,536
_LIST = 15_000  # characters of these for a list of documents
_LINE = 600  # characters of a line of one
_LEAST = 600  # characters that a report must have to be worth showing
_TITLE, _FRAME = 200, 400  # characters of a report's title, and of all around its text
_LONG_RUN = 10  # backticks on end: a fence for more would take the room
_WHOLE = "在本机运行 `mingzhang inbox` 可以看到全部。"
_BACKTICKS = re.compile("`+")
_CLOSED = re.compile("([@#])")


class Received(Struct, frozen=True):
    """One document: its path in the inbox, the folder of its data ('' if none), what is told."""

    path: str
    folder: str
    report: tuple[str, ...]


def answer(
    project: Project,
    report: str | None,
    changed: str | None,
    write: Callable[[str], object],
    say: Say,
) -> int:
    """Take in what lies in the inbox and write what became of it; the exit status.

    ``changed`` is a file with the paths that were touched, as ``git diff --name-only -z`` lists
    them: places where nothing was touched are left alone.
    """
    try:
        touched = places_of(Path(changed).read_bytes()) if changed else None
    except OSError as error:
        say(f"读不出 {changed}：{reason_of(error)}。什么也没有收入。")
        return REFUSED
    received, others = receive(project, say, touched)
    told = markdown(received, others)
    write(told)
    if report:
        try:
            Path(report).write_text(told, encoding="utf-8")
        except OSError as error:
            say(f"数据已写入，报告没有写成：{reason_of(error)}。")
            return REFUSED
    return DONE if all(item.folder for item in received) else REFUSED


def places_of(listed: bytes) -> frozenset[str]:
    """The folders of paths that end with NUL each."""
    return frozenset(os.fsdecode(path).rpartition("/")[0] for path in listed.split(b"\0") if path)


def receive(
    project: Project, say: Say, touched: frozenset[str] | None = None
) -> tuple[tuple[Received, ...], int]:
    """Import every document of the inbox, in the order of their paths; how many were left alone.

    With ``touched``, what lies in those folders and nothing else: the rest was put in before, and
    may be waiting in a pull request of its own.
    """
    there = sorted(_documents(project.root / INBOX, INBOX))
    found = [path for path in there if touched is None or _place(path) in touched]
    received: list[Received] = []
    for place, group in groupby(found, key=_place):
        paths = list(group)
        if len(paths) > 1:
            names = "、".join(path.rpartition("/")[2] for path in paths)
            why = f"{place} 里有 {len(paths)} 个文件（{names}）。一份公开一个文件，请只留下一个。"
            received += [Received(path, "", (why,)) for path in paths]
        else:
            received.append(_one(project, paths[0], say))
    return tuple(received), len(there) - len(found)


def _place(path: str) -> str:
    return path.rpartition("/")[0]


def _documents(folder: Path, shown: str) -> Iterator[str]:
    """Paths of the files in the inbox; hidden ones, and what Office and Windows leave behind, are
    none. Links are told, never followed."""
    if not folder.is_dir() or folder.is_symlink():
        return
    for path in sorted(folder.iterdir()):
        name = f"{shown}/{path.name}"
        if path.name.startswith((".", "~$")) or path.name in _LEFT_BEHIND or name in _KNOWN:
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


def markdown(received: Iterable[Received], others: int = 0) -> str:
    """What became of each document; of long lists and reports the beginning, as room allows.

    ``others`` is how many documents were left alone. At most ``_ROOM`` characters.
    """
    items = tuple(received)
    head = ["## 收件箱", ""] if items else ["收件箱里没有文件要读入。"]
    done, left = [i for i in items if i.folder], [i for i in items if not i.folder]
    head += _listed([f"- 已收入：{_code(i.path)} → {_code(i.folder)}" for i in done], "已收入")
    told = [f"- **没有收入**：{_code(i.path)}：{_plain(' '.join(i.report))}" for i in left]
    head += _listed(told, "没有收入")
    head += ["", f"收件箱里另有 {others} 个文件，不是这次放进的，没有读。"] if others else []
    head += ["", _NEXT] if done else []
    return "\n".join([*head, *_reports(done, _ROOM - len("\n".join(head)))]) + "\n"


def _listed(lines: Sequence[str], what: str) -> list[str]:
    """The first of the lines, as many as there is room for, and how many more there are."""
    ends = accumulate(min(len(line), _LINE) + 1 for line in lines)
    shown = [line for line, end in zip(lines, ends, strict=True) if end <= _LIST]
    more = len(lines) - len(shown)
    cut = [line if len(line) <= _LINE else _shortened(line) for line in shown]
    return [*cut, f"- 另有 {more} 个{what}；{_WHOLE}"] if more else cut


def _shortened(line: str) -> str:
    """A line's beginning; code that the cut would leave open is closed."""
    start = line[: _LINE - 4].rstrip("\\")
    return f"{start}{'`' if start.count('`') % 2 else ''}……"


def _reports(done: Sequence[Received], room: int) -> list[str]:
    """The reports, each in its share of the room; those for whom that is too little are counted."""
    shown = done[: room // _LEAST]
    lines: list[str] = []
    for item in shown:
        lines += ["", *_folded(item, room // len(shown) - 100)]
    more = len(done) - len(shown)
    return [*lines, "", f"另有 {more} 份报告没有列出；{_WHOLE}"] if more else lines


_NEXT = """审核前请：

1. 看下面的报告：没有看懂的、不能确定的，对照原件在数据文件里改正；
2. 看检查结果：是录入差错的改正，原件如此的写进 `acknowledgements.yml`；
3. 新的公开是草稿，核对无误后删去 `disclosure.yml` 里的 `草稿: 是`，合并以后才会公开；
4. 已经公开过的，要在 `corrections.yml` 里写明更正。"""


def _folded(item: Received, room: int) -> list[str]:
    """A report that folds open, in no more than ``room`` characters and what surrounds it."""
    text = "\n".join(item.report)
    cut = len(text) > room - _FRAME
    text = text[: room - _FRAME].rpartition("\n")[0] if cut else text
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    if longest > _LONG_RUN:
        text, longest = text.replace("`", "ˋ"), 0
    fence = "`" * max(3, 1 + longest)
    more = ["", f"报告太长，这里只有开头；{_WHOLE}"] if cut else []
    head = f"<details><summary>报告和检查结果：{_plain(item.folder)[:_TITLE]}</summary>"
    return [head, "", f"{fence}text", text, fence, *more, "", "</details>"]


def _code(text: str) -> str:
    """A path as code: backticks in it would end that."""
    return f"`{inert(text).replace('`', 'ˋ')}`"


def _plain(text: str) -> str:
    """Words that are no Markdown, no HTML and call nobody."""
    escaped = inert(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = re.sub(r"([\\`*_{}\[\]()!|~])", r"\\\1", escaped)
    return _CLOSED.sub("\\1\u200b", marked)
