"""What was typed on the first sheet of a workbook, which shows what is edited elsewhere."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from generator.exchange.editing.keeper import GivenCell
from generator.exchange.editing.merging import Trouble

_SHOWN = 30
_ELSEWHERE = "这一页不在工作簿里改，请改 disclosure.yml 或 department.yml"


def edited_cells(page: Any, given: Sequence[GivenCell]) -> tuple[list[Trouble], list[Trouble]]:
    """Each cell that no longer says what was given out, and each that was written beside.

    Rows that were only put in or moved down are told from rows that were changed.
    """
    before = _rows(given)
    found = [
        (cell.row, cell.column, str(cell.value).strip())
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None and str(cell.value).strip()
    ]
    after = _rows(found)
    changed: list[Trouble] = []
    added: list[Trouble] = []
    for old, new in _pairs(before, after):
        was, now = before[old] if old else {}, after[new] if new else {}
        for column in sorted({*was, *now}):
            where = f"工作表“{page.title}”{_letter(column)}{new or old}"
            said, typed = was.get(column, ""), now.get(column, "")
            if said and said != typed:
                changed.append((where, f"{_change(said, typed)}。{_ELSEWHERE}；这里请改回去"))
            elif not said:
                added.append((where, f"另外写的“{typed[:_SHOWN]}”没有读入"))
    return changed, added


def _change(said: str, typed: str) -> str:
    now = f"改成了“{typed[:_SHOWN]}”" if typed else "删去了"
    return f"“{said[:_SHOWN]}”{now}"


def _rows(cells: Sequence[GivenCell]) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for row, column, text in cells:
        rows.setdefault(row, {})[column] = text
    return rows


def _pairs(
    before: dict[int, dict[int, str]], after: dict[int, dict[int, str]]
) -> Iterator[tuple[int, int]]:
    """Rows that differ, side by side; 0 where a side has none."""
    one, other = list(before), list(after)
    mine = [tuple(sorted(before[row].items())) for row in one]
    yours = [tuple(sorted(after[row].items())) for row in other]
    for kind, a, b, c, d in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        if kind != "equal":
            for step in range(max(b - a, d - c)):
                yield (one[a + step] if a + step < b else 0, other[c + step] if c + step < d else 0)


def _letter(column: int) -> str:
    return chr(64 + column) if column <= 26 else f"第{column}列"
