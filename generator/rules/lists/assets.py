"""固定资产 in itself and against the projects (A-02, A-05 … A-07)."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Comparison, Place
from generator.forms.identity import At
from generator.model import indicator_value
from generator.model.cell import Row
from generator.model.half_width import half_width_figures
from generator.model.money import plain
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.narrative.prose_amounts import MONEY_UNITS
from generator.rules.registry import ERROR, QUESTION, WARNING, rule
from generator.rules.verdicts import at_most, failed, passed, unchecked

_ASSETS = "assets"
_LEAST_PRICE = Decimal(20)  # 万元: what the line 单价20万元以上的设备 is named after
_DATE = regex(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})日?")
_PLANNED = regex(
    r"拟购置固定资产[^，。；]{0,8}?(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>亿元|万元|元)"
)
_BUYING = "购置"
_CONSUMED = regex(r"服装|耗材|用品|报刊|杂志|书籍|材料|物资|食品|药品|燃料|软件|服务")
_COST = "成本指标"
_HINT = "对照原件核对这几格"


@rule("A-02", "offices-exceed-buildings", "办公用房不多于房屋", ERROR, QUESTION)
def check_offices(examination: Examination) -> Iterator[Comparison]:
    """查什么：办公用房的面积和价值，都不超过房屋的面积和价值。
    为什么：办公用房是房屋里的一部分。
    例子：房屋 3013.41 平方米，办公用房 22666.36 平方米。
    怎么改：对照原件核对这几格，常见的是少抄一位。
    """
    if not examination.has(_ASSETS):
        return
    for column in ("quantity", "value"):
        part = examination.figure(At(_ASSETS, "office_buildings", column))
        whole = examination.figure(At(_ASSETS, "buildings", column))
        if part.value is None or whole.unreadable or part.place is None:
            continue
        where = (part.place, whole.place) if whole.place else (part.place,)
        limit = whole.value or Decimal(0)
        message = f"办公用房 {plain(part.value)} 多于房屋 {plain(limit)}"
        yield at_most("A-02", where, limit, part.value, message, _HINT)


@rule("A-05", "purchase-not-planned", "拟购置为零时项目没有购置成本", WARNING, QUESTION)
def check_purchases(examination: Examination) -> Iterator[Comparison]:
    """查什么：国有资产一节说拟购置固定资产为 0，项目的成本指标里就没有购置设备之类的费用。
    为什么：项目要买东西，拟购置却是零，总有一处没有说全。
    例子：拟购置固定资产总额为 0.00 万元，项目有“购置电器费用 ≤5万元”。
    怎么改：改正拟购置的数；买的不是固定资产的，在指标描述里写明。
    """
    planned = next(_planned(examination), None)
    if planned is None:
        return
    amount, said = planned
    for number, project in enumerate(examination.disclosure.projects):
        for row, indicator in enumerate(project.indicators):
            if not _is_purchase(indicator):
                continue
            where = (Place(f"indicators:{number}", row, "value"), said)
            if amount:
                yield passed("A-05", where)
                continue
            name, value = indicator.text("level3"), indicator.text("value")
            message = f"拟购置固定资产写的是 0，这个项目却有“{name} {value}”"
            hint = "改正拟购置的数；买的不是固定资产的，在指标描述里写明"
            yield failed("A-05", where, message, hint, None, value)


def _planned(examination: Examination) -> Iterator[tuple[Decimal, Place]]:
    """What the section on state assets says will be bought, and where it says so."""
    for block in examination.section("state-assets"):
        for match in _PLANNED.finditer(half_width_figures(block.text)):
            yield Decimal(match["number"]), block.place(match.start(), match.end())


def _is_purchase(indicator: Row) -> bool:
    """Whether a row is the cost of buying something that lasts."""
    if indicator.text("level2") != _COST:
        return False
    words = indicator.text("level3") + indicator.text("description")
    if _BUYING not in words or _CONSUMED.search(words):
        return False
    value = indicator_value.read(indicator.text("value"))
    return value.unit in MONEY_UNITS and bool(value.number)


@rule("A-06", "wrong-asset-date", "固定资产截止上年末", ERROR, QUESTION)
def check_date(examination: Examination) -> Iterator[Comparison]:
    """查什么：固定资产占用情况表的截止时间是预算年度上一年的 12 月 31 日。
    为什么：部门预算公开的是上年末的资产；日期不对，多半是用了旧表。
    例子：2024 年的预算，截止时间是 2022-12-31。
    怎么改：对照原件改正截止时间；表是旧的，换成上年末的表。
    """
    figures, year = examination.tables.get(_ASSETS), examination.disclosure.year
    if figures is None or not year.isdecimal():
        return
    text = figures.table.head["as_of"].text if "as_of" in figures.table.head else ""
    where, expected = (Place(f"head:{_ASSETS}", -1, "as_of"),), f"{int(year) - 1}-12-31"
    match = _DATE.search(text)
    if match is None:
        yield unchecked("A-06", where, f"截止时间“{text}”不是年月日，没有核对")
    elif (actual := f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}") == expected:
        yield passed("A-06", where, expected, actual)
    else:
        message = f"{year} 年预算的固定资产应截止到 {expected}，表上是 {text}"
        yield failed("A-06", where, message, "对照原件改正截止时间", expected, text)


@rule("A-07", "equipment-below-its-class", "单价20万元以上的设备均价不低于20万元", ERROR, QUESTION)
def check_equipment(examination: Examination) -> Iterator[Comparison]:
    """查什么：单价20万元以上的设备，价值除以数量不低于20万元。
    为什么：每一台都在20万元以上，平均不会更低。
    例子：30 台，价值 76.26 万元。
    怎么改：对照原件核对数量和价值，常见的是数量多抄一位。
    """
    if not examination.has(_ASSETS):
        return
    quantity = examination.figure(At(_ASSETS, "equipment", "quantity"))
    value = examination.figure(At(_ASSETS, "equipment", "value"))
    where = tuple(figure.place for figure in (value, quantity) if figure.place)
    if not quantity.value or value.value is None:
        return
    unit = MONEY_UNITS["万元"] / MONEY_UNITS.get(examination.edition.unit, MONEY_UNITS["万元"])
    least = quantity.value * _LEAST_PRICE * unit
    expected, actual = f"≥{plain(least)}", plain(value.value)
    if value.value >= least:
        yield passed("A-07", where, expected, actual)
    else:
        message = f"{plain(quantity.value)} 台设备共值 {actual}，平均不到20万元"
        yield failed("A-07", where, message, _HINT, expected, actual)
