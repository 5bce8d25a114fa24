"""Findings that came or went as lines: where each is; what is still to be filled in by files."""

from collections.abc import Iterator, Sequence

from generator.changes.change import Problem
from generator.diagnostics import line_numbers, told_together

Sided = tuple[str, Problem]
"""A problem, before it the state it is of ('' where that is clear)."""


def gathered(found: Sequence[Sided]) -> Iterator[tuple[Sided, str]]:
    """Problems in their order with what is told of them; of work left one line for each file."""
    groups: dict[object, list[Sided]] = {}
    for number, (side, item) in enumerate(found):
        together = told_together(item.rule) and item.severity != "已注明"
        key = (side, item.file, item.rule, item.severity) if together else number
        groups.setdefault(key, []).append((side, item))
    for group in groups.values():
        yield group[0], _of_all([item for _, item in group])


def _of_all(items: list[Problem]) -> str:
    first = items[0]
    if len(items) == 1:
        return _told(first)
    lines = line_numbers(sorted({item.line for item in items}))
    return f"{first.title}，共 {len(items)} 处（第 {lines} 行）"


def _told(item: Problem) -> str:
    """What is wrong; what only its title tells is said with the cell, since one row has many."""
    named = item.message.startswith(item.title) and item.place
    return f"{item.place}：{item.message}" if named else item.message
