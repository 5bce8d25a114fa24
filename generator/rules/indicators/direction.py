"""I-15 and I-16: whether ≥ or ≤ fits what the indicator is about."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from generator.diagnostics import Comparison
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.indicators.names import bare_name
from generator.rules.indicators.rows import SATISFACTION, Indicator, indicators
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import failed, passed

_HUNDRED = Decimal(100)
_MEASURE = (
    r"(?:发生|出现|产生)?(?:总|件|起|人)?"
    r"(?:率|次数|起数|件数|数量|数|量|浓度|金额|比例|程度|情况|指标|值)?"
)
# 减少排放, 无事故, 受理投诉, 达标排放: less of something bad, or something done about it.
_GOOD_BEFORE = regex(
    r"无|零|不|减|降|缩短|节约|节省|压缩|控制|预防|防[止范控治]|治理|整治|杜绝|避免|消除|遏制|整改|处理|处置"
    r"|达标|合格|挽回|追回|弥补|补偿|赔偿|受理|办理|接待|答复|回复|解决|调解|[排检巡抽调]查|查[处办]|发现"
    r"|纠正|盘活|利用|清[理收退]"
)
# What these name may well be wanted: 报销费用, 血压控制率. Costs have rules of their own.
_EITHER_WAY = ("成本", "费用", "控制")
# More of these is better, and nothing else can be meant by their names.
_WANTED = regex(
    r"(?:及时|准时|完成|合格|达标|覆盖|准确|成活|利用|运转|运行|通过|满意|知晓|优良|优秀|办结|处置|到位"
    r"|入住|就业|参与|普及|保障|正常|及格|解决|响应|落实|修复|排除|好评|良好|获得)率$|及时性$|满意度$"
)
# A rate of spending may well be limited.
_SPENT = regex(r"(?:预算|资金|经费|支出)[^率]*率$")
_MONEY = regex(r"预算|资金|经费|支出|费用|成本|执行|控制|三公")


@lru_cache(maxsize=16)
def _adverse(words: tuple[str, ...]) -> re.Pattern[str]:
    """Names that end in a word for something unwanted, with a measure at most after it."""
    choices = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(rf"(?P<before>.*?)(?P<word>{choices}){_MEASURE}")


@rule("I-15", "operator-against-sense", "指标值的方向与含义相符", WARNING, QUESTION)
def check_direction(examination: Examination) -> Iterator[Comparison]:
    """查什么：越小越好的指标（差错、事故、投诉等，词表可以增删）不用“≥”，越大越好的不用“≤”。
    为什么：方向反了，做得越差反而越算完成。人数、次数等看不出方向的不在此列。
    例子：报销及时率“≤97%”，差错率“≥3%”。
    怎么改：对照原件核对符号；原件如此的，建议下次改正。
    """
    adverse = _adverse(examination.shared.words.adverse)
    for row in indicators(examination):
        operator = row.reading.operator
        # Costs have rules of their own, and so has satisfaction.
        if operator in ("", "=") or row.is_cost or row.level1 == SATISFACTION:
            continue
        upward = operator in ("≥", ">")
        wrong = _unwanted(bare_name(row.name), adverse) if upward else _limited(row, adverse)
        if wrong:
            better = row.reading.turned("≤" if upward else "≥")
            better = "100%" if better == "≥100%" else better
            message = f"“{row.name}”{wrong}，却写作“{row.value}”"
            advice = "对照原件核对符号；原件如此的，建议下次改正"
            yield failed("I-15", row.places("value", "level3"), message, advice, better, row.value)
        else:
            yield passed("I-15", row.at_value)


@lru_cache(maxsize=2048)
def _unwanted(name: str, adverse: re.Pattern[str]) -> str:
    match = adverse.fullmatch(name)
    if match is None or _GOOD_BEFORE.search(match["before"]):
        return ""
    return "" if match["word"].startswith(_EITHER_WAY) else "越小越好"


def _limited(row: Indicator, adverse: re.Pattern[str]) -> str:
    name = bare_name(row.name)
    if not row.reading.is_percent or _SPENT.search(name):
        return ""
    if _WANTED.search(name):
        return "越大越好"
    # At most all of it asks for nothing, but of money it is a limit that makes sense.
    harmless = _MONEY.search(name) or adverse.search(name)
    return "本来就不会超过 100%" if row.reading.number == _HUNDRED and not harmless else ""


@rule("I-16", "satisfaction-without-least", "满意度写作“≥百分比”", NOTICE, QUESTION)
def check_satisfaction(examination: Examination) -> Iterator[Comparison]:
    """查什么：满意度指标写作“≥百分之几”（或 100%，或按分数计的“≥几分”）。
    为什么：满意度要有一条明确的底线，年底的问卷结果才好对照。
    例子：满意度的指标值是“≤90%”或者“满意”。
    怎么改：写作“≥95%”一类；原件如此的，建议下次改写。
    """
    for row in indicators(examination):
        if row.level1 != SATISFACTION or not row.value or row.not_applicable:
            continue
        if row.reading.kind == "unreadable":
            continue
        if _is_least(row):
            yield passed("I-16", row.at_value)
        else:
            message = f"“{row.name}”写作“{row.value}”，看不出最低要达到多少"
            advice = "编制时写作“≥95%”一类；原件如此的不用改"
            yield failed("I-16", row.at_value, message, advice, None, row.value)


def _is_least(row: Indicator) -> bool:
    reading = row.reading
    if reading.kind != "quantity" or not (reading.is_percent or reading.unit.startswith("分")):
        return False
    return reading.operator in ("≥", ">") or (
        reading.operator in ("", "=") and reading.number == _HUNDRED
    )
