"""What the lines above a form say together: department, year, unit, date."""

import re
from collections.abc import Mapping

from msgspec import Struct, field

from generator.exchange.incoming.head_lines import HeadLine
from generator.exchange.incoming.head_words import DATE, of_money
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.money import unit_in
from generator.exchange.incoming.wording import excerpt, squeeze

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Caption(Struct):
    """What the lines above a form say, by the ids of head fields; ``wheres`` say where.

    ``units`` are all that they print. ``unread`` is a line above a form without a unit that speaks
    of one, and is none of these lines.
    """

    values: dict[str, str] = field(default_factory=dict)
    wheres: dict[str, str] = field(default_factory=dict)
    units: list[str] = field(default_factory=list)
    unread: str = ""

    def take(self, line: HeadLine, where: str, ledger: Ledger) -> None:
        """One more line, from the head of the form upwards: what stands nearer counts first."""
        said: Mapping[str, str] = line.says
        for id, value in said.items():
            self.values.setdefault(id, value)
            self.wheres.setdefault(id, where)
        if line.units:
            self.units = [*line.units, *self.units]
            self.wheres.setdefault("unit", where)
            self.values["unit"] = _unit(self.units)
        for number in line.numbers:
            ledger.note(where, f"表题旁边的“{excerpt(number)}”没有收入")
        for other in line.others:
            ledger.doubt(where, f"表格之外的“{excerpt(other)}”没有看懂，没有收入", 0)


def _unit(units: list[str]) -> str:
    """The unit of the lines; several that differ stand side by side, so that none is chosen."""
    money = {unit_in(unit) or squeeze(unit): unit for unit in units if of_money(unit)}
    return "、".join(money.values()) or units[0]


def head_value(id: str, text: str) -> str:
    """A value of the head line as the data write it."""
    if id == "year":
        year = _YEAR.search(text)
        return year.group() if year else text
    if id == "as_of":
        date = DATE.search(text)
        return f"{date[1]}-{date[2]:0>2}-{date[3]:0>2}" if date and date[3] else text
    return squeeze(text) if id == "unit" else text
