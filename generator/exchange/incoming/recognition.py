"""From a neutral document to the parts of a disclosure: front, tables, projects, text."""

import re

from msgspec import Struct

from generator.exchange.incoming import second_tables, tables
from generator.exchange.incoming.contents import FrontMatter, front_matter
from generator.exchange.incoming.document import Document, Grid, Paragraph, Part
from generator.exchange.incoming.filled import Filled
from generator.exchange.incoming.head_lines import head_line, parted
from generator.exchange.incoming.indicators import Draft
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.outline import (
    Line,
    Node,
    Outline,
    number_of,
    outline,
    section_of,
)
from generator.exchange.incoming.state import State
from generator.exchange.incoming.vocabulary import (
    form_of_title,
    is_project_title,
    other_kind,
)
from generator.exchange.incoming.walker import Walker
from generator.exchange.incoming.wording import excerpt, squeeze
from generator.forms.edition import Edition
from generator.forms.files import TABLES_LABEL
from generator.model.disclosure import Kind

_PAGE = re.compile(r"[-—–\s]*[0-9]{1,4}[-—–\s]*|第\s*[0-9]+\s*页(?:\s*共\s*[0-9]+\s*页)?")
_PART = re.compile(r"第[一二三四五六七八九十]+部分")
_LONGEST_TITLE = 40


class Found(Struct):
    """All that was recognised in a document."""

    kind: Kind
    front: FrontMatter
    tables: list[Filled]
    lists: dict[str, Filled]
    projects: list[Draft]
    outline: Outline
    tables_first: bool = True


def recognise(document: Document, edition: Edition, ledger: Ledger) -> Found:
    """Everything that could be recognised; the ledger says what could not."""
    for where, message in document.ignored:
        ledger.note(where, message)
    for where, message in document.missed:
        ledger.miss(where, message)
    for where, message in document.doubts:
        ledger.doubt(where, message, 0)
    parts = _without_noise(document.parts, ledger)
    begins = next((n for n, part in enumerate(parts) if _begins_body(edition, part)), len(parts))
    front = front_matter(parts, begins, ledger)
    walker = Walker(document, edition, ledger)
    for part in parts[front.used :]:
        walker.take(part)
    walker.close()
    return _found(walker.state, edition, front, ledger, document.draft_only)


def _begins_body(edition: Edition, part: Part) -> bool:
    """Whether a part can be no line of a cover."""
    if isinstance(part, Grid):
        return True
    text = part.text
    title, beside = parted(edition, text)
    line = head_line(edition, text)
    return bool(
        _PART.match(squeeze(text))
        or "。" in text
        or number_of(text)
        or beside
        or form_of_title(edition, title)
        or is_project_title(edition, title)
        or (line is not None and line.sure and line.units)
    )


def _without_noise(parts: tuple[Part, ...], ledger: Ledger) -> list[Part]:
    """The parts without page numbers and with 第一部分 joined to the words on the next line."""
    kept: list[Part] = []
    pages = []
    for part in parts:
        if isinstance(part, Paragraph) and _PAGE.fullmatch(part.text.strip()):
            pages.append(part)
        elif (
            isinstance(part, Paragraph)
            and kept
            and isinstance(last := kept[-1], Paragraph)
            and _PART.fullmatch(squeeze(last.text))
            and len(part.text) <= _LONGEST_TITLE
        ):
            kept[-1] = Paragraph(f"{squeeze(last.text)} {part.text}", last.where)
        else:
            kept.append(part)
    if pages:
        shown = "、".join(part.text.strip() for part in pages[:6])
        ledger.note(pages[0].where, f"{len(pages)} 处单独成行的页码没有收入：{shown}")
    return kept


def _found(
    state: State, edition: Edition, front: FrontMatter, ledger: Ledger, from_layout: bool
) -> Found:
    for filled in (*state.tables, *state.lists.values()):
        tables.finished(filled, ledger, from_layout)
    for filled in state.aside:
        second_tables.told(filled, ledger)
    lines = state.lines
    kind = _kind(state, edition)
    marks = [n for n, line in enumerate(lines) if line.mark == {"表": TABLES_LABEL}]
    first = True
    if marks:
        before, after = lines[: marks[0]], lines[marks[0] + 1 :]
        first = not any(line.mark is None and _is_prose(line.text) for line in before)
        at_end = not any(line.mark is None for line in after)
        if first or at_end:
            del lines[marks[0]]
            if first:
                lines = _without_part_title(lines, before, edition, ledger)
    found = outline(edition, kind, lines, ledger)
    _place_institutions(state, edition, found)
    return Found(kind, front, state.tables, state.lists, state.projects, found, first)


def _is_prose(text: str) -> bool:
    """Whether a line before the tables is text of the document, and no title of theirs."""
    return len(text) > _LONGEST_TITLE or "。" in text


def _without_part_title(
    lines: list[Line], before: list[Line], edition: Edition, ledger: Ledger
) -> list[Line]:
    """Leave out a heading that only stands above the tables."""
    plain = [line for line in before if line.mark is None]
    for line in plain:
        ledger.note(line.where, f"公开表前的这一行没有收入：{excerpt(line.text)}")
    return [line for line in lines if line not in plain]


def _kind(state: State, edition: Edition) -> Kind:
    """完整公开 with tables or most of its sections; else 绩效文本."""
    if state.tables or state.lists.keys() & {edition.procurement.id, edition.assets.id}:
        return Kind.FULL
    counts = {}
    for kind in Kind:
        used: list[str] = []
        for line in state.lines:
            id = section_of(edition, kind, line.text, used) if line.mark is None else ""
            used += [id] if id else []
        counts[kind] = len(used)
    return Kind.FULL if counts[Kind.FULL] > 3 else Kind.PERFORMANCE


def _place_institutions(state: State, edition: Edition, found: Outline) -> None:
    """The rows of 机构设置 stand in the text itself."""
    filled = state.lists.pop(edition.institutions.id, None)
    if filled is None:
        return
    form = edition.institutions
    node = next(node for node in walk(found.blocks) if node.get("表") == form.label)
    if filled.title:
        node["题"] = filled.title
    node["行"] = [
        {form.by_id[id].data_key: text for id, text in row.items()} for row in filled.rows
    ]
    if filled.notes:
        node["注"] = list(filled.notes)


def walk(blocks: list[Node]) -> list[Node]:
    """Every block of a text, headings before what they head."""
    found = []
    for node in blocks:
        found.append(node)
        inner = node.get("内容")
        if isinstance(inner, list):
            found += walk(inner)
    return found


def foreign_kind(document: Document, edition: Edition) -> str:
    """The kind of document that its first lines tell, where it is none that is read here."""
    lines = [part.text for part in document.parts if isinstance(part, Paragraph)][:30]
    return next((kind for line in lines if (kind := other_kind(edition, line))), "")
