"""Head lines below the rows of a table: they are of that table, not of the next one."""

from generator.exchange.incoming.beginnings import below_head_lines, head_row, is_title_row
from generator.exchange.incoming.document import Grid
from generator.exchange.incoming.filled import Filled
from generator.exchange.incoming.head_lines import HeadLine
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.money import unit_in
from generator.forms.edition import Edition


def below_feet(edition: Edition, grid: Grid, index: int, filled: Filled, ledger: Ledger) -> int:
    """The first row below the units that stand under the rows of a table, which are told.

    They do when the grid or a title follows; with its number a line is the next table's.
    """
    end = below_head_lines(edition, grid, index)
    if end < len(grid.rows) and not is_title_row(edition, grid.rows[end]):
        return index
    while index < end:
        row = grid.rows[index]
        found = head_row(edition, row)
        if found is not None and (found.numbers or not found.units):
            return index
        if found is not None:
            told(found, row[0].where, filled, ledger)
        index += 1
    return index


def told(foot: HeadLine, where: str, filled: Filled, ledger: Ledger) -> None:
    """Say that a unit under the rows of a table was not used: they have been read by then."""
    printed = "、".join(foot.units)
    if unit_in(printed) == filled.unit and filled.unit:
        ledger.note(where, f"“{filled.form.label}”下面的单位“{printed}”没有收入")
        return
    said = f"“{filled.form.label}”的各行下面写着单位“{printed}”，没有按它换算"
    ledger.doubt(where, f"{said}；各行以它为单位的，请在原件里把它移到表题下面，再导入一次", 0)
