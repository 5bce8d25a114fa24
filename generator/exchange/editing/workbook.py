"""A disclosure as a workbook that can be edited: a cover, then a sheet for every form."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.exchange.editing.book import PROJECTS, Book, read_book
from generator.exchange.editing.keeper import given, packed
from generator.exchange.editing.parts import Part
from generator.exchange.editing.project_sheet import project_sheet
from generator.exchange.editing.sheet import EditSheet
from generator.exchange.editing.table_sheet import table_sheet
from generator.exchange.editing.text_sheet import text_sheet
from generator.exchange.owner import Owner
from generator.exchange.xlsx.cover import cover_plan
from generator.exchange.xlsx.draw_editing import draw_editing
from generator.exchange.xlsx.plan import SheetPlan
from generator.forms.edition import Edition
from generator.forms.table_form import TableForm
from generator.model.disclosure import Disclosure

_HOW = (
    "白色的格可以改；灰色的表头和标签锁着（没有密码）。改完存为 .xlsx，用 mingzhang import 读回。",
    "可以增删行、调换次序。删一行请删整行；隐藏的第一行和第一列请不要动，读回靠它们认出每一行。",
    "空白的格表示原件是空白，与 0.00 不同；没有数字请留空，不要写 0 或横线。",
    "数字变红：与各部分之和不符，四舍五入的尾差不算；变黄：应有数字却空着或还待填；变橙：不是数字。",
    "删去一个项目请删去它的工作表；新增一个项目请复制一张项目的工作表，改项目编码。",
    "这一页和公开日期、来源等不在这里改，请改 disclosure.yml。推算的行不在这里。",
)


def editing_xlsx(
    folder: Path, place: str, record: Disclosure, edition: Edition, owner: Owner
) -> bytes:
    """The workbook of the disclosure in a folder; the same data give the same bytes."""
    book = read_book(folder, edition)
    sheets = tuple(_sheets(book, record, edition))
    title = owner.title_of(record)
    listed = [(SheetPlan(sheet.key, sheet.name, (), sheet.widths), "") for sheet in sheets]
    cover = cover_plan(record, edition, owner, listed, _HOW)
    return draw_editing(cover, sheets, packed(given(place, book, sheets, cover)), title)


def _sheets(book: Book, record: Disclosure, edition: Edition) -> Iterator[EditSheet]:
    """Tables, text, the forms in the text, projects in their printed order."""
    for form in edition.tables:
        key = f"tables/{form.id}"
        if f"{key}/rows" in book.parts:
            yield table_sheet(form, book.parts, key, record.year)
    if "text" in book.parts:
        yield text_sheet(book.parts["text"])
    yield from _inline(book.parts, edition.institutions, record.year)
    for form in (edition.procurement, edition.assets):
        if f"{form.id}/rows" in book.parts:
            yield table_sheet(form, book.parts, form.id, record.year)
    files = [project.file.rpartition("/")[2] for project in record.projects]
    for file in (f"{PROJECTS}{name}" for name in files):
        if file in book.sources:
            yield project_sheet(edition.project, book.parts, file)


def _inline(parts: Mapping[str, Part], form: TableForm, year: str) -> Iterator[EditSheet]:
    number = 1
    while f"text/{number}/rows" in parts:
        yield table_sheet(form, parts, f"text/{number}", year)
        number += 1
