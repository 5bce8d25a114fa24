"""What the rows of a form are: lines with a role, a name and a level.

Rules and pages address a line by its role, never by its number: lines differ between places and
years. A role is recognised by the line's name, less blanks and leading numbering.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from generator.model.cell import Row

TOTAL, CLASS, SECTION, ITEM = "total", "class", "section", "item"
SUBTOTAL, DETAIL = "subtotal", "detail"
COMMON_ROLES = {
    TOTAL: "合计",
    SUBTOTAL: "小计",
    CLASS: "类级科目",
    SECTION: "款级科目",
    ITEM: "项级科目",
    DETAIL: "其余各行",
}
"""The roles that lines of any form may have, with what they are called."""
_NUMBERING = re.compile(
    r"^(?:其中[:：])?(?:[一二三四五六七八九十]+、|[0-9]+[、.．]|（[一二三四五六七八九十]+）)?"
)


@lru_cache(maxsize=1 << 14)
def bare_name(text: str) -> str:
    """A line's name without blanks, numbering and 其中：, its brackets full-width."""
    closed = "".join(text.split())
    return _NUMBERING.sub("", closed.replace("(", "（").replace(")", "）"))


class Role(Struct, frozen=True):
    """A line that rules speak of: English ``id``, official ``label``, other names in use."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    level: int = 0

    def matches(self, name: str) -> bool:
        """Whether a bare name is this line's."""
        return name == self.label or name in self.aliases


class Line(Struct, frozen=True):
    """One line of a filled-in form: a row, or one side of a row that has two."""

    index: int
    row: Row
    role: str
    name: str
    name_column: str
    columns: tuple[str, ...]
    level: int = 0
    code: str = ""


class Side(Struct, frozen=True, dict=True):
    """Half of a two-sided form: the column of names, those of amounts, the roles among them."""

    name_column: str
    amount_columns: tuple[str, ...]
    roles: tuple[Role, ...]

    @cached_property
    def _roles_by_name(self) -> dict[str, Role]:
        named = ((name, role) for role in self.roles for name in (role.label, *role.aliases))
        return dict(reversed(tuple(named)))  # where two roles share a name, the first has it

    def lines(self, rows: tuple[Row, ...]) -> Iterator[Line]:
        """The lines of this side, in printed order; sides without a name are no lines."""
        names, columns, roles = self.name_column, self.amount_columns, self._roles_by_name
        for index, row in enumerate(rows):
            cell = row.cells.get(names)
            if cell is not None and (name := bare_name(cell.text)):
                role = roles.get(name)
                role_id, level = (role.id, role.level) if role else (DETAIL, 0)
                yield Line(index, row, role_id, name, names, columns, level)


class Lines(Struct, frozen=True):
    """Rows addressed by the names of their lines, on one side or two."""

    sides: tuple[Side, ...]

    @property
    def roles(self) -> dict[str, str]:
        """The roles that a line may have, with what they are called."""
        named = {role.id: role.label for side in self.sides for role in side.roles}
        return named | _common(DETAIL)

    def lines(self, rows: tuple[Row, ...]) -> tuple[Line, ...]:
        """All lines, side by side."""
        return tuple(line for side in self.sides for line in side.lines(rows))


class Subjects(Struct, frozen=True, dict=True):
    """Rows of 科目, a parent before its children; the level follows from the code's length."""

    code_column: str
    name_column: str
    amount_columns: tuple[str, ...]
    levels: tuple[int, ...]
    total: Role = Role(TOTAL, COMMON_ROLES[TOTAL])

    @property
    def roles(self) -> dict[str, str]:
        """The roles that a line may have, with what they are called."""
        return _common(TOTAL, *(role for role, _ in self._by_length))

    def role(self, code: str) -> str:
        """The role of a code: class, section or item by its length."""
        return self._by_length[min(len(code), len(self._by_length) - 1)][0]

    @cached_property
    def _by_length(self) -> tuple[tuple[str, int], ...]:
        """Role and level of a code by its length, up to one that is too long."""
        roles = dict(zip(self.levels, (CLASS, SECTION, ITEM), strict=False))
        return tuple(
            (roles.get(length, DETAIL), sum(size <= length for size in self.levels))
            for length in range(max(self.levels) + 2)
        )

    def parent(self, code: str) -> str:
        """The code one level up, '' for a class."""
        return code[: self._above[min(len(code), len(self._above) - 1)]]

    @cached_property
    def _above(self) -> tuple[int, ...]:
        """The length of the code one level up by that of a code, up to one that is too long."""
        lengths = range(max(self.levels) + 2)
        return tuple(max((s for s in self.levels if s < n), default=0) for n in lengths)

    def lines(self, rows: tuple[Row, ...]) -> tuple[Line, ...]:
        """One line a row; the total is the line without code that is called 合计."""
        codes, names, columns = self.code_column, self.name_column, self.amount_columns
        found, by_length = [], self._by_length
        longest = len(by_length) - 1
        for index, row in enumerate(rows):
            code, name = row.text(codes), bare_name(row.text(names))
            if not code and self.total.matches(name):
                role, level = TOTAL, 0
            else:
                role, level = by_length[min(len(code), longest)]
            found.append(Line(index, row, role, name, names, columns, level, code))
        return tuple(found)


class Items(Struct, frozen=True):
    """A list of items below a 合计 and 小计 of each unit."""

    name_column: str
    amount_columns: tuple[str, ...]

    @property
    def roles(self) -> dict[str, str]:
        """The roles that a line may have, with what they are called."""
        return _common(TOTAL, SUBTOTAL, DETAIL)

    def lines(self, rows: tuple[Row, ...]) -> tuple[Line, ...]:
        """One line a row: total, subtotal or detail by its name."""
        return tuple(
            Line(index, row, self._role(name), name, self.name_column, self.amount_columns)
            for index, row in enumerate(rows)
            for name in [bare_name(row.text(self.name_column))]
        )

    @staticmethod
    def _role(name: str) -> str:
        if name == "合计":
            return TOTAL
        return SUBTOTAL if name.endswith("小计") else DETAIL


def _common(*roles: str) -> dict[str, str]:
    return {role: COMMON_ROLES[role] for role in roles}


RowPattern = Lines | Subjects | Items
