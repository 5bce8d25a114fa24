"""Comparisons with last year, held against last year's disclosure where it is published here."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Comparison, Outcome
from generator.forms import registry
from generator.forms.identity import At
from generator.forms.spoken import Spoken
from generator.model.money import plain, total
from generator.rules.examination import Examination
from generator.rules.narrative.spoken_figures import (
    SpokenFigure,
    of_last_year,
    outcome_of,
    spoken_figures,
)
from generator.rules.registry import ARITHMETIC, WARNING, rule
from generator.rules.remembered import once


@rule("W-07", "last-year-disagrees", "与上年对比的数和上年公开的不符", WARNING, ARITHMETIC)
def last_year_figures(whole: Examination) -> Iterator[Comparison]:
    """查什么：说明里“比上年增加、减少”的数和上年的数，与上年公开文本里的表格一致。

    为什么：增减是两年的数相减得来的，上年的数公众已经看过。
    例子：说明写“较上年增加15.99万元”，今年 1630.30 减去上年公开的 1641.31 是 -11.01。
    怎么改：对照上年公开的文本核对；口径变了的，在说明里写清楚。
    """
    for figure in spoken_figures(whole):
        mention = figure.mention
        money = mention.in_unit(whole.edition.unit) is not None
        if of_last_year(whole, mention) and (money or (mention.changed and not mention.unit)):
            yield _compare(whole, figure)


def _compare(whole: Examination, figure: SpokenFigure) -> Comparison:
    if whole.shared.previous is None:
        message = "这里没有上年的公开文本，没有核对"
        return Comparison("W-07", Outcome.UNCHECKED, (figure.place,), message=message)
    meant = [figure.spoken, *_alternatives(whole, figure)]
    expected = [value for spoken in meant for value in _expected(whole, spoken, figure)]
    if not expected:
        message = "两年的表里没有都列出这个数，没有核对"
        return Comparison("W-07", Outcome.UNCHECKED, (figure.place,), message=message)
    said = figure.figure(whole.edition.unit).value or Decimal(0)
    best = said if said in expected else expected[0]
    outcome = outcome_of(figure.mention, said, best, whole.edition.unit)
    what = "两年公开的数相减" if figure.mention.changed else "上年公开的数"
    message = f"“{figure.mention.words}”这里写的是 {plain(said)}，{what}是 {plain(best)}"
    return Comparison("W-07", outcome, (figure.place,), plain(best), plain(said), message)


def _alternatives(whole: Examination, figure: SpokenFigure) -> list[Spoken]:
    """What a change without a name of its own may also be said of: all named before it."""
    if not figure.mention.carried:
        return []
    return [
        other.spoken
        for other in spoken_figures(whole)
        if other.block is figure.block and other.mention.start < figure.mention.start
    ]


def _expected(whole: Examination, spoken: Spoken, figure: SpokenFigure) -> Iterator[Decimal]:
    """Last year's figure, or by how much this year's differs from it, for each reading."""
    before = once(whole, "last year", _last_year)
    for reading in spoken.readings:
        then = _value(before, reading) if before else None
        now = _value(whole, reading)
        if then is not None and (now is not None or not figure.mention.changed):
            yield now - then if figure.mention.changed and now is not None else then


def _last_year(whole: Examination) -> Examination | None:
    previous = whole.shared.previous
    if previous is None:
        return None
    return Examination(previous, registry.edition(previous.edition), whole.shared)


def _value(whole: Examination, reading: tuple[At, ...]) -> Decimal | None:
    if not whole.has(*(at.form for at in reading)):
        return None
    if any(at.role not in whole.tables[at.form].by_role for at in reading):
        return None
    values = (whole.figure(at).value for at in reading)
    return total(value for value in values if value is not None)
