"""Sums that the text itself states: 其中 and its parts, changes and the changes they consist of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from generator.diagnostics import Comparison, Outcome
from generator.forms.spoken import Spoken
from generator.model.money import total
from generator.rules.arithmetic.equality import compare_sums
from generator.rules.examination import Examination
from generator.rules.narrative.prose_clauses import sentence_end
from generator.rules.narrative.spoken_figures import (
    SpokenFigure,
    compare_spoken,
    of_last_year,
    of_this_year,
    spoken_figures,
)
from generator.rules.registry import ARITHMETIC, ERROR, NOTICE, rule

_TOTAL_CHANGES = ("budget_total", "expenditure_total", "revenue_total")
_CHANGES_OF_USES = ("basic", "project", "operating")


@rule("N-02", "text-revenue-parts-do-not-add-up", "收入说明“其中”之和不等于总数", ERROR, ARITHMETIC)
def revenue_parts(whole: Examination) -> Iterator[Comparison]:
    """查什么：收入说明里“其中”列举的各项收入，加起来等于前面的收入总数。

    为什么：读者会把各项加起来；加不出总数，就是漏了一项或录错了一个数。
    例子：“预算收入100.00万元，其中：一般公共预算收入80.00万元，基金预算收入10.00万元”。
    怎么改：对照原件核对各项；没有列出的收入补上，录错的改正。
    """
    agreeing = {
        id(f.mention) for f, c in compare_spoken(whole, "N-01") if c.outcome is Outcome.PASSED
    }
    found = [f for f in spoken_figures(whole) if f.spoken.rule == "N-01"]
    for figure in found:
        if figure.spoken.id == "revenue_total" and of_this_year(whole, figure.mention):
            parts = _parts(figure, found, whole)
            comparison = sum_of(figure, parts, whole)
            if comparison is not None:
                listed = all(id(part.mention) in agreeing for part in (figure, *parts))
                yield unlisted(comparison) if listed else comparison


def sum_of(
    whole_figure: SpokenFigure, parts: Sequence[SpokenFigure], whole: Examination
) -> Comparison | None:
    """Whether the parts add up to the figure; nothing to compare with fewer than two."""
    if len(parts) < 2:
        return None
    unit, code = whole.edition.unit, whole_figure.spoken.rule
    code = "N-02" if code == "N-01" else "N-05"
    figures = [part.figure(unit) for part in parts]
    comparison = compare_sums(code, [whole_figure.figure(unit)], figures)
    if comparison is None or comparison.outcome is not Outcome.FAILED:
        return comparison
    message = f"列出的 {len(parts)} 项相加是 {comparison.expected}，总数写的是 {comparison.actual}"
    return replace(comparison, message=message)


def unlisted(comparison: Comparison) -> Comparison:
    """A sum that falls short although each figure agrees with its table: not all were listed."""
    short = comparison.outcome is Outcome.FAILED and (comparison.difference or "-")[0] != "-"
    if not short:
        return comparison
    message = f"{comparison.message}；每一项都与表格一致，差额 {comparison.difference} 没有列出"
    return replace(comparison, message=message, hint="把没有列出的部分也写上", severity=NOTICE)


def _parts(
    whole_figure: SpokenFigure, found: Sequence[SpokenFigure], whole: Examination
) -> list[SpokenFigure]:
    """What is listed after a total in its sentence, each part once, on the highest level named."""
    mention, block = whole_figure.mention, whole_figure.block
    end = sentence_end(block.text, mention.end)
    listed: dict[str, SpokenFigure] = {}
    for figure in found:
        inside = figure.block is block and mention.end <= figure.mention.start < end
        if inside and of_this_year(whole, figure.mention):
            listed.setdefault(figure.spoken.id, figure)
    above = {spoken.id: spoken for spoken in whole.edition.spoken}
    root = whole_figure.spoken.id
    return [f for f in listed.values() if _next_above(f.spoken, listed, above, root) == root]


def _next_above(
    spoken: Spoken, listed: dict[str, SpokenFigure], above: dict[str, Spoken], root: str
) -> str:
    """The nearest figure above that the text names itself."""
    parent = spoken.part_of
    while parent and parent != root and parent not in listed:
        parent = above[parent].part_of
    return parent


@rule("N-09", "text-changes-do-not-add-up", "比上年增减总额不等于各部分增减之和", ERROR, ARITHMETIC)
def changes_add_up(whole: Examination) -> Iterator[Comparison]:
    """查什么：比上年增减的总额，等于基本支出的增减加项目支出的增减（减少算负数）。

    为什么：总额由这几部分组成，加不出来就有一个数是错的。
    例子：“较上年增加15.99万元，其中：基本支出增加137.25万元，项目支出减少12.26万元”。
    怎么改：对照原件核对这几个数和“增加”“减少”的方向。
    """
    found = [f for f in spoken_figures(whole) if _is_change(whole, f)]
    for figure in found:
        if figure.spoken.id in _TOTAL_CHANGES:
            parts = {
                f.spoken.id: f
                for f in reversed(found)
                if f.spoken.id in _CHANGES_OF_USES
                and f.block is figure.block
                and f.mention.start > figure.mention.start
            }
            if {"basic", "project"} <= parts.keys():
                yield _change_sum(whole, figure, list(parts.values()))


def _is_change(whole: Examination, figure: SpokenFigure) -> bool:
    mention = figure.mention
    known = mention.changed and mention.unit != "%" and figure.spoken.rule in ("N-01", "N-03")
    return known and (of_last_year(whole, mention) or not mention.year)


def _change_sum(whole: Examination, figure: SpokenFigure, parts: list[SpokenFigure]) -> Comparison:
    unit = whole.edition.unit
    figures = [part.figure(unit) for part in parts]
    comparison = compare_sums("N-09", [figure.figure(unit)], figures)
    assert comparison is not None  # every figure of a text has a value
    if comparison.outcome is not Outcome.FAILED:
        return comparison
    values = total(f.value or Decimal(0) for f in figures)
    message = f"各部分的增减相加是 {values}，总的增减写的是 {comparison.actual}"
    return replace(comparison, message=message)
