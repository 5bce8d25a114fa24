"""What changed in a form of rows: its head, its state, its rows cell by cell."""

from collections.abc import Iterator

from msgspec import Struct

from generator.changes.change import Change, Kind, Part
from generator.changes.matching import Traits, likeness, match
from generator.diagnostics import Place
from generator.forms.column import ColumnKind
from generator.forms.edition import Edition
from generator.forms.rows import Lines, Subjects, bare_name
from generator.forms.table_form import TableForm
from generator.model.cell import Row
from generator.model.disclosure import Disclosure
from generator.model.table import Table
from generator.rules.locator import Locator


class Side(Struct, frozen=True):
    """A disclosure as one state has it, with what its places are called."""

    record: Disclosure
    edition: Edition
    locator: Locator

    @classmethod
    def of(cls, record: Disclosure, edition: Edition) -> "Side":
        """A disclosure with its forms."""
        return cls(record, edition, Locator(record, edition))

    def change(self, kind: Kind, what: str, before: str, after: str, place: Place) -> Change:
        """A change at a place of this state."""
        location = self.locator.location(place)
        span = location.span
        return Change(kind, what, before, after, location.path, span.file, span.line)

    def whole(self, kind: Kind, what: str, said: str, place: Place) -> Change:
        """A row, a table or a project that is only in this state; its path is what holds it."""
        location = self.locator.location(place)
        span, path = location.span, location.path.rpartition("/")[0]
        texts = ("", said) if kind is Kind.ADDED else (said, "")
        return Change(kind, what, *texts, path, span.file, span.line)


class Line(Struct, frozen=True):
    """A row, or one side of a row that has two: its texts by column id."""

    index: int
    row: Row
    code: str
    name: str
    name_column: str
    texts: dict[str, str]

    @property
    def label(self) -> str:
        """What the line is called."""
        return " ".join(filter(None, (self.code, self.name))) or f"第{self.index + 1}行"


def compare_table(
    before: tuple[Side, Table] | None, after: tuple[Side, Table] | None
) -> Part | None:
    """What changed in one form; None where there is nothing to say."""
    side, table = after or before or (None, None)
    if side is None or table is None:
        return None
    label = side.edition.forms[table.form].label
    if before is None or after is None:
        return Part(label, (_whole(side, table, after is not None),))
    changes = [*_beside(before, after), *_notes(before, after)]
    moved: list[str] = []
    remarks: list[str] = []
    for mine, yours in zip(_sides(*before), _sides(*after), strict=False):
        found = match(mine, yours, _traits(before[0].edition.forms[table.form]))
        for pair in found.pairs:
            changes += _cells(before[0], after[0], table.form, *pair)
        gone = [line for line in found.removed if not line.row.derived]
        come = [line for line in found.added if not line.row.derived]
        changes += [_row(before[0], table.form, line, Kind.REMOVED) for line in gone]
        changes += [_row(after[0], table.form, line, Kind.ADDED) for line in come]
        moved += [line.label for line in found.moved]
        remarks += _derived(found.pairs)
    remarks += _renumbered(before[1], after[1], bool(moved))
    return Part(
        label, tuple(changes), tuple(moved), tuple(dict.fromkeys(remarks)), (after[1].file,)
    )


def _whole(side: Side, table: Table, added: bool) -> Change:
    """A table that is only in one state."""
    said = f"{table.state.value}，{len(table.printed_rows)} 行"
    place = Place(f"head:{table.form}", -1, "state")
    return side.whole(Kind.ADDED if added else Kind.REMOVED, "整张表", said, place)


def _beside(before: tuple[Side, Table], after: tuple[Side, Table]) -> Iterator[Change]:
    """State, printed title and head line."""
    form = after[0].edition.forms[after[1].form]
    old, new = before[1], after[1]
    values = [("状态", "state", old.state.value, new.state.value)]
    values += [("题", "title", old.title.text, new.title.text)]
    for field in form.head:
        was, now = (t.head[field.id].text if field.id in t.head else "" for t in (old, new))
        values += [(field.label, field.id, was, now)]
    for words, field_id, was, now in values:
        if was != now:
            place = Place(f"head:{form.id}", -1, field_id)
            yield after[0].change(Kind.CHANGED, words, was, now, place)


def _notes(before: tuple[Side, Table], after: tuple[Side, Table]) -> Iterator[Change]:
    old, new = before[1].notes, after[1].notes
    form = after[1].form
    for number in range(max(len(old), len(new))):
        was = old[number].text if number < len(old) else ""
        now = new[number].text if number < len(new) else ""
        if was != now:
            kind = Kind.CHANGED if was and now else Kind.ADDED if now else Kind.REMOVED
            side = after[0] if now else before[0]
            yield side.change(kind, "注", was, now, Place(f"notes:{form}", number))


def _sides(side: Side, table: Table) -> list[list[Line]]:
    """The lines of each side of a form; a form without sides has one."""
    form = side.edition.forms[table.form]
    columns = [c.id for c in form.leaves if c.kind is not ColumnKind.SEQUENCE]
    if not isinstance(form.rows, Lines):
        return [_lines(form, table, form.row_heads, columns)]
    result, seen = [], set[str]()
    for half in form.rows.sides:
        seen |= {half.name_column, *half.amount_columns}
        result.append(
            _lines(form, table, half.name_column, [half.name_column, *half.amount_columns])
        )
    rest = [column for column in columns if column not in seen]
    return [*result, _lines(form, table, form.row_heads, rest)] if rest else result


def _lines(form: TableForm, table: Table, names: str, columns: list[str]) -> list[Line]:
    code = form.rows.code_column if isinstance(form.rows, Subjects) else ""
    lines = []
    for index, row in enumerate(table.rows):
        texts = {column: row.text(column) for column in columns if row.text(column)}
        if texts:
            found = row.text(code) if code else ""
            lines.append(Line(index, row, found, row.text(names), names, texts))
    return lines


def _traits(form: TableForm) -> Traits[Line]:
    """科目 are told by their codes; what has none by its name, and by what else it says."""
    if isinstance(form.rows, Subjects):
        return Traits(_same, lambda line: line.code or bare_name(line.name), _name)
    return Traits(_same, _name, alike=_alike)


def _same(line: Line) -> tuple[tuple[str, str], ...]:
    return tuple(line.texts.items())


def _name(line: Line) -> str:
    return bare_name(line.name)


def _alike(before: Line, after: Line) -> float:
    """Names that are alike, and beside them the same figures."""
    name = likeness(bare_name(before.name), bare_name(after.name))
    others = (before.texts.keys() | after.texts.keys()) - {before.name_column}
    same = sum(before.texts.get(c) == after.texts.get(c) for c in others)
    share = same / len(others) if others else 0.5
    return 0.6 * name + 0.4 * share if name >= 0.4 else 0.0


def _cells(before: Side, after: Side, form_id: str, old: Line, new: Line) -> Iterator[Change]:
    form = after.edition.forms[form_id]
    for column in form.leaves:
        was, now = old.texts.get(column.id, ""), new.texts.get(column.id, "")
        if was == now or (old.row.derived and new.row.derived):
            continue
        named = column.kind in (ColumnKind.CODE, ColumnKind.NAME)
        kind = Kind.RENAMED if named and was and now else Kind.CHANGED
        words = column.label.replace("{year}", after.record.year)
        what = words if named and column.id == new.name_column else f"{new.label} {words}"
        if named and column.id == new.name_column and new.code:
            what = f"{new.code} {words}"
        yield after.change(kind, what, was, now, Place(form_id, new.index, column.id))


def _row(side: Side, form_id: str, line: Line, kind: Kind) -> Change:
    """A row that is only in one state, with its figures."""
    form = side.edition.forms[form_id]
    said = "、".join(
        f"{column.label.replace('{year}', side.record.year)} {line.texts[column.id]}"
        for column in form.leaves
        if column.id in line.texts and column.kind not in (ColumnKind.CODE, ColumnKind.NAME)
    )
    said = said or "（没有金额）"
    place = Place(form_id, line.index, line.name_column)
    return side.whole(kind, line.label, said, place)


def _derived(pairs: tuple[tuple[Line, Line], ...]) -> Iterator[str]:
    """Rows that are now left to be added up, or the other way round."""
    now = sum(new.row.derived and not old.row.derived for old, new in pairs)
    was = sum(old.row.derived and not new.row.derived for old, new in pairs)
    if now:
        yield f"{now} 行改为不写、由程序推算"
    if was:
        yield f"{was} 行原由程序推算，现在写明"


def _renumbered(before: Table, after: Table, moved: bool) -> list[str]:
    """Whether the printed 序号 differ; they follow from rows put in, taken out or moved."""
    old = [row.text("sequence") for row in before.rows if row.text("sequence")]
    new = [row.text("sequence") for row in after.rows if row.text("sequence")]
    size = min(len(old), len(new))
    return ["序号改过"] if old[:size] != new[:size] and not moved else []
