"""Workbooks that somebody made up, other formats, and very large disclosures."""

import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.exchange.editing.keeper import Given, packed, unpacked
from generator.exchange.editing.sheet import KEEPER
from tests.incoming.office import converted
from tests.roundtrip.desk import SPENDING, Desk, cell, row_of


def repacked(book: Workbook, **changes: Any) -> None:
    """The hidden sheet with something else in it, packed as it should be."""
    page = book[KEEPER]
    given = unpacked([str(row[0].value) for row in page.iter_rows(max_col=1)])
    assert given is not None
    said = msgspec.to_builtins(given)
    for key, change in changes.items():
        said[key] = change(said[key])
    for number, text in enumerate(packed(msgspec.convert(said, Given)), 1):
        page.cell(number, 1).value = text


def renamed(parts: list[dict[str, Any]], old: str, new: str) -> list[dict[str, Any]]:
    return [{**part, "key": part["key"].replace(old, new)} for part in parts]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("parts", lambda parts: parts[1:]),
        ("parts", lambda parts: [{**p, "entries": []} for p in parts]),
        ("parts", lambda parts: [{**p, "slots": []} for p in parts]),
        ("parts", lambda parts: renamed(parts, "projects/", "../projects/")),
        ("sheets", lambda sheets: [{**s, "marks": ["9:9", "x0>77"]} for s in sheets]),
        ("sheets", lambda sheets: [{**s, "marks": ["nonsense"]} for s in sheets]),
        ("sheets", lambda sheets: [{**s, "areas": []} for s in sheets]),
    ],
    ids=("parts", "entries", "slots", "keys", "areas", "marks", "no-areas"),
)
def test_a_hidden_sheet_that_does_not_fit(desk: Desk, name: str, change: Any) -> None:
    said = desk.refused(lambda book: repacked(book, **{name: change}))
    assert f"隐藏的工作表“{KEEPER}”被改动过" in said


def test_another_place_in_the_hidden_sheet(desk: Desk) -> None:
    for place in ("../../..", "999901/101/2031", ""):
        path = desk.edit(lambda book, place=place: repacked(book, place=lambda _: place))  # type: ignore[misc]
        assert desk.take(path) == 1
        assert "现在没有这份公开" in desk.err


def test_a_code_that_would_leave_the_folder(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book["2 乙项目"]
        row = row_of(sheet, "项目编码")
        sheet.cell(row, 3).value = "../../x"

    assert "不能用：只用数字和字母" in desk.refused(change)


def test_words_that_would_act_in_a_terminal(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        cell(book[SPENDING], "2010303", "合计").value = "二十\u202e\u200b"
        book[SPENDING].title = "支出\u202e"

    said = desk.refused(change)
    assert "\u202e" not in said


def test_a_workbook_of_the_old_kind(desk: Desk) -> None:
    path = converted(desk.export(), "xls", desk.root)
    before = desk.files()
    assert desk.take(path, "--to", "999901/101/2030", "--force") == 1
    assert "请另存为 .xlsx" in desk.err
    assert desk.files() == before


def test_a_package_that_is_broken(desk: Desk) -> None:
    path = desk.export()
    path.write_bytes(path.read_bytes()[:-2000])
    assert desk.take(path, "--to", "999901/101/2030", "--force") == 1
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", f"<workbook>{KEEPER}</workbook>")
    assert desk.take(path) == 1
    assert "读不懂" in desk.err


def test_two_hundred_projects_and_long_names(desk: Desk) -> None:
    for number in range(200):
        name = f"项目名称: {'长' * 60}{number}"
        text = f"序号: {number + 3}\n项目编码: P{number}\n{name}\n预算数: 1.00\n"
        desk.put(f"projects/P{number}.yml", text)
    last = []

    def change(book: Workbook) -> None:
        sheet = book.worksheets[-2]
        last.append(sheet.title)
        sheet.cell(row_of(sheet, "用途"), 3).value = "写了用途"

    found = desk.after(change)
    assert set(found) == {"projects/P199.yml"}
    assert found["projects/P199.yml"][1].endswith("预算数: 1.00\n用途: 写了用途\n")


def test_the_smallest_disclosure(desk: Desk) -> None:
    for name in list(desk.files()):
        if name not in ("disclosure.yml", "narrative.yml"):
            (desk.folder / name).unlink()
    desk.put("narrative.yml", "正文:\n  - 段: 无\n")

    def change(book: Workbook) -> None:
        assert [s.title for s in book.worksheets] == ["目录", "说明文字", KEEPER]
        book["说明文字"].cell(row_of(book["说明文字"], "无"), 7).value = "有"

    assert desk.after(change)["narrative.yml"][1] == "正文:\n  - 段: 有\n"


@pytest.mark.parametrize("mark", ["\ufeff"])
def test_a_mark_at_the_beginning_of_a_file_stays(desk: Desk, mark: str) -> None:
    desk.put("assets.yml", mark + desk.files()["assets.yml"])

    def change(book: Workbook) -> None:
        cell(book["固定资产占用"], "2、车辆（台、辆）", "数量").value = 4

    before, after = desk.after(change)["assets.yml"]
    assert after == before.replace("数量: 2,", "数量: 4,")
    assert after.startswith(mark)


def test_another_clerk_with_the_same_workbook(desk: Desk) -> None:
    """What was brought back already is no conflict the second time."""
    path = desk.edit(lambda book: setattr(cell(book[SPENDING], "2010303", "合计"), "value", 25))
    assert desk.take(path) == 0
    before = desk.files()
    assert desk.take(path) == 0
    assert "没有差别，没有改动" in desk.out
    assert desk.files() == before
    assert isinstance(load_workbook(path), Workbook)
    assert isinstance(path, Path)
