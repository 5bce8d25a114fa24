"""Letters of a PDF page, put together into lines."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from generator.exchange.incoming.wording import tidied

_SAME_LINE = 5  # tenths of a letter's height: how far apart letters of one line may stand
_TAB = 25  # tenths of a letter's height: a gap this wide parts columns
_GAP = 9  # tenths of a letter's height: a gap this wide is a blank, though none is printed


class Letter(Struct, frozen=True):
    """A letter with its place on the page, in points from the top left."""

    text: str
    x0: Any
    x1: Any
    top: Any
    bottom: Any

    @classmethod
    def of(cls, char: dict[str, Any]) -> "Letter":
        """A letter as the library gives it."""
        return cls(tidied(char["text"]), char["x0"], char["x1"], char["top"], char["bottom"])

    @property
    def height(self) -> Any:
        """How tall it is."""
        return self.bottom - self.top

    def within(self, box: Sequence[Any]) -> bool:
        """Whether its middle lies in a box of left, top, right, bottom."""
        x, y = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


class Line(Struct, frozen=True):
    """A line of text with its place; ``size`` is how wide its widest letter is."""

    text: str
    x0: Any
    x1: Any
    top: Any
    bottom: Any
    size: Any


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """Letters as lines from top to bottom."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda c: ((c.top + c.bottom) / 2, c.x0)):
        if not letter.text.strip() and not letter.text:
            continue
        if rows and _beside(rows[-1], letter):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    lines = (_line(sorted(row, key=lambda c: c.x0)) for row in rows)
    return [line for line in lines if line.text.strip()]


def _beside(row: Sequence[Letter], letter: Letter) -> bool:
    middle = sum((c.top + c.bottom) / 2 for c in row) / len(row)
    height = max(c.height for c in row)
    return bool(abs((letter.top + letter.bottom) / 2 - middle) * 10 < _SAME_LINE * height)


def _line(row: Sequence[Letter]) -> Line:
    """One line; blanks at its ends do not count."""
    text, last = "", None
    for letter in row:
        gap = 0 if last is None else 10 * (letter.x0 - last.x1)
        if gap > _GAP * letter.height:
            text = text.rstrip() + ("\t" if gap > _TAB * letter.height else " ")
        text += letter.text
        last = letter
    inked = [c for c in row if c.text.strip()] or list(row)
    return Line(
        text.strip(),
        inked[0].x0,
        inked[-1].x1,
        min(c.top for c in inked),
        max(c.bottom for c in inked),
        max(c.x1 - c.x0 for c in inked),
    )
