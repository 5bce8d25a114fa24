"""The checks that a spreadsheet can show while one types: formulas of formats, never of cells.

They say where to look; ``mingzhang check`` says what is wrong. Red is what that calls an error of a
sum, no more and no less, as long as no row was left out that it adds up by itself.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from generator.exchange.editing.parts import Entry, Part
from generator.exchange.editing.rounding import (
    differs,
    differs_as_product,
    half_unit,
    runs,
    texts_of,
)
from generator.exchange.editing.sheet import Alert, letters, line
from generator.forms.identity import Across, Hierarchy, ItemSum, LineSum, Product
from generator.forms.line_sums import addend_lines
from generator.forms.rows import DETAIL, SUBTOTAL, TOTAL, Lines, Subjects
from generator.forms.table_form import TableForm
from generator.model.cell import Cell, Row

_MOST_ADDENDS = 200
_ALL, _SOME = "合计", "小计"


class _Sheet(Struct, frozen=True, dict=True):
    """The rows of a form on a sheet: its slots by their column, its first and last row."""

    form: TableForm
    rows: Part
    first: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.rows.entries

    @property
    def last(self) -> int:
        return self.first + len(self.entries) - 1

    @cached_property
    def place(self) -> dict[str, int]:
        return {slot.id: number for number, slot in enumerate(self.rows.slots)}

    @cached_property
    def filled(self) -> tuple[Row, ...]:
        return tuple(Row({id: Cell(t) for id, t in entry.cells.items()}) for entry in self.entries)

    def name(self, slot: str) -> str:
        """The column of a slot."""
        return letters(self.place[slot])

    def cell(self, slot: str) -> str:
        """The cell of a slot in the row that is looked at."""
        return f"${self.name(slot)}{{row}}"

    def range(self, slot: str, start: int = 0, stop: int | None = None) -> str:
        """The cells of a slot from one row to another, both counted from the first of the form."""
        end = self.last if stop is None else self.first + stop
        name = self.name(slot)
        return f"${name}${line(self.first + start)}:${name}${line(end)}"


def table_alerts(form: TableForm, rows: Part, first: int) -> Iterator[Alert]:
    """The alerts of a form whose rows begin at ``first``."""
    if not rows.entries:
        return
    sheet = _Sheet(form, rows, first)
    for slot in rows.slots:
        if slot.kind.numeric:
            typed = f"ISTEXT({letters(sheet.place[slot.id])}{{row}})"
            yield Alert(sheet.place[slot.id], first, sheet.last, typed, "text")
    total = form.total_column
    if isinstance(form.rows, Subjects) and total in sheet.place:
        blank = f'AND({sheet.cell(form.row_heads)}<>"",ISBLANK({sheet.cell(total)}))'
        yield Alert(sheet.place[total], first, sheet.last, blank, "open")
    for identity in form.identities:
        match identity:
            case Across():
                yield from _across(identity, sheet)
            case Product():
                yield from _product(identity, sheet)
            case Hierarchy() if isinstance(form.rows, Subjects):
                yield from _hierarchy(form.rows, sheet)
            case LineSum():
                yield from _line_sum(identity, sheet)
            case ItemSum():
                yield from _item_sum(identity, sheet)


def _numbers(*cells: str) -> str:
    """A formula: nothing among the cells is words, with which nothing is compared."""
    said = ",".join(cells)
    return f"COUNTA({said})=COUNT({said})"


def _across(identity: Across, sheet: _Sheet) -> Iterator[Alert]:
    total = sheet.cell(identity.total)
    parts = ",".join(map(sheet.cell, identity.addends))
    named = _named(identity.total, sheet)
    columns = (identity.total, *identity.addends)
    halves = [half_unit(texts_of([entry], columns)) for entry in sheet.entries]
    for start, stop, half in runs(halves):
        wrong = differs(total, f"SUM({parts})", f"COUNT({parts})", half)
        asked = f"COUNT({total},{parts})>0,{_numbers(total, parts)}{named}"
        place = sheet.place[identity.total], sheet.first + start, sheet.first + stop
        yield Alert(*place, f"AND({asked},{wrong})")


def _named(column: str, sheet: _Sheet) -> str:
    """A formula's condition: a line that is called nothing is no line."""
    if not isinstance(sheet.form.rows, Lines):
        return ""
    sides = [side for side in sheet.form.rows.sides if column in side.amount_columns]
    return "".join(f',{sheet.cell(side.name_column)}<>""' for side in sides[:1])


def _product(identity: Product, sheet: _Sheet) -> Iterator[Alert]:
    total = sheet.cell(identity.product)
    one, other = (sheet.cell(id) for id in identity.factors)
    halves = [
        "|".join(half_unit([entry[id]]) for id in (identity.product, *identity.factors))
        for entry in sheet.entries
    ]
    for start, stop, found in runs(halves):
        own, first, second = found.split("|")
        wrong = differs_as_product(total, (one, other), (own, first, second))
        asked = f"COUNT({one},{other})=2,{_numbers(total, one, other)}"
        place = sheet.place[identity.product], sheet.first + start, sheet.first + stop
        # IF and not AND: the other conditions keep words out of the product.
        yield Alert(*place, f"IF(AND({asked}),{wrong},FALSE)")


def _hierarchy(rows: Subjects, sheet: _Sheet) -> Iterator[Alert]:
    """A 科目 is the sum of those one level below; the row called 合计, of the first level."""
    codes, own = sheet.range(rows.code_column), sheet.cell(rows.code_column)
    deeper = str(0)
    for shorter, longer in reversed(tuple(zip(rows.levels, rows.levels[1:], strict=False))):
        deeper = f"IF(LEN({own})={shorter},{longer},{deeper})"
    called = f'SUBSTITUTE(SUBSTITUTE({sheet.cell(rows.name_column)}," ",""),"　","")'
    top = f'IF({called}="{rows.total.label}",{rows.levels[0]},-1)'
    level = f'IF({own}="",{top},{deeper})'
    below = f'(LEN({codes})={level})*(LEFT({codes},LEN({own}))={own}&"")'
    families = list(_families(rows, sheet.filled))
    for id in rows.amount_columns:
        if id not in sheet.place:
            continue
        cell, amounts = sheet.cell(id), sheet.range(id)
        halves = [half_unit(texts_of((sheet.entries[n] for n in one), [id])) for one in families]
        count = f"SUMPRODUCT({below}*ISNUMBER({amounts}))"
        words = f"SUMPRODUCT({below}*ISTEXT({amounts}))+ISTEXT({cell})=0"
        for start, stop, half in runs(halves):
            wrong = differs(cell, f"SUMPRODUCT({below},{amounts})", count, half)
            place = sheet.place[id], sheet.first + start, sheet.first + stop
            yield Alert(*place, f"AND(SUMPRODUCT({below})>0,{words},{wrong})")


def _families(rows: Subjects, filled: Sequence[Row]) -> Iterator[list[int]]:
    """Each row with the rows one level below it."""
    lines = rows.lines(tuple(filled))
    children: dict[str, list[int]] = {}
    for number, found in enumerate(lines):
        if len(found.code) in rows.levels:
            children.setdefault(rows.parent(found.code), []).append(number)
    for number, found in enumerate(lines):
        yield [number, *(n for n in children.get(found.code, []) if n != number)]


def _line_sum(identity: LineSum, sheet: _Sheet) -> Iterator[Alert]:
    """A total of lines that stand above or below it; the rows are those there were at export."""
    for total, addends in _summed(identity, sheet):
        for id in identity.columns:
            parts = ",".join(_ranges(id, sheet, addends))
            cell = f"${sheet.name(id)}${line(sheet.first + total)}"
            entries = [sheet.entries[number] for number in (total, *addends)]
            half = half_unit(texts_of(entries, [id]))
            wrong = differs(cell, f"SUM({parts})", f"COUNT({parts})", half)
            filled = parts if identity.if_itemised else f"{cell},{parts}"
            asked = f"COUNT({filled})>0,{_numbers(cell, parts)}"
            at = sheet.first + total
            yield Alert(sheet.place[id], at, at, f"AND({asked},{wrong})")


def _ranges(id: str, sheet: _Sheet, rows: Sequence[int]) -> Iterator[str]:
    """Rows of a column; neighbours as one range, which takes in rows that are put between them."""
    for _, group in groupby(enumerate(sorted(set(rows))), key=lambda pair: pair[1] - pair[0]):
        found = [index for _, index in group]
        yield sheet.range(id, found[0], found[-1])


def _summed(identity: LineSum, sheet: _Sheet) -> Iterator[tuple[int, list[int]]]:
    """The row of a total with the rows it adds up, as the checks know them."""
    assert isinstance(sheet.form.rows, Lines)
    for side in sheet.form.rows.sides:
        if not set(identity.columns) <= set(side.amount_columns):
            continue
        lines = tuple(side.lines(sheet.filled))
        total = next((found for found in lines if found.role == identity.total), None)
        addends = addend_lines(identity, side, lines) if total is not None else ()
        if total is not None and 0 < len(addends) < _MOST_ADDENDS:
            yield total.index, [found.index for found in addends]


def _item_sum(identity: ItemSum, sheet: _Sheet) -> Iterator[Alert]:
    """合计 is the sum of the items below it; a 小计 that of those up to the next 合计 or 小计."""
    roles = [found.role for found in sheet.form.rows.lines(sheet.filled)]
    for number, role in enumerate(roles):
        start, stop = number + 1, len(roles) - 1
        if role == SUBTOTAL:
            later = (n for n in range(start, len(roles)) if roles[n] != DETAIL)
            stop = next(later, len(roles)) - 1
        details = [n for n in range(start, stop + 1) if roles[n] == DETAIL]
        if role not in (TOTAL, SUBTOTAL) or not details:
            continue
        for id in identity.columns:
            yield _of_items(id, sheet, number, details, stop)


def _of_items(id: str, sheet: _Sheet, at: int, details: Sequence[int], stop: int) -> Alert:
    names = sheet.range(sheet.form.row_heads, at + 1, stop)
    amounts, cell = sheet.range(id, at + 1, stop), f"${sheet.name(id)}${line(sheet.first + at)}"
    items = f'({names}<>"{_ALL}")*(RIGHT({names},2)<>"{_SOME}")'
    half = half_unit(texts_of((sheet.entries[n] for n in (at, *details)), [id]))
    count = f"SUMPRODUCT({items}*ISNUMBER({amounts}))"
    words = f"SUMPRODUCT({items}*ISTEXT({amounts}))+ISTEXT({cell})=0"
    wrong = differs(cell, f"SUMPRODUCT({items},{amounts})", count, half)
    row = sheet.first + at
    return Alert(sheet.place[id], row, row, f"AND({words},{wrong})")
