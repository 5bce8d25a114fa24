"""Units below the rows of a table, which are not the next one's, and in the name of a sheet."""

from pathlib import Path

import openpyxl
import pytest

from generator.model.disclosure import Disclosure
from tests.incoming.test_other_counties import DOUBTS, PLACE, UNKNOWN, told
from tests.incoming.test_other_shapes import FRONT, word
from tests.incoming.trial import Trial
from tests.incoming.unit_layouts import BODIES, DUTIES, READ, TITLES, Rows, amount

TABLE, ASSETS = BODIES["table"], BODIES["assets"]
AS_PRINTED = "1234567.80"


def book(path: Path, sheets: dict[str, Rows]) -> Path:
    """A workbook of these sheets, every cell a text."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    made.save(path)
    return path


def taken(project: Trial, path: Path) -> tuple[Disclosure, str]:
    report = project.done(path, PLACE)
    return project.disclosure(PLACE), report


@pytest.mark.parametrize("foot", [["单位：元"], ["", "", "", "", "单位：元"], ["（元）"]])
def test_a_unit_below_a_table_is_not_that_of_the_next_sheet(
    project: Trial, tmp_path: Path, foot: list[str]
) -> None:
    first = [[TITLES["table"]], *TABLE, [], foot]
    second = [[TITLES["assets"]], *ASSETS]
    path = book(tmp_path / "x.xlsx", {"支出": first, "资产": second})
    record, report = taken(project, path)
    assert amount(record, "table") == AS_PRINTED and amount(record, "assets") == AS_PRINTED
    assert told(report, DOUBTS, "部门预算支出总表", "各行下面写着单位“元”", "没有按它换算")
    assert "已换算" not in report


@pytest.mark.parametrize("name", ["支出总表（元）", "部门预算支出总表(单位：元)"])
@pytest.mark.parametrize("titled", [True, False])
def test_the_name_of_a_sheet_may_have_the_unit(
    project: Trial, tmp_path: Path, name: str, titled: bool
) -> None:
    rows = [[TITLES["table"]], *TABLE] if titled else TABLE
    record, _ = taken(project, book(tmp_path / "x.xlsx", {name: rows}))
    assert amount(record, "table") == READ["元"]


def test_nor_is_it_that_of_a_project(project: Trial, tmp_path: Path) -> None:
    first = [[TITLES["table"]], *TABLE, ["单位：元"]]
    second = [[TITLES["project"]], *BODIES["project"]]
    record, _ = taken(project, book(tmp_path / "x.xlsx", {"支出": first, "项目": second}))
    assert amount(record, "project") == AS_PRINTED


def test_nor_that_of_the_next_table_of_a_text(project: Trial, tmp_path: Path) -> None:
    parts = (TITLES["table"], TABLE, "单位：元", TITLES["assets"], ASSETS)
    record, report = taken(project, word(tmp_path / "x.docx", FRONT, *parts, *DUTIES))
    assert amount(record, "table") == AS_PRINTED and amount(record, "assets") == AS_PRINTED
    assert told(report, DOUBTS, "各行下面写着单位“元”")


def test_beside_the_number_of_the_next_table_it_is_that_ones(
    project: Trial, tmp_path: Path
) -> None:
    parts = (TITLES["table"], "单位：万元", TABLE, "附表2    单位：元", TITLES["assets"], ASSETS)
    record, _ = taken(project, word(tmp_path / "x.docx", FRONT, *parts, *DUTIES))
    assert amount(record, "table") == AS_PRINTED and amount(record, "assets") == READ["元"]


def test_the_same_unit_above_and_below_is_no_doubt(project: Trial, tmp_path: Path) -> None:
    rows = [[TITLES["table"]], ["单位：元"], *TABLE, ["单位：元"]]
    record, report = taken(project, book(tmp_path / "x.xlsx", {"支出": rows}))
    assert amount(record, "table") == READ["元"]
    assert not told(report, DOUBTS, "各行下面")


def test_rows_behind_a_unit_that_is_printed_again_are_rows(project: Trial, tmp_path: Path) -> None:
    again = [["202", *TABLE[1][1:]]]
    rows = [[TITLES["table"]], ["单位：元"], *TABLE, [], ["单位：元"], *again]
    record, _ = taken(project, book(tmp_path / "x.xlsx", {"支出": rows}))
    printed = record.tables[0].printed_rows
    assert [row.text("subject_code") for row in printed][-1] == "202"


def test_a_sheet_of_another_kind_does_not_go_on_with_the_table_before(
    project: Trial, tmp_path: Path
) -> None:
    payroll = [["2026年人员经费测算"], ["单位", "人数", "金额"], ["局机关", "12", "73.45"]]
    sheets = {"资产": [[TITLES["assets"]], *ASSETS], "测算": payroll}
    record, report = taken(project, book(tmp_path / "x.xlsx", sheets))
    assert record.assets is not None
    assert len(record.assets.rows) == len(ASSETS) - 1
    assert told(report, UNKNOWN, "不认识的表", "人数")
