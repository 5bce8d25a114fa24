"""The charts and comparisons of every edition name lines and columns that its forms have."""

from collections.abc import Iterator

import pytest

from generator.forms import registry
from generator.forms.chart import Balance, Breakdown, Split, Streams
from generator.forms.edition import Edition
from generator.forms.editions import DEFAULT
from generator.forms.identity import At
from tests.forms.test_landmarks import roles


def places(edition: Edition) -> Iterator[tuple[str, At, tuple[str, ...]]]:
    """Every figure a chart divides, with the columns it is divided into."""
    for chart in edition.seeing.charts:
        match chart:
            case Breakdown():
                yield chart.id, chart.total, ()
            case Split():
                yield chart.id, chart.total, chart.columns
            case Streams():
                yield from ((chart.id, at, chart.columns) for _, at in chart.funds)
            case Balance():
                assert edition.landmarks is not None
    yield from ((label, at, ()) for label, at in edition.seeing.headlines)


@pytest.mark.parametrize("label", registry.labels())
def test_charts_are_of_lines_and_columns_of_the_edition(label: str) -> None:
    edition = registry.edition(label)
    for name, at, columns in places(edition):
        form = edition.forms[at.form]
        assert at.role in roles(form), name
        for column in (at.column, *columns):
            assert form.by_id[column].kind.numeric, f"{name} {column}"
        assert at.column not in columns, name
    for compared in edition.seeing.compared:
        assert edition.forms[compared.form].by_id[compared.column].kind.numeric, compared.label


@pytest.mark.parametrize("label", registry.labels())
def test_charts_and_headlines_are_told_apart(label: str) -> None:
    seeing = registry.edition(label).seeing
    for names in ([c.id for c in seeing.charts], [label for label, _ in seeing.headlines]):
        assert len(names) == len(set(names))


def test_every_table_of_hebei_has_a_chart() -> None:
    drawn = {at.form for _, at, _ in places(DEFAULT)}
    assert drawn >= {form.id for form in DEFAULT.tables}
