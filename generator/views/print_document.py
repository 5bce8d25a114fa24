"""A disclosure as a document on paper: cover, 目录, and everything else in its own order."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.model.disclosure import ContentsEntry
from generator.rules.engine import Checked
from generator.views.blocks import BlockView
from generator.views.full import parts
from generator.views.print_forms import (
    PrintForm,
    list_form,
    project_print_form,
    sheet_form,
)
from generator.views.record import Record

_EMPTY = "（原文此处无内容）"
_CORRECTIONS = ("日期", "位置", "原为", "改为", "原因")


class PrintBlock(Struct, frozen=True):
    """A block: heading, paragraph, note, definition or form; ``starts`` a sheet of its own.

    ``level`` is that of the heading, the form's title being one; 0 elsewhere.
    """

    kind: str
    text: str = ""
    level: int = 0
    anchor: str = ""
    term: str = ""
    meaning: str = ""
    form: PrintForm | None = None
    starts: bool = False


class PrintRun(Struct, frozen=True):
    """Blocks on sheets of one orientation."""

    across: bool
    blocks: tuple[PrintBlock, ...]


class ContentsLine(Struct, frozen=True):
    """A line of the 目录; with an ``anchor`` it has a page and leads there."""

    text: str
    level: int
    anchor: str = ""


class PrintDocument(Struct, frozen=True):
    """The whole document. ``running`` stands at the head of every sheet but the cover.

    ``published`` is the day of its publication, or ''; nothing else dates the file.
    """

    title: str
    title_lines: tuple[str, ...]
    department: str
    running: str
    cover: tuple[str, ...]
    published: str
    contents_title: str
    contents: tuple[ContentsLine, ...]
    runs: tuple[PrintRun, ...]


def print_document(record: Record) -> PrintDocument:
    """The document of a disclosure: what it publishes, without what the checks say of it."""
    record = replace(record, checked=Checked())
    data = record.disclosure
    blocks = tuple(_numbered(_levelled(_blocks(record))))
    title = data.contents.title.text if data.contents else ""
    return PrintDocument(
        record.title,
        _title_lines(record.title, record.department),
        record.department,
        f"{record.department}{record.short_title}",
        tuple(cell.text for cell in data.cover if cell.text != record.title),
        _valid(data.published.text),
        title or "目录",
        tuple(_contents(record, blocks)),
        tuple(_runs(_sheets(blocks))),
    )


def _blocks(record: Record) -> Iterator[PrintBlock]:
    for part in parts(record):
        tables = bool(part) and all(view.kind == "sheet" for view in part)
        for at, view in enumerate(part):
            after = part[at + 1] if at + 1 < len(part) else None
            yield from _block(view, after, starts=tables or not at)
    if record.disclosure.corrections:
        yield _corrections(record)


def _block(view: BlockView, after: BlockView | None, starts: bool) -> Iterator[PrintBlock]:
    level = max(view.level - 1, 1)
    match view.kind:
        case "heading":
            yield PrintBlock("heading", view.text, level, starts=starts)
            if after is None or (after.kind == "heading" and after.level <= view.level):
                yield PrintBlock("none", _EMPTY)
        case "definition":
            yield PrintBlock(
                "definition", view.number, term=view.text, meaning=view.separator + view.meaning
            )
        case "sheet" if view.sheet:
            form = sheet_form(view.sheet)
            yield PrintBlock("form", form.title, level, form=form, starts=starts or form.across)
        case "forms":
            for project in view.forms:
                form = project_print_form(project)
                yield PrintBlock("form", form.title, 9, form=form, starts=True)
        case _:
            yield PrintBlock(view.kind, view.text)


def _corrections(record: Record) -> PrintBlock:
    entries = record.disclosure.corrections
    rows = [
        (e.date.text, e.place.text, e.before.text, e.after.text, e.reason.text) for e in entries
    ]
    form = list_form("更正记录", _CORRECTIONS, rows)
    return PrintBlock("form", form.title, 1, form=form, starts=True)


def _levelled(blocks: Iterable[PrintBlock]) -> Iterator[PrintBlock]:
    """No heading is more than one level below the one before it: readers step through them."""
    heading = last = 0
    for block in blocks:
        if not block.level:
            yield block
            continue
        below = heading + 1 if block.kind == "form" else last + 1
        last = min(block.level, below, last + 1)
        heading = last if block.kind == "heading" else heading
        yield replace(block, level=last)


def _numbered(blocks: Iterable[PrintBlock]) -> Iterator[PrintBlock]:
    """Each heading and form with an anchor of its own."""
    for number, block in enumerate(blocks, 1):
        yield replace(block, anchor=f"b{number}") if block.level else block


def _sheets(blocks: tuple[PrintBlock, ...]) -> list[PrintBlock]:
    """Where a form starts a sheet, the headings right above it go along."""
    found = list(blocks)
    for at in range(len(found) - 1, 0, -1):
        if found[at].starts and found[at - 1].kind == "heading":
            found[at - 1] = replace(found[at - 1], starts=True)
            found[at] = replace(found[at], starts=False)
    return found


def _runs(blocks: list[PrintBlock]) -> Iterator[PrintRun]:
    """Blocks by orientation; headings lie as what they head."""
    across = [bool(block.form and block.form.across) for block in blocks]
    for at in range(len(blocks) - 1, 0, -1):
        if blocks[at - 1].kind == "heading" and not blocks[at].starts:
            across[at - 1] = across[at]
    run: list[PrintBlock] = []
    for at, block in enumerate(blocks):
        if run and across[at] != across[at - 1]:
            yield PrintRun(across[at - 1], tuple(run))
            run = []
        run.append(block)
    if run:
        yield PrintRun(across[-1], tuple(run))


def _contents(record: Record, blocks: tuple[PrintBlock, ...]) -> Iterator[ContentsLine]:
    """The 目录 as the document prints it, with the pages of this print; else one of its own."""
    printed = record.disclosure.contents
    headed = [block for block in blocks if block.level]
    if printed is None or not printed.entries:
        yield from (ContentsLine(b.text, b.level, b.anchor) for b in headed if b.level <= _DEPTH)
        return
    yield from _printed(printed.entries, headed, 1)


_DEPTH = 3


def _printed(
    entries: tuple[ContentsEntry, ...], headed: list[PrintBlock], level: int
) -> Iterator[ContentsLine]:
    """The printed lines; below a line the projects that it does not list itself."""
    listed = {_bare(entry.text.text) for entry in entries}
    for entry in entries:
        below = tuple(_printed(entry.entries, headed, level + 1))
        found = _find(entry.text.text, headed)
        first = next((line.anchor for line in below if line.anchor), "")
        yield ContentsLine(entry.text.text, level, found.anchor if found else first)
        yield from below
        if found and not below:
            for form in _projects_below(found, headed):
                if _bare(form.text) not in listed:
                    yield ContentsLine(form.text, level + 1, form.anchor)


def _find(text: str, headed: list[PrintBlock]) -> PrintBlock | None:
    return next((block for block in headed if _bare(block.text) == _bare(text)), None)


def _projects_below(block: PrintBlock, headed: list[PrintBlock]) -> Iterator[PrintBlock]:
    """The forms of projects under a heading."""
    for other in headed[headed.index(block) + 1 :]:
        if other.level <= block.level:
            return
        if other.form and len(other.form.tables) > 1:
            yield other


def _title_lines(title: str, department: str) -> tuple[str, ...]:
    """The title on the cover: the department on a line of its own where it comes first."""
    rest = title.removeprefix(department)
    return (department, rest) if rest and rest != title else (title,)


def _valid(day: str) -> str:
    """A day that is one (``2024-02-20``), or nothing."""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


def _bare(text: str) -> str:
    """A title without blanks, which differ between a 目录 and the heading it names."""
    return "".join(text.split())
