"""Columns that a table prints beside the budget: those of an earlier year, and comparisons."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.exchange.incoming.wording import squeeze

_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_NO_BUDGET = re.compile(
    r"(?:上年度?|去年|上一年度?)(?:年初|调整)?(?:预算|执行|决算|完成|安排|批复|数|金额)"
    r"|执行数|决算数|完成数|增减|增长|(?:比|较)(?:上年|去年|(?:19|20)[0-9]{2}年)"
)


def columns_of_the_budget(paths: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """The columns without those that compare, or say they are of an earlier year than one beside.

    A column that names no year stays: most tables name none. So does one of an earlier year that
    stands by itself, on the other side of a table: its head may have been left as it was.
    """
    words = {column: squeeze("".join(path)) for column, path in paths.items()}
    years = {column: max(_YEAR.findall(text), default="") for column, text in words.items()}
    kept: dict[int, tuple[str, ...]] = {}
    for beside in _neighbours(sorted(paths), words, years):
        latest = max((years[column] for column in beside), default="")
        for column in beside:
            if not _NO_BUDGET.search(words[column]) and years[column] in ("", latest):
                kept[column] = paths[column]
    return kept


def _neighbours(
    columns: Sequence[int], words: Mapping[int, str], years: Mapping[int, str]
) -> Iterator[list[int]]:
    """Columns that are years of each other: none stands between that is neither year nor
    comparison."""
    group: list[int] = []
    for column in columns:
        if years[column] or _NO_BUDGET.search(words[column]):
            group.append(column)
            continue
        yield group
        yield [column]
        group = []
    yield group
