"""Holding the figures of the text against those of the forms that they speak of."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from msgspec import Struct

from generator.diagnostics import Comparison, Outcome, Place
from generator.forms.identity import At
from generator.forms.spoken import Spoken
from generator.model.money import plain, total
from generator.rules.examination import Examination, TextBlock
from generator.rules.figures import Figure
from generator.rules.narrative.prose_amounts import MONEY_UNITS, Mention
from generator.rules.narrative.prose_clauses import LAST_YEAR, read
from generator.rules.narrative.spoken_names import spoken_of
from generator.rules.remembered import once

_WIDE = Context(prec=60)
_HINT = "对照原件核对说明文字和这几格；原件如此的，在 acknowledgements.yml 中注明“原文如此”"


class SpokenFigure(Struct, frozen=True):
    """A mention in a text with the declared figure it speaks of."""

    spoken: Spoken
    mention: Mention
    block: TextBlock

    @property
    def place(self) -> Place:
        """The stretch of text of the figure."""
        return self.block.place(self.mention.start, self.mention.end)

    def figure(self, unit: str) -> Figure:
        """The figure in the unit of the forms, or as counted; a decrease is negative."""
        value = self.mention.in_unit(unit)
        number = self.mention.number if value is None else value
        return Figure(-number if self.mention.change < 0 else number, self.place)


def spoken_figures(whole: Examination) -> tuple[SpokenFigure, ...]:
    """Every figure of the text whose subject is declared, levels and changes, in order."""
    return once(whole, "spoken figures", lambda _: tuple(_find(whole)))


def _find(whole: Examination) -> Iterator[SpokenFigure]:
    sections = whole.edition.spoken_sections
    for block in whole.texts:
        if block.section in sections:
            for mention in read(block.text):
                spoken = None if mention.limit else spoken_of(whole, block.section, mention)
                if spoken is not None:
                    yield SpokenFigure(spoken, mention, block)


def of_this_year(whole: Examination, mention: Mention) -> bool:
    """Whether a figure is an amount of the year of the disclosure, not a change."""
    return not mention.changed and mention.year in ("", whole.disclosure.year)


def of_last_year(whole: Examination, mention: Mention) -> bool:
    """Whether a figure is an amount of the year before, or a change against it."""
    before = (LAST_YEAR, str(int(whole.disclosure.year) - 1))
    return mention.year in before or (mention.changed and not mention.year)


def compare_spoken(whole: Examination, rule: str) -> list[tuple[SpokenFigure, Comparison]]:
    """Each amount of the year that a rule declares, against the figures of the forms."""
    return once(
        whole,
        f"spoken figures of {rule}",
        lambda _: [
            (found, _compare(whole, found))
            for found in spoken_figures(whole)
            if found.spoken.rule == rule and of_this_year(whole, found.mention)
        ],
    )


def _compare(whole: Examination, found: SpokenFigure) -> Comparison:
    rule, printed = found.spoken.rule, found.figure(whole.edition.unit)
    readings = tuple(_figures(whole, reading) for reading in found.spoken.readings)
    usable = [
        (ats, figures)
        for ats, figures in zip(found.spoken.readings, readings, strict=True)
        if figures
    ]
    if not usable or not _holds(whole, found.spoken.while_equal):
        why = "表中没有可以对照的数" if not usable else "表中没有列出全部资金，不能对照"
        return Comparison(rule, Outcome.UNCHECKED, (found.place,), message=why)
    agreeing = [pair for pair in usable if _sum(pair[1]) == printed.value]
    ats, figures = (agreeing or usable)[0]
    expected = _sum(figures)
    outcome = outcome_of(found.mention, printed.value or Decimal(0), expected, whole.edition.unit)
    places = (found.place, *(f.place for f in figures if f.place))
    said, wanted = plain(printed.value or Decimal(0)), plain(expected)
    if outcome is Outcome.PASSED:
        return Comparison(rule, outcome, places, wanted, said)
    message = f"说明文字里“{found.mention.words}”是 {said}，{_named(whole, ats)}是 {wanted}"
    return Comparison(rule, outcome, places, wanted, said, message, _HINT)


def outcome_of(mention: Mention, said: Decimal, expected: Decimal, unit: str) -> Outcome:
    """Equal, equal once rounded to the places that the text prints, or not."""
    if said == expected:
        return Outcome.PASSED
    own, wanted = MONEY_UNITS.get(mention.unit), MONEY_UNITS.get(unit)
    scale = own / wanted if own and wanted else Decimal(1)
    rounded = (expected / scale).quantize(mention.number, ROUND_HALF_UP, _WIDE)
    if rounded != abs(mention.number) * (-1 if said < 0 else 1):
        return Outcome.FAILED
    return Outcome.PASSED if mention.about or scale > 1 else Outcome.ROUNDING


def _figures(whole: Examination, reading: Sequence[At]) -> tuple[Figure, ...]:
    """The figures of a reading; none where a form or a line of it is not there."""
    figures = []
    for at in reading:
        if at.form not in whole.tables:
            return ()
        table = whole.tables[at.form]
        line = table.by_role.get(at.role)
        if line is None and table.lines:
            return ()
        figures.append(table.figure(line, at.column))
    return tuple(figures)


def _holds(whole: Examination, pair: tuple[At, At] | None) -> bool:
    if pair is None or not whole.has(*(at.form for at in pair)):
        return True
    left, right = (whole.figure(at).value for at in pair)
    return left == right


def _sum(figures: Sequence[Figure]) -> Decimal:
    return total(figure.value for figure in figures if figure.value is not None)


def _named(whole: Examination, reading: Sequence[At]) -> str:
    """What people call the figures of a reading."""
    forms, first = whole.edition.forms, reading[0]
    line = whole.tables[first.form].by_role.get(first.role)
    labels = (forms[at.form].by_id[at.column].label.split("（")[0] for at in reading)
    return f"{forms[first.form].label}“{line.name if line else '合计'}”的{'、'.join(labels)}"
