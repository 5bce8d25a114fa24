"""A stamped cell is what the template would have made of it, whatever its texts are."""

from itertools import product
from pathlib import Path

import pytest
from markupsafe import Markup, escape
from msgspec import structs

from generator.forms.column import Column, ColumnKind
from generator.render.cells import CellKind
from generator.render.environment import make_environment
from generator.views.marks import Mark
from generator.views.sheet import SheetCell, SheetRow
from tests.fidelity.pieces import ROOT

ENVIRONMENT = make_environment(Path(ROOT / "templates"))
HOSTILE = "<b>\"'&{{ 1 }}{% raw %}\u202e</td>"
TEXTS = ("", "20.00", HOSTILE)
MARKS = (None, Mark("ok", HOSTILE), Mark("bad", "不符", "130000/101/2030/checks/#f1"))


def rendered(row: SheetRow, first: bool, macro: str) -> str:
    """The cells of a row by the template alone, each with its own texts."""
    free = not [cell for cell in row.cells if cell.path]
    (cell,) = row.cells
    link = "subject" if cell.path else "line" if cell.source else "anchor" if cell.permalink else ""
    link = link if cell.text else ""
    stop = free and (link == "line" or (link == "anchor" and first))
    mark = cell.mark
    flagged = bool(mark and mark.path)
    kind = CellKind(
        macro=macro,
        kind=cell.column.kind,
        named=bool(cell.anchor),
        sticky=cell.sticky,
        heads_row=cell.heads_row,
        valued=cell.value is not None,
        rowspan=cell.rowspan,
        mark=mark.kind if mark else "",
        flagged=flagged,
        derived=False,
        link=link,
        stop=stop,
        flag_stop=free and not stop and flagged,
        derived_stop=False,
    )
    targets = {"subject": f"../{cell.path}", "line": cell.source, "anchor": cell.permalink, "": ""}
    slots = {
        "anchor": cell.anchor,
        "text": cell.text,
        "value": cell.value,
        "note": mark.note if mark else "",
        "flag": f"../{mark.path}" if mark else "",
        "link": targets[link],
    }
    module = ENVIRONMENT.get_template("macros/cell.html").module
    return f" {getattr(module, macro)(kind, slots)}"


@pytest.mark.parametrize("macro", ["body", "indicator"])
@pytest.mark.parametrize("kind", list(ColumnKind))
def test_a_stamped_cell_is_the_rendered_one(kind: ColumnKind, macro: str) -> None:
    column, cells = Column("total", "合计", kind), ENVIRONMENT.filters["cells"]
    links: tuple[dict[str, str], ...] = (
        {},
        {"source": f"https://example.org/{HOSTILE}"},
        {"permalink": "r1"},
        {"path": "s/1/"},
    )
    seen = set()
    for text, mark, link, heads, sticky, first in product(
        TEXTS, MARKS, links, (True, False), (True, False), (True, False)
    ):
        value = text if kind.numeric and text else None
        anchor = f"r1-{HOSTILE}" if first else ""
        cell = SheetCell(anchor, text, column, value, heads, sticky, mark=mark)
        cell = structs.replace(cell, **link)
        row = SheetRow("r1", "", (cell,))
        stamped = cells(row, "../", first, macro)
        assert isinstance(stamped, Markup)
        assert stamped == rendered(row, first, macro)
        seen.add(stamped)
        assert HOSTILE not in stamped
    assert len(seen) > 50
    assert str(escape(HOSTILE)) in "".join(seen)


def test_one_link_of_a_row_is_a_stop() -> None:
    column, cells = Column("name", "名称", ColumnKind.NAME), ENVIRONMENT.filters["cells"]
    flag = Mark("bad", "不符", "checks/#f1")
    row = SheetRow(
        "r1",
        "",
        (
            SheetCell("r1-a", "甲", column, source="https://example.org/1", mark=flag),
            SheetCell("r1-b", "乙", column, permalink="r1", sticky=True),
        ),
        derived=True,
        addends=(("r2", "丙"),),
    )
    for first in (True, False):
        html = cells(row, "./", first)
        assert html.count("<a ") == 4 and html.count('tabindex="-1"') == 3
        assert html.index("mz-line") < html.index("tabindex")


def test_a_cell_that_is_merged_away_does_not_stand_there() -> None:
    column, cells = Column("level1", "一级指标", ColumnKind.NAME), ENVIRONMENT.filters["cells"]
    row = SheetRow("i2", "", (SheetCell("i2-level1", "产出", column, rowspan=0),))
    assert cells(row, "./", False, "indicator") == ""
