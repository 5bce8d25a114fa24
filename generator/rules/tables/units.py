"""F-12: the unit that a table prints is the one all its amounts are counted in."""

from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.model.units import bare_unit, named_unit
from generator.rules.examination import Examination
from generator.rules.registry import ERROR, QUESTION, rule
from generator.rules.verdicts import failed, passed


@rule("F-12", "table-in-another-unit", "公开表的金额单位一致", ERROR, QUESTION)
def check_unit(examination: Examination) -> Iterator[Comparison]:
    """查什么：公开表、政府采购预算的表头印出的金额单位，是这种版式的单位。
    为什么：单位错了，金额就差一万倍；下载的数据和各年对比都按版式的单位读。
    例子：版式以万元为单位，有一张表印着“单位：元”。
    怎么改：原件以元为单位的，连同金额一起换算，表头写换算后的单位（导入时自动换算）；只是单位抄错的，改正单位。
    """
    wanted = examination.edition.unit
    advice = f"金额以别的单位填写的，连同金额一起换算成{wanted}；只是单位抄错的，改正单位"
    for table in examination.disclosure.all_tables:
        printed = table.head.get("unit") if table.rows else None  # without rows nothing is counted
        text = "".join(printed.text.split()) if printed else ""
        place = (Place(f"head:{table.form}", -1, "unit"),)
        if named_unit(text) == wanted:
            yield passed("F-12", place, wanted, wanted)
        elif unit := bare_unit(text):
            label = examination.edition.forms[table.form].label
            message = f"“{label}”的单位写作“{unit}”，这种版式的金额都是{wanted}"
            yield failed("F-12", place, message, advice, wanted, unit)
