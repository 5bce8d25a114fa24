"""Making all files across the site, in a folder of their own."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.bulk import archive, package, readme
from generator.bulk.errors import BulkError
from generator.bulk.facts import FILES, FileFacts, facts_of, save_facts
from generator.bulk.parquet import write_relation
from generator.bulk.sources import Item, Publisher
from generator.bulk.tables import DATABASE, write_tables
from generator.flat.relations import RELATIONS

_OF_THE_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY)


def make_bulk(folder: Path, publisher: Publisher, items: Callable[[], Iterable[Item]]) -> None:
    """Fill ``folder``: the files below ``files/``, and beside them what they came to.

    ``items`` are gone through more than once. Raises BulkError when the disk is full.
    """
    try:
        _make(folder, publisher, items)
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, sqlite3.Error) and error.sqlite_errorcode not in _OF_THE_DISK:
            raise
        raise BulkError(f"无法写入全部数据的文件：{error}。请检查磁盘空间和权限。") from error


def _make(folder: Path, publisher: Publisher, items: Callable[[], Iterable[Item]]) -> None:
    files = folder / FILES
    files.mkdir()
    written = write_tables(files, RELATIONS, items())
    for relation in RELATIONS:
        digits = written[relation.id].digits
        write_relation(files / f"{relation.id}.parquet", files / DATABASE, relation, digits)
    rows = {f"{r.id}.{kind}": written[r.id].rows for r in RELATIONS for kind in ("csv", "parquet")}
    facts = tuple(facts_of(files / name, rows.get(name)) for name in (*rows, DATABASE))
    save_facts(folder, (*facts, *_wrap(files, publisher, facts, items)))


def _wrap(
    files: Path,
    publisher: Publisher,
    facts: tuple[FileFacts, ...],
    items: Callable[[], Iterable[Item]],
) -> tuple[FileFacts, ...]:
    """The descriptor, and everything with it in one file."""
    descriptor = package.data_package(publisher, RELATIONS, facts, items())
    (files / package.NAME).write_bytes(descriptor)
    texts = {readme.NAME: readme.readme(publisher, RELATIONS), package.NAME: descriptor}
    archive.write_archive(files, [fact.name for fact in facts], texts, items())
    return facts_of(files / package.NAME), facts_of(files / archive.NAME)
