"""I-12 to I-14, I-17, I-18: whether the name of an indicator fits its value and its kind."""

from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import Comparison, Place
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.indicators.rows import (
    NUMBER,
    QUALITY,
    SATISFACTION,
    TIME,
    Indicator,
    by_project,
    indicators,
)
from generator.rules.projects.titles import tidy
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import PASSED, failed, passed

_BRACKETS = regex(r"[（(][^（()）]*[)）]$")
# Words that end in 率 and are no share of a whole.
_NO_SHARE = regex(r"(?:频|功|速|效|倍|汇|税|费|分辨|容积|曲|斜|心|码|帧|周转|增长倍|点击)率$")
_RATE = regex(r"(?:率|比例|占比|百分比)$")
_COUNT = regex(r"(?:面积|人数|人次|数量|个数|台数|套数|户数|件数|次数|批次|场次|长度|里程)$")
_IN_TIME = regex(r"(?:及时率|及时性|按时完成率|按期完成率|完成及时度|完成时限|完成时间)$")
_PROPER = regex(r"(?:合格率|达标率|优良率|准确率|差错率)$")
_SHARES = ("%", "‰", "百分点", "个百分点")


@lru_cache(maxsize=2048)
def bare_name(name: str) -> str:
    """A name without a bracket at its end: 合格率(%) is 合格率."""
    return _BRACKETS.sub("", name)


@rule("I-12", "rate-without-percent", "“率”用百分比", WARNING, QUESTION)
def check_rates(examination: Examination) -> Iterator[Comparison]:
    """查什么：名称以“率”结尾的指标，指标值是百分比（文字的另看）。
    为什么：“覆盖率 13 个”不是率，说不清一共多少、覆盖了多少。
    例子：“运维覆盖率”的指标值是“13个”。
    怎么改：改名为数量，或者把指标值写成百分比；原件如此的，建议下次改写。
    """
    for row in indicators(examination):
        name, reading = bare_name(row.name), row.reading
        if not name.endswith("率") or _NO_SHARE.search(name):
            continue
        if reading.kind not in ("quantity", "standard", "date", "range"):
            continue
        if reading.unit.startswith(_SHARES):
            yield passed("I-12", row.at_value)
        else:
            message = f"“{row.name}”是率，指标值“{row.value}”不是百分比"
            advice = "把指标值写成百分比，或者把名称改成数量"
            yield failed("I-12", row.places("value", "level3"), message, advice, None, row.value)


@rule("I-13", "percent-of-a-count", "面积、人数、数量不用百分比", WARNING, QUESTION)
def check_counts(examination: Examination) -> Iterator[Comparison]:
    """查什么：名称是面积、人数、次数、数量的指标，指标值不是百分比。
    为什么：面积、人数要说多少平方米、多少人，百分比看不出做了多少。
    例子：“修复面积”的指标值是“100%”。
    怎么改：写明数和单位，如“≥200平方米”；原件如此的，建议下次改写。
    """
    for row in indicators(examination):
        reading = row.reading
        if not _COUNT.search(bare_name(row.name)) or reading.number is None:
            continue
        if reading.is_percent:
            message = f"“{row.name}”的指标值“{row.value}”是百分比，没有说明多少"
            advice = "写明数和单位，如“≥200平方米”；确是比例的，改名为“率”"
            yield failed("I-13", row.places("value", "level3"), message, advice, None, row.value)
        else:
            yield passed("I-13", row.at_value)


@rule("I-14", "indicator-of-another-kind", "指标放在合适的类别", WARNING, QUESTION)
def check_kinds(examination: Examination) -> Iterator[Comparison]:
    """查什么：各种“率”不放在数量指标下，及时性放在时效指标下，满意度放在满意度指标下。
    为什么：放错了类别，数量指标里没有数量，汇总和对照就没有意义。
    例子：数量指标下的“考核达标率 100%”。
    怎么改：编制时放到合适的类别；原件如此的，建议下次调整。
    """
    for row in indicators(examination):
        better = _better_kind(row)
        if better:
            message = f"“{row.name}”放在{row.level2}下，像是{better}"
            advice = "编制时放到合适的类别；原件如此的，建议下次调整"
            places = row.places("level2", "level3")
            yield failed("I-14", places, message, advice, better, row.level2)
        elif row.name and not row.not_applicable:
            yield Comparison("I-14", PASSED, row.at_kind)


def _better_kind(row: Indicator) -> str:
    """The kind an indicator belongs to, '' where it stands well or nobody can tell."""
    name = bare_name(row.name)
    if row.level1 != SATISFACTION and name.endswith("满意度"):
        return SATISFACTION
    if row.level2 == NUMBER and row.reading.is_percent and _RATE.search(name):
        return TIME if _IN_TIME.search(name) else QUALITY
    if row.level2 == QUALITY and _IN_TIME.search(name):
        return TIME
    return QUALITY if row.level2 == TIME and _PROPER.search(name) else ""


@rule("I-17", "indicator-named-as-its-kind", "三级指标不与二级指标同名", WARNING, QUESTION)
def check_own_name(examination: Examination) -> Iterator[Comparison]:
    """查什么：三级指标有自己的名称，不照抄二级指标。
    为什么：“质量指标：质量指标”没有说看什么质量。
    例子：二级指标、三级指标都是“质量指标”。
    怎么改：写明具体看什么，如“验收合格率”；原件如此的，建议下次改写。
    """
    for row in indicators(examination):
        kind, name = row.level2, row.name
        # 服务对象满意度 under 服务对象满意度指标 is a name of its own.
        same = name == kind or (row.level1 != SATISFACTION and f"{name}指标" == kind)
        if name and same:
            message = f"三级指标也叫“{name}”，没有说明看什么"
            advice = "写明具体看什么，如“验收合格率”"
            places = row.places("level3", "level2")
            yield failed("I-17", places, message, advice, None, name)
        elif name:
            yield Comparison("I-17", PASSED, row.at_name)


@rule("I-18", "description-repeats-name", "指标描述说明怎么算", NOTICE, QUESTION)
def check_descriptions(examination: Examination) -> Iterator[Comparison]:
    """查什么：绩效指标描述不照抄三级指标名称；一个项目提示一次。
    为什么：描述要说明这个指标指什么、怎么算，只抄名称等于没有。
    例子：三级指标“完成率”的描述也是“完成率”。
    怎么改：写明含义和算法；原件如此的，建议下次补充。
    """
    for rows in by_project(examination):
        same: list[Place] = []
        for row in rows:
            if not row.description or not row.name or row.not_applicable:
                continue
            if row.name == tidy(row.description).rstrip("。."):
                same.append(row.place("description"))
            else:
                yield Comparison("I-18", PASSED, row.at_name)
        if same:
            message = f"{len(same)} 条指标的描述只重复了三级指标的名称"
            advice = "写明含义和算法；原件如此的，建议下次补充"
            yield failed("I-18", tuple(same), message, advice)
