"""Figures, names of sheets and places of boxes, before any workbook is written."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from generator.exchange.xlsx.figures import as_number
from generator.exchange.xlsx.heads import head_boxes, head_height
from generator.exchange.xlsx.names import sheet_names
from generator.exchange.xlsx.plan import Box, SheetPlan, lines_of, spread
from generator.exchange.xlsx.table import line_boxes, tall_box
from generator.forms.hebei.lists import PROCUREMENT
from generator.forms.hebei.subjects import REVENUE_SUMMARY


@pytest.mark.parametrize(
    ("text", "number", "digits"),
    [
        ("20.00", "20.00", "0.00"),
        ("20", "20", "0"),
        ("0.0001", "0.0001", "0.0000"),
        ("1000000000.25", "1000000000.25", "0.00"),
        ("-3.10", "-3.10", "0.00"),
        ("0.00", "0.00", "0.00"),
        ("007.5", "7.5", "000.0"),
        ("123456789012.345", "123456789012.345", "0.000"),
    ],
)
def test_a_figure_is_a_number_with_its_digits(text: str, number: str, digits: str) -> None:
    assert as_number(text) == (Decimal(number), digits)


@pytest.mark.parametrize("text", ["", "十万", "1,352.30", "1234567890123.4567", "-0.00", "25%"])
def test_what_a_spreadsheet_would_change_stays_text(text: str) -> None:
    assert as_number(text) is None


def test_names_of_sheets_are_taken_by_every_program() -> None:
    wanted = ["a/b[c]:*?\\", "'x'", "", "\n", "项" * 40, "项" * 40, "A", "a", "History", "😀" * 20]
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) <= 62
        assert not set(name) & set("[]:*?/\\'\n")
        assert name.casefold() != "history"
    assert names[4] == "项" * 31
    assert names[5] == "项" * 28 + "(2)"


def test_the_head_covers_its_columns_once() -> None:
    for form in (REVENUE_SUMMARY, PROCUREMENT):
        cells = [
            (row, column)
            for box in head_boxes(form, 2, "2030")
            for row in range(box.row, box.row + box.rows)
            for column in range(box.column, box.column + box.columns)
        ]
        rows = range(2, 2 + head_height(form))
        assert sorted(cells) == [(r, c) for r in rows for c in range(len(form.leaves))]
        assert not [box.text for box in head_boxes(form, 2, "2030") if "{" in box.text]


def test_long_text_gets_room() -> None:
    assert lines_of("一二三四五六", 10) == 2
    assert lines_of("a\n\nb", 10) == 3
    text = "字" * 4000
    box = tall_box(0, 0, text, Box(0, 0, "").look, 1, 100)
    assert box.rows > 1
    plan = SheetPlan("k", "n", (box, replace(box, row=box.rows, rows=1, text="短")), (100,))
    assert sum(plan.line_counts()[: box.rows]) >= lines_of(text, 100)
    assert max(plan.line_counts()) <= 27  # a row of a spreadsheet is at most 409 points high


def test_a_line_gives_its_ends_what_they_need() -> None:
    boxes = line_boxes(1, ("430某某局", "预算年度：2030", "单位：万元"), (10, 10, 30, 10, 10, 10))
    spans = {box.text: (box.column, box.columns) for box in boxes}
    assert (
        spans == {"430某某局": (0, 3), "预算年度：2030": (3, 2), "单位：万元": (5, 1)}
        or sum(columns for _, columns in spans.values()) == 6
    )
    assert [box.columns for box in line_boxes(0, ("a", "b", "c"), (10, 10))] == [2]
    assert sum(spread(6, 7, 3)) == 7
    assert spread(6, 7, 3)[3] == 2
