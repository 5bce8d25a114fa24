"""From a place to its file, line and column, to what people call it, and to its data path."""

from functools import cached_property

from msgspec import Struct

from generator.diagnostics import Location, Place, Span
from generator.forms.edition import Edition
from generator.model.cell import BLANK, Cell
from generator.model.disclosure import Contents, ContentsEntry, Disclosure
from generator.model.narrative import Block, Definition, FormBlock, walk
from generator.model.table import Table
from generator.rules.row_names import name_column, numbered, row_keys

_ABOUT = {
    "title": "标题",
    "published": "公开日期",
    "approved": "批复日期",
    "cover": "封面",
    "kind": "类型",
    "contents": "目录标题",
}

_CORRECTION = {
    "date": "日期",
    "place": "位置",
    "before": "原为",
    "after": "改为",
    "reason": "原因",
}


_OF_PROJECTS = {"project", "plan", "goals", "indicators"}


class Locator(Struct, frozen=True, dict=True):
    """Resolves the places of one disclosure; its blocks may be known already."""

    disclosure: Disclosure
    edition: Edition
    outlined: tuple[Block, ...] = ()

    def locations(self, places: tuple[Place, ...]) -> tuple[Location, ...]:
        """The places in the same order."""
        return tuple(map(self.location, places))

    def location(self, place: Place) -> Location:
        """One place; what stands nowhere in the data is told by the file it would stand in."""
        table = self._tables.get(place.part)
        if table is not None:
            return self._in_table(table, place)
        kind, _, rest = place.part.partition(":")
        match kind:
            case _ if kind in _OF_PROJECTS:
                return self._in_project(kind, int(rest), place)
            case "text":
                return self._in_text(place)
            case "contents":
                return self._in_contents(place)
            case "about":
                return self._about(place)
            case "corrections":
                return self._in_corrections(place)
            case "file":
                return self._at(f"{self.disclosure.folder}/{rest}", BLANK, 1, place, rest, rest)
            case _:  # the head or the notes of a form
                return self._beside_table(kind, self._tables[rest], place)

    def owner(self, place: Place) -> tuple[str, str]:
        """The form or project that a place lies in: what tells it from others, and what it is
        called, which is what the place's label begins with; both '' where there is none."""
        kind, _, rest = place.part.partition(":")
        table = self._tables.get(place.part) or self._tables.get(rest)
        if table is not None:
            return table.form, self.edition.forms[table.form].label
        if kind in _OF_PROJECTS:
            return rest, self._projects[int(rest)][0]
        return "", ""

    def _at(
        self, file: str, cell: Cell, line: int, place: Place, label: str, path: str
    ) -> Location:
        start = place.start
        length = (place.end - start) or len(cell.text) or 1
        span = Span(file, cell.line or line or 1, (cell.column or 1) + start, length)
        return Location(span, label, path)

    @cached_property
    def _tables(self) -> dict[str, Table]:
        tables = {table.form: table for table in self.disclosure.all_tables}
        inline = (b.table for b in self.blocks if isinstance(b, FormBlock) and b.table)
        return {table.form: table for table in inline} | tables

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the narrative; their positions are the rows of the part ``text``."""
        return self.outlined or tuple(walk(self.disclosure.narrative))

    def _in_table(self, table: Table, place: Place) -> Location:
        form = self.edition.forms[table.form]
        row = table.rows[place.row]
        column = form.by_id[place.field]
        names = name_column(form, place.field)
        name = row.text(names) or f"第{place.row + 1}行"
        label = f"{form.label} {name} {column.label}".replace("{year}", self.disclosure.year)
        keys = self._known_keys.get((table.form, names)) or self._row_keys(table, place.field)
        path = "/".join((*self._top(table), keys[place.row], *form.keys[place.field]))
        return self._at(table.file, row[place.field], row.line or table.line, place, label, path)

    def _row_keys(self, table: Table, column: str) -> tuple[str, ...]:
        form = self.edition.forms[table.form]
        keys = row_keys(form, table.rows, column)
        self._known_keys[table.form, name_column(form, column)] = keys
        return keys

    @cached_property
    def _known_keys(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    def _top(self, table: Table) -> tuple[str, ...]:
        file = table.file.rsplit("/", 1)[-1]
        label = self.edition.forms[table.form].label
        return (file, label) if file != f"{table.form}.yml" else (file,)

    def _beside_table(self, kind: str, table: Table, place: Place) -> Location:
        form = self.edition.forms[table.form]
        if kind == "notes":
            cell, words, key = table.notes[place.row], "注", f"注/{place.row + 1}"
        else:
            names = {field.id: field.label for field in form.head} | {"title": "题"}
            words = key = names.get(place.field, "状态")
            cell = table.title if key == "题" else table.head.get(place.field, BLANK)
        path = "/".join((*self._top(table), key))
        return self._at(table.file, cell, table.line, place, f"{form.label} {words}", path)

    def _in_project(self, kind: str, number: int, place: Place) -> Location:
        form, project = self.edition.project, self.disclosure.projects[number]
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
            words, key = form.goals_label, f"{form.goals_label}/{max(place.row, 0) + 1}"
        elif place.row < 0:
            words = key = form.indicators_label
        else:
            row = project.indicators[place.row]
            column = form.indicator_column[place.field].label
            cell, line = row[place.field], row.line
            words = f"{row.text('level3') or f'指标第{place.row + 1}行'} {column}"
            key = f"{form.indicators_label}/{self._indicator_names(number)[place.row]}/{column}"
        called, file = self._projects[number]
        return self._at(project.file, cell, line, place, f"{called} {words}", f"{file}/{key}")

    @cached_property
    def _projects(self) -> list[tuple[str, str]]:
        """What each project is called, and the path of its file."""
        return [
            (project.name or project.code, f"projects/{project.file.rsplit('/', 1)[-1]}")
            for project in self.disclosure.projects
        ]

    def _indicator_names(self, number: int) -> tuple[str, ...]:
        known = self._known_names
        if number not in known:
            rows = self.disclosure.projects[number].indicators
            known[number] = numbered([row.text("level3") for row in rows])
        return known[number]

    @cached_property
    def _known_names(self) -> dict[int, tuple[str, ...]]:
        return {}

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
        path = f"narrative.yml/{self._text_keys[place.row]}"
        return self._at(file, cell, line, place, f"“{words}”", path)

    @cached_property
    def _text_keys(self) -> tuple[str, ...]:
        forms = {form.id: form.label for form in self.edition.forms.values()}
        forms |= {self.edition.project.id: self.edition.project.label}
        return numbered([_first_words(block, forms) for block in self.blocks])

    def _in_contents(self, place: Place) -> Location:
        file = f"{self.disclosure.folder}/disclosure.yml"
        cell = self._entries[place.row].text if place.row >= 0 else BLANK
        path = "/".join(("disclosure.yml", "目录", *([cell.text] if cell else [])))
        return self._at(file, cell, 1, place, f"目录 {cell.text}", path)

    @cached_property
    def _entries(self) -> list[ContentsEntry]:
        return flat_entries(self.disclosure)

    def _in_corrections(self, place: Place) -> Location:
        entry = self.disclosure.corrections[place.row]
        key = _CORRECTION[place.field]
        cell: Cell = getattr(entry, place.field) or entry.place
        file = f"{self.disclosure.folder}/corrections.yml"
        path = "/".join(("corrections.yml", str(place.row + 1), key))
        return self._at(file, cell, 1, place, f"更正记录 {entry.place.text} {key}", path)

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


def _first_words(block: Block, forms: dict[str, str]) -> str:
    """The beginning of a text, by which it is told from the others; of a form its label."""
    if isinstance(block, FormBlock):
        return forms.get(block.form, "")
    return (block.term if isinstance(block, Definition) else block.text).text[:20]


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
