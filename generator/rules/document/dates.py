"""Dates and years of the disclosure itself (W-01, W-02)."""

import re
from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Comparison, Place
from generator.model.cell import Cell
from generator.model.half_width import half_width_figures
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.registry import ERROR, OMISSION, QUESTION, rule
from generator.rules.verdicts import failed, passed, unchecked

_DAYS = 20
_YEAR = regex(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
# A heading may speak of last year's budget (2023年预算执行情况); what is disclosed is named so:
_DISCLOSED = regex(
    r"(?<![0-9])(20[0-9]{2})\s*年度?(?:部门|单位)?预算(?:信息)?(?:公开|绩效文本|编制说明)"
)
_BUDGET_OF = regex(r"(?<![0-9])(20[0-9]{2})\s*年度?(?:部门|单位)?预算(?!执行|调整|完成)")


@rule("W-01", "published-late", "批复后 20 日内公开", ERROR, OMISSION)
def check_delay(examination: Examination) -> Iterator[Comparison]:
    """查什么：公开日期不晚于财政部门批复之日后 20 日。
    为什么：预算法第十四条要求部门预算在批复后 20 日内由各部门向社会公开。
    例子：2 月 1 日批复，3 月 1 日公开。
    怎么改：核对 disclosure.yml 里的 公开日期 和 批复日期；确实晚了的，说明原因。
    """
    record = examination.disclosure
    where = (Place("about", -1, "published"), Place("about", -1, "approved"))
    published, approved = _date(record.published), _date(record.approved)
    if published is None or approved is None:
        dates = ((published, "公开日期"), (approved, "批复日期"))
        missing = "和".join(name for value, name in dates if value is None)
        yield unchecked("W-01", where, f"没有写明{missing}，没有核对")
        return
    days = (published - approved).days
    if days <= _DAYS:
        yield passed("W-01", where, f"≤{_DAYS}", str(days))
    else:
        message = f"批复后第 {days} 日才公开，超过 {_DAYS} 日"
        hint = "核对两个日期；确实晚了的，在 acknowledgements.yml 中说明"
        yield failed("W-01", where, message, hint, f"≤{_DAYS}", str(days))


def _date(cell: Cell) -> date | None:
    try:
        return date.fromisoformat(cell.text)
    except ValueError:
        return None


@rule("W-02", "year-disagrees", "标题、表头的年度与预算年度一致", ERROR, QUESTION)
def check_year(examination: Examination) -> Iterator[Comparison]:
    """查什么：封面、标题、目录、表头的预算年度，与数据文件夹的年度（也是网址里的年度）相同。
    为什么：年度对不上，多半是沿用了上年的表或放错了文件夹。
    例子：文件夹是 2025，收支总表的表头印着预算年度 2024。
    怎么改：对照原件改正；放错文件夹的，移到正确的年度。
    """
    year = examination.disclosure.year
    for cell, place, pattern in _printed(examination):
        years = pattern.findall(half_width_figures(cell.text))
        if not years:
            continue
        if year in years:
            yield passed("W-02", (place,), year, year)
        else:
            message = f"这里的年度是 {years[0]}，数据放在 {year} 年"
            hint = "对照原件改正年度；放错文件夹的，移到正确的年度"
            yield failed("W-02", (place,), message, hint, year, years[0])


def _printed(examination: Examination) -> Iterator[tuple[Cell, Place, re.Pattern[str]]]:
    """Every place where the budget year is printed, with how it is read there."""
    record = examination.disclosure
    yield record.title, Place("about", -1, "title"), _BUDGET_OF
    for number, line in enumerate(record.cover):
        yield line, Place("about", number, "cover"), _BUDGET_OF
    if record.contents:
        yield record.contents.title, Place("about", -1, "contents"), _BUDGET_OF
    for block in examination.texts:
        if block.kind == "heading":
            yield block.cell, block.place(), _DISCLOSED
    for table in record.tables:
        if "year" in table.head:
            yield table.head["year"], Place(f"head:{table.form}", -1, "year"), _YEAR
