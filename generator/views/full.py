"""The whole document on one printable page, in the order in which it is printed."""

from msgspec import Struct

from generator.forms.files import TABLES
from generator.model.disclosure import Contents
from generator.model.narrative import FormBlock, walk
from generator.views import addresses
from generator.views.blocks import BlockView, BlockWriter
from generator.views.page import Link, Page
from generator.views.record import Record
from generator.views.record_page import record_page, whole


class FullView(Struct, frozen=True):
    """The whole document: what stands on its cover, then its parts in order."""

    title: str
    cover: tuple[str, ...]
    contents: Contents | None
    parts: tuple[tuple[BlockView, ...], ...]
    downloads: tuple[Link, ...]


def full(record: Record) -> Page:
    """The whole disclosure on one page."""
    data = record.disclosure
    cover = tuple(cell.text for cell in data.cover)
    view = FullView(record.title, cover, data.contents, parts(record), whole(record)[1:])
    about = f"{record.title}全文，一页，可打印。"
    return record_page(record, addresses.part(data, "full"), "full", "全文", about, view, "")


def parts(record: Record) -> tuple[tuple[BlockView, ...], ...]:
    """Tables and text as the document orders them, and at the end what its text nowhere places."""
    data, writer = record.disclosure, record.writer(whole=True)
    text = writer.blocks(data.narrative, 2)
    placed = {block.form for block in walk(data.narrative) if isinstance(block, FormBlock)}
    left = _left_over(record, writer, placed)
    if TABLES in placed:
        return text, left
    tables = tuple(writer.sheet(table, 2) for table in data.tables)
    return (tables, text, left) if record.tables_first else (text, tables, left)


def _left_over(record: Record, writer: BlockWriter, placed: set[str]) -> tuple[BlockView, ...]:
    data, edition = record.disclosure, record.edition
    forms = (table for table in (data.procurement, data.assets) if table is not None)
    views = [writer.sheet(table, 2) for table in forms if table.form not in placed]
    if data.projects and edition.project.id not in placed:
        views.insert(0, writer.projects())
    return tuple(views)
