"""I-08, I-09, I-11, I-19: how an indicator says how much."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Comparison
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.indicators.rows import COST, NUMBER, Indicator, indicators
from generator.rules.registry import NOTICE, QUESTION, WARNING, rule
from generator.rules.verdicts import PASSED, failed, passed

_HUNDRED = Decimal(100)
# 三次, 两套: a number in words says how much as well.
_IN_WORDS = regex(r"[0-9]|[一二两三四五六七八九十百千万][个次台套项人条家户份批期场名件座处]")
_STRICT = {">": "≥", "＞": "≥", "<": "≤", "＜": "≤"}
_LONG_PHRASE = 4


@rule("I-08", "number-or-cost-not-quantified", "数量、成本指标有具体数字", WARNING, QUESTION)
def check_quantified(examination: Examination) -> Iterator[Comparison]:
    """查什么：数量指标和成本指标的指标值是具体的数，不是一句话。
    为什么：做多少、花多少是最能量化的，写成文字年底就无法核对。
    例子：数量指标“开展培训次数”的指标值是“按工作要求完成”。
    怎么改：写明数和单位，如“≥6次”；原件如此的，建议下次改写。
    """
    for row in indicators(examination):
        if row.level2 not in (NUMBER, COST) or row.not_applicable:
            continue
        if row.reading.is_quantified or _IN_WORDS.search(row.value):
            yield passed("I-08", row.at_value)
        elif row.reading.kind == "words" and row.value:
            message = f"{row.level2}“{row.name}”的指标值“{row.value}”没有说明多少"
            advice = "写明数和单位，如“≥6次”“≤5万元”"
            yield failed("I-08", row.at_value, message, advice, None, row.value)


@rule("I-09", "vague-indicator-value", "指标值不空泛", NOTICE, QUESTION)
def check_vague(examination: Examination) -> Iterator[Comparison]:
    """查什么：文字的指标值不只是“提高”“有所改善”一类的话（词表可以增删）。
    为什么：没有说到什么程度，怎么做都算完成。
    例子：社会效益指标的指标值是“有所提升”。
    怎么改：写明到什么程度、与什么时候相比；原件如此的，建议下次改写。
    """
    vague = examination.shared.words.vague_values
    ends = tuple(phrase for phrase in vague if len(phrase) >= _LONG_PHRASE)
    for row in indicators(examination):
        if row.reading.kind != "words" or not row.value or row.not_applicable:
            continue
        bare = row.value.rstrip("。.；;")
        if row.level2 not in (NUMBER, COST) and (bare in vague or bare.endswith(ends)):
            message = f"“{row.name}”的指标值“{row.value}”没有说到什么程度"
            advice = "写明到什么程度、与什么时候相比"
            yield failed("I-09", row.at_value, message, advice, None, row.value)
        else:
            yield passed("I-09", row.at_value)


@rule("I-11", "at-least-all", "“≥100%”应写“100%”", NOTICE, QUESTION)
def check_all(examination: Examination) -> Iterator[Comparison]:
    """查什么：百分比的指标值不写“≥100%”。
    为什么：合格率、完成率最多是 100%，不会“大于”100%。
    例子：验收合格率“≥100%”。
    怎么改：编制时写“100%”；原件如此的不用改。
    """
    for row in indicators(examination):
        reading = row.reading
        if not reading.is_percent or reading.operator != "≥":
            continue
        if reading.number == _HUNDRED:
            message = f"“{row.name}”写作“{row.value}”"
            advice = "编制时写“100%”；原件如此的不用改"
            yield failed("I-11", row.at_value, message, advice, "100%", row.value)
        else:
            yield passed("I-11", row.at_value)


@rule("I-19", "strict-operator", "指标值用“≥”“≤”", NOTICE, QUESTION)
def check_operators(examination: Examination) -> Iterator[Comparison]:
    """查什么：指标值用“≥”“≤”，不用“>”“<”。
    为什么：“>90%”不包括正好 90%，刚好达到的算不算完成会有争议。
    例子：满意度“>90%”。
    怎么改：编制时写“≥90%”；原件如此的不用改。
    """
    for row in indicators(examination):
        better = _STRICT.get(row.reading.printed)
        if better is not None:
            yield _strict(row, better)
        elif row.reading.operator:
            yield Comparison("I-19", PASSED, row.at_value)


def _strict(row: Indicator, better: str) -> Comparison:
    expected = better + row.value.lstrip("><＞＜ ")
    message = f"“{row.name}”写作“{row.value}”，正好达到时算不算完成不清楚"
    advice = f"编制时写“{expected}”；原件如此的不用改"
    return failed("I-19", row.at_value, message, advice, expected, row.value)
