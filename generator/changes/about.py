"""What changed in what a disclosure says of itself, and in what the editors record beside it."""

from collections import Counter
from collections.abc import Iterator

from generator.changes.change import Change, Kind, Part
from generator.changes.tables import Side
from generator.diagnostics import Place, blank_told
from generator.model.cell import Cell
from generator.model.disclosure import Department, Disclosure
from generator.model.record import Acknowledgement, Correction
from generator.rules.locator import flat_entries


def compare_about(before: Side, after: Side) -> Part:
    """disclosure.yml: what is printed, and what only says how it is published."""
    changes = [*_printed(before, after), *_unprinted(before, after)]
    return Part("公开信息", tuple(changes))


def _printed(before: Side, after: Side) -> Iterator[Change]:
    old, new = before.record, after.record
    contents = Place("about", -1, "contents")
    for words, was, now, place in (
        ("标题", old.title.text, new.title.text, Place("about", -1, "title")),
        ("封面", _lines(old.cover), _lines(new.cover), Place("about", 0, "cover")),
        ("目录", _contents(old), _contents(new), contents),
    ):
        if was != now:
            yield after.change(_kind(was, now), words, was, now, place)


def _kind(was: str, now: str) -> Kind:
    return Kind.CHANGED if was and now else Kind.ADDED if now else Kind.REMOVED


def _lines(cells: tuple[Cell, ...]) -> str:
    return " / ".join(cell.text for cell in cells)


def _contents(record: Disclosure) -> str:
    title = record.contents.title.text if record.contents else ""
    entries = (f"{entry.text.text} {entry.page.text}".strip() for entry in flat_entries(record))
    return " / ".join(filter(None, (title, *entries)))


def _unprinted(before: Side, after: Side) -> Iterator[Change]:
    old, new = _settings(before.record), _settings(after.record)
    place = Place("file:disclosure.yml")
    for words in dict.fromkeys((*old, *new)):
        was, now = old.get(words, ""), new.get(words, "")
        if was != now:
            change = after.change(_kind(was, now), words, was, now, place)
            yield _unseen(change, f"disclosure.yml/{words}")


def _unseen(change: Change, path: str) -> Change:
    values = (change.kind, change.what, change.before, change.after)
    return Change(*values, path, change.file, change.line, printed=False)


def _settings(record: Disclosure) -> dict[str, str]:
    """How it is published: no part of the document itself."""
    withdrawn = record.withdrawal
    return {
        "类型": record.kind.value,
        "版式": record.edition,
        "次序": "、".join(record.order),
        "公开日期": record.published.text,
        "批复日期": record.approved.text,
        "草稿": "是" if record.draft else "",
        "撤回": f"{withdrawn.date.text} {withdrawn.reason.text}" if withdrawn else "",
        "来源/文件": record.source.file.text,
        "来源/网址": record.source.address.text,
        "来源/说明": record.source.remark.text,
        "联系方式": "、".join(f"{key} {cell.text}" for key, cell in record.contact),
    }


def compare_records(before: Side, after: Side) -> Iterator[Part]:
    """Acknowledgements and corrections that came or went."""
    old, new = before.record, after.record
    yield _listed(
        "原文如此的注明",
        "acknowledgements.yml",
        after.record.folder,
        tuple(map(_acknowledgement, old.acknowledgements)),
        tuple(map(_acknowledgement, new.acknowledgements)),
    )
    yield _listed(
        "更正记录",
        "corrections.yml",
        after.record.folder,
        tuple(map(correction_words, old.corrections)),
        tuple(map(correction_words, new.corrections)),
    )


def _acknowledgement(entry: Acknowledgement) -> tuple[str, str]:
    texts = entry.expected.text, entry.actual.text
    named = [blank_told(text) for text in texts]
    sides = f"应为 {named[0]}，实为 {named[1]}；" if any(texts) else ""
    return f"{entry.rule.text} {entry.place.text}", f"{sides}{entry.reason.text}"


def correction_words(entry: Correction) -> tuple[str, str]:
    """An entry of the 更正记录 as place and words."""
    words = f"{blank_told(entry.before.text)} 改为 {blank_told(entry.after.text)}"
    return entry.place.text, f"{entry.date.text} {words}；{entry.reason.text}"


def _listed(
    label: str,
    file: str,
    folder: str,
    before: tuple[tuple[str, str], ...],
    after: tuple[tuple[str, str], ...],
) -> Part:
    old, new = Counter(before), Counter(after)
    changes = [
        Change(
            kind,
            what,
            "" if added else words,
            words if added else "",
            file,
            f"{folder}/{file}",
            printed=False,
        )
        for kind, added, found in (
            (Kind.REMOVED, False, old - new),
            (Kind.ADDED, True, new - old),
        )
        for what, words in found.elements()
    ]
    return Part(label, tuple(changes))


def compare_department(before: Department | None, after: Department | None) -> Part | None:
    """department.yml; None where nothing differs."""
    known = after or before
    if known is None:
        return None
    old, new = _facts(before), _facts(after)
    label = f"部门 {known.region}/{known.code} {known.name.text}"
    changes = tuple(
        Change(
            Kind.RENAMED
            if words == "部门名称" and old.get(words) and new.get(words)
            else _kind(old.get(words, ""), new.get(words, "")),
            words,
            old.get(words, ""),
            new.get(words, ""),
            f"department.yml/{words}",
            known.file,
            known.name.line,
            printed=False,
        )
        for words in dict.fromkeys((*old, *new))
        if old.get(words, "") != new.get(words, "")
    )
    return Part(label, changes) if changes else None


def _facts(department: Department | None) -> dict[str, str]:
    if department is None:
        return {}
    return {
        "部门编码": department.code,
        "部门名称": department.name.text,
        "单位": "、".join(f"{unit.code.text} {unit.name.text}" for unit in department.units),
        "曾用名称": "、".join(cell.text for cell in department.former_names),
        "曾用编码": "、".join(cell.text for cell in department.former_codes),
        "联系方式": "、".join(f"{key} {cell.text}" for key, cell in department.contact),
    }
