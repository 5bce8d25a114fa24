"""The checks that a spreadsheet can show while one types: formulas of formats, never of cells.

They say where to look; ``mingzhang check`` says what is wrong.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.exchange.editing.parts import Part
from generator.exchange.editing.sheet import Alert, letters, line
from generator.forms.identity import Across, Hierarchy, ItemSum, LineSum, Product
from generator.forms.rows import Line, Lines, Subjects
from generator.forms.table_form import TableForm
from generator.model.cell import Cell, Row

_DUST = "0.000001"


def table_alerts(form: TableForm, rows: Part, first: int) -> Iterator[Alert]:
    """The alerts of a form whose rows begin at ``first``."""
    if not rows.entries:
        return
    last = first + len(rows.entries) - 1
    place = {slot.id: number for number, slot in enumerate(rows.slots)}
    for slot in rows.slots:
        if slot.kind.numeric:
            column = place[slot.id]
            yield Alert(column, first, last, f"ISTEXT({letters(column)}{{row}})", "text")
    total = place.get(form.total_column)
    if isinstance(form.rows, Subjects) and total is not None:
        name = f"${letters(place[form.row_heads])}{{row}}"
        yield Alert(total, first, last, f'AND({name}<>"",ISBLANK({letters(total)}{{row}}))', "open")
    for identity in form.identities:
        match identity:
            case Across():
                yield from _across(identity, place, first, last)
            case Product():
                yield _product(identity, place, first, last)
            case Hierarchy() if isinstance(form.rows, Subjects):
                yield from _hierarchy(form.rows, place, first, last)
            case LineSum():
                yield from _line_sum(identity, form, rows, place, first)
            case ItemSum():
                yield from _item_sum(identity, form, place, first, last)


def _across(identity: Across, place: dict[str, int], first: int, last: int) -> Iterator[Alert]:
    total = letters(place[identity.total])
    parts = ",".join(f"${letters(place[id])}{{row}}" for id in identity.addends)
    wrong = f"ABS(N(${total}{{row}})-SUM({parts}))>{_DUST}"
    asked = f"COUNT({parts})>0,{wrong}"
    if not identity.if_itemised:
        yield Alert(place[identity.total], first, last,
                    f"AND(COUNT(${total}{{row}},{parts})>0,{wrong})")  # fmt: skip
    else:
        yield Alert(place[identity.total], first, last, f"AND({asked})")


def _product(identity: Product, place: dict[str, int], first: int, last: int) -> Alert:
    total = f"${letters(place[identity.product])}{{row}}"
    one, other = (f"${letters(place[id])}{{row}}" for id in identity.factors)
    wrong = f"ABS(N({total})-N({one})*N({other}))>{_DUST}"
    return Alert(place[identity.product], first, last, f"AND(COUNT({one},{other})=2,{wrong})")


def _column(column: int, first: int, last: int) -> str:
    name = letters(column)
    return f"${name}${line(first)}:${name}${line(last)}"


def _hierarchy(rows: Subjects, place: dict[str, int], first: int, last: int) -> Iterator[Alert]:
    """A 科目 is the sum of those one level below; the row without a code, of the first level."""
    codes = _column(place[rows.code_column], first, last)
    own = f"${letters(place[rows.code_column])}{{row}}"
    deeper = str(0)
    for shorter, longer in reversed(tuple(zip(rows.levels, rows.levels[1:], strict=False))):
        deeper = f"IF(LEN({own})={shorter},{longer},{deeper})"
    level = f'IF({own}="",{rows.levels[0]},{deeper})'
    below = f'(LEN({codes})={level})*(LEFT({codes},LEN({own}))={own}&"")'
    for id in rows.amount_columns:
        if id not in place:
            continue
        cell = f"{letters(place[id])}{{row}}"
        amounts = _column(place[id], first, last)
        wrong = f"ABS(N({cell})-SUMPRODUCT({below},{amounts}))>{_DUST}"
        yield Alert(place[id], first, last, f"AND(SUMPRODUCT({below})>0,{wrong})")


def _line_sum(
    identity: LineSum, form: TableForm, rows: Part, place: dict[str, int], first: int
) -> Iterator[Alert]:
    """A total of lines that stand above or below it; the rows are those there were at export."""
    for total, addends in _summed(identity, form, rows):
        for id in identity.columns:
            name = letters(place[id])
            parts = ",".join(_ranges(name, first, addends))
            cell = f"${name}${line(first + total)}"
            wrong = f"ABS(N({cell})-SUM({parts}))>{_DUST}"
            at = first + total
            yield Alert(place[id], at, at, f"AND(COUNT({parts})>0,{wrong})")


def _ranges(name: str, first: int, rows: Sequence[int]) -> Iterator[str]:
    """Rows of a column; neighbours as one range, which takes in rows that are put between them."""
    for _, group in groupby(enumerate(sorted(set(rows))), key=lambda pair: pair[1] - pair[0]):
        found = [index for _, index in group]
        yield f"${name}${line(first + found[0])}:${name}${line(first + found[-1])}"


def _summed(identity: LineSum, form: TableForm, rows: Part) -> Iterator[tuple[int, list[int]]]:
    """The row of a total with the rows it adds up, where the form has all it needs once."""
    assert isinstance(form.rows, Lines)
    filled = tuple(
        Row({id: Cell(text) for id, text in entry.cells.items()}) for entry in rows.entries
    )
    for side in form.rows.sides:
        if not set(identity.columns) <= set(side.amount_columns):
            continue
        lines = list(side.lines(filled))
        totals = [number for number, found in enumerate(lines) if found.role == identity.total]
        addends = _addends(identity, lines, totals[0]) if len(totals) == 1 else []
        if addends and len(addends) < 200:
            yield lines[totals[0]].index, [found.index for found in addends]


def _addends(identity: LineSum, lines: Sequence[Line], total: int) -> list[Line]:
    if identity.addends:
        found = [found for found in lines if found.role in identity.addends]
        return found if len({f.role for f in found}) == len(found) else []
    roles = [found.role for found in lines]
    start = roles.index(identity.after) + 1 if identity.after in roles else 0
    if identity.after and identity.after not in roles:
        return []
    stop = roles.index(identity.before) if identity.before in roles else len(lines)
    return [found for number, found in enumerate(lines[start:stop], start) if number != total]


def _item_sum(
    identity: ItemSum, form: TableForm, place: dict[str, int], first: int, last: int
) -> Iterator[Alert]:
    """合计 is the sum of what is neither 合计 nor 小计."""
    names = _column(place[form.row_heads], first, last)
    own = f"${letters(place[form.row_heads])}{{row}}"
    items = f'({names}<>"")*({names}<>"合计")*(RIGHT({names},2)<>"小计")'
    for id in identity.columns:
        amounts, cell = _column(place[id], first, last), f"{letters(place[id])}{{row}}"
        wrong = f"ABS(N({cell})-SUMPRODUCT({items},{amounts}))>{_DUST}"
        yield Alert(place[id], first, last,
                    f'AND({own}="合计",SUMPRODUCT({items})>0,{wrong})')  # fmt: skip
