"""The cells of a printed row. A site has hundreds of thousands, but few kinds of them.

Each kind is rendered once by ``macros/cell.html`` and cut at its slots, as pages are at theirs; a
cell is then the pieces and its texts, escaped and joined.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from generator.render.frame import Frame, cut, sentinel
from generator.render.links import href
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


class RowStamps:
    """The Jinja filter ``cells``: a row as the HTML of its cells, with a space before each."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._frames: dict[CellKind, Frame] = {}

    def __call__(self, row: SheetRow, root: str, first: bool, macro: str = "body") -> Markup:
        """The cells of ``row``; the ``first`` of a table is the one where its links are entered."""
        return Markup("".join(self._cells(row, root, first, macro)))

    def _cells(self, row: SheetRow, root: str, first: bool, macro: str) -> Iterator[str]:
        for cell, kind in _kinds(row, first, macro):
            yield " "
            frame = self._frames.get(kind) or self._frame(kind)
            if frame.slots == _BARE:  # most cells, by far
                before, between, after = frame.pieces
                yield f"{before}{_escaped(cell.anchor)}{between}{_escaped(cell.text)}{after}"
            else:
                yield frame.stamp(self._values(cell, kind, row, root))

    def _values(self, cell: SheetCell, kind: CellKind, row: SheetRow, root: str) -> dict[str, str]:
        mark = cell.mark
        return {
            "anchor": _escaped(cell.anchor),
            "text": _escaped(cell.text),
            "value": _escaped(cell.value or ""),
            "note": _escaped(mark.note) if mark else "",
            "flag": href(mark.path, root) if mark else "",
            "link": _escaped(_target(cell, kind.link, root)),
            "derived": self._macro("derived")(row, kind.derived_stop) if kind.derived else "",
        }

    def _frame(self, kind: CellKind) -> Frame:
        slots = [slot for slot, there in _slots(kind) if there]
        values = {slot: Markup(sentinel(slot)) for slot in slots}
        frame = self._frames[kind] = cut(self._macro(kind.macro)(kind, values), slots)
        return frame

    def _macro(self, name: str) -> Callable[..., str]:
        macro: Callable[..., str] = getattr(
            self._environment.get_template("macros/cell.html").module, name
        )
        return macro


_BARE = ("anchor", "text")


def _kinds(row: SheetRow, first: bool, macro: str) -> Iterator[tuple[SheetCell, CellKind]]:
    """The cells that stand in a row, each with its kind.

    One link of a row stands in the tab order: that of its 科目, else its first; of the links of
    rows to themselves the first row's alone. The others are reached by pointer, or from there with
    the arrow keys.
    """
    free = all(not cell.path for cell in row.cells)
    for cell in row.cells:
        if not cell.rowspan:
            continue  # merged into the one above
        mark, link = cell.mark, _link(cell)
        flagged, derived = bool(mark and mark.path), row.derived and cell.sticky
        stop = free and (link == "line" or (link == "anchor" and first))
        flag_stop = free and not stop and flagged
        derived_stop = free and not stop and not flag_stop and derived and bool(row.addends)
        free = free and not (stop or flag_stop or derived_stop)
        yield (
            cell,
            CellKind(
                macro,
                cell.column.kind,
                bool(cell.anchor),
                cell.sticky,
                cell.heads_row,
                cell.value is not None,
                cell.rowspan,
                mark.kind if mark else "",
                flagged,
                derived,
                link,
                stop,
                flag_stop,
                derived_stop,
            ),
        )


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


def _target(cell: SheetCell, link: str, root: str) -> str:
    if link == "subject":
        return href(cell.path, root)
    return cell.source if link == "line" else cell.permalink


@lru_cache(maxsize=1 << 14)
def _escaped(text: str) -> str:
    """Most cells hold one of few texts: a figure, a blank, a name."""
    return str(escape(text))
