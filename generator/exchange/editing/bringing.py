"""What a workbook that came back means for the data: the files as they should be, or why not."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from generator.exchange.editing.amending import amended
from generator.exchange.editing.book import PROJECTS, Book
from generator.exchange.editing.compiling import file_want
from generator.exchange.editing.keeper import GivenSheet, parts_of
from generator.exchange.editing.matching import Filled, matched
from generator.exchange.editing.merging import Merged, Merger, Trouble
from generator.exchange.editing.new_project import project_text
from generator.exchange.editing.parts import Entry, Part
from generator.exchange.editing.returned import Returned, Row, Sheet
from generator.exchange.editing.values import reading
from generator.forms.edition import Edition

_CODE = "project_code"


class Brought(Struct):
    """What is to be written and taken away (names below the folder of the year).

    Where there are ``troubles`` nothing may be written. ``notes`` are worth a look, ``newer`` the
    files that changed since the workbook was given out.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)


def bring(returned: Returned, book: Book, edition: Edition, force: bool) -> Brought:
    """What came back against the data as they stand; ``force`` takes missing projects away."""
    return _Bringer(returned, book, edition, force).bring()


class _Bringer:
    """Goes through the sheets of one workbook."""

    def __init__(self, returned: Returned, book: Book, edition: Edition, force: bool) -> None:
        self.returned, self.book, self.edition, self.force = returned, book, edition, force
        self.given = parts_of(returned.given)
        self.out = Brought(troubles=returned.troubles, notes=returned.notes)
        self.merger = Merger(self.out.troubles)
        self.noted: set[str] = set()

    def bring(self) -> Brought:
        """All files as they should be."""
        self.out.newer = [
            name
            for name, digest in self.returned.given.digests.items()
            if name not in self.book.sources or self.book.sources[name].digest != digest
        ]
        by_file: dict[str, list[Merged]] = {}
        for sheet in self._one_each():
            for part in self._parts(sheet):
                by_file.setdefault(part.part.file, []).append(part)
        for name, merged in by_file.items():
            self._write(name, merged)
        return self.out

    def _trouble(self, where: str, said: str) -> None:
        self.out.troubles.append((where, said))

    def _one_each(self) -> Iterator[Sheet]:
        """The sheets that were given out. Copies become new projects."""
        for given in self.returned.given.sheets:
            found = [sheet for sheet in self.returned.sheets if sheet.given.key == given.key]
            if given.key.startswith(PROJECTS):
                found = self._projects(given, found)
            for sheet in found[1:]:
                said = f"和“{found[0].name}”是同一张的复制；请删去多余的一张"
                self._trouble(f"工作表“{sheet.name}”", said)
            if not found and given.key not in self.returned.unmarked:
                self._missing(given)
            yield from found[:1]

    def _missing(self, given: GivenSheet) -> None:
        where = f"工作表“{given.name}”"
        if not given.key.startswith(PROJECTS):
            said = "不见了。没有数据的表也要公开：请从导出的工作簿里复制回来，把状态改成“空表列示”"
            self._trouble(where, said)
        elif given.key not in self.book.sources:
            self.out.notes.append((where, "这个项目的数据文件已经删去"))
        elif not self.force:
            said = "不见了。确实要删去这个项目，请加 --force 再导入；误删的请复制回来"
            self._trouble(where, said)
        elif given.key in self.out.newer:
            said = "要删去的项目在导出以后又改过；请核对后直接删去数据文件"
            self._trouble(where, said)
        else:
            self.out.removed.append(given.key)

    def _projects(self, given: GivenSheet, found: list[Sheet]) -> list[Sheet]:
        """The sheet of the project itself; each copy with a code of its own is a new project."""
        if len(found) < 2:
            return found
        old = self.given[f"{given.key}/fields"].entries[0][_CODE]
        own = [sheet for sheet in found if self._code(sheet) == old]
        copies = [sheet for sheet in found if sheet not in own]
        if not own:
            said = f"复制了项目的工作表，却没有一张还是原来的项目编码“{old}”；请核对各张的项目编码"
            self._trouble(f"工作表“{found[0].name}”", said)
            return found[:1]
        for sheet in copies:
            self._new(sheet)
        return own

    def _code(self, sheet: Sheet) -> str:
        part = self.given[f"{sheet.given.key}/fields"]
        return self._record(sheet, part, quiet=True).cells.get(_CODE, "")

    def _new(self, sheet: Sheet) -> None:
        """A new project from a copied sheet."""
        code = self._code(sheet)
        name = f"{PROJECTS}{code}.yml"
        known = {n.lower() for n in (*self.book.sources, *self.out.files)}
        if not _usable(code) or name.lower() in known:
            said = (
                f"项目编码“{code}”不能用：要写新项目自己的编码，只用数字和字母，不能与别的项目相同"
            )
            self._trouble(f"工作表“{sheet.name}”", said)
            return
        prefix = f"{sheet.given.key}/"
        cells = {
            key.removeprefix(prefix): [row.cells for row in self._new_rows(sheet, part)]
            for key, part in self.given.items()
            if key.startswith(prefix)
        }
        self.out.files[name] = project_text(self.edition, cells).encode()
        self.out.notes.append((f"工作表“{sheet.name}”", f"是新的项目，写成 {name}"))

    def _new_rows(self, sheet: Sheet, part: Part) -> list[Filled]:
        if not part.listed:
            return [self._record(sheet, part)]
        tags = {entry.tag: entry for entry in part.entries}
        return [self._filled(part, row, tags.get(row.tag)) for row in _rows(sheet, part.key)]

    def _parts(self, sheet: Sheet) -> Iterator[Merged]:
        """The parts of a sheet, merged."""
        for key in dict.fromkeys(area.part for area in sheet.given.areas):
            given, now = self.given[key], self.book.parts.get(key)
            if now is None:
                if self._touched(sheet, given):
                    said = f"改过，可是数据文件 {given.file} 里这一部分在导出以后已经没有了"
                    self._trouble(f"工作表“{sheet.name}”", said)
            elif given.listed:
                yield self._listed(sheet, given, now)
            else:
                row = self._record(sheet, given)
                places = {
                    id: cell.where for one in _rows(sheet, key) for id, cell in one.cells.items()
                }
                yield self.merger.record(given, now, row, places)

    def _touched(self, sheet: Sheet, given: Part) -> bool:
        rows = [one.cells for one in self._new_rows(sheet, given)]
        return rows != [dict(entry.cells) for entry in given.entries]

    def _listed(self, sheet: Sheet, given: Part, now: Part) -> Merged:
        rows = _rows(sheet, given.key)
        tags = {entry.tag: entry for entry in given.entries}
        first = [self._filled(given, row, tags.get(row.tag), quiet=True) for row in rows]
        found, copies = matched(given, first)
        for row in copies:
            said = "和另一行一模一样，像是复制以后没有改；多余的请删整行，确是新的一行请改它的内容"
            self._trouble(row.where, said)
        filled = [self._filled(given, row, base) for row, base in zip(rows, found, strict=True)]
        places = [{id: cell.where for id, cell in row.cells.items()} for row in rows]
        return self.merger.listed(given, now, filled, found, places)

    def _record(self, sheet: Sheet, part: Part, quiet: bool = False) -> Filled:
        """A record, whose cells stand in several rows."""
        cells: dict[str, str] = {}
        numbers = [n for n, area in enumerate(sheet.given.areas) if area.part == part.key]
        where = f"工作表“{sheet.name}”"
        for number in numbers:
            rows = sheet.rows.get(number, [])
            ids = set(sheet.given.areas[number].slots.values())
            if len(rows) != 1:
                labels = "、".join(s.label for s in part.slots if s.id in ids)
                said = "不见了" if not rows else "有两行"
                if not quiet:
                    self._trouble(where, f"“{labels}”这一行{said}；请改回原来的样子")
                continue
            cells |= self._filled(part, rows[0], part.entries[0], quiet).cells
        return Filled("0", cells, where)

    def _filled(self, part: Part, row: Row, base: Entry | None, quiet: bool = False) -> Filled:
        """A row as texts; what cannot be read is a trouble, unless this is only a first look."""
        cells = {}
        for slot in part.slots:
            cell = row.cells.get(slot.id)
            before = base[slot.id] if base is not None else ""
            found = reading(cell, slot.kind, before, self.edition.unit)
            if found.text:
                cells[slot.id] = found.text
            if cell is None or quiet:
                continue
            if found.trouble:
                self._trouble(cell.where, found.trouble)
                cells[slot.id] = before
            elif found.note:
                self.out.notes.append((cell.where, found.note))
            if cell.formula and cell.where not in self.noted and found.text != before:
                self.noted.add(cell.where)
                self.out.notes.append((cell.where, f"是公式，只收入它的结果 {found.text}"))
        return Filled(row.tag, {id: text for id, text in cells.items() if text}, row.where)

    def _write(self, name: str, merged: list[Merged]) -> None:
        """The file of some parts, with its changes."""
        source = self.book.sources.get(name)
        want = file_want(merged, self.out.troubles)
        if want is None or source is None or source.root is None or self.out.troubles:
            return
        text = amended(source.text, source.root, want)
        if text is None:
            said = "写法特别，改动没有把握写进去；请先用 mingzhang fmt 整理，或直接改数据文件"
            self._trouble(name, said)
            return
        self._put(name, merged, (source.mark + text).encode("utf-8", "surrogateescape"))

    def _put(self, name: str, merged: list[Merged], data: bytes) -> None:
        """Under its name; a project whose code changed gets another."""
        fields = [m for m in merged if m.part.key == f"{name}/fields"]
        changed: Mapping[str, str] = fields[0].items[0].changed if fields else {}
        code = changed.get(_CODE)
        if code is None:
            self.out.files[name] = data
            return
        new = f"{PROJECTS}{code}.yml"
        known = {n.lower() for n in (*self.book.sources, *self.out.files)}
        if not _usable(code) or new.lower() in known - {name.lower()}:
            said = f"项目编码改成了“{code}”，不能用：只用数字和字母，不能与别的项目相同"
            self._trouble(f"“{name}”", said)
            return
        self.out.files[new] = data
        if new != name:
            self.out.removed.append(name)
            self.out.notes.append((name, f"项目编码改了，文件改名为 {new}"))


def _rows(sheet: Sheet, key: str) -> list[Row]:
    """The rows of a part, in the order of the sheet."""
    numbers = [n for n, area in enumerate(sheet.given.areas) if area.part == key]
    return [row for number in numbers for row in sheet.rows.get(number, [])]


def _usable(code: str) -> bool:
    return code.isascii() and code.isalnum() and len(code) <= 40
