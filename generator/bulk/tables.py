"""The rows of all disclosures as CSV and SQLite, written side by side as they come."""

import csv
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

from msgspec import Struct, field

from generator.bulk.columns import NUMBERS, stored, usable
from generator.bulk.digits import Digits
from generator.bulk.sources import Item
from generator.exchange.csv_tables import guarded
from generator.flat.field import FieldKind
from generator.flat.relations import Relation

DATABASE = "mingzhang.sqlite"
_TYPES = {FieldKind.COUNT: "INTEGER", FieldKind.FLAG: "INTEGER"}
_PRAGMAS = ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "encoding = 'UTF-8'")


class Written(Struct):
    """What was written of one relation: its rows, and the digits of its figures by column."""

    rows: int = 0
    digits: dict[str, Digits] = field(default_factory=dict)


def write_tables(
    folder: Path, relations: Sequence[Relation], items: Iterable[Item]
) -> dict[str, Written]:
    """Write ``<relation>.csv`` for each and the database; what was written comes back by id."""
    with ExitStack() as stack:
        base = stack.enter_context(closing(_database(folder / DATABASE, relations)))
        writers = [_Writer(r, stack.enter_context(_csv_file(folder, r)), base) for r in relations]
        for item in items:
            for writer in writers:
                writer.write(item)
        for relation in relations:
            base.execute(
                f"CREATE INDEX {relation.id}_by_disclosure"
                f" ON {relation.id} (region, department, year)"
            )
        base.execute("COMMIT")
    return {writer.relation.id: writer.written for writer in writers}


class _Writer:
    """Writes the rows of one relation to its CSV and its table."""

    def __init__(self, relation: Relation, file: IO[str], base: sqlite3.Connection) -> None:
        self.relation = relation
        self.written = Written()
        self._fields = relation.fields
        self._values = [attrgetter(".".join(known.path)) for known in self._fields]
        self._guarded = [known.about.kind is FieldKind.TEXT for known in self._fields]
        self._csv = csv.writer(file, lineterminator="\r\n")
        self._csv.writerow([known.id for known in self._fields])
        self._base = base
        columns = stored(relation)
        self._insert = f"INSERT INTO {relation.id} VALUES ({', '.join('?' * len(columns))})"
        self._numbers = [known.id for known in self._fields if known.about.kind in NUMBERS]
        self.written.digits.update((name, Digits()) for name in self._numbers)

    def write(self, item: Item) -> None:
        """All rows of one disclosure."""
        rows = self.relation.rows(item.disclosure, item.edition, item.origin)
        values = [self._of(row) for row in rows]
        self._csv.writerows(map(self._texts, values))
        self._base.executemany(self._insert, map(self._columns, values))
        self.written.rows += len(values)

    def _of(self, row: Struct) -> list[Any]:
        return [value(row) for value in self._values]

    def _texts(self, row: list[Any]) -> list[str]:
        return [
            guarded(value) if guard else str(value)
            for value, guard in zip(row, self._guarded, strict=True)
        ]

    def _columns(self, row: list[Any]) -> list[Any]:
        """The values of a row for the database: blanks as NULL, figures printed and as numbers."""
        values: list[Any] = []
        for known, value in zip(self._fields, row, strict=True):
            values.append(None if value == "" else value)
            if known.about.kind in NUMBERS:
                number = usable(value)
                values.append(number)
                if number is not None:
                    self.written.digits[known.id].see((number,))
        return values


def _csv_file(folder: Path, relation: Relation) -> IO[str]:
    return (folder / f"{relation.id}.csv").open("x", encoding="utf-8-sig", newline="")


def _database(file: Path, relations: Sequence[Relation]) -> sqlite3.Connection:
    """A new database with an empty table for each relation, and one that explains all columns."""
    base = sqlite3.connect(file, isolation_level=None)
    for pragma in _PRAGMAS:
        base.execute(f"PRAGMA {pragma}")
    base.execute("BEGIN")
    base.execute("CREATE TABLE fields (table_name TEXT, name TEXT, title TEXT, meaning TEXT)")
    for relation in relations:
        columns = stored(relation)
        types = ["NUMERIC" if c.usable else _TYPES.get(c.field.about.kind, "TEXT") for c in columns]
        names = ", ".join(f'"{c.name}" {t}' for c, t in zip(columns, types, strict=True))
        base.execute(f"CREATE TABLE {relation.id} ({names})")
        about = [(relation.id, c.name, c.title, c.meaning) for c in columns]
        base.executemany("INSERT INTO fields VALUES (?, ?, ?, ?)", about)
    return base
