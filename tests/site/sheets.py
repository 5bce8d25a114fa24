"""What a page must show of a form made of heads and rows: tables, 政府采购, 固定资产, 机构设置."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from tests.fidelity import forms
from tests.fidelity.pieces import Node as Yaml
from tests.site.claims import Claim, series
from tests.site.markup import Cell, Node, cells_of, grid, one, rows_of, text, texts

WORDS = {
    *("序号", "科目编码", "科目名称", "项目", "项目名称", "采购物品名称", "政府采购目录序号"),
    *("计量单位", *forms.INSTITUTION_COLUMNS),
}
"""Columns that hold no figures."""

_PREFIXES = {"部门": "", "预算年度": "预算年度：", "截止时间": "截止时间：", "单位": "单位："}


@dataclass(frozen=True)
class Printed:
    """A filled-in form: its place in the data, its printed heads and its columns."""

    file: str
    prefix: str
    title: str
    record: Yaml
    heads: list[list[str]]
    columns: list[str]

    def place(self, name: str) -> str:
        """A place in the file, below the form's own key."""
        return f"{self.prefix}.{name}" if self.prefix else name


def sheet_claims(form: Printed, paper: Node, page: str) -> Iterator[Claim]:
    """All that the data says of a form against its sheet of paper."""
    title = text(one(paper, ".mz-paper__title"))
    yield Claim(form.file, form.place("题"), page, form.title, title)
    spans = [text(span) for span in paper.css(".mz-paper__head > span")]
    for key, prefix in _PREFIXES.items():
        if key in form.record:
            line = prefix + form.record[key]
            yield Claim(form.file, form.place(key), page, line, line if line in spans else None)
    table = one(paper, "table")
    yield from _heads(form, table, page)
    yield from _body(form, table, page)
    notes = [text(note).removeprefix("注：") for note in paper.css(".mz-paper__note")]
    yield from series(form.file, form.place("注"), page, form.record.get("注", []), notes)


def _heads(form: Printed, table: Node, page: str) -> Iterator[Claim]:
    """The cells of the heads in printed order, and that each column stands under its own head."""
    rows = rows_of(table, "thead")
    expected = [" ".join(cell for cell in row if cell) for row in form.heads]
    found = [" ".join(text(cell) for cell in cells_of(row)) for row in rows]
    yield from series(form.file, form.place("heads"), page, expected, found)
    lines = [line for line in grid(rows) if line[0].text != "栏次"]
    for index, (column, cell) in enumerate(zip_longest(form.columns, lines[-1])):
        words = (column or "").split(".")
        above = [line[index].text for line in lines] if cell and column else []
        fits = bool(above) and words[0] in above[0] + above[-1] and words[-1] in above[-1]
        place = form.place(f"column {index}")
        yield Claim(form.file, place, page, column or "", column if fits else " / ".join(above))


def _body(form: Printed, table: Node, page: str) -> Iterator[Claim]:
    body = grid(rows_of(table, "tbody"))
    rows = form.record.get("行", [])
    if not rows:
        state = form.record.get("状态", "原文没有行")
        said = [line[0].text for line in body]
        yield Claim(form.file, form.place("状态"), page, state, said[0] if len(said) == 1 else None)
        return
    for index, (row, line) in enumerate(zip_longest(rows, body)):
        place = form.place(f"行[{index}]")
        if row is None or line is None or len(line) != len(form.columns):
            yield Claim(form.file, place, page, str(row), " ".join(texts(line)) if line else None)
            continue
        for column, cell in zip(form.columns, line, strict=True):
            yield from _cell(
                form.file, f"{place}.{column}", page, _written(row, column), column, cell
            )


def _cell(
    file: str, place: str, page: str, written: str | None, column: str, cell: Cell
) -> Iterator[Claim]:
    """A blank has neither text nor value; a figure's value is its text, a word has none."""
    yield Claim(file, place, page, written or "", cell.text)
    figure = written if column.rpartition(".")[2] not in WORDS else None
    yield Claim(file, f"{place} data-value", page, str(figure), str(cell.value))


def _written(row: Yaml, column: str) -> str | None:
    group, _, key = column.rpartition(".")
    written: str | None = (row.get(group, {}) if group else row).get(key)
    return written


def table_form(name: str, record: Yaml) -> Printed:
    """One of the nine tables."""
    return Printed("tables.yml", name, record.get("题", name), record, *forms.TABLES[name])


def procurement_form(record: Yaml, year: str) -> Printed:
    """政府采购预算, whose last head prints the year."""
    heads = [[cell.format(year=year) for cell in row] for row in forms.PROCUREMENT_HEADS]
    title = record.get("题", "政府采购预算")
    return Printed("procurement.yml", "", title, record, heads, forms.PROCUREMENT_COLUMNS)


def assets_form(record: Yaml) -> Printed:
    """固定资产占用."""
    title = record.get("题", "固定资产占用")
    return Printed("assets.yml", "", title, record, forms.ASSET_HEADS, forms.ASSET_COLUMNS)


def institutions_form(record: Yaml, prefix: str) -> Printed:
    """机构设置, which stands in the narrative."""
    columns = forms.INSTITUTION_COLUMNS
    title = record.get("题", "机构设置")
    return Printed("narrative.yml", prefix, title, record, [columns], columns)
