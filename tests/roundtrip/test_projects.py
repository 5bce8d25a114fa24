"""Projects: added by copying a sheet, taken away, under another code."""

from openpyxl.workbook import Workbook

from tests.roundtrip.desk import Desk, column_of, row_of


def test_a_project_is_added_by_copying_its_sheet(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book.copy_worksheet(book["1 甲项目"])
        for label, value in (("项目编码", "C3"), ("项目名称", "丙项目"), ("序号", "3")):
            row = row_of(sheet, label)
            sheet.cell(row, column_of(sheet, label) + 1).value = value

    found = desk.after(change)
    assert set(found) == {"projects/C3.yml"}
    text = found["projects/C3.yml"][1]
    assert text.startswith(
        "序号: 3\n表题: 1、甲项目绩效目标表\n项目编码: C3\n项目名称: 丙项目\n预算数: 6.50\n"
    )
    assert "资金支出计划: {3月底: 25%" in text
    assert desk.after(lambda book: None) == {}


def test_a_copied_sheet_that_nobody_changed(desk: Desk) -> None:
    said = desk.refused(lambda book: book.copy_worksheet(book["1 甲项目"]))
    assert "是同一张的复制" in said


def test_a_project_is_taken_away_only_when_that_is_meant(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        del book["2 乙项目"]

    assert "确实要删去这个项目，请加 --force" in desk.refused(change)
    found = desk.after(change, "--force")
    assert set(found) == {"projects/B2.yml"}
    assert found["projects/B2.yml"][1] == ""
    assert not (desk.folder / "projects/B2.yml").exists()


def test_another_code_is_another_file(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book["2 乙项目"]
        row = row_of(sheet, "项目编码")
        sheet.cell(row, column_of(sheet, "项目编码") + 1).value = "B22"

    found = desk.after(change)
    assert set(found) == {"projects/B2.yml", "projects/B22.yml"}
    assert found["projects/B22.yml"][1] == found["projects/B2.yml"][0].replace(": B2\n", ": B22\n")
