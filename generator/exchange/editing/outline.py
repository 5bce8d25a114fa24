"""The text of a disclosure as a list of blocks, each with its level, and back as nested blocks."""

from collections.abc import Iterator

from generator.exchange.editing.parts import Entry, Part, Shape, Slot, at, table_parts, text_at
from generator.forms import files
from generator.forms.edition import Edition
from generator.load.spans import Items, Spot

FILE, BLOCKS, INNER = "narrative.yml", "正文", "内容"
HEADING, PARAGRAPH, NOTE, TERM, FORM = "题", "段", "注", "名词", "表"
KINDS = (HEADING, PARAGRAPH, NOTE, TERM, FORM)
LEVEL, KIND, SECTION, NUMBER, NAME, WORDS = "level", "kind", "section", "sequence", "term", "text"
ORDER = ("序号", NAME, "名词", "分隔", "释义", FORM, HEADING, "栏目", PARAGRAPH, NOTE, INNER)
# Where the words of a kind stand in the data, beside the key that tells the kind.
_TEXT_KEY = {TERM: "释义"}


def text_key(kind: str) -> str:
    """The key under which a block of a kind has its words."""
    return _TEXT_KEY.get(kind, kind)


def slots(edition: Edition) -> tuple[Slot, ...]:
    """The columns of a block."""
    return (
        Slot(LEVEL, "层级"),
        Slot(KIND, "种类", options=KINDS),
        Slot(SECTION, "栏目", options=tuple(edition.section_labels.values())),
        Slot(NUMBER, "序号"),
        Slot(NAME, "名词"),
        Slot(WORDS, "文字"),
    )


def text_parts(root: Spot | None, edition: Edition) -> tuple[Part, ...]:
    """The text, and the forms whose rows stand in it."""
    found = tuple(
        Entry(str(number), _cells(spot, level), spot)
        for number, (spot, level) in enumerate(_walk(at(root, (BLOCKS,)), 1))
    )
    named = (KIND, WORDS)
    whole = Part("text", "说明文字", Shape.OUTLINE, FILE, (BLOCKS,), slots(edition), found, named,
                 flow=False)  # fmt: skip
    inline = files.form_blocks(edition)
    forms = [e for e in found if inline.get(e[WORDS] if e[KIND] == FORM else "", "")]
    tables = [e for e in forms if inline[e[WORDS]] == edition.institutions.id]
    parts = [
        part
        for number, e in enumerate(tables, 1)
        for part in table_parts(
            edition.institutions, f"text/{number}", FILE, (), e.spot, within=e.tag
        )
    ]
    return (whole, *parts)


def _walk(spot: Spot | None, level: int) -> Iterator[tuple[Spot, int]]:
    for item in spot.items if isinstance(spot, Items) else []:
        yield item, level
        yield from _walk(at(item, (INNER,)), level + 1)


def _cells(spot: Spot, level: int) -> dict[str, str]:
    # A 名词 has a key 名词 and may have others; the kinds are told apart in the loader's order.
    kind = next((k for k in (TERM, FORM, HEADING, PARAGRAPH, NOTE) if at(spot, (k,))), "")
    cells = {
        LEVEL: str(level),
        KIND: kind,
        SECTION: text_at(spot, ("栏目",)) if kind == HEADING else "",
        NUMBER: text_at(spot, ("序号",)) if kind == TERM else "",
        NAME: text_at(spot, (TERM,)) if kind == TERM else "",
        WORDS: text_at(spot, (text_key(kind),)),
    }
    return {id: text for id, text in cells.items() if text}
