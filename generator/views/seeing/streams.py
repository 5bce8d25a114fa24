"""Which funds pay for which uses, where the tables state it."""

from generator.charts import flows
from generator.forms.chart import Streams
from generator.forms.edition import Edition
from generator.model.disclosure import Disclosure
from generator.model.money import plain
from generator.views.seeing.balance import line_at
from generator.views.seeing.figure import StreamsView
from generator.views.seeing.lines import filled, page_of, unit_in
from generator.views.seeing.part import Part, difference, sum_of


def funds(record: Disclosure, edition: Edition, chart: Streams) -> tuple[Part, ...]:
    """Each fund with its uses, where more than one is filled in with figures."""
    found = []
    for label, at in chart.funds:
        line, form = line_at(record, edition, at), edition.forms.get(at.form)
        if line is None or form is None or not set(chart.columns) <= form.by_id.keys():
            continue
        page, cells = f"{page_of(record, at.form)}#r{line.index + 1}", line.row
        uses = tuple(
            Part(form.by_id[id].label, cells.text(id), cells.amount(id), f"{page}-{id}")
            for id in chart.columns
            if cells.amount(id)
        )
        total = cells[at.column]
        if uses and total.amount:
            path = f"{page}-{at.column}"
            found.append(Part(label, total.text, total.amount, path, uses, computed=cells.derived))
    return tuple(found) if len(found) > 1 and len(_units(record, edition, chart)) == 1 else ()


def _units(record: Disclosure, edition: Edition, chart: Streams) -> set[str]:
    tables = (filled(record, at.form) for _, at in chart.funds)
    return {unit_in(table, edition) for table in tables if table}


def streams_view(found: tuple[Part, ...]) -> StreamsView | None:
    """The drawing; None where figures are negative or do not add up, which streams cannot show."""
    amounts = [use.amount for fund in found for use in fund.parts]
    if any(a is None or a < 0 for a in amounts) or any(difference(fund) for fund in found):
        return None
    uses = tuple(dict.fromkeys(use.label for fund in found for use in fund.parts))
    streams = [
        (n, uses.index(use.label), use.amount)
        for n, fund in enumerate(found)
        for use in fund.parts
        if use.amount is not None
    ]
    into = (tuple(p for fund in found for p in fund.parts if p.label == use) for use in uses)
    return StreamsView(
        flows.streams(streams, len(found), len(uses)),
        tuple((fund.label, fund.text) for fund in found),
        tuple((parts[0].label, plain(sum_of(parts))) for parts in into),
    )
