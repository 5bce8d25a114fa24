"""What a source text is made of: characters, borders of cells, and the noise of its format.

Three layouts came out of the conversions: a Word dump (a line that begins with a tab is a cell),
Markdown tables, and the plain text of a PDF, which shows no borders at all. Where the source shows
borders they are compared too, so that a figure which slips into the next column is found although
no character differs; in a plain text a cell must at least begin where white space stood.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tests.fidelity.noise import BORDER, STRAYS
from tests.fidelity.pieces import Kind, Piece

Layout = Literal["tabs", "pipes", "plain"]

BORDERED: dict[Layout, set[Kind]] = {
    "tabs": {"cell", "caption"},
    "pipes": {"cell", "entry"},
    "plain": set(),
}
_BOOKMARK = re.compile(r"\[bookmark: [^\]]*\]")
_LEADERS = re.compile(r"\.{4,}|…{2,}")
_RULE = re.compile(r"\|[-:| ]+\|\s*")


@dataclass(frozen=True)
class Text:
    """A text without white space; for each character its origin, and whether a word begins there.

    The origin is the number of the line in a source, the index of the piece in a rebuilt text.
    """

    characters: str
    origins: list[int]
    starts: list[bool]

    def without(self, start: int, end: int) -> "Text":
        """The text without the stretch from `start` to before `end`."""
        return Text(
            self.characters[:start] + self.characters[end:],
            self.origins[:start] + self.origins[end:],
            self.starts[:start] + self.starts[end:],
        )


def layout_of(source: str) -> Layout:
    """Which of the three layouts a source text has."""
    lines = source.split("\n")
    if any(line.startswith("\t") for line in lines):
        return "tabs"
    return "pipes" if any(line.startswith("|") for line in lines) else "plain"


def squeeze(text: str) -> str:
    """The text without any white space, the full-width blank included."""
    return "".join(text.split())


def lines_of(source: str) -> Iterator[tuple[int, list[str], bool]]:
    """Number, texts and whether they are cells, for each line; generic noise is gone."""
    layout = layout_of(source)
    for number, raw in enumerate(source.split("\n"), start=1):
        line = _LEADERS.sub("", _BOOKMARK.sub("", raw))
        if layout == "pipes" and line.startswith("|"):
            cells = [] if _RULE.fullmatch(line) else line.split("|")
            yield number, [cell.strip() for cell in cells if cell.strip()], True
        else:
            yield number, [line.strip()], layout == "tabs" and raw.startswith("\t")


@cache
def source_text(key: str, source: str) -> Text:
    """The source without white space and noise."""
    words = [
        (number, word)
        for number, cells, bordered in lines_of(source)
        for cell in cells
        for word in ([BORDER] if bordered else []) + cell.split()
    ]
    text = _join(words)
    for stray in STRAYS.get(key, []):
        text = text.without(*stray.span(text.characters))
    return text


def printed_text(pieces: Sequence[Piece], layout: Layout) -> Text:
    """The rebuilt text in the same form: one word per piece."""
    words = []
    for index, piece in enumerate(pieces):
        word = squeeze(piece.text)
        bordered = piece.kind in BORDERED[layout] and (word or layout == "tabs")
        words.append((index, (BORDER if bordered else "") + word))
    return _join(words)


def _join(words: Sequence[tuple[int, str]]) -> Text:
    return Text(
        "".join(word for _, word in words),
        [origin for origin, word in words for _ in word],
        [place == 0 for _, word in words for place in range(len(word))],
    )
