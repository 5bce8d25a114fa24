"""A printed value with its place in the data, and a row of such values."""

from decimal import Decimal

from msgspec import Struct

from generator.model.money import amount


class Cell(Struct, frozen=True):
    """What stands in one place of the document, verbatim. An empty text is a blank cell.

    ``line`` and ``column`` (1-based) say where the value stands in its YAML file; 0 where the value
    was derived and stands nowhere.
    """

    text: str
    line: int = 0
    column: int = 0

    @property
    def amount(self) -> Decimal | None:
        """The figure, or None where the cell is blank or holds no figure."""
        return amount(self.text)

    def __bool__(self) -> bool:
        """Whether anything is printed here."""
        return bool(self.text)


BLANK = Cell("")


class Row(Struct, frozen=True):
    """One printed row: its cells by column id; blank cells are absent.

    A ``derived`` row stands nowhere in the data: it was left out there and computed from others,
    whose lines are ``addends``; the site marks it 推算.
    """

    cells: dict[str, Cell]
    line: int = 0
    derived: bool = False
    addends: tuple[int, ...] = ()

    def __getitem__(self, column: str) -> Cell:
        """The cell of a column; blank where the data has none."""
        return self.cells.get(column, BLANK)

    def text(self, column: str) -> str:
        """The printed text of a column, '' where blank."""
        cell = self.cells.get(column)
        return "" if cell is None else cell.text

    def amount(self, column: str) -> Decimal | None:
        """The figure of a column, None where blank or no figure."""
        cell = self.cells.get(column)
        return None if cell is None else amount(cell.text)
