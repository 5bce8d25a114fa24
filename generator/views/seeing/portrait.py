"""A disclosure in few figures: what other years and other departments are compared with.

It is made from one disclosure alone, is small, and is all that the rest of the site knows of its
figures. The page that compares in the browser reads the same as ``compare.json``.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import msgspec
from msgspec import Struct

from generator.forms.edition import Edition
from generator.forms.rows import DETAIL, Line
from generator.model.disclosure import Disclosure
from generator.model.money import amount, plain, total
from generator.model.units import EXPONENTS, convert, shown, unit_of
from generator.views.seeing.balance import line_at
from generator.views.seeing.lines import filled, unit_in

_UNNAMED = "（无名称）"


class Sum(Struct, frozen=True, array_like=True):
    """An amount as printed, '' where blank, with its unit; ``computed`` when added up here."""

    text: str = ""
    unit: str = ""
    computed: bool = False

    def value(self, unit: str) -> Decimal | None:
        """The amount in a unit, exactly; None where blank or where a unit is unknown."""
        known = amount(self.text)
        return None if known is None else convert(known, self.unit, unit)

    def said(self, unit: str) -> str:
        """The amount in a unit: as printed where it is the same one."""
        value = self.value(unit)
        return self.text if self.unit == unit or value is None else shown(value)


class Entry(Struct, frozen=True, array_like=True):
    """A line that is compared: ``key`` is what it is found by, ``code`` '' where it has none."""

    key: str
    code: str
    name: str
    sum: Sum


class Sheet(Struct, frozen=True):
    """The compared column of a form."""

    id: str
    label: str
    lines: tuple[Entry, ...]


class Portrait(Struct, frozen=True):
    """The compared figures of a disclosure."""

    headlines: tuple[Entry, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    projects: tuple[Entry, ...] = ()

    def sheet(self, id: str) -> Sheet | None:
        """The sheet of an id."""
        return next((sheet for sheet in self.sheets if sheet.id == id), None)


NO_FIGURES = Portrait()


def portrait(record: Disclosure, edition: Edition) -> Portrait:
    """The compared figures; of a withdrawn disclosure none."""
    return Portrait(
        tuple(_headlines(record, edition)),
        tuple(_sheets(record, edition)),
        tuple(_projects(record, edition)),
    )


def _headlines(record: Disclosure, edition: Edition) -> Iterator[Entry]:
    for label, at in edition.seeing.headlines:
        line, table = line_at(record, edition, at), filled(record, at.form)
        if line is not None and table is not None and line.row[at.column]:
            found = Sum(line.row.text(at.column), unit_in(table, edition), line.row.derived)
            yield Entry(label, "", label, found)
    budgets = [entry.sum.value(edition.unit) for entry in _projects(record, edition)]
    known = [budget for budget in budgets if budget is not None]
    if known and len(known) == len(budgets):
        label = "各项目预算数相加"
        yield Entry(label, "", label, Sum(plain(total(known)), edition.unit, True))


def _sheets(record: Disclosure, edition: Edition) -> Iterator[Sheet]:
    for compared in edition.seeing.compared:
        form, table = edition.forms.get(compared.form), filled(record, compared.form)
        if form is None or table is None or compared.column not in form.by_id:
            continue
        unit, seen = unit_in(table, edition), Counter[str]()
        lines = []
        for line in form.rows.lines(table.rows):
            key = _key(line)
            seen[key] += 1
            key = key if seen[key] == 1 else f"{key}#{seen[key]}"
            cell = Sum(line.row.text(compared.column), unit, line.row.derived)
            name = line.row.text(line.name_column) if line.code else line.name
            lines.append(Entry(key, line.code, name or line.code or _UNNAMED, cell))
        yield Sheet(compared.form, compared.label, tuple(lines))


def _key(line: Line) -> str:
    """The code of a 科目, the role of a known line, the name of any other."""
    return line.code or (line.name if line.role == DETAIL else line.role)


def _projects(record: Disclosure, edition: Edition) -> Iterator[Entry]:
    for project in record.projects:
        unit = unit_of(project["unit"].text, edition.unit)
        yield Entry(
            project.code, project.code, project.name or project.code, Sum(project.budget.text, unit)
        )


class Comparable(Struct, frozen=True):
    """``compare.json``: whose figures, the figures, and what power of ten of 元 each unit is."""

    name: str
    region: str
    year: str
    kind: str
    figures: Portrait
    units: dict[str, int]


def compare_file(name: str, region: str, year: str, kind: str, figures: Portrait) -> bytes:
    """The file that the page of comparisons reads."""
    entries = [*figures.headlines, *figures.projects]
    entries += [line for sheet in figures.sheets for line in sheet.lines]
    used = {entry.sum.unit for entry in entries}
    units = {unit: exponent for unit, exponent in EXPONENTS.items() if unit in used}
    return msgspec.json.encode(Comparable(name, region, year, kind, figures, units))
