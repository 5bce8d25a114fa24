"""Random edits, each made on a workbook and on the plain data that PyYAML read."""

import random
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from generator.exchange.editing.keeper import Given, GivenArea
from generator.exchange.editing.parts import Part, Shape
from generator.exchange.editing.sheet import KEEPER, MARK
from generator.forms.column import ColumnKind
from tests.roundtrip.desk import delete, insert, put_values, values

_TEXTS = (
    "改过",
    "第一行\n第二行",
    "a: b # c",
    "[x], {y}",
    "≥90%",
    "'引'“号”",
    "2010399",
    "- 甲",
    "=1",
)
_NAMES = {"科目编码", "科目名称", "项目", "单位名称", "项目名称"}


class Both:
    """The workbook and the plain data side by side; every edit is made on both."""

    def __init__(
        self, given: Given, book: Any, plain: dict[str, Any], parts: Any, seed: int
    ) -> None:
        self.given, self.book, self.plain, self.parts = given, book, plain, parts
        self.dice = random.Random(seed)
        self.touched: set[str] = set()
        for sheet in book.worksheets:
            for found in [str(r) for r in sheet.merged_cells.ranges]:
                sheet.unmerge_cells(found)
        self.new = 0
        self.sheets = {
            str(s["A1"].value).removeprefix(MARK): s for s in book.worksheets if s.title != KEEPER
        }

    def edit(self) -> None:
        """One edit of a part taken at random."""
        part = self.dice.choice([p for p in self.parts.values() if self._is_open(p)])
        sheet, number = self._area(part)
        self.touched.add(part.file)
        if part.shape is Shape.RECORD:
            self._record(part)
        elif part.shape is Shape.OUTLINE:
            self._text(part, sheet, number)
        else:
            self._list(part, sheet, number)

    def _is_open(self, part: Part) -> bool:
        """Not what stands in the text, nor a table that must have no rows."""
        head = self.parts.get(part.key.rpartition("/")[0] + "/head")
        empty = head is not None and head.entries[0]["state"] == "空表列示"
        return not part.within and not (empty and part.shape is Shape.ROWS)

    def _area(self, part: Part) -> tuple[Worksheet, int]:
        for sheet in self.given.sheets:
            for number, area in enumerate(sheet.areas):
                if area.part == part.key:
                    return self.sheets[sheet.key], number
        raise AssertionError(part.key)

    def _rows(self, sheet: Worksheet, number: int) -> list[int]:
        """The rows of an area that hold something, in order."""
        found, inside = [], False
        for row in range(2, sheet.max_row + 1):
            mark = str(sheet.cell(row, 1).value or "")
            if mark.endswith(f">{number}"):
                inside = True
            elif mark and not mark.startswith(f"{number}:"):
                inside = False
            elif inside and mark != f"{number}:":
                found.append(row)
        return found

    def _column(self, area: GivenArea, slot: str) -> int:
        return 2 + int(next(mark for mark, id in area.slots.items() if id == slot)[1:])

    def _value(self, kind: ColumnKind) -> tuple[Any, str]:
        """What is typed, and the text that it means."""
        if kind.numeric:
            cents = self.dice.choice((0, 1, 50, self.dice.randrange(10**7)))
            typed = cents / 100
            return typed, f"{cents // 100}.{cents % 100:02}"
        text = self.dice.choice(_TEXTS)
        return text, text

    def _put(self, cell: Any, typed: Any) -> None:
        cell.value = typed
        if isinstance(typed, str):
            cell.data_type = "s"
        elif typed is not None:
            cell.number_format = "0.00"

    def _record(self, part: Part) -> None:
        slots = [s for s in part.slots if s.id not in ("project_code", "project_name", "state",
                                                       "unit", "year", "as_of")]  # fmt: skip
        slot = self.dice.choice(slots)
        for given in self.given.sheets:
            for number, area in enumerate(given.areas):
                if area.part == part.key and slot.id in area.slots.values():
                    sheet = self.sheets[given.key]
                    row = next(r for r in range(2, sheet.max_row + 1)
                               if str(sheet.cell(r, 1).value).startswith(f"{number}:"))  # fmt: skip
                    typed, text = self._value(slot.kind)
                    blank = self.dice.random() < 0.3
                    cell = sheet.cell(row, self._column(area, slot.id))
                    self._put(cell, None if blank else typed)
                    record = self._at(part)
                    self._set(record, slot.keys, "" if blank else text)
                    if part.removable:  # the plan is read in the order of the form
                        found = {key: record[key] for s in part.slots for key in s.keys
                                 if key in record}  # fmt: skip
                        record.clear()
                        record.update(found)
                    return

    def _at(self, part: Part) -> dict[str, Any]:
        place = self.plain[part.file]
        for key in part.path:
            if not isinstance(place.get(key), dict):
                place[key] = {}
            place = place[key]
        found: dict[str, Any] = place
        return found

    def _items(self, part: Part) -> list[Any]:
        place = self.plain[part.file]
        for key in part.path[:-1]:
            place = place[key]
        if not isinstance(place.get(part.path[-1]), list):
            place[part.path[-1]] = []
        items: list[Any] = place[part.path[-1]]
        return items

    def _set(self, record: dict[str, Any], keys: tuple[str, ...], text: str) -> None:
        for key in keys[:-1]:
            if not isinstance(record.get(key), dict):
                record[key] = {}
            record = record[key]
        record[keys[-1]] = text

    def _list(self, part: Part, sheet: Worksheet, number: int) -> None:
        rows, items = self._rows(sheet, number), self._items(part)
        assert len(rows) == len(items), (part.key, rows, len(items))
        area = next(s for s in self.given.sheets if self.sheets[s.key] is sheet).areas[number]
        act = self.dice.choice(("set", "set", "set", "insert", "delete", "swap"))
        if act == "insert" or not rows:
            self._insert(part, sheet, area, rows, items)
        elif act == "delete" and len(rows) > 1:
            place = self.dice.randrange(len(rows))
            delete(sheet, rows[place])
            del items[place]
        elif act == "swap" and len(rows) > 1:
            self._swap(sheet, rows, items)
        else:
            place = self.dice.randrange(len(rows))
            self._fill(part, sheet, area, rows[place], items, place)

    def _swap(self, sheet: Worksheet, rows: list[int], items: list[Any]) -> None:
        one, other = self.dice.sample(range(len(rows)), 2)
        a, b = values(sheet, rows[one]), values(sheet, rows[other])
        formats = [[c.number_format for c in sheet[rows[n]]] for n in (one, other)]
        for row, found, patterns in ((rows[one], b, formats[1]), (rows[other], a, formats[0])):
            put_values(sheet, row, found)
            for cell, pattern, value in zip(sheet[row], patterns, found, strict=True):
                cell.number_format = pattern
                if isinstance(value, str):
                    cell.data_type = "s"
        items[one], items[other] = items[other], items[one]

    def _fill(
        self, part: Part, sheet: Worksheet, area: GivenArea, row: int, items: list[Any], place: int
    ) -> None:
        slot = self.dice.choice(part.slots)
        typed, text = self._value(slot.kind)
        if part.shape is Shape.TEXTS or slot.keys[-1] in _NAMES:
            self.new += 1  # two rows that are called the same are another matter
            typed = text = f"{text}{self.new}"
        self._put(sheet.cell(row, self._column(area, slot.id)), typed)
        if part.shape is Shape.TEXTS:
            items[place] = text
        else:
            self._set(items[place], slot.keys, text)

    def _insert(
        self, part: Part, sheet: Worksheet, area: GivenArea, rows: list[int], items: list[Any]
    ) -> None:
        place = self.dice.randrange(len(rows) + 1)
        if rows:
            row = rows[place] if place < len(rows) else rows[-1] + 1
        else:
            number = next(n for s in self.given.sheets if self.sheets[s.key] is sheet
                          for n, a in enumerate(s.areas) if a is area)  # fmt: skip
            row = next(r for r in range(2, sheet.max_row + 1)
                       if sheet.cell(r, 1).value == f"{number}:")  # fmt: skip
        insert(sheet, row)
        items.insert(place, "" if part.shape is Shape.TEXTS else {})
        named = [s for s in part.slots if s.id in part.named] or list(part.slots[:1])
        for slot in dict.fromkeys((*named, self.dice.choice(part.slots))):
            typed, text = self._value(slot.kind)
            if not slot.kind.numeric:
                self.new += 1
                typed = text = f"新{self.new}{text}"
            self._put(sheet.cell(row, self._column(area, slot.id)), typed)
            if part.shape is Shape.TEXTS:
                items[place] = text
            else:
                self._set(items[place], slot.keys, text)

    def _text(self, part: Part, sheet: Worksheet, number: int) -> None:
        """A paragraph is changed, added behind another, taken away, or two change places."""
        area = next(s for s in self.given.sheets if self.sheets[s.key] is sheet).areas[number]
        rows = self._rows(sheet, number)
        flat = list(_walk(self.plain[part.file]["正文"]))
        assert len(rows) == len(flat)
        paragraphs = [n for n, (_, _, block) in enumerate(flat) if "段" in block]
        if not paragraphs:
            return
        place = self.dice.choice(paragraphs)
        siblings, index, found = flat[place]
        words = self._column(area, "text")
        text = self.dice.choice(_TEXTS)
        act = self.dice.choice(("set", "set", "insert", "delete"))
        if act == "insert":
            insert(sheet, rows[place] + 1)
            level = sheet.cell(rows[place], self._column(area, "level")).value
            for slot, value in (("level", level), ("kind", "段"), ("text", text)):
                self._put(sheet.cell(rows[place] + 1, self._column(area, slot)), value)
            siblings.insert(index + 1, {"段": text})
        elif act == "delete" and len(siblings) > 1:
            delete(sheet, rows[place])
            del siblings[index]
        else:
            self._put(sheet.cell(rows[place], words), text)
            found["段"] = text


def _walk(blocks: list[Any]) -> Any:
    for index, block in enumerate(blocks):
        yield blocks, index, block
        yield from _walk(block.get("内容") or [])
