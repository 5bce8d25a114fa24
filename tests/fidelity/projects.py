"""Printing 项目绩效目标表: one form per project, in the order of 序号."""

from collections.abc import Iterator, Mapping

from tests.fidelity import forms
from tests.fidelity.pieces import Disclosure, Kind, Node, Piece


def projects(disclosure: Disclosure) -> Iterator[Piece]:
    """All project forms of a disclosure."""
    for file, record in disclosure.projects():
        yield from _project(file, record)


def _project(file: str, record: Node) -> Iterator[Piece]:
    def label(text: str) -> Piece:
        return Piece(text, file, "form", "cell", leaf=False)

    def value(key: str, kind: Kind = "cell") -> Piece:
        return Piece(record.get(key, ""), file, key, kind, leaf=key in record)

    yield value("表题", "text")
    yield from _captions(file, record)
    yield from (label("项目编码"), value("项目编码"), label("项目名称"), value("项目名称"))
    yield from (label("预算规模及资金用途"), label("预算数"), value("预算数"))
    yield from (label("其中：财政资金"), value("财政资金"), label("其他资金"), value("其他资金"))
    yield from (label(""), value("用途"))
    yield from _plan(file, record.get("资金支出计划", {}))
    yield label("绩效目标")
    for index, text in enumerate(record.get("绩效目标", [])):
        # all goals stand in one cell, as its paragraphs
        yield Piece(text, file, f"绩效目标[{index}]", "text" if index else "cell")
    yield from (label(head) for head in forms.INDICATOR_COLUMNS)
    yield from _indicators(file, record.get("绩效指标", []))


def _captions(file: str, record: Node) -> Iterator[Piece]:
    """The unit line, where it is printed, and the unit of money."""
    if "单位编码" in record:
        yield Piece(record["单位编码"], file, "单位编码", "caption")
    if "单位名称" in record:
        # code and name share one cell
        yield Piece(record["单位名称"], file, "单位名称")
    if "单位" in record:
        yield Piece("单位：" + record["单位"], file, "单位", "caption")


def _plan(file: str, plan: Mapping[str, str]) -> Iterator[Piece]:
    """资金支出计划: a row of the printed heads, and a row of their values under a merged label."""
    heads = [head for head in forms.PLAN_HEADS if head in plan]
    yield Piece("资金支出计划（%）", file, "资金支出计划", "cell", leaf=False)
    for head in heads:
        yield Piece(head, file, f"资金支出计划.{head}", "cell", leaf=False)
    yield Piece("", file, "资金支出计划", "cell", leaf=False)
    for head in heads:
        yield Piece(plan[head], file, f"资金支出计划.{head}", "cell")


def _indicators(file: str, rows: list[Node]) -> Iterator[Piece]:
    """The rows of six cells; 一级指标 is merged: printed where it changes, blank below."""
    above = None
    for index, row in enumerate(rows):
        for column in forms.INDICATOR_COLUMNS:
            place = f"绩效指标[{index}].{column}"
            text = row.get(column, "")
            merged = column == "一级指标" and text == above
            yield Piece("" if merged else text, file, place, "cell", leaf=column in row)
        above = row.get("一级指标")
