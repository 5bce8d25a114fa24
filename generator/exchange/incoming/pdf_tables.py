"""A ruled table of a PDF as a grid: which columns and rows every cell covers, and its text."""

from collections.abc import Iterable, Sequence
from typing import Any

from generator.exchange.incoming.document import Box, BoxRow, Grid
from generator.exchange.incoming.pdf_letters import Letter, Line, lines_of
from generator.exchange.incoming.wording import JOINT, ambiguous_joint

_NEAR = 3  # points: rulings closer than this are one
_FULL = 26  # tenths of a letter: a line that ends this near the edge of its cell was wrapped there


def edges_of(table: Any, before: Sequence[Any] = ()) -> list[Any]:
    """Where the columns of a table begin and end, from left to right.

    ``before`` are those of the table at the foot of the page before: one of the same width at the
    head of the next page is the rest of it, whose rows need not show every column.
    """
    own = _edges(x for cell in table.cells if cell is not None for x in (cell[0], cell[2]))
    same = before and abs(before[0] - own[0]) <= _NEAR and abs(before[-1] - own[-1]) <= _NEAR
    return _edges((*before, *own)) if same else own


def grid_of(table: Any, letters: Sequence[Letter], where: str, lefts: Sequence[Any]) -> Grid:
    """The grid of a table with the letters in it; ``lefts`` are the edges of its columns."""
    cells = [cell for cell in table.cells if cell is not None]
    tops = _edges(y for cell in cells for y in (cell[1], cell[3]))
    rows: dict[int, list[Box]] = {}
    for cell in sorted(cells, key=lambda c: (c[1], c[0])):
        row, end = _index(tops, cell[1]), _index(tops, cell[3])
        column, right = _index(lefts, cell[0]), _index(lefts, cell[2])
        inside = [c for c in letters if c.within(cell)]
        text, doubt = cell_text(lines_of(inside), cell)
        place = f"{where}第 {row + 1} 行第 {len(rows.get(row, [])) + 1} 格"
        box = Box(text, place, column, max(right - column, 1), max(end - row, 1), doubt)
        rows.setdefault(row, []).append(box)
    ordered: list[BoxRow] = [
        tuple(sorted(rows[row], key=lambda box: box.column)) for row in sorted(rows)
    ]
    return Grid(tuple(ordered), where)


def _edges(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _index(edges: Sequence[Any], value: Any) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - value))


def cell_text(lines: Sequence[Line], cell: Sequence[Any]) -> tuple[str, str]:
    """The text of a cell: wrapped lines joined, others apart; and what is uncertain about it."""
    text, doubt = "", ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None:
            text = line.text
            continue
        wrapped = 10 * (cell[2] - before.x1) < _FULL * before.size or line.x0 < before.x0 - _NEAR
        if ambiguous_joint(text, line.text):
            doubt = JOINT
        text += ("" if wrapped and not ambiguous_joint(text, line.text) else "\n") + line.text
    if "(cid:" in text or "\ufffd" in text:
        doubt = "有认不出的字"
    return text, doubt
