"""The sums a form must satisfy, as declarations; ``rules`` evaluates them.

Each names its rule's code. Columns and roles are the ids of the form. A blank counts as 0 in a sum.
"""

from functools import cached_property

from msgspec import Struct


class Across(Struct, frozen=True):
    """Within each row: one column is the sum of others."""

    rule: str
    total: str
    addends: tuple[str, ...]
    if_itemised: bool = False  # a total whose parts are all left blank is not compared


class Product(Struct, frozen=True):
    """Within each row that prints both factors: one column is their product."""

    rule: str
    product: str
    factors: tuple[str, str]


class LineSum(Struct, frozen=True):
    """Down a side: the line ``total`` is the sum of other lines, in each of ``columns``.

    The addends are the lines with the roles ``addends``; or, when none are named, every line
    between ``after`` (a role; '' for the top) and ``before`` (a role), whatever it is called.
    """

    rule: str
    total: str
    columns: tuple[str, ...]
    addends: tuple[str, ...] = ()
    after: str = ""
    before: str = ""
    if_itemised: bool = False  # a total whose parts are all left blank is not compared
    leads: bool = False  # the total stands above its parts, not below them


class Hierarchy(Struct, frozen=True):
    """Down the 科目: the total is the sum of the classes, a parent that of its children."""

    total_rule: str
    parent_rule: str


class ItemSum(Struct, frozen=True):
    """Down a list: 合计 is the sum of all items, each 小计 that of the items below it."""

    rule: str
    columns: tuple[str, ...]


Identity = Across | Product | LineSum | Hierarchy | ItemSum


class At(Struct, frozen=True):
    """A figure named by form, line and column, wherever the row stands.

    ``after`` names a line above: of lines with the same role, the first below that one is meant.
    """

    form: str
    role: str
    column: str
    after: str = ""


Balance = tuple[tuple[At, ...], tuple[At, ...]]
"""Two groups of figures with, or without, the same sum: the condition of another identity."""


class Tie(Struct, frozen=True, dict=True):
    """Figures that must agree, within a table or between tables: Σ left = Σ right.

    ``provided`` is a balance without which nothing is asked.
    """

    rule: str
    left: tuple[At, ...]
    right: tuple[At, ...]
    provided: Balance | None = None

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms that must be there."""
        return frozenset(at.form for at in (*self.left, *self.right))


class SubjectTie(Struct, frozen=True):
    """Each 科目 of one table, and the total, agrees with the sum of the same 科目 in others.

    Only ≥ is asked where ``unless`` columns are filled in (money that the others do not show), or
    without the balance ``provided``.
    """

    rule: str
    left: tuple[str, str]
    right: tuple[tuple[str, str], ...]
    unless: tuple[tuple[str, str], ...] = ()
    provided: Balance | None = None


class SameSubjects(Struct, frozen=True):
    """Two tables list the same 科目."""

    rule: str
    left: str
    right: str


class ClassTie(Struct, frozen=True):
    """Each line that names a 类 agrees with that 类 in a table of 科目.

    ``lines`` gives form, column of names and column of amounts; ``subjects`` form and column.
    """

    rule: str
    lines: tuple[str, str, str]
    subjects: tuple[str, str]


class ProjectTie(Struct, frozen=True):
    """The sum of all projects' 预算数 agrees with a figure."""

    rule: str
    place: At


CrossCheck = Tie | SubjectTie | SameSubjects | ClassTie | ProjectTie
