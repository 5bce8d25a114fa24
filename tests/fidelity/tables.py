"""Printing the forms made of heads and rows: the nine tables, 政府采购, 固定资产, 机构设置."""

from collections.abc import Iterator, Sequence

from tests.fidelity import forms
from tests.fidelity.pieces import Disclosure, Node, Piece

FILE = "tables.yml"


def tables(disclosure: Disclosure) -> Iterator[Piece]:
    """The published tables in the order of tables.yml."""
    for name, table in disclosure.files[FILE].items():
        yield Piece(name, FILE, name, leaf=False)
        yield from _captions(FILE, name, table)
        heads, columns = forms.TABLES[name]
        yield from _heads(heads, FILE, name)
        yield from _rows(table.get("行", []), columns, FILE, f"{name}.行")
        yield from notes(table.get("注", []), FILE, f"{name}.注")


def procurement(disclosure: Disclosure) -> Iterator[Piece]:
    """政府采购预算, whose last head prints the budget year."""
    file = "procurement.yml"
    record = disclosure.files[file]
    yield Piece(record["题"], file, "题")
    yield from _captions(file, "", record)
    heads = [[cell.format(year=disclosure.year) for cell in row] for row in forms.PROCUREMENT_HEADS]
    yield from _heads(heads, file, "heads")
    yield from _rows(record.get("行", []), forms.PROCUREMENT_COLUMNS, file, "行")
    yield from notes(record.get("注", []), file, "注")


def assets(disclosure: Disclosure) -> Iterator[Piece]:
    """部门固定资产占用情况表."""
    file = "assets.yml"
    record = disclosure.files[file]
    yield Piece(record["题"], file, "题")
    yield from _captions(file, "", record)
    yield from _heads(forms.ASSET_HEADS, file, "heads")
    yield from _rows(record.get("行", []), forms.ASSET_COLUMNS, file, "行")
    yield from notes(record.get("注", []), file, "注")


def institutions(record: Node, file: str, path: str) -> Iterator[Piece]:
    """机构设置, which stands inside the narrative: title, heads, a row per unit."""
    if "题" in record:
        yield Piece(record["题"], file, f"{path}.题")
    yield from _heads([forms.INSTITUTION_COLUMNS], file, path)
    yield from _rows(record.get("行", []), forms.INSTITUTION_COLUMNS, file, f"{path}.行")


def notes(texts: Sequence[str], file: str, path: str) -> Iterator[Piece]:
    """The notes below a form; the printed prefix is the form's and stands before the first."""
    for index, text in enumerate(texts):
        yield Piece(("注：" if index == 0 else "") + text, file, f"{path}[{index}]")


def _captions(file: str, path: str, record: Node) -> Iterator[Piece]:
    """The head lines 部门, 预算年度, 截止时间, 单位, as far as the form has them, in this order."""
    prefixes = {"部门": "", "预算年度": "预算年度：", "截止时间": "截止时间：", "单位": "单位："}
    for key, prefix in prefixes.items():
        if key in record:
            place = f"{path}.{key}" if path else key
            yield Piece(prefix + record[key], file, place, "caption")


def _heads(heads: Sequence[Sequence[str]], file: str, path: str) -> Iterator[Piece]:
    for row in heads:
        for cell in row:
            yield Piece(cell, file, path, "cell", leaf=False)


def _rows(rows: Sequence[Node], columns: Sequence[str], file: str, path: str) -> Iterator[Piece]:
    """Each row cell by cell; a missing key is a blank cell and no leaf of the data."""
    for index, row in enumerate(rows):
        for column in columns:
            text = _cell(row, column)
            place = f"{path}[{index}].{column}"
            yield Piece(text or "", file, place, "cell", leaf=text is not None)


def _cell(row: Node, column: str) -> str | None:
    group, _, key = column.rpartition(".")
    within = row.get(group, {}) if group else row
    text: str | None = within.get(key)
    return text
