"""Rows of a grid below a recognised head become the rows of a form."""

import re

from generator.exchange.incoming.cut_rows import whole, without_decimals
from generator.exchange.incoming.document import Box, BoxRow
from generator.exchange.incoming.filled import Cells, Filled
from generator.exchange.incoming.heads import HeadMatch, is_number_row, texts
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.money import POWERS, converted
from generator.exchange.incoming.wording import (
    JOINT,
    bare,
    excerpt,
    figure,
    is_nil,
    joined,
    read_figure,
    squeeze,
    without_layout_blanks,
)
from generator.forms.column import ColumnKind
from generator.forms.edition import Edition
from generator.forms.rows import Items
from generator.forms.table_form import TableForm

_LONGEST_NAME = 60
_AS_AMOUNT = re.compile(r"[0-9]{1,3}(?:,?[0-9]{3})*\.0+|[0-9]+\.0+|[0-9]{1,3}(?:,[0-9]{3})+")


def is_repeated_head(edition: Edition, match: HeadMatch, row: BoxRow) -> bool:
    """Whether a row repeats a row of the head, as after a page break."""
    words = tuple(map(bare, texts(row)))
    return words in match.heads or (len(words) > 2 and is_number_row(edition, row))


def is_stray(filled: Filled, row: BoxRow) -> bool:
    """Whether a row with a single text is no row of the form: a title or remark over its width."""
    found = [box for box in row if box.text.strip()]
    width = filled.match.width
    if len(found) != 1 or width < 2:
        return False
    box, text = found[0], squeeze(found[0].text)
    if len(row) == 1 or 10 * box.width >= 6 * width or len(text) > _LONGEST_NAME:
        return True
    id = filled.match.columns.get(box.column, "")
    kind = filled.form.by_id[id].kind if id else None
    return (kind is ColumnKind.SEQUENCE and not text.isdecimal()) or (
        kind is ColumnKind.CODE and not text.isascii()
    )


def add_row(
    edition: Edition, filled: Filled, row: BoxRow, ledger: Ledger, plain_blanks: bool
) -> None:
    """One more row; ``plain_blanks`` says that blanks next to 汉字 come from the layout."""
    if not texts(row):
        return
    boxes = _by_column(filled, row, ledger)
    if boxes is None:
        return
    printed: dict[str, Box] = {}
    for column, box in boxes.items():
        id = filled.match.columns.get(column)
        if id is not None:
            printed[id] = box
        elif column not in filled.match.code_parts and box.text.strip():
            filled.strangers.setdefault(column, []).append(box)
    resumed = filled.resumed
    printed = _with_first_half(filled, printed, ledger)
    cells: Cells = {}
    for id, box in printed.items():
        value = _value(edition, filled, id, box, ledger, plain_blanks) if box.text.strip() else ""
        if value:
            cells[id] = value
            ledger.cells += 1
    code = _joined_code(filled, boxes)
    if code:
        cells["subject_code"] = code
        ledger.cells += 1
    _move_words(filled, cells)
    if _continues(filled, cells, resumed):
        _append(filled, cells, row, ledger)
    elif cells:
        filled.rows.append({c.id: cells[c.id] for c in filled.form.leaves if c.id in cells})


def _with_first_half(filled: Filled, printed: dict[str, Box], ledger: Ledger) -> dict[str, Box]:
    """The row, with its first half from the page before where a page break cut it."""
    resumed, filled.resumed = filled.resumed, False
    merged = whole(filled.last, printed, filled.form) if resumed and filled.rows else {}
    if merged:
        filled.rows.pop()
        halves = {box.where for box in filled.last.values()}
        ledger.unknown = [entry for entry in ledger.unknown if entry.where not in halves]
        filled.figures = [figure for figure in filled.figures if figure[0] not in halves]
        shown = excerpt(" ".join(box.text for box in merged.values() if box.text.strip()), 60)
        where = next(iter(printed.values())).where
        ledger.doubt(
            where, f"“{filled.form.label}”的这一行被分页截断，已与上一页的一半接上：{shown}"
        )
    filled.last = merged or printed
    return filled.last


def _by_column(filled: Filled, row: BoxRow, ledger: Ledger) -> dict[int, Box] | None:
    """The boxes of a row by the grid's columns; None where they cannot be told."""
    width = filled.match.width
    if filled.match.aligned or len(row) == width:
        return _placed(filled, row, ledger)
    if len(row) > width and not any(box.text.strip() for box in row[width:]):
        return {box.column: box for box in row[:width]}
    shown = excerpt(" | ".join(texts(row)), 60)
    ledger.miss(
        row[0].where,
        f"“{filled.form.label}”这一行有 {len(row)} 格，表头有 {width} 列，对不上：{shown}",
    )
    return None


def _placed(filled: Filled, row: BoxRow, ledger: Ledger) -> dict[int, Box]:
    """The boxes of a row below the columns of the head over their middles."""
    found: dict[int, Box] = {}
    for box in row:
        middle = box.column + (box.width - 1) // 2
        column = filled.match.spans.get(middle, middle)
        other = found.get(column)
        if other is None or not other.text.strip():
            found[column] = box
        elif box.text.strip():
            shown = f"{excerpt(other.text)} | {excerpt(box.text)}"
            message = f"“{filled.form.label}”的一列下面有两格，只收入前一格：{shown}"
            ledger.miss(box.where, message)
    return found


def _value(
    edition: Edition, filled: Filled, id: str, box: Box, ledger: Ledger, plain_blanks: bool
) -> str:
    """A cell as the data write it, '' where it is blank or not understood."""
    column = filled.form.by_id[id]
    text = joined(box.text.split("\n"))
    words = column.kind in (ColumnKind.NAME, ColumnKind.TEXT)
    if box.doubt and (words or box.doubt != JOINT):
        ledger.doubt(box.where, f"{box.doubt}：{excerpt(text)}")
    if column.kind.numeric:
        return _amount(edition, filled, id, text, box, ledger)
    if column.kind in (ColumnKind.CODE, ColumnKind.SEQUENCE):
        return _code(column.label, squeeze(text), box, ledger)
    text = without_layout_blanks(text) if plain_blanks else text
    return _tidy_name(filled.form, text) if column.kind is ColumnKind.NAME else text


def _code(label: str, text: str, box: Box, ledger: Ledger) -> str:
    """A code; one that a spreadsheet shows as an amount (2,010,303.00) is its digits."""
    if not _AS_AMOUNT.fullmatch(text):
        return text
    digits = text.partition(".")[0].replace(",", "")
    ledger.doubt(box.where, f"“{label}”显示成了金额 {excerpt(text)}，按 {digits} 收入")
    return digits


def _tidy_name(form: TableForm, text: str) -> str:
    """A line's name; a word set with blanks between its letters (合  计) is put together."""
    tight = squeeze(text)
    return tight if all(len(part) == 1 for part in text.split()) else text.strip()


def _amount(edition: Edition, filled: Filled, id: str, text: str, box: Box, ledger: Ledger) -> str:
    label = filled.form.by_id[id].undated
    number = figure(text) or told_figure(f"“{filled.form.label}”的“{label}”", text, box, ledger)
    if number is None:
        if is_nil(text):
            filled.nils.append(box.where)
        else:
            ledger.miss(box.where, f"“{filled.form.label}”的“{label}”里不是数：{excerpt(text)}")
        return ""
    money = filled.form.by_id[id].kind is ColumnKind.AMOUNT
    if money:
        filled.figures.append((box.where, number))
    unit = filled.unit if filled.unit in POWERS else edition.unit
    return converted(number, unit, edition.unit) if money else number


def told_figure(label: str, text: str, box: Box, ledger: Ledger) -> str | None:
    """A figure in other dress, and that it was read so; None where it is none."""
    number = read_figure(text)
    if number is not None:
        ledger.doubt(box.where, f"{label}印作“{excerpt(text)}”，按 {number} 读出")
    return number


def _joined_code(filled: Filled, boxes: dict[int, Box]) -> str:
    """A code printed in parts; a part left blank above a filled one is that of the row before."""
    parts = filled.match.code_parts
    if not parts:
        return ""
    found = [squeeze(boxes[c].text) if c in boxes else "" for c in parts]
    last = max((n for n, part in enumerate(found) if part), default=-1)
    for n, column in enumerate(parts):
        if n > last:
            filled.codes.pop(column, None)
        elif found[n]:
            filled.codes[column] = found[n]
        else:
            found[n] = filled.codes.get(column, "")
    return "".join(found[: last + 1])


def _move_words(filled: Filled, cells: Cells) -> None:
    """合计 that stands over code and name is the name; a code is letters and digits."""
    for column in filled.form.leaves:
        name = filled.form.row_heads
        misplaced = column.kind is ColumnKind.CODE and not cells.get(column.id, "").isascii()
        if misplaced and name not in cells:
            cells[name] = cells.pop(column.id)


def _continues(filled: Filled, cells: Cells, resumed: bool) -> bool:
    """Whether a row is only the rest of a name that a page break cut off.

    Where rows have no number, that is a row without any amount right below the page break
    (``resumed``), in a list whose rows all have amounts.
    """
    first = filled.form.leaves[0]
    if not filled.rows or not cells or set(cells) - _names(filled.form):
        return False
    if isinstance(filled.form.rows, Items) and filled.form.rows.amount_columns:
        return resumed
    return first.kind is ColumnKind.SEQUENCE and first.id in filled.rows[-1]


def _names(form: TableForm) -> set[str]:
    return {c.id for c in form.leaves if c.kind in (ColumnKind.NAME, ColumnKind.TEXT)}


def _append(filled: Filled, cells: Cells, row: BoxRow, ledger: Ledger) -> None:
    for id, text in cells.items():
        filled.rows[-1][id] = joined([filled.rows[-1].get(id, ""), text])
    ledger.doubt(
        row[0].where,
        f"“{filled.form.label}”这一行没有序号和金额，当作上一行被分页截断的下半："
        f"{excerpt(' '.join(cells.values()))}",
        len(cells),
    )


def finished(filled: Filled, ledger: Ledger, from_layout: bool) -> None:
    """Say what was taken of a form, and what in it was left aside.

    ``from_layout`` says that figures were put together from letters on a page.
    """
    form, rows = filled.form, filled.rows
    for where, number in without_decimals(filled.figures) if from_layout else ():
        message = f"“{form.label}”的其他数都有小数，只有这个没有，可能被截断：{number}"
        ledger.doubt(where, message)
    title = filled.title or form.label
    joined_from = f"，由 {filled.pieces} 段拼成" if filled.pieces > 1 else ""
    ledger.take(f"{title}：{len(rows)} 行{joined_from}")
    for column, boxes in filled.strangers.items():
        label = filled.match.unknown.get(column)
        said = f"没有“{excerpt(label)}”这一列" if label else "有一列没有表头"
        values = "、".join(excerpt(box.text, 12) for box in boxes[:5])
        ledger.miss(
            boxes[0].where,
            f"“{form.label}”{said}，其中 {len(boxes)} 个值没有收入：{values}",
        )
    for column, label in filled.match.unknown.items():
        if column not in filled.strangers:
            ledger.miss(filled.where, f"“{form.label}”没有“{excerpt(label)}”这一列（其中没有值）")
    if filled.nils:
        ledger.doubt(
            filled.nils[0],
            f"“{form.label}”里有 {len(filled.nils)} 格印着“-”一类的记号，当作空格",
            0,
        )
