"""Workbooks that are not what was given out, or that met other data: what is said, and nothing
written."""

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.cli import main
from generator.exchange.editing.sheet import KEEPER
from generator.exchange.incoming.storing import write_all
from tests.changes.repository import commit, git
from tests.roundtrip.desk import (
    PLACE,
    SPENDING,
    Desk,
    cell,
    column_of,
    delete,
    lines,
    row_of,
)


def test_a_preview_writes_nothing(desk: Desk) -> None:
    path = desk.edit(lambda book: setattr(cell(book[SPENDING], "2010303", "合计"), "value", 25))
    before = desk.files()
    assert desk.take(path, "--dry-run") == 0
    assert desk.files() == before
    assert "改 2010303 机关服务 合计：20.00 → 25.00（+5.00）" in desk.out
    assert "只是预览，没有写入" in desk.out
    assert desk.take(path) == 0
    assert "写入 data/999901/101/2030/tables.yml" in desk.out
    assert desk.files() != before


def test_the_place_comes_with_the_workbook(desk: Desk) -> None:
    path = desk.export()
    assert desk.take(path, "--to", PLACE) == 0
    assert desk.take(path, "--to", "999901/101/2031") == 2
    assert f"是从 {PLACE} 导出的" in desk.err


def test_it_is_said_first_which_disclosure_was_read(desk: Desk) -> None:
    whose = f"读回 data/{PLACE}：测试县 测试局 2030 年完整公开"
    path = desk.edit(set_total)
    assert desk.take(path, "--dry-run") == 0
    assert desk.out.splitlines()[0] == whose
    assert desk.take(path) == 0
    assert desk.out.splitlines()[0] == whose
    assert desk.take(path) == 0 and "没有改动" in desk.out
    assert desk.out.splitlines()[0] == whose
    path = desk.edit(lambda book: setattr(cell(book[SPENDING], "20805", "合计"), "value", "二十"))
    assert desk.refused_file(path).splitlines()[0] == whose


def another(book: Workbook) -> None:
    """A second project beside the first."""
    sheet = book.copy_worksheet(book["1 甲项目"])
    sheet.cell(row_of(sheet, "A1"), column_of(sheet, "A1")).value = "A2"


def test_it_is_said_how_to_take_an_import_back(desk: Desk) -> None:
    git(desk.root, "init", "-q")
    commit(desk.root)
    before = desk.files()

    def both(book: Workbook) -> None:
        set_total(book)
        another(book)

    path = desk.edit(both)
    assert desk.take(path, "--dry-run") == 0
    assert "退回" not in desk.out
    assert desk.take(path) == 0, desk.out + desk.err
    folder = f"data/{PLACE}"
    wanted = f"git restore {folder}，再删去新写的 {folder}/projects/A2.yml"
    assert wanted in desk.out.splitlines()[-1]
    git(desk.root, "restore", folder)
    (desk.root / folder / "projects/A2.yml").unlink()
    assert desk.files() == before


@pytest.mark.parametrize("repository", [False, True])
def test_what_git_never_had_is_not_promised_to_come_back(desk: Desk, repository: bool) -> None:
    if repository:
        git(desk.root, "init", "-q")
    assert desk.take(desk.edit(set_total)) == 0
    assert "git restore" not in desk.out
    assert "tables.yml" in desk.out.splitlines()[-1]
    assert "没有提交过" in desk.out.splitlines()[-1]


def test_new_files_beside_what_git_never_had_are_told(desk: Desk) -> None:
    assert desk.take(desk.edit(another)) == 0
    last = desk.out.splitlines()[-1]
    assert last == f"不要这次新写的文件，可以直接删去：data/{PLACE}/projects/A2.yml。"


def test_columns_that_were_inserted_or_deleted(desk: Desk) -> None:
    def inserted(book: Workbook) -> None:
        for found in [str(r) for r in book[SPENDING].merged_cells.ranges]:
            book[SPENDING].unmerge_cells(found)
        book[SPENDING].insert_cols(4)

    def written(book: Workbook) -> None:
        inserted(book)
        book[SPENDING].cell(10, 4).value = "说明"

    def deleted(book: Workbook) -> None:
        for found in [str(r) for r in book[SPENDING].merged_cells.ranges]:
            book[SPENDING].unmerge_cells(found)
        book[SPENDING].delete_cols(5)

    assert desk.after(inserted) == {}
    assert f"工作表“{SPENDING}”D10：这一格不在表里" in desk.refused(written)
    assert f"工作表“{SPENDING}”：“合计”这一栏被删去了" in desk.refused(deleted)


def test_heads_and_labels_are_not_edited(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SPENDING]
        sheet.cell(row_of(sheet, "合计"), column_of(sheet, "合计")).value = "总计"

    said = desk.refused(change)
    assert "这里是表头或标签，不能改（原来是“合计”）" in said


def test_words_outside_of_the_table(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SPENDING]
        sheet.cell(sheet.max_row + 5, 3).value = "随手写的"
        sheet.cell(10, 20).value = "旁边"

    said = desk.refused(change)
    assert "这一格不在表里" in said


def test_marks_that_are_gone(desk: Desk) -> None:
    def column(book: Workbook) -> None:
        book[SPENDING].delete_cols(1)

    def keeper(book: Workbook) -> None:
        del book[KEEPER]

    def damaged(book: Workbook) -> None:
        book[KEEPER]["A2"].value = book[KEEPER]["A2"].value[:-40]

    def row(book: Workbook) -> None:
        for found in [str(r) for r in book[SPENDING].merged_cells.ranges]:
            book[SPENDING].unmerge_cells(found)
        book[SPENDING].delete_rows(1)

    def of_project(book: Workbook) -> None:
        book["1 甲项目"].delete_cols(1)

    for change in (column, row, of_project):
        said = desk.refused(change)
        assert "隐藏的第一行或第一列被删去了" in said
        assert "有 1 处不能确定" in said and "不见了" not in said
    assert f"隐藏的工作表“{KEEPER}”被删去了" in desk.refused(keeper)
    assert f"隐藏的工作表“{KEEPER}”被改动过" in desk.refused(damaged)


def test_cells_that_were_merged(desk: Desk) -> None:
    def below(book: Workbook) -> None:
        sheet = book[SPENDING]
        at = cell(sheet, "2010303", "合计")
        sheet.merge_cells(None, at.row, at.column, at.row + 1, at.column + 1)

    def label(book: Workbook) -> None:
        sheet = book[SPENDING]
        at = row_of(sheet, "状态")
        for found in [str(r) for r in sheet.merged_cells.ranges if r.min_row == at]:
            sheet.unmerge_cells(found)
        sheet.merge_cells(None, at, 2, at, 4)

    said = desk.refused(below)
    assert "有 1 处不能确定" in said
    assert re.search(rf"工作表“{SPENDING}”[A-Z]+[0-9]+:[A-Z]+[0-9]+：几格合并成了一格", said)
    assert "请取消合并" in said
    assert "合并成了一格" in desk.refused(label)


def test_sheets_of_ones_own_are_left_alone(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("草稿")["A1"].value = 1

    assert desk.after(change) == {}
    assert "工作表“草稿”：是另外加的，没有读入" in desk.out


def test_a_row_of_a_record_that_is_gone(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        delete(book["1 甲项目"], row_of(book["1 甲项目"], "用途"))

    assert "“用途”这一行不见了" in desk.refused(change)


def test_what_the_loader_could_not_read_is_not_written(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book["1 甲项目"]
        row = row_of(sheet, "项目名称")
        sheet.cell(row, column_of(sheet, "项目名称") + 1).value = None

    said = desk.refused(change)
    assert "照工作簿写，数据文件会读不通" in said
    assert "缺少“项目名称”" in said


def test_a_file_there_is_not(desk: Desk) -> None:
    assert main(["import", "没有.xlsx"]) == 1
    assert "找不到文件" in desk.capsys.readouterr().err


def test_other_documents_need_a_place(desk: Desk) -> None:
    (desk.root / "a.txt").write_text("x", "utf-8")
    assert main(["import", "a.txt"]) == 2
    assert "--to 区划/部门/年度" in desk.capsys.readouterr().err
    assert main(["import", "a.txt", "--to", PLACE, "--dry-run"]) == 2


# What happens when the data have changed since the workbook was given out.


def later(desk: Desk, path: Path, name: str, old: str, new: str) -> dict[str, str]:
    before = desk.files()
    assert old in before[name]
    desk.put(name, before[name].replace(old, new))
    return desk.files()


def set_total(book: Workbook, value: Any = 25) -> None:
    cell(book[SPENDING], "2010303", "合计").value = value


def test_both_sides_are_merged_cell_by_cell(desk: Desk) -> None:
    path = desk.edit(set_total)
    old = "科目名称: 机关服务, 合计: 20.00, 基本支出: 10.00"
    before = later(desk, path, "tables.yml", old, old.replace("10.00", "12.00"))
    assert desk.take(path) == 0
    assert "导出以后数据文件又改过（tables.yml）" in desk.out
    after = desk.files()["tables.yml"]
    assert after == before["tables.yml"].replace(
        "合计: 20.00, 基本支出: 12.00", "合计: 25.00, 基本支出: 12.00"
    )


def test_the_same_cell_on_both_sides(desk: Desk) -> None:
    path = desk.edit(set_total)
    old = "科目名称: 机关服务, 合计: 20.00"
    later(desk, path, "tables.yml", old, old.replace("20.00", "30.00"))
    said = desk.refused_file(path)
    assert f"工作表“{SPENDING}”E10：两边都改了“合计”：导出时是“20.00”，工作簿里改成“25.00”" in said
    desk.put(
        "tables.yml", desk.files()["tables.yml"].replace("合计: 30.00, 基本", "合计: 25.00, 基本")
    )
    assert desk.take(path) == 0


def test_rows_that_were_added_on_both_sides(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SPENDING]
        row = row_of(sheet, "2080505") + 1
        sheet.cell(row, column_of(sheet, "科目编码")).value = "2080506"

    path = desk.edit(change)
    old = "    - {序号: 6,"
    later(desk, path, "tables.yml", old, f"    - {{科目编码: 2080599}}\n{old}")
    assert desk.take(path) == 0
    text = desk.files()["tables.yml"]
    assert text.index("2080599") < text.index("20805,") < text.index("2080506")


def test_a_row_taken_away_here_and_changed_there(desk: Desk) -> None:
    path = desk.edit(lambda book: delete(book[SPENDING], row_of(book[SPENDING], "2080505")))
    later(desk, path, "tables.yml", "养老保险, 合计: 10.00", "养老保险, 合计: 11.00")
    assert "工作簿里删去了“2080505 养老保险”" in desk.refused_file(path)


def test_a_row_changed_here_and_taken_away_there(desk: Desk) -> None:
    path = desk.edit(set_total)
    line = next(x for x in desk.files()["tables.yml"].splitlines() if "2010303" in x)
    later(desk, path, "tables.yml", line + "\n", "")
    assert "数据文件里这一行在导出以后已经删去" in desk.refused_file(path)


def test_the_comment_somebody_added_since(desk: Desk) -> None:
    path = desk.edit(set_total)
    before = later(desk, path, "tables.yml", "# 见附件", "# 见附件二")
    assert desk.take(path) == 0
    found = {"tables.yml": (before["tables.yml"], desk.files()["tables.yml"])}
    _, new = lines(found, "tables.yml")
    assert len(new) == 1 and new[0].endswith(
        "合计: 25.00, 基本支出: 10.00, 项目支出: 10.00}  # 见附件二"
    )


def test_data_that_cannot_be_read_now(desk: Desk) -> None:
    path = desk.edit(set_total)
    desk.put("projects/A1.yml", "项目编码: [")
    assert "数据没有读全，没有导入" in desk.refused_file(path)


def test_a_place_that_is_gone(desk: Desk) -> None:
    path = desk.export()
    (desk.folder).rename(desk.folder.with_name("2031"))
    assert desk.take(path) == 1
    assert "现在没有这份公开" in desk.err


@pytest.mark.parametrize("name", ["tables.yml", "narrative.yml"])
def test_a_disk_that_fills_leaves_everything(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(root: Path, data: str, files: Any, removed: Any = ()) -> str:
        if root == desk.root:
            return "写入失败（磁盘已满），没有留下任何改动。"
        return real(root, data, files, removed)

    real = write_all
    monkeypatch.setattr("generator.returning.write_all", full)
    assert "磁盘已满" in desk.refused(set_total)


def test_no_cell_holds_a_formula_and_every_head_is_locked(desk: Desk) -> None:
    book = load_workbook(desk.export())
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    sheet = book[SPENDING]
    assert not sheet.protection.insertRows  # False says: not forbidden
    assert not sheet.protection.deleteRows
    assert sheet.cell(row_of(sheet, "合计"), column_of(sheet, "合计")).protection.locked
    assert not cell(sheet, "2010303", "合计").protection.locked
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert book[KEEPER].sheet_state == "veryHidden"
    assert len(sheet.conditional_formatting) > 3
    lists = {str(rule.formula1) for rule in sheet.data_validations.dataValidation}
    assert '"有数据,空表列示,不适用"' in lists
