"""The whole document on one printable page, in the order in which it is printed."""

from dataclasses import dataclass

from generator.model.disclosure import Contents
from generator.views import addresses
from generator.views.blocks import BlockView
from generator.views.page import Page
from generator.views.record import Record
from generator.views.record_page import record_page
from generator.views.sheet import Sheet, table_sheet


@dataclass(frozen=True)
class FullView:
    """The whole document in the order in which it is printed."""

    title: str
    cover: tuple[str, ...]
    contents: Contents | None
    sheets: tuple[tuple[str, Sheet], ...]
    blocks: tuple[BlockView, ...]
    tables_first: bool


def full(record: Record) -> Page:
    """The whole disclosure on one page."""
    data, edition = record.disclosure, record.edition
    sheets = tuple(
        (
            table.form,
            table_sheet(
                edition.forms[table.form],
                table,
                data,
                record.site,
                edition.unit,
                record.marks.of(table.form),
                f"{table.form}-",
            ),
        )
        for table in data.tables
    )
    view = FullView(
        record.title,
        tuple(cell.text for cell in data.cover),
        data.contents,
        sheets,
        record.writer(whole=True).blocks(data.narrative, 2),
        not data.order or data.order[0] == edition.orders[data.kind][0],
    )
    about = f"{record.title}全文，一页，可打印。"
    return record_page(record, addresses.part(data, "full"), "full", "全文", about, view, "")
