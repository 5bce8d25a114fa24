"""What is known about a disclosure before it is written: it fills part of its skeleton."""

from collections.abc import Sequence

from msgspec import Struct

from generator.forms.edition import Edition
from generator.load.placeholders import CODE_MARK, MARK
from generator.model.disclosure import Kind

# Lines that a 版式 prints after the 类 of the 科目 and that have no code of their own.
_UNCODED_CLASSES = {"hebei": ("人行科目",)}
_SERIAL = 12  # characters of a 项目编码 after region, year and P


class Filling(Struct, frozen=True):
    """Place, year, kind and 版式 of a disclosure; ``name`` of its department, '' where unknown.

    ``class_names`` are the 类 of the functional 科目, in order.
    """

    region: str
    department: str
    year: str
    kind: Kind
    edition: Edition
    name: str = ""
    class_names: Sequence[str] = ()

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the lines of expenditure, in order."""
        return (*self.class_names, *_UNCODED_CLASSES.get(self.edition.id, ()))

    @property
    def project_code(self) -> str:
        """A 项目编码 as far as it is known."""
        return f"{self.region}{self.year[2:]}P{CODE_MARK * _SERIAL}"

    def head(self, field: str) -> str:
        """What stands in a field above a table."""
        known = {
            "department": f"{self.department}{self.name}" if self.name else MARK,
            "year": self.year,
            "unit": self.edition.unit,
            "as_of": f"{int(self.year) - 1}-12-31",
        }
        return known.get(field, MARK)
