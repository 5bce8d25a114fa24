"""What a page must show of a project: its form, field by field, and its indicators."""

from collections.abc import Iterator
from itertools import pairwise, zip_longest

from tests.fidelity import forms
from tests.fidelity.pieces import Node as Yaml
from tests.site.claims import Claim, series
from tests.site.markup import Cell, Grid, Node, children, grid, one, rows_of, text, texts

_FIELDS = {
    "项目编码": ("项目编码", False),
    "项目名称": ("项目名称", False),
    "预算数": ("预算数", True),
    "财政资金": ("其中：财政资金", True),
    "其他资金": ("其他资金", True),
}
"""Key, label and whether it is a figure, for what stands at the right of its label."""


def project_claims(file: str, record: Yaml, paper: Node, page: str) -> Iterator[Claim]:
    """All that the data says of a project against its form."""
    yield Claim(file, "表题", page, record["表题"], text(one(paper, ".mz-paper__title")))
    captions = [text(span) for span in paper.css(".mz-paper__head > span")]
    owner = " ".join(record[key] for key in ("单位编码", "单位名称") if key in record)
    for key in ("单位编码", "单位名称"):
        if key in record:
            yield Claim(file, key, page, owner, captions[0])
    yield Claim(file, "单位", page, f"单位：{record['单位']}", captions[-1])
    tables = paper.css("table")
    assert len(tables) == 2, f"{page}: {len(tables)} tables in the form of {file}"
    lines = grid(rows_of(tables[0], "tbody"))
    yield from _fields(file, record, lines, page)
    yield from _plan(file, record, lines, page)
    goals = [text(p) for p in children(_right_of(lines, "绩效目标").node)]
    yield from series(file, "绩效目标", page, record.get("绩效目标", []), goals)
    yield from _indicators(file, record, tables[1], page)


def _fields(file: str, record: Yaml, lines: Grid, page: str) -> Iterator[Claim]:
    for key, (label, figure) in _FIELDS.items():
        cell, written = _right_of(lines, label), record.get(key)
        yield Claim(file, key, page, written or "", cell.text)
        yield Claim(
            file, f"{key} data-value", page, str(written if figure else None), str(cell.value)
        )
    below = [line for line in lines if line[0].text == "预算规模及资金用途"][-1]
    purpose = list(dict.fromkeys(texts(below)[1:]))
    yield Claim(
        file, "用途", page, record.get("用途", ""), "".join(dict.fromkeys(purpose[1:] or purpose))
    )


def _plan(file: str, record: Yaml, lines: Grid, page: str) -> Iterator[Claim]:
    """The months stand in one line, each value right under its month."""
    heads, values = (line for line in lines if line[0].text == "资金支出计划（%）")
    under = {head.text: value.text for head, value in zip(heads, values, strict=True)}
    for month in forms.PLAN_HEADS:
        written = record.get("资金支出计划", {}).get(month, "")
        yield Claim(file, f"资金支出计划.{month}", page, written, under.get(month))


def _indicators(file: str, record: Yaml, table: Node, page: str) -> Iterator[Claim]:
    """Each row's six cells in one line of the grid, in order; merged cells count in every row."""
    (heads,) = grid(rows_of(table, "thead"))
    yield from series(file, "绩效指标 heads", page, forms.INDICATOR_COLUMNS, texts(heads))
    lines = grid(rows_of(table, "tbody"))
    rows = record.get("绩效指标", [])
    for index, (row, line) in enumerate(zip_longest(rows, lines)):
        place = f"绩效指标[{index}]"
        if row is None or line is None or len(line) != len(forms.INDICATOR_COLUMNS):
            yield Claim(file, place, page, str(row), " ".join(texts(line)) if line else None)
            continue
        for column, cell in zip(forms.INDICATOR_COLUMNS, line, strict=True):
            yield Claim(file, f"{place}.{column}", page, row.get(column, ""), cell.text)


def _right_of(lines: Grid, label: str) -> Cell:
    """The cell after the one that says ``label``."""
    for line in lines:
        for left, right in pairwise(line):
            if left.text == label and right.origin != left.origin:
                return right
    raise AssertionError(f"the form has no field {label}")
