"""A 科目 of the tree that the site's disclosures spend on, with all its lines."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, field

from generator.model.money import amount, plain, total
from generator.model.units import Sum, sum_of
from generator.views.explore.gathered import ECONOMIC, FUNCTIONAL, Gathered, ListedLine

SYSTEMS = {FUNCTIONAL: "功能分类科目", ECONOMIC: "部门经济分类科目"}

Found = tuple[Gathered, ListedLine]


class Spender(Struct, frozen=True):
    """A disclosure with its lines of one 科目 in one table, which all are in the same unit."""

    found: Gathered
    lines: tuple[ListedLine, ...]

    @property
    def unit(self) -> str:
        """The unit of the table."""
        return self.lines[0].unit

    @property
    def amount(self) -> Decimal | None:
        """What its lines come to, None where all are blank in the column of totals."""
        known = [value for line in self.lines if (value := amount(line.total)) is not None]
        return total(known) if known else None

    @property
    def text(self) -> str:
        """The amount as printed; that of several lines added up."""
        if len(self.lines) == 1:
            return self.lines[0].total
        return "" if self.amount is None else plain(self.amount)

    @property
    def spends(self) -> bool:
        """Whether any line has an amount that is neither blank nor nought."""
        return any(amount(line.total) for line in self.lines)


class YearOf(Struct, frozen=True):
    """What the disclosures of a year spend on a 科目."""

    spenders: tuple[Spender, ...]

    @property
    def count(self) -> int:
        """How many spend anything; 0.00 and a blank are no spending."""
        return sum(spender.spends for spender in self.spenders)

    @property
    def sum(self) -> Sum:
        """The exact sum; it tells how many disclosures leave the amount blank."""
        return sum_of((spender.text, spender.unit) for spender in self.spenders)


class Subject(Struct):
    """A 科目 of one list of codes: its name, its place in the tree, who spends on it."""

    system: str
    code: str
    above: tuple[str, ...]
    known: str = ""
    lines: list[Found] = field(default_factory=list)
    children: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the reference list, else the one printed last, else the code."""
        printed = (line.name for _, line in self.lines if line.name)
        return self.known or next(printed, "") or self.code

    @property
    def other_names(self) -> tuple[str, ...]:
        """What disclosures print instead."""
        printed = dict.fromkeys(line.name for _, line in self.lines if line.name)
        return tuple(name for name in printed if name != self.name)

    def spenders(self) -> Iterator[Spender]:
        """Of each disclosure the lines of the first table that has this 科目.

        Tables of funds repeat a part of what the table of all expenditure has, so that the tables
        of one disclosure are never added to each other. A code on two rows of a table is two lines.
        """
        by_place: dict[str, list[Found]] = {}
        for found, line in self.lines:
            by_place.setdefault(found.path, []).append((found, line))
        for lines in by_place.values():
            found, first = lines[0]
            same = (line for _, line in lines if line.table_name == first.table_name)
            yield Spender(found, tuple(same))

    def years(self) -> Mapping[str, YearOf]:
        """What is spent on it in each year, the latest first."""
        years: dict[str, list[Spender]] = {}
        for spender in self.spenders():
            years.setdefault(spender.found.origin.year, []).append(spender)
        return {year: YearOf(tuple(spenders)) for year, spenders in years.items()}
