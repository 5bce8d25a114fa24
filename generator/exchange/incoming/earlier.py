"""Columns that a table prints beside the budget: those of an earlier year, and comparisons."""

import re
from collections.abc import Mapping

from generator.exchange.incoming.wording import squeeze

_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_NO_BUDGET = re.compile(
    r"(?:上年度?|去年|上一年度?)(?:年初|调整)?(?:预算|执行|决算|完成|安排|批复|数|金额)"
    r"|执行数|决算数|完成数|增减|增长|(?:比|较)(?:上年|去年|(?:19|20)[0-9]{2}年)"
)


def columns_of_the_budget(paths: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """The columns without those that say they are of an earlier year than another, or compare.

    A column that names no year stays: most tables name none.
    """
    words = {column: squeeze("".join(path)) for column, path in paths.items()}
    years = {column: max(_YEAR.findall(text), default="") for column, text in words.items()}
    latest = max(years.values(), default="")
    return {
        column: path
        for column, path in paths.items()
        if not _NO_BUDGET.search(words[column]) and years[column] in ("", latest)
    }
