"""What changed in the running text: paragraphs, headings, notes, terms, and forms within it."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.changes.change import Change, Kind, Part
from generator.changes.matching import Matched, Traits, likeness, match
from generator.changes.tables import Side, compare_table
from generator.diagnostics import Place
from generator.forms.files import form_blocks
from generator.model.narrative import Block, Definition, FormBlock, Heading, Note, outline
from generator.model.table import Table

LABEL = "说明文字"


class Piece(Struct, frozen=True):
    """A block as it reads. ``section`` is the 栏目 it stands in, ``mark`` what else is printed."""

    position: int
    kind: str
    section: str
    depth: int
    text: str
    mark: str = ""


_TRAITS: Traits[Piece] = Traits(
    lambda piece: (piece.kind, piece.text, piece.mark),
    lambda piece: (piece.kind, piece.text),
    alike=lambda a, b: likeness(a.text, b.text) if a.kind == b.kind else 0.0,
    enough=0.5,
)


def compare_texts(before: Side, after: Side) -> Iterator[Part]:
    """A part for the text, then one for each form that stands within it."""
    found = match(_pieces(before), _pieces(after), _TRAITS)
    changes = tuple(_changes(before, after, found))
    file = f"{after.record.folder}/narrative.yml"
    yield Part(LABEL, changes, _moved(found), _remarks(found), (file,))
    old, new = _inline(before), _inline(after)
    for form in dict.fromkeys((*old, *new)):
        part = compare_table(old.get(form), new.get(form))
        if part:
            yield part


def _pieces(side: Side) -> list[Piece]:
    depths = _depths(side.record.narrative, 0)
    labels = side.edition.section_labels
    forms = {id: label for label, id in form_blocks(side.edition).items()}
    return [
        _piece(position, labels.get(section, ""), depths[position], block, forms)
        for position, section, block in outline(side.record.narrative)
    ]


def _depths(blocks: tuple[Block, ...], depth: int) -> list[int]:
    """How deep each block lies, in the order of ``outline``."""
    result: list[int] = []
    pending = [(depth, block) for block in reversed(blocks)]
    while pending:
        level, block = pending.pop()
        result.append(level)
        if isinstance(block, Heading):
            pending.extend((level + 1, inner) for inner in reversed(block.blocks))
    return result


def _piece(
    position: int, section: str, depth: int, block: Block, forms: Mapping[str, str]
) -> Piece:
    match block:
        case Heading():
            own = section if block.section else ""
            return Piece(position, "标题", section, depth, block.text.text, own)
        case Definition():
            text = f"{block.term.text}{block.separator}{block.meaning.text}"
            return Piece(position, "名词", section, depth, text, block.sequence.text)
        case FormBlock():
            return Piece(position, "表", section, depth, forms.get(block.form, block.form))
        case Note():
            return Piece(position, "注", section, depth, block.text.text)
        case _:
            return Piece(position, "段落", section, depth, block.text.text)


def _changes(before: Side, after: Side, found: Matched[Piece]) -> Iterator[Change]:
    for old, new in found.pairs:
        if old.text != new.text:
            yield _change(after, Kind.CHANGED, new, old.text, new.text)
        if old.mark != new.mark:
            words = "栏目" if new.kind == "标题" else "序号"
            piece = Piece(new.position, words, new.section, new.depth, new.text)
            yield _change(after, Kind.CHANGED, piece, old.mark, new.mark)
    for piece in found.removed:
        yield _change(before, Kind.REMOVED, piece, piece.text, "")
    for piece in found.added:
        yield _change(after, Kind.ADDED, piece, "", piece.text)


def _change(side: Side, kind: Kind, piece: Piece, was: str, now: str) -> Change:
    what = f"{piece.section} {piece.kind}".strip()
    field = "meaning" if piece.kind == "名词" else "text"
    return side.change(kind, what, was, now, Place("text", piece.position, field))


def _moved(found: Matched[Piece]) -> tuple[str, ...]:
    return tuple(f"{piece.kind}“{_short(piece.text)}”" for piece in found.moved)


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"


def _remarks(found: Matched[Piece]) -> tuple[str, ...]:
    deeper = sum(old.depth != new.depth for old, new in found.pairs)
    return (f"{deeper} 段换了层次",) if deeper else ()


def _inline(side: Side) -> dict[str, tuple[Side, Table]]:
    """The forms whose rows stand in the text itself."""
    return {
        block.form: (side, block.table)
        for _, _, block in outline(side.record.narrative)
        if isinstance(block, FormBlock) and block.table
    }
