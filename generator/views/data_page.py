"""The page of the data: every file across the site and every column in it, explained."""

from collections.abc import Mapping

from msgspec import Struct

from generator.flat.field import FieldKind
from generator.flat.relations import RELATIONS, Relation
from generator.views import addresses
from generator.views.kinds import KINDS
from generator.views.page import Link, Page, SearchEntry
from generator.views.site import Site

_KINDS = {
    FieldKind.TEXT: "文字",
    FieldKind.CODE: "编码",
    FieldKind.AMOUNT: "金额",
    FieldKind.NUMBER: "数",
    FieldKind.COUNT: "个数",
    FieldKind.FLAG: "是或否",
}
_ALL = (
    ("mingzhang.zip", "以下全部文件，加上每份公开的 XLSX、CSV、JSON"),
    ("mingzhang.sqlite", "全部表格在一个 SQLite 数据库里，表 fields 说明每一列"),
    ("datapackage.json", "每个文件、每一列的说明，供程序读取（Data Package）"),
)


class Offered(Struct, frozen=True):
    """Size in bytes and rows of a file that was made."""

    size: int
    rows: int | None = None


class DataTerms(Struct, frozen=True):
    """On which terms the data may be used, and of which day they are; '' where not stated."""

    licence: str = ""
    licence_url: str = ""
    changed: str = ""


class FileLine(Struct, frozen=True):
    """A file in the list; ``path`` is '' in a preview, which does not make it."""

    name: str
    path: str
    about: str
    rows: str
    size: str


class FieldLine(Struct, frozen=True):
    """A column of a table."""

    name: str
    label: str
    kind: str
    meaning: str


class TableFields(Struct, frozen=True):
    """A table with its columns."""

    id: str
    label: str
    about: str
    fields: tuple[FieldLine, ...]


class DataView(Struct, frozen=True):
    """All that the page says. ``address`` is where the files stand, '' where that is unknown."""

    site: str
    address: str
    files: tuple[FileLine, ...]
    tables: tuple[TableFields, ...]
    terms: DataTerms
    made: bool


def data_page(site: Site, address: str, terms: DataTerms, offered: Mapping[str, Offered]) -> Page:
    """The page; ``offered`` are the files that were made, none in a preview."""
    files = tuple(_line(name, about, offered) for name, about in _listed())
    tables = tuple(_table(relation) for relation in RELATIONS)
    base = f"{address}{addresses.DATA}" if address else ""
    view = DataView(site.name, base, files, tables, terms, bool(offered))
    crumbs = (Link("首页", addresses.HOME), Link("数据", addresses.DATA))
    words = " ".join(f"{f.name} {f.label}" for table in tables for f in table.fields)
    entry = SearchEntry(addresses.DATA, "数据 下载", words, kind=KINDS["data"])
    about = "全部预算数据的下载：每个文件是什么，每一列是什么意思。"
    return Page(addresses.DATA, "data", "数据", about, view, crumbs, search=(entry,))


def _listed() -> tuple[tuple[str, str], ...]:
    """The files in the order of the list, with what each holds."""
    tables = [
        (f"{relation.id}.{kind}", f"{relation.label}：{relation.about}")
        for kind in ("csv", "parquet")
        for relation in RELATIONS
    ]
    return (_ALL[0], *tables, *_ALL[1:])


def _line(name: str, about: str, offered: Mapping[str, Offered]) -> FileLine:
    made = offered.get(name)
    if made is None:
        return FileLine(name, "", about, "", "")
    rows = "" if made.rows is None else f"{made.rows:,}"
    return FileLine(name, f"{addresses.DATA}{name}", about, rows, size_text(made.size))


def size_text(size: int) -> str:
    """A number of bytes as people say it: ``12 KB``, ``3.4 MB``."""
    for unit, bytes_in_it in (("GB", 10**9), ("MB", 10**6)):
        if size >= bytes_in_it:
            tenths = size * 10 // bytes_in_it
            return f"{tenths // 10}.{tenths % 10} {unit}"
    return f"{-(-size // 1000)} KB"


def _table(relation: Relation) -> TableFields:
    fields = tuple(
        FieldLine(field.id, field.about.label, _KINDS[field.about.kind], field.about.meaning)
        for field in relation.fields
    )
    return TableFields(relation.id, relation.label, relation.about, fields)
