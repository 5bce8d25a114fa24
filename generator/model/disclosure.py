"""A department and one year's disclosure of its budget."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from generator.model.cell import BLANK, Cell
from generator.model.narrative import Block, Definition, walk
from generator.model.project import Project
from generator.model.record import Acknowledgement, Correction
from generator.model.table import Table


class Kind(StrEnum):
    """What a department publishes: everything, or the performance text alone."""

    FULL = "完整公开"
    PERFORMANCE = "绩效文本"

    @property
    def document(self) -> str:
        """What the document is called."""
        return "部门预算" if self is Kind.FULL else "部门预算绩效文本"


class Unit(Struct, frozen=True):
    """A budget unit of a department (本级 or 所属单位)."""

    code: Cell
    name: Cell


class Department(Struct, frozen=True):
    """A department of a region; its code is unique only inside the region."""

    region: str
    code: str
    name: Cell
    file: str
    units: tuple[Unit, ...] = ()
    former_names: tuple[Cell, ...] = ()
    former_codes: tuple[Cell, ...] = ()
    contact: tuple[tuple[str, Cell], ...] = ()


class ContentsEntry(Struct, frozen=True):
    """A line of the printed 目录: heading, page as printed, and the lines below it."""

    text: Cell
    page: Cell = BLANK
    entries: "tuple[ContentsEntry, ...]" = ()


class Contents(Struct, frozen=True):
    """The printed 目录."""

    title: Cell
    entries: tuple[ContentsEntry, ...]


class Source(Struct, frozen=True):
    """Where the disclosure was taken from: a file beside the data, an address, in words."""

    file: Cell = BLANK
    address: Cell = BLANK
    remark: Cell = BLANK


class Withdrawal(Struct, frozen=True):
    """撤回: since when and why a disclosure is no longer published."""

    date: Cell
    reason: Cell

    @property
    def since(self) -> str:
        """The day as text that sorts by time; after all days where it is no day."""
        try:
            return date.fromisoformat(self.date.text).isoformat()
        except ValueError:
            return "9999-99-99"


class Disclosure(Struct, frozen=True):
    """One department's disclosure of one year, whole, in the order of the document.

    ``folder`` is its place in the data (``data/<区划>/<部门>/<year>``); ``order`` names the parts
    of the body (公开表, 情况说明 …) as printed. Amounts are in the unit of the ``edition``.
    """

    folder: str
    region: str
    department: str
    year: str
    kind: Kind
    edition: str
    title: Cell = BLANK
    cover: tuple[Cell, ...] = ()
    contents: Contents | None = None
    order: tuple[str, ...] = ()
    published: Cell = BLANK
    approved: Cell = BLANK
    draft: bool = False
    withdrawal: Withdrawal | None = None
    source: Source = Source()
    contact: tuple[tuple[str, Cell], ...] = ()
    tables: tuple[Table, ...] = ()
    narrative: tuple[Block, ...] = ()
    projects: tuple[Project, ...] = ()
    procurement: Table | None = None
    assets: Table | None = None
    acknowledgements: tuple[Acknowledgement, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """Region, department and year: what tells disclosures apart."""
        return self.region, self.department, self.year

    @property
    def all_tables(self) -> tuple[Table, ...]:
        """The tables, procurement and assets: every form that holds rows of its own file."""
        return self.tables + tuple(t for t in (self.procurement, self.assets) if t is not None)

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """The terms this disclosure defines."""
        return tuple(block for block in walk(self.narrative) if isinstance(block, Definition))

    def table(self, form: str) -> Table | None:
        """The table of a form id, or None where the disclosure has none."""
        return next((table for table in self.all_tables if table.form == form), None)

    def is_withdrawn(self, day: str) -> bool:
        """Whether it has been taken back by a day (``2024-06-01``)."""
        return self.withdrawal is not None and self.withdrawal.since <= day

    def withdrawn(self) -> "Disclosure":
        """What is left to show once it is withdrawn: who, which year, since when and why."""
        return Disclosure(
            self.folder,
            self.region,
            self.department,
            self.year,
            self.kind,
            self.edition,
            self.title,
            withdrawal=self.withdrawal,
        )
