"""Reading ``data/reference/population.csv``: residents of regions by year, with their source."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.load import structure_rules as rules
from generator.load.lists import Rows, read_list
from generator.load.problems import Problems
from generator.model.population import Population
from generator.model.region import Region
from generator.patterns import regex

POPULATION_FILE = "population.csv"
COLUMNS = ("region", "year", "residents", "source", "date")
_YEAR, _COUNT = regex(r"[0-9]{4}"), regex(r"[1-9][0-9]{0,9}")
_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def load_population(
    path: Path, regions: Mapping[str, Region], problems: Problems
) -> dict[str, tuple[Population, ...]]:
    """The figures of each region; a line with something wrong is left out and reported."""
    return _by_region(_read(read_list(path, COLUMNS, problems), regions, problems))


def _read(rows: Rows, regions: Mapping[str, Region], problems: Problems) -> Iterator[Population]:
    seen: set[tuple[str, str]] = set()
    for line, row in rows:
        values = {name: row[name].strip() for name in COLUMNS}
        if not any(values.values()):
            continue
        wrong = list(_wrong(values, regions))
        key = values["region"], values["year"]
        if key in seen:
            wrong.append(("这个地区这一年已经有一行", "只留一行"))
        seen.add(key)
        for message, hint in wrong:
            problems.add_at(rules.UNREADABLE_LIST, message, line, hint=hint)
        if not wrong:
            yield Population(*key, int(values["residents"]), values["source"], values["date"])


def _wrong(values: dict[str, str], regions: Mapping[str, Region]) -> Iterator[tuple[str, str]]:
    """What is wrong with a line, and what to do about it."""
    region, year, count = values["region"], values["year"], values["residents"]
    if region not in regions:
        yield f"没有“{region}”这个地区", "region 写 regions.csv 里的六位区划代码"
    if not _YEAR.fullmatch(year):
        yield f"“{year}”不是年份", "year 写四位数字，如 2030"
    if not _COUNT.fullmatch(count):
        yield f"“{count}”不是人数", "residents 写整数，单位是人，不加千分位，不写“万”"
    if not values["source"]:
        yield "没有写来源", "source 写人口数的出处，如统计公报的名称"
    if not _is_day(values["date"]):
        yield f"“{values['date']}”不是日期", "date 写公布人口数的日期，如 2030-03-20"


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _by_region(found: Iterator[Population]) -> dict[str, tuple[Population, ...]]:
    known: dict[str, tuple[Population, ...]] = {}
    for item in found:
        known[item.region] = (*known.get(item.region, ()), item)
    return known
