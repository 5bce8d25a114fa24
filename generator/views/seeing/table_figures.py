"""The charts that a 版式 declares for its forms."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from generator.forms.chart import Balance, Breakdown, FormChart, Split, Streams
from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure
from generator.views.page import Link
from generator.views.seeing.balance import balance_sides
from generator.views.seeing.facts import PartsFacts
from generator.views.seeing.figure import Figure, group, remarks, tiles_of
from generator.views.seeing.lines import breakdown, filled, page_of, unit_in
from generator.views.seeing.part import Part
from generator.views.seeing.sentences import PARTS, say
from generator.views.seeing.streams import funds, streams_view

_ON_PAGE, _ON_OVERVIEW = 40, 14


def table_figures(record: Disclosure, edition: Edition, form: str) -> tuple[Figure, ...]:
    """The charts that stand on the page of a form."""
    charts = (c for c in edition.seeing.charts if isinstance(c, Breakdown | Split))
    found = (_of_form(record, edition, c, _ON_PAGE) for c in charts if c.total.form == form)
    return tuple(replace(figure, sources=()) for figure in found if figure)


def overview_figures(record: Disclosure, edition: Edition) -> tuple[Figure, ...]:
    """The charts that stand on the overview, without the balance."""
    return tuple(_of_overview(record, edition))


def _of_overview(record: Disclosure, edition: Edition) -> Iterator[Figure]:
    for chart in edition.seeing.charts:
        figure = None
        if isinstance(chart, Streams):
            figure = _streams(record, edition, chart)
        elif not isinstance(chart, Balance) and chart.overview:
            figure = _of_form(record, edition, chart, _ON_OVERVIEW)
        if figure:
            yield figure


def _sources(record: Disclosure, edition: Edition, *forms: str) -> tuple[Link, ...]:
    there = (form for form in dict.fromkeys(forms) if filled(record, form))
    return tuple(Link(edition.forms[form].label, page_of(record, form)) for form in there)


def _of_form(record: Disclosure, edition: Edition, chart: FormChart, most: int) -> Figure | None:
    whole, table = breakdown(record, edition, chart), filled(record, chart.total.form)
    if whole is None or table is None:
        return None
    unit = unit_in(table, edition)
    return Figure(
        chart.id,
        chart.title,
        _said(whole, unit),
        "科目" if any(part.code for part in whole.parts) else "项目",
        unit,
        whole.label,
        (group(whole, most),),
        _sources(record, edition, chart.total.form),
        remarks(whole, unit),
        tiles_of(whole) if isinstance(chart, Breakdown) and most == _ON_PAGE else (),
    )


def _said(whole: Part, unit: str) -> tuple[str, ...]:
    said = say(PARTS, PartsFacts(whole, unit))
    return (said,) if said else ()


def balance_figure(record: Disclosure, edition: Edition) -> Figure | None:
    """Where the money comes from and goes, on one scale."""
    chart = next((c for c in edition.seeing.charts if isinstance(c, Balance)), None)
    sides = balance_sides(record, edition, chart) if chart else None
    if chart is None or sides is None or edition.landmarks is None:
        return None
    forms = (edition.landmarks.revenue_total.form, edition.landmarks.uses.form)
    units = {unit_in(t, edition) for form in forms if (t := filled(record, form))}
    if len(units) != 1:
        return None  # the two tables do not speak of the same money
    unit = units.pop()
    reach = _reach(sides)
    return Figure(
        chart.id,
        chart.title,
        tuple(said for side in sides for said in _said(side, unit)),
        "项目",
        unit,
        "各自的合计",
        tuple(group(side, _ON_OVERVIEW, side.label, reach) for side in sides),
        _sources(record, edition, *forms),
        tuple(note for side in sides for note in remarks(side, unit)),
    )


def _reach(wholes: tuple[Part, ...]) -> Decimal:
    """The largest part of all: what the full width stands for."""
    return max(part.amount for whole in wholes for part in whole.parts if part.amount is not None)


def _streams(record: Disclosure, edition: Edition, chart: Streams) -> Figure | None:
    found = funds(record, edition, chart)
    if not found:
        return None
    unit = next(unit_in(t, edition) for _, at in chart.funds if (t := filled(record, at.form)))
    reach = _reach(found)
    return Figure(
        chart.id,
        chart.title,
        tuple(said for fund in found for said in _said(fund, unit)),
        "用途",
        unit,
        "各自的合计",
        tuple(group(fund, _ON_OVERVIEW, fund.label, reach) for fund in found),
        _sources(record, edition, *(at.form for _, at in chart.funds)),
        tuple(note for fund in found for note in remarks(fund, unit)),
        streams=streams_view(found),
    )
