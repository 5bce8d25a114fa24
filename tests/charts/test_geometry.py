"""Bars, areas, streams and step lines: as large as their amounts, never where there is nothing."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import flows, treemap
from generator.charts.bars import axis
from generator.charts.plan import step_line

AMOUNTS = st.decimals("0.0001", "1000000000", places=4)


def D(*texts: str | None) -> list[Decimal | None]:
    return [None if text is None else Decimal(text) for text in texts]


def widths(*texts: str | None) -> list[str | None]:
    return [None if bar is None else bar.width for bar in axis(D(*texts))]


def test_bars_have_one_scale_and_blanks_have_none() -> None:
    assert widths("50", "100", None, "0", "0.00", "25") == [
        *("50.00%", "100.00%", None, None, None, "25.00%")
    ]


def test_nothing_is_drawn_of_nothing() -> None:
    assert widths() == [] and widths(None, "0") == [None, None]


def test_bars_of_several_charts_share_a_scale() -> None:
    (bar,) = axis(D("50"), Decimal(200))
    assert bar and (bar.x, bar.width) == ("", "25.00%")


def test_negative_bars_lie_left_of_nought() -> None:
    plus, minus = axis(D("75", "-25"))
    assert plus and (plus.x, plus.width, plus.negative, plus.zero) == (
        *("25.00%", "75.00%", False, "25.00%"),
    )
    assert minus and (minus.x, minus.width, minus.negative) == ("", "25.00%", True)
    (alone,) = axis(D("-3"))
    assert alone and (alone.x, alone.width) == ("", "100.00%")


def test_what_cannot_be_seen_is_called_thin() -> None:
    large, small = axis(D("1000000000", "0.0001"))
    assert large and not large.thin and small and small.thin
    assert small.width == "0.00%"


@given(st.lists(AMOUNTS, min_size=1, max_size=30))
def test_bars_are_as_long_as_their_amounts(amounts: list[Decimal]) -> None:
    most = max(amounts)
    for amount, bar in zip(amounts, axis(amounts), strict=True):
        assert bar
        assert (
            abs(Decimal(bar.width.rstrip("%")) * most - amount * 100) <= Decimal("0.005001") * most
        )


@given(st.lists(st.decimals("1", "100", places=2), min_size=5, max_size=40))
def test_areas_are_as_large_as_their_amounts_and_fill_the_drawing(amounts: list[Decimal]) -> None:
    ordered = sorted(amounts, reverse=True)
    tiles = treemap.tiles(ordered, Decimal(3), Decimal(2))
    whole = sum(ordered, Decimal(0))
    boxes = [(Decimal(t.x), Decimal(t.y), Decimal(t.width), Decimal(t.height)) for t in tiles]
    for amount, (x, y, width, height) in zip(ordered, boxes, strict=True):
        assert abs(width * height / 100 - amount * 100 / whole) <= Decimal("0.2")
        assert x > -1 and x + width < Decimal("100.5") and y + height < Decimal("100.5")
    assert abs(sum((w * h for _, _, w, h in boxes), Decimal(0)) - 10000) < 60


def test_a_small_area_has_fewer_lines_of_words_and_the_smallest_none() -> None:
    tiles = treemap.tiles([Decimal(n) for n in (40, 20, 15, 10, 8, 7, 1)], Decimal(3), Decimal(2))
    assert [tile.lines for tile in tiles] == sorted((t.lines for t in tiles), reverse=True)
    assert tiles[0].lines == 8 and tiles[-1].lines == 0


def test_areas_are_near_to_squares() -> None:
    amounts = [Decimal(n) for n in (6, 6, 4, 3, 2, 2, 1)]  # the example of the paper
    tiles = treemap.tiles(amounts, Decimal(6), Decimal(4))
    ratios = [
        max(w / h, h / w) for t in tiles for w, h in [(6 * Decimal(t.width), 4 * Decimal(t.height))]
    ]
    assert max(ratios) < 3


@pytest.mark.parametrize(
    ("amounts", "suits"),
    [
        (("9", "8", "7", "6", "5"), True),
        (("9", "8", "7", "6"), False),  # too few
        (("90", "8", "7", "6", "5"), False),  # one dwarfs the rest
        (("9", "8", "7", "6", None), False),
        (("9", "8", "7", "6", "0"), False),
        (("9", "8", "7", "6", "-5"), False),
        (("1000000000", "900000000", "800000000", "700000000", "0.0001"), False),
        (("1",) * 200, False),
    ],
)
def test_areas_only_where_they_tell_more(amounts: tuple[str | None, ...], suits: bool) -> None:
    assert treemap.suits(D(*amounts)) is suits


def test_streams_keep_their_height_from_end_to_end() -> None:
    found = [(0, 0, Decimal("90")), (0, 1, Decimal("10")), (1, 1, Decimal("20"))]
    drawn = flows.streams(found, 2, 2)
    heights = [[Decimal(node.height) for node in side] for side in (drawn.left, drawn.right)]
    assert heights[0][0] / heights[0][1] == 5 and heights[1][0] / heights[1][1] == 3
    assert sum(heights[0]) == sum(heights[1]) == 180
    for (_, _, amount), (_, path) in zip(found, drawn.paths, strict=True):
        _top, low = re.findall(r"M0 ([\d.]+)C|V([\d.]+)C", path)
        end = re.search(r"100 ([\d.]+)V", path)
        assert end and Decimal(low[1]) - Decimal(end[1]) == amount * 180 / 120
    bottom = max(Decimal(n.y) + Decimal(n.height) for n in (*drawn.left, *drawn.right))
    assert Decimal(drawn.height) > bottom


def test_words_of_thin_streams_stand_apart() -> None:
    found = [(n, 0, Decimal(amount)) for n, amount in enumerate(("1000", "1", "1", "1"))]
    words = [Decimal(node.words) for node in flows.streams(found, 4, 1).left]
    assert all(after - before >= 40 for before, after in pairwise(words))


def test_a_plan_rises_in_equal_steps() -> None:
    line = step_line(D("25", "50", "75", "100"), Decimal(100))
    assert line.line == "M0.0 76.0H100.0V52.0H200.0V28.0H300.0V4.0H400.0"


def test_a_blank_point_is_a_gap() -> None:
    line = step_line(D("25", None, "75", "100"), Decimal(100))
    assert line.line == "M0.0 76.0H100.0M200.0 28.0H300.0V4.0H400.0"
    assert line.area.count("Z") == 3
