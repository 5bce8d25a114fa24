"""From a place to its file, line and column, to what people call it, and to its data path."""

from dataclasses import dataclass
from functools import cached_property

from generator.diagnostics import Location, Place, Span
from generator.forms.edition import Edition
from generator.forms.table_form import TableForm
from generator.model.cell import BLANK, Cell, Row
from generator.model.disclosure import Contents, ContentsEntry, Disclosure
from generator.model.narrative import Block, Definition, FormBlock, walk
from generator.model.project import Project
from generator.model.table import Table

_ABOUT = {
    "title": "标题",
    "published": "公开日期",
    "approved": "批复日期",
    "cover": "封面",
    "kind": "类型",
    "contents": "目录标题",
}


@dataclass(frozen=True)
class Locator:
    """Resolves the places of one disclosure."""

    disclosure: Disclosure
    edition: Edition

    def locations(self, places: tuple[Place, ...]) -> tuple[Location, ...]:
        """The places in the same order."""
        return tuple(self.location(place) for place in places)

    def location(self, place: Place) -> Location:
        """One place; what stands nowhere in the data is told by the file it would stand in."""
        kind, _, rest = place.part.partition(":")
        match kind:
            case "project" | "plan" | "goals" | "indicators":
                return self._in_project(kind, self.disclosure.projects[int(rest)], place)
            case "text":
                return self._in_text(place)
            case "contents":
                return self._in_contents(place)
            case "about":
                return self._about(place)
            case "file":
                return self._at(f"{self.disclosure.folder}/{rest}", BLANK, 1, place, rest, rest)
            case "head" | "notes":
                return self._beside_table(kind, self._tables[rest], place)
            case _:
                return self._in_table(self._tables[place.part], place)

    def _at(
        self, file: str, cell: Cell, line: int, place: Place, label: str, path: str
    ) -> Location:
        column = (cell.column or 1) + place.start
        length = (place.end - place.start) or len(cell.text) or 1
        return Location(Span(file, cell.line or line or 1, column, length), label, path)

    @cached_property
    def _tables(self) -> dict[str, Table]:
        tables = {table.form: table for table in self.disclosure.all_tables}
        inline = (b.table for b in self.blocks if isinstance(b, FormBlock) and b.table)
        return {table.form: table for table in inline} | tables

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the narrative; their positions are the rows of the part ``text``."""
        return tuple(walk(self.disclosure.narrative))

    def _in_table(self, table: Table, place: Place) -> Location:
        form = self.edition.forms[table.form]
        row = table.rows[place.row]
        column = form.by_id[place.field]
        words = (form.label, self._row_name(table, place.row), column.label)
        label = " ".join(words).replace("{year}", self.disclosure.year)
        cell = row[place.field]
        line = row.line or table.line
        return self._at(table.file, cell, line, place, label, self._path(table, row, place))

    def _row_name(self, table: Table, index: int) -> str:
        name = table.rows[index].text(self.edition.forms[table.form].row_heads)
        return name or f"第{index + 1}行"

    def _path(self, table: Table, row: Row, place: Place) -> str:
        form = self.edition.forms[table.form]
        keys = next(k for k, column in form.data_paths.items() if column.id == place.field)
        position = sum(not other.derived for other in table.rows[: place.row])
        where = f"推算 {_first_word(form, row)}" if row.derived else str(position)
        return "/".join((*self._top(table), "行", where, *keys))

    def _top(self, table: Table) -> tuple[str, ...]:
        file = table.file.rsplit("/", 1)[-1]
        label = self.edition.forms[table.form].label
        return (file, label) if file != f"{table.form}.yml" else (file,)

    def _beside_table(self, kind: str, table: Table, place: Place) -> Location:
        form = self.edition.forms[table.form]
        if kind == "notes":
            cell, words, key = table.notes[place.row], "注", f"注/{place.row}"
        else:
            names = {field.id: field.label for field in form.head} | {"title": "题"}
            words = key = names.get(place.field, "状态")
            cell = table.title if key == "题" else table.head.get(place.field, BLANK)
        path = "/".join((*self._top(table), key))
        return self._at(table.file, cell, table.line, place, f"{form.label} {words}", path)

    def _in_project(self, kind: str, project: Project, place: Place) -> Location:
        form = self.edition.project
        file = f"projects/{project.file.rsplit('/', 1)[-1]}"
        cell, line = BLANK, project.line
        if kind == "project":
            field = form.by_id[place.field]
            cell, words, key = project[place.field], field.label, field.data_key
        elif kind == "plan":
            label = form.plan_points[place.row]
            cell = next((p.value for p in project.plan if p.label == label), BLANK)
            words, key = f"{form.plan_key} {label}", f"{form.plan_key}/{label}"
        elif kind == "goals":
            cell = project.goals[place.row] if place.row >= 0 else BLANK
            words, key = form.goals_label, f"{form.goals_label}/{max(place.row, 0)}"
        elif place.row < 0:
            words = key = form.indicators_label
        else:
            row = project.indicators[place.row]
            column = next(c for c in form.indicator_columns if c.id == place.field)
            cell, line = row[place.field], row.line
            words = f"{row.text('level3') or f'指标第{place.row + 1}行'} {column.label}"
            key = f"{form.indicators_label}/{place.row}/{column.label}"
        label = f"{project.name or project.code} {words}"
        return self._at(project.file, cell, line, place, label, f"{file}/{key}")

    def _in_text(self, place: Place) -> Location:
        file = f"{self.disclosure.folder}/narrative.yml"
        if place.row < 0:
            return self._at(file, BLANK, 1, place, "说明文字", "narrative.yml")
        block = self.blocks[place.row]
        line = block.line if isinstance(block, FormBlock) else 1
        cell = BLANK
        if isinstance(block, Definition):
            cell = block.meaning if place.field == "meaning" else block.term
        elif not isinstance(block, FormBlock):
            cell = block.text
        words = cell.text if len(cell.text) <= 20 else f"{cell.text[:20]}…"
        return self._at(file, cell, line, place, f"“{words}”", f"narrative.yml/{place.row}")

    def _in_contents(self, place: Place) -> Location:
        file = f"{self.disclosure.folder}/disclosure.yml"
        entries = list(self._entries())
        cell = entries[place.row].text if place.row >= 0 else BLANK
        path = f"disclosure.yml/目录/{max(place.row, 0)}"
        return self._at(file, cell, 1, place, f"目录 {cell.text}", path)

    def _entries(self) -> list[ContentsEntry]:
        return flat_entries(self.disclosure)

    def _about(self, place: Place) -> Location:
        record = self.disclosure
        value = getattr(record, place.field, BLANK)
        cell = value[max(place.row, 0)] if isinstance(value, tuple) and value else value
        if isinstance(value, Contents):
            cell = value.title
        label = _ABOUT.get(place.field, place.field)
        file = f"{record.folder}/disclosure.yml"
        found = cell if isinstance(cell, Cell) else BLANK
        return self._at(file, found, 1, place, label, f"disclosure.yml/{label}")


def _first_word(form: TableForm, row: Row) -> str:
    """The code or name that tells a derived row, which has no position in the data."""
    words = (row.text(leaf.id) for leaf in form.leaves if not leaf.kind.numeric)
    return next((word for word in words if word), "")


def flat_entries(disclosure: Disclosure) -> list[ContentsEntry]:
    """The entries of the printed 目录, those below an entry after it."""
    result: list[ContentsEntry] = []

    def add(entries: tuple[ContentsEntry, ...]) -> None:
        for entry in entries:
            result.append(entry)
            add(entry.entries)

    if disclosure.contents:
        add(disclosure.contents.entries)
    return result
