"""The declaration of a form of rows, and of the fields in its head line."""

from collections.abc import Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct

from generator.forms.column import Column, ColumnKind, Head, data_paths, leaves
from generator.forms.identity import Across, Identity, LineSum
from generator.forms.rows import TOTAL, Lines, RowPattern
from generator.model.cell import Cell


class HeadField(Struct, frozen=True):
    """A field of the line above a table; ``pattern`` is how it is printed."""

    id: str
    label: str
    pattern: str = "{}"

    def line(self, text: str) -> str:
        """How ``text`` is printed; a text that has the label already is the whole line."""
        labelled = not text or self.label in text
        return text if labelled else self.pattern.format(text)


DEPARTMENT_LINE = HeadField("department", "部门")
BUDGET_YEAR = HeadField("year", "预算年度", "预算年度：{}")
MONEY_UNIT = HeadField("unit", "单位", "单位：{}")
AS_OF = HeadField("as_of", "截止时间", "截止时间：{}")


class TableForm(Struct, frozen=True, eq=False, dict=True):
    """One official form of rows.

    ``numbered`` forms print a 栏次 row: the first column says 栏次, the others count from 1.
    ``row_heads`` is the column that names a row. ``rows`` tells what the rows are; ``identities``
    what must add up. The amounts of a ``revenue`` form are money that comes in, not spent.
    """

    id: str
    label: str
    columns: tuple[Head, ...]
    rows: RowPattern
    row_heads: str
    head: tuple[HeadField, ...] = (DEPARTMENT_LINE, BUDGET_YEAR, MONEY_UNIT)
    numbered: bool = True
    identities: tuple[Identity, ...] = ()
    revenue: bool = False

    @cached_property
    def leaves(self) -> tuple[Column, ...]:
        """The columns from left to right."""
        return tuple(leaves(self.columns))

    @cached_property
    def numeric(self) -> frozenset[str]:
        """The columns whose cells hold figures."""
        return frozenset(leaf.id for leaf in self.leaves if leaf.kind.numeric)

    @cached_property
    def sequence_column(self) -> str:
        """The column of 序号, '' where the form has none."""
        found = (leaf.id for leaf in self.leaves if leaf.kind is ColumnKind.SEQUENCE)
        return next(found, "")

    @cached_property
    def data_paths(self) -> dict[tuple[str, ...], Column]:
        """The columns by the keys that lead to them in a row of the data."""
        return dict(data_paths(self.columns))

    @cached_property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that lead to a column in a row of the data, by its id."""
        return {column.id: keys for keys, column in reversed(self.data_paths.items())}

    @cached_property
    def name_columns(self) -> dict[str, str]:
        """By the id of a column, the one that says what a figure in it is of."""
        named = dict.fromkeys((leaf.id for leaf in self.leaves), self.row_heads)
        for side in reversed(self.rows.sides) if isinstance(self.rows, Lines) else ():
            named |= dict.fromkeys((side.name_column, *side.amount_columns), side.name_column)
        return named

    @cached_property
    def totals(self) -> frozenset[str]:
        """The roles of the lines that stand for the whole form, no part of another line."""
        sums = {identity.total for identity in self.identities if isinstance(identity, LineSum)}
        if not isinstance(self.rows, Lines):
            return frozenset({TOTAL, *sums})
        levels = {role.id: role.level for side in self.rows.sides for role in side.roles}
        return frozenset(role for role in sums if levels.get(role, 0) == 0)

    @cached_property
    def total_column(self) -> str:
        """The column that adds up all others of its row: its sum is part of no other sum.

        A form that adds up no columns has its amount first; '' where it has none.
        """
        sums = [identity for identity in self.identities if isinstance(identity, Across)]
        parts = {column for identity in sums for column in identity.addends}
        whole = (identity.total for identity in sums if identity.total not in parts)
        amounts = (column.id for column in self.leaves if column.kind is ColumnKind.AMOUNT)
        return next(chain(whole, amounts), "")

    @cached_property
    def by_id(self) -> dict[str, Column]:
        """The columns by id."""
        return {column.id: column for column in self.leaves}

    def head_line(
        self, printed: Mapping[str, Cell], defaults: Mapping[str, str]
    ) -> tuple[str, ...]:
        """The line above the table, '' for a field of which nothing is known.

        ``printed`` is what the data says of it; ``defaults`` what follows from the disclosure.
        """
        texts = (
            (field, printed[field.id].text if field.id in printed else defaults.get(field.id, ""))
            for field in self.head
        )
        return tuple(field.line(text) for field, text in texts)

    def number(self, column: str) -> str:
        """The printed 栏次 of a column, '' where the form prints none."""
        position = [leaf.id for leaf in self.leaves].index(column)
        return str(position) if self.numbered and position else ""
