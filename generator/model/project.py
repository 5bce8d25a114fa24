"""A budget project with its performance targets (项目绩效目标表)."""

from msgspec import Struct

from generator.model.cell import BLANK, Cell, Row


class PlanPoint(Struct, frozen=True):
    """The spending planned up to a month's end, as printed: ``25%``, ``25`` or ``5.00`` (万元)."""

    label: str
    value: Cell


class Project(Struct, frozen=True):
    """One project form. ``cells`` holds the fields of its declaration by id, blanks absent.

    The plan is cumulative; goals and indicator rows keep the order of the document.
    """

    file: str
    line: int
    cells: dict[str, Cell]
    plan: tuple[PlanPoint, ...] = ()
    goals: tuple[Cell, ...] = ()
    indicators: tuple[Row, ...] = ()

    def __getitem__(self, field: str) -> Cell:
        """The cell of a field; blank where the data has none."""
        return self.cells.get(field, BLANK)

    @property
    def code(self) -> str:
        """项目编码: 21 characters, also the name of the file and the address of the page."""
        return self.cells.get("project_code", BLANK).text

    @property
    def name(self) -> str:
        """项目名称."""
        return self.cells.get("project_name", BLANK).text

    @property
    def budget(self) -> Cell:
        """预算数, in the unit of the disclosure (usually 万元)."""
        return self.cells.get("budget", BLANK)
