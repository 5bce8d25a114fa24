"""The measurement of detection runs, and its targets hold on a small sample."""

import random

import pytest

from bench.detection import FULL, SERIES, load_bench, table
from bench.power import Bench
from bench.sites import BUDGETS, CODES, NINE, Site

TARGETS = {NINE: 1.0, BUDGETS: 0.99, CODES: 0.99}
DIGITS = [series for series in SERIES if series[0] in TARGETS and series[1] not in ("code", "row")]


@pytest.fixture(scope="module")
def loaded() -> tuple[Bench, list[Site]]:
    return load_bench(FULL)


@pytest.mark.parametrize(("part", "kind", "label", "slip"), DIGITS)
def test_changes_are_found(loaded, part, kind, label, slip) -> None:  # type: ignore[no-untyped-def]
    bench, sites = loaded
    chosen = [site for site in sites if (site.part, site.kind) == (part, kind)]
    tally = bench.measure(chosen, slip, 40, random.Random(f"{part} {label}"))
    assert tally.made > 10
    assert tally.found >= TARGETS[part] * tally.made, tally.missed
    assert part in table([(part, label, tally)])


def test_every_series_has_something_to_change(loaded: tuple[Bench, list[Site]]) -> None:
    kinds = {(site.part, site.kind) for site in loaded[1]}
    assert {(part, kind) for part, kind, _, _ in SERIES} <= kinds


def test_nothing_changed_brings_nothing_new(loaded: tuple[Bench, list[Site]]) -> None:
    bench, sites = loaded
    cells = [site for site in sites if site.kind != "row"]
    tally = bench.measure(cells, lambda text, _: text, 50, random.Random(1))
    assert (tally.made > 20, tally.found) == (True, 0)
