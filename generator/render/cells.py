"""The cells of a printed row. A site has hundreds of thousands, but few kinds of them.

Each kind is rendered once by ``macros/cell.html`` and cut at its slots, as pages are at theirs; a
cell is then the pieces and its texts, escaped and joined.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from generator.render.frame import Frame, cut, sentinel
from generator.render.links import href
from generator.render.writing import escaped
from generator.views.sheet import SheetCell, SheetRow


class CellKind(NamedTuple):
    """All that a cell's HTML depends on beside its texts.

    ``macro`` is body or indicator, ``kind`` that of the column, ``named`` whether it has an anchor;
    ``mark`` the kind of what the checks say, '' where nothing; ``link`` what its text leads to: its
    subject, its line in the data, its own anchor, or ''. ``stop``, ``flag_stop`` and
    ``derived_stop`` tell whether that link, the one to a finding or that of 推算 is in the tab
    order.
    """

    macro: str
    kind: str
    named: bool
    sticky: bool
    heads_row: bool
    valued: bool
    rowspan: int
    mark: str
    flagged: bool
    derived: bool
    link: str
    stop: bool
    flag_stop: bool
    derived_stop: bool


# The same with a word for the kind of column: cheaper to make and to find again.
_Kind = tuple[str, str, bool, bool, bool, bool, int, str, bool, bool, str, bool, bool, bool]


class RowStamps:
    """The Jinja filter ``cells``: a row as the HTML of its cells, with a space before each."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._frames: dict[_Kind, Frame] = {}

    def __call__(self, row: SheetRow, root: str, first: bool, macro: str = "body") -> Markup:
        """The cells of ``row``; the ``first`` of a table is the one where its links are entered."""
        return Markup("".join(self._cells(row, root, first, macro)))

    def _cells(self, row: SheetRow, root: str, first: bool, macro: str) -> Iterator[str]:
        for cell, told in _kinds(row, first, macro):
            frame = self._frames.get(told) or self._frame(told, cell)
            yield " "
            yield frame.pieces[0]
            for slot, piece in zip(frame.slots, frame.pieces[1:], strict=True):
                yield self._value(slot, cell, row, root, told)
                yield piece

    def _value(self, slot: str, cell: SheetCell, row: SheetRow, root: str, told: _Kind) -> str:
        if slot == "text":
            return escaped(cell.text)
        if slot == "anchor":
            return escaped(cell.anchor)
        if slot == "value":
            return escaped(cell.value or "")
        if slot == "link":
            return escaped(_target(cell, root))
        if slot == "derived":
            return self._macro("derived")(row, told[-1])
        mark = cell.mark
        assert mark is not None, slot
        return escaped(mark.note) if slot == "note" else href(mark.path, root)

    def _frame(self, told: _Kind, cell: SheetCell) -> Frame:
        kind = CellKind(told[0], cell.column.kind, *told[2:])
        slots = [slot for slot, there in _slots(kind) if there]
        values = {slot: Markup(sentinel(slot)) for slot in slots}
        frame = self._frames[told] = cut(self._macro(kind.macro)(kind, values), slots)
        return frame

    def _macro(self, name: str) -> Callable[..., str]:
        macro: Callable[..., str] = getattr(
            self._environment.get_template("macros/cell.html").module, name
        )
        return macro


def _kinds(row: SheetRow, first: bool, macro: str) -> Iterator[tuple[SheetCell, _Kind]]:
    """The cells that stand in a row, each with what a `CellKind` is made of.

    One link of a row stands in the tab order: that of its 科目, else its first; of the links of
    rows to themselves the first row's alone. The others are reached by pointer, or from there with
    the arrow keys.
    """
    free = not any(cell.path for cell in row.cells)
    for cell in row.cells:
        if not cell.rowspan:
            continue  # merged into the one above
        mark, link = cell.mark, _link(cell)
        flagged, derived = bool(mark and mark.path), row.derived and cell.sticky
        stop = free and (link == "line" or (link == "anchor" and first))
        flag_stop = free and not stop and flagged
        derived_stop = free and not stop and not flag_stop and derived and bool(row.addends)
        free = free and not (stop or flag_stop or derived_stop)
        told = (
            *(macro, cell.column.kind.word, bool(cell.anchor), cell.sticky, cell.heads_row),
            *(cell.value is not None, cell.rowspan, mark.kind if mark else "", flagged, derived),
            *(link, stop, flag_stop, derived_stop),
        )
        yield cell, told


def _slots(kind: CellKind) -> tuple[tuple[str, bool], ...]:
    return (
        ("anchor", kind.named),
        ("text", True),
        ("value", kind.valued and kind.macro == "body"),
        ("note", bool(kind.mark)),
        ("flag", kind.flagged),
        ("link", bool(kind.link)),
        ("derived", kind.derived and kind.macro == "body"),
    )


def _link(cell: SheetCell) -> str:
    if not cell.text:
        return ""
    return "subject" if cell.path else "line" if cell.source else "anchor" if cell.permalink else ""


def _target(cell: SheetCell, root: str) -> str:
    return href(cell.path, root) if cell.path else cell.source or cell.permalink
