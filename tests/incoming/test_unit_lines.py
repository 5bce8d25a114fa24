"""The unit between title and head, however it is laid out: in cells, in gaps of a line, in rows.

A line that is missed makes of 元 ten thousand times as much.
"""

from itertools import product
from pathlib import Path

import pytest

from generator.model.disclosure import Disclosure
from tests.incoming.test_other_counties import DOUBTS, PLACE, told
from tests.incoming.trial import Trial
from tests.incoming.unit_layouts import (
    BODIES,
    LAYOUTS,
    NAME,
    NAMED,
    READ,
    TITLES,
    WRITERS,
    amount,
    filled,
)


def read(
    project: Trial, tmp_path: Path, layout: str, kind: str, unit: str, writer: str
) -> tuple[str, Disclosure, str]:
    """The amount, the record and the report of a document of a layout."""
    path = WRITERS[writer](tmp_path, filled(LAYOUTS[layout], kind, unit), BODIES[kind])
    report = project.done(path, PLACE)
    record = project.disclosure(PLACE)
    return amount(record, kind), record, report


# Every layout of a table by every writer; the other forms by one of paragraphs and one of cells.
TRIED = [
    *product(LAYOUTS, ["table"], WRITERS),
    *product(LAYOUTS, ["procurement", "assets", "project"], ["paragraphs, tabs", "sheet"]),
]


@pytest.mark.parametrize(("layout", "kind", "writer"), TRIED)
def test_the_unit_is_read(
    project: Trial, tmp_path: Path, layout: str, kind: str, writer: str
) -> None:
    found, record, report = read(project, tmp_path, layout, kind, "元", writer)
    assert found == READ["元"]
    assert "没有写明" not in report and "没有换算" not in report
    text = (project.root / f"data/{PLACE}/narrative.yml").read_text("utf-8")
    for word_of_head in (NAME, "单位：", "元", "公开02表", TITLES[kind] + "（"):
        assert word_of_head not in text
    if kind == "table" and layout in NAMED:
        assert record.tables[0].head["department"].text == NAME


@pytest.mark.parametrize("unit", READ)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_unit_is_converted_exactly(
    project: Trial, tmp_path: Path, layout: str, unit: str
) -> None:
    kind = list(TITLES)[list(LAYOUTS).index(layout) % len(TITLES)]
    found, _, _ = read(project, tmp_path, layout, kind, unit, "cells")
    assert found == READ[unit]


@pytest.mark.parametrize("unit", ["美元（万元）", "万元、元", "十万元", "万美元", "十万元、元"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_makes_a_unit_of_one_that_is_not_known(
    project: Trial, tmp_path: Path, layout: str, unit: str
) -> None:
    number = list(LAYOUTS).index(layout) + len(unit)
    kind = list(TITLES)[number % len(TITLES)]
    writer = ["paragraphs, blanks", "cells", "markdown"][number % 3]
    found, _, report = read(project, tmp_path, layout, kind, unit, writer)
    assert found == "1234567.80"
    assert told(report, DOUBTS, f"“{unit}”", "没有换算")
    assert "已换算" not in report
