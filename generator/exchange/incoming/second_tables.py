"""A form that is printed a second time in one document, as the unit's own beside the department's.

Only the first is taken; the second is told. A table that goes on on the next page, below the same
title and head, is none: its rows go on.
"""

from msgspec import Struct

from generator.exchange.incoming import tables
from generator.exchange.incoming.captions import Caption
from generator.exchange.incoming.document import Grid
from generator.exchange.incoming.filled import Cells, Filled
from generator.exchange.incoming.heads import HeadMatch, texts
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.wording import bare, excerpt
from generator.forms.edition import Edition
from generator.forms.rows import Items
from generator.forms.table_form import TableForm

_LOOK_AT = 2  # rows; where a program repeats the first of them on every page the second differs


class Head(Struct, frozen=True):
    """A head that was met once more, with what stands above it."""

    match: HeadMatch
    grid: Grid
    caption: Caption
    titled: bool


def begins_again(edition: Edition, known: Filled, head: Head, plain_blanks: bool) -> bool:
    """Whether below a head met once more the rows begin anew, and do not go on."""
    rows = _first_rows(edition, head, plain_blanks)
    form = known.form
    if form is edition.institutions or not rows or not known.rows:
        return False
    number, before, now = form.sequence_column, known.rows[0], rows[0]
    if before.get(number):
        anew = now.get(number, "") in ("1", before[number])
        return anew and (head.titled or _name(form, before) == _name(form, now))
    if not head.titled:
        return False
    if _other_department(known, head.caption):
        return True
    return _name(form, before) == _name(form, now) and not _repeated(form, known.rows, rows)


def told(filled: Filled, ledger: Ledger) -> None:
    """Say that a second table was left out."""
    first = filled.again
    assert first is not None
    label = filled.title or filled.form.label
    whose = filled.head.get("department", "")
    name = next(iter(_name(filled.form, filled.rows[0])), "") if filled.rows else ""
    details = [f"部门：{excerpt(whose)}"] if whose else []
    details += [f"第一行“{excerpt(name)}”"] if name else []
    details.append(f"{len(filled.rows)} 行")
    ledger.miss(
        filled.where,
        f"“{excerpt(label)}”印了不止一次，这一张从头开始（{'，'.join(details)}），没有收入；"
        f"收入的是前面一张（{first.where}）。请核对哪一张是这个部门的",
    )


def _first_rows(edition: Edition, head: Head, plain_blanks: bool) -> list[Cells]:
    """The first rows below a head, read without telling anything."""
    probe = Filled(head.match.form, head.match, "")
    for row in head.grid.rows[head.match.first :]:
        if not texts(row) or tables.is_repeated_head(edition, head.match, row):
            continue
        if tables.is_stray(probe, row) or len(probe.rows) == _LOOK_AT:
            break
        tables.add_row(edition, probe, row, Ledger(), plain_blanks)
    return probe.rows


def _name(form: TableForm, row: Cells) -> tuple[str, ...]:
    """What a row is called; an item of a list by all of its words, for names come again there."""
    if isinstance(form.rows, Items):
        ids = [c.id for c in form.leaves if not c.kind.numeric]
        return tuple(bare(row[id]) for id in ids if id in row)
    return (bare(row.get(form.row_heads, "")),)


def _repeated(form: TableForm, before: list[Cells], now: list[Cells]) -> bool:
    """Whether only the first row, the 合计, was printed again at the top of a page."""
    if before[0] != now[0] or len(before) < _LOOK_AT or len(now) < _LOOK_AT:
        return False
    return _name(form, before[1]) != _name(form, now[1])


def _other_department(known: Filled, caption: Caption) -> bool:
    before, now = known.head.get("department", ""), caption.values.get("department", "")
    return bool(before and now) and bare(before) != bare(now)
