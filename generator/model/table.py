"""A filled-in form of rows: one of the nine tables, procurement, assets, institutions."""

from enum import StrEnum

from msgspec import Struct

from generator.model.cell import BLANK, Cell, Row


class TableState(StrEnum):
    """Why a table has rows or none. Blank, 0.00, 空表列示 and 不适用 are four different things."""

    FILLED = "有数据"
    EMPTY = "空表列示"
    NOT_APPLICABLE = "不适用"


NO_ROWS = "原文没有行"
"""What is said of a table without rows of which the document does not say why."""


class Table(Struct, frozen=True):
    """A form as one disclosure fills it in.

    ``form`` is the id of its declaration; ``head`` holds the printed head line by field id
    (department, year, unit …); ``notes`` stand below the table, without their prefix 注：.
    ``state_given`` says that the data names the state, not that it follows from silence.
    """

    form: str
    file: str
    line: int
    state: TableState
    title: Cell = BLANK
    head: dict[str, Cell] = {}
    rows: tuple[Row, ...] = ()
    notes: tuple[Cell, ...] = ()
    state_given: bool = False

    @property
    def state_said(self) -> str:
        """What readers are told in the place of data; '' for a table that has data."""
        if self.state is TableState.FILLED:
            return "" if self.rows else NO_ROWS
        return self.state.value

    @property
    def printed_rows(self) -> tuple[Row, ...]:
        """The rows that stand in the data, without derived ones."""
        return tuple(row for row in self.rows if not row.derived)
