"""A table of the database as Parquet, batch by batch."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from arro3.core import Array, DataType, Field, RecordBatch, RecordBatchReader, Schema
from arro3.io import write_parquet

from generator.bulk.columns import Stored, stored, usable
from generator.bulk.digits import PRECISION, Digits
from generator.flat.field import FieldKind
from generator.flat.relations import Relation

_BATCH, _GROUP = 10_000, 100_000  # rows in memory, rows in one row group
_TYPES = {FieldKind.COUNT: DataType.int64(), FieldKind.FLAG: DataType.bool()}


def write_relation(
    file: Path, database: Path, relation: Relation, digits: Mapping[str, Digits]
) -> None:
    """Write the rows of a relation as they stand in the database, in the same order.

    Figures stand as printed and as decimals wide enough for each of them (``digits``).
    """
    columns = stored(relation)
    schema = Schema([_field(column, digits) for column in columns])
    with closing(sqlite3.connect(database)) as base:
        rows = base.execute(f"SELECT {_printed(columns)} FROM {relation.id} ORDER BY rowid")
        batches = _batches(rows, columns, schema, digits)
        write_parquet(
            RecordBatchReader.from_batches(schema, batches),
            file,
            compression="zstd(3)",
            max_row_group_size=_GROUP,
        )


def _printed(columns: Sequence[Stored]) -> str:
    """The columns to select: a number is made anew from what is printed, SQLite has it rounded."""
    return ", ".join(f'"{column.field.id}"' for column in columns)


def _field(column: Stored, digits: Mapping[str, Digits]) -> Field:
    about = {"title": column.title, "description": column.meaning}
    return Field(column.name, _type(column, digits), nullable=True, metadata=about)


def _type(column: Stored, digits: Mapping[str, Digits]) -> DataType:
    if column.usable:
        return DataType.decimal128(PRECISION, digits[column.field.id].scale)
    return _TYPES.get(column.field.about.kind, DataType.utf8())


def _batches(
    rows: sqlite3.Cursor, columns: Sequence[Stored], schema: Schema, digits: Mapping[str, Digits]
) -> Iterator[RecordBatch]:
    while batch := rows.fetchmany(_BATCH):
        arrays = [
            _array(column, list(values), digits)
            for column, values in zip(columns, zip(*batch, strict=True), strict=True)
        ]
        yield RecordBatch.from_arrays(arrays, schema=schema)


def _array(column: Stored, values: list[Any], digits: Mapping[str, Digits]) -> Array:
    kind = _type(column, digits)
    if column.usable:
        seen = digits[column.field.id]
        kept = [text if text and usable(text) and seen.fits(text) else None for text in values]
        return Array(kept, type=DataType.utf8()).cast(kind)
    if column.field.about.kind is FieldKind.FLAG:
        return Array([bool(value) for value in values], type=kind)
    return Array(values, type=kind)
