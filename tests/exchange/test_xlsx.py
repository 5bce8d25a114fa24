"""Workbooks of made-up disclosures: hostile text, odd figures, few and many sheets."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from generator.exchange.owner import Owner
from generator.exchange.xlsx.workbook import disclosure_xlsx
from generator.forms import registry
from generator.model.disclosure import Disclosure
from tests import trees
from tests.exchange.office import calc, grid, has_formula, holds, opened

HOSTILE = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(A1)",
    '"引号",,',
    "😀<b>&amp;",
    "_x0041_",
    "甲\n乙",
)
LONG = "项" * 60
GROUP = "一级指标: 产出指标, 二级指标: 数量指标"
OWNER = Owner("测试县", "=部门&名称")


def tables(rows: str, name: str = "部门预算支出总表") -> str:
    return f"{name}:\n  状态: 有数据\n  行:\n{rows}"


def row(number: int, code: str, name: str, total: str) -> str:
    said = f"序号: {number}, 科目编码: '{code}', 科目名称: {quoted(name)}"
    return f"    - {{{said}{f', 合计: {total!r}' if total else ''}}}\n"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def project(number: int, name: str, budget: str = "1.00") -> str:
    code = f"A{number}"
    return (
        f"序号: {number}\n项目编码: {code}\n项目名称: {quoted(name)}\n预算数: {budget!r}\n"
        f"用途: {quoted('用途' + name)}\n资金支出计划: {{3月底: 25%, 12月底: '0.50'}}\n"
        f"绩效目标: [{quoted(name)}]\n绩效指标:\n"
        f"  - {{{GROUP}, 三级指标: {quoted(name)}, 指标值: '=100%'}}\n"
        f"  - {{{GROUP}, 三级指标: 乙, 指标值: ≥90%}}\n"
    )


def workbook(root: Path, files: Mapping[str, str]) -> tuple[Disclosure, bytes]:
    trees.project(root)
    (root / trees.FOLDER / "projects/A1.yml").unlink()
    trees.write(root, {f"{trees.FOLDER}/{name}": text for name, text in files.items()})
    record = trees.disclosure(root)
    return record, disclosure_xlsx(record, registry.edition(record.edition), OWNER)


FIGURES = ("20.00", "20", "", "0.00", "0.0001", "1000000000.25", "123456789012345678.12", "-3.10")
MANY = {f"projects/A{n}.yml": project(n, f"{n}号项目") for n in range(1, 201)}
HOSTILE_FILES = {
    "tables.yml": tables(
        "".join(row(n, f"00{n}", name, "1.00") for n, name in enumerate(HOSTILE, 1))
    ),
    **{f"projects/A{n}.yml": project(n, name) for n, name in enumerate((*HOSTILE, LONG, LONG), 1)},
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return workbook(tmp_path_factory.mktemp("hostile"), HOSTILE_FILES)[1]


def names_of(book: Workbook) -> list[str]:
    return [sheet.title for sheet in book.worksheets]


def test_figures_keep_their_digits_and_blanks_stay_blank(tmp_path: Path) -> None:
    rows = "".join(row(n, f"0{n}", "名", text) for n, text in enumerate(FIGURES, 1))
    _, content = workbook(tmp_path, {"tables.yml": tables(rows)})
    sheet = opened(content)["部门预算支出总表"]
    expected = [[str(n), f"0{n}", "名", text] for n, text in enumerate(FIGURES, 1)]
    assert holds(grid(sheet), expected)
    kinds = {cell.value: cell.data_type for line in sheet.iter_rows() for cell in line}
    assert kinds[20] == "n"
    assert kinds["123456789012345678.12"] == "s"  # a number would lose its last digits
    assert kinds["01"] == "s"


def test_hostile_text_is_text(hostile: bytes) -> None:
    assert not has_formula(hostile)
    book = opened(hostile)
    expected = [[str(n), f"00{n}", name, "1.00"] for n, name in enumerate(HOSTILE, 1)]
    assert holds(grid(book["部门预算支出总表"]), expected)
    said = [{cell for line in grid(sheet) for cell in line} for sheet in book.worksheets[2:]]
    assert len(said) == len(HOSTILE) + 2
    for name, cells in zip((*HOSTILE, LONG, LONG), said, strict=True):
        assert {name, f"用途{name}", "=100%", "25%", "0.50"} <= cells


def test_libreoffice_shows_the_same(hostile: bytes, tmp_path: Path) -> None:
    shown = calc(tmp_path, {"hostile.xlsx": hostile})
    assert len(shown) == len(HOSTILE) + 4
    expected = [[str(n), f"00{n}", name, "1.00"] for n, name in enumerate(HOSTILE, 1)]
    assert holds(shown["hostile-部门预算支出总表"], expected)
    everything = {cell for sheet in shown.values() for line in sheet for cell in line}
    assert {*HOSTILE, LONG, "=100%", "25%", "0.50"} <= everything


def test_two_hundred_projects_have_a_sheet_each(tmp_path: Path) -> None:
    record, content = workbook(tmp_path, MANY)
    book = opened(content)
    assert len(book.worksheets) == 1 + len(record.projects) == 201
    links = [c.hyperlink.location for line in book["目录"].rows for c in line if c.hyperlink]
    assert links == [f"'{name}'!A1" for name in names_of(book)[1:]]


def test_nothing_but_a_cover(tmp_path: Path) -> None:
    _, content = workbook(tmp_path, {"narrative.yml": "正文:\n  - 段: 无\n"})
    book = opened(content)
    assert names_of(book) == ["目录"]
    assert any("=部门&名称" in cell for line in grid(book["目录"]) for cell in line)


def test_an_empty_table_says_so_with_its_note(tmp_path: Path) -> None:
    empty = (
        "部门预算政府性基金预算财政拨款支出表:\n  状态: 空表列示\n  注: [没有这项预算。]\n"
        "部门预算国有资本经营预算财政拨款支出表:\n  状态: 不适用\n"
    )
    _, content = workbook(tmp_path, {"tables.yml": empty})
    fund, state = opened(content).worksheets[1:]
    assert [line[0] for line in grid(fund)][-2:] == ["空表列示", "注：没有这项预算。"]
    assert grid(state)[-1][0] == "不适用"


def test_rows_that_were_added_up_are_marked(tmp_path: Path) -> None:
    rows = row(1, "2010303", "机关服务", "1.00")
    record, content = workbook(tmp_path, {"tables.yml": tables(rows)})
    lines = grid(opened(content)["部门预算支出总表"])
    marks = {line[1] or line[2]: line[-1] for line in lines}
    assert any(r.derived for r in record.tables[0].rows)
    assert marks["2010303"] == ""
    assert marks["201"] == "推算"
    assert "备注" in marks.values()


def test_a_sheet_prints_like_the_form(hostile: bytes) -> None:
    sheet = opened(hostile)["部门预算支出总表"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToWidth in (None, 1)  # what a sheet does without being told
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$5"
    assert sheet.freeze_panes == "D6"
    assert {str(found) for found in sheet.merged_cells.ranges} >= {"A1:J1", "B3:C3", "A3:A4"}
    assert "&P" in sheet.oddFooter.right.text
    assert "=部门" in sheet.oddFooter.left.text


def test_equal_neighbours_are_merged_as_on_the_form(hostile: bytes) -> None:
    sheet = opened(hostile).worksheets[2]
    lines = grid(sheet)
    head = next(n for n, line in enumerate(lines, 1) if line[0] == "一级指标")
    merged = {str(found) for found in sheet.merged_cells.ranges}
    assert f"A{head + 1}:A{head + 2}" in merged
    assert f"B{head + 1}:B{head + 2}" in merged
    assert sheet.print_title_rows == f"${head}:${head}"


def test_the_same_disclosure_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (workbook(tmp_path / name, HOSTILE_FILES)[1] for name in ("a", "b c"))
    assert first == second
