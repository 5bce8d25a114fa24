"""Documents put together by hand in other shapes: all in one sheet, prefaces, other forms.

Nothing of them is wrong in silence: what is not taken is told.
"""

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpcPart
from docx.oxml import parse_xml

from generator.model.disclosure import Disclosure
from tests.incoming.office import converted
from tests.incoming.test_other_counties import ABSENT, DOUBTS, PLACE, UNKNOWN, told
from tests.incoming.trial import Trial

Cells = list[list[str]]
FRONT = "玉田县示例局2026年部门预算"
DUTIES = ("一、部门职责及机构设置情况", "负责全县示例工作。")
USES = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]


def word(path: Path, *parts: str | Cells | None) -> Path:
    """A Word file of paragraphs and tables; None is a page break.

    ``>`` in a cell is merged with the cell at its left, ``^`` with the one above it.
    """
    made = docx.Document()
    for part in parts:
        if part is None:
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(part, str):
            made.add_paragraph(part)
        else:
            _table(made, part)
    made.save(str(path))
    return path


def _table(made: Any, rows: Cells) -> None:
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in (">", "^"):
                table.cell(r, c).text = text
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in (">", "^"):
                other = table.cell(r, c - 1) if text == ">" else table.cell(r - 1, c)
                said = other.text
                other.merge(table.cell(r, c)).text = said


def sheet(path: Path, rows: list[list[Any]], pattern: str = "#,##0.00") -> Path:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = page.cell(number, column, value)
            if isinstance(value, int | float):
                cell.number_format = pattern
    book.save(path)
    return path


def taken(project: Trial, path: Path) -> tuple[Disclosure, str]:
    report = project.done(path, PLACE)
    return project.disclosure(PLACE), report


def column(record: Disclosure, form: str, id: str) -> list[str]:
    table = record.table(form)
    assert table is not None
    return [row.text(id) for row in table.printed_rows]


HEAD: Cells = [
    [
        "科目编码",
        ">",
        ">",
        "科目名称（单位）",
        "单位代码",
        "合计",
        "基本支出",
        ">",
        ">",
        "项目支出",
    ],
    ["类", "款", "项", "^", "^", "^", "小计", "人员经费", "公用经费", "^"],
]
FIRST: Cells = [
    [
        "",
        "",
        "",
        "合计",
        "",
        "1,200,000.00",
        "900,000.00",
        "700,000.00",
        "200,000.00",
        "300,000.00",
    ],
    ["201", "", "", "一般公共服务支出", "301", "1,000,000.00", "700,000.00", "", "", "300,000.00"],
    ["", "03", "", "政府办公厅", "301", "1,000,000.00", "700,000.00", "", "", "300,000.00"],
    ["", "", "03", "机关服务", "301", "1,000,000.00", "700,000.00", "", "", "300,000.00"],
]
SECOND: Cells = [
    ["208", "", "", "社会保障和就业支出", "301", "200,000.00", "200,000.00", "", "", ""],
    ["", "05", "", "行政事业单位养老支出", "301", "200,000.00", "200,000.00", "", "", ""],
]


def test_four_parts_with_the_duties_before_the_tables(project: Trial, tmp_path: Path) -> None:
    """元, codes in three columns, a head over 小计 and its parts, a page break, a foreign table."""
    path = word(
        tmp_path / "x.docx",
        *(FRONT, "第一部分 部门概况", "一、主要职能", "（一）负责全县示例工作。"),
        *("第二部分 2026年部门预算表", "表1", "2026年部门支出总表", "单位：元", HEAD + FIRST),
        *(None, HEAD + SECOND),
        *("表2", "2026年部门项目支出表", "单位：元"),
        [
            ["项目名称", "项目类别", "金额", "备注"],
            ["示例设备购置项目", "运转类", "300,000.00", ""],
        ],
        *("第三部分 2026年部门预算情况说明", "一、关于“三公”经费的说明", "没有安排。"),
    )
    record, report = taken(project, path)
    codes = ["", "201", "20103", "2010303", "208", "20805"]
    assert column(record, "expenditure_summary", "subject_code") == codes
    basic = ["90.00", "70.00", "70.00", "70.00", "20.00", "20.00"]
    assert column(record, "expenditure_summary", "basic") == basic
    assert told(report, UNKNOWN, "不认识的表“2026年部门项目支出表”")
    for unknown in ("基本支出 人员经费", "基本支出 公用经费", "单位代码"):
        assert told(report, UNKNOWN, unknown)
    text = (project.root / f"data/{PLACE}/narrative.yml").read_text("utf-8")
    assert "（一）负责全县示例工作。" in text
    assert "表1" not in text and "表2" not in text
    assert told(report, ABSENT, "部门预算收入总表")


def test_everything_in_one_sheet(project: Trial, tmp_path: Path) -> None:
    """A table that is not known does not run on into the one above it."""
    three: list[list[Any]] = [
        ["部门预算财政拨款“三公”经费支出表"],
        ["单位：万元"],
        ["项目", "合计", "一般公共预算财政拨款"],
        ["“三公”经费小计", 1.3, 1.3],
        ["三、公务接待费", 1.3, 1.3],
    ]
    other: list[list[Any]] = [["某某经费明细表"], ["单位：万元"], ["明细", "金额"], ["纸张", 1]]
    bare: list[list[Any]] = [["另一张明细表"], ["名目", "数量"], ["水", 2]]
    uses: list[list[Any]] = [
        ["部门预算支出总表"],
        ["单位：万元"],
        USES,
        [2010303, "机关服务", 100, 70, 30],
    ]
    path = sheet(tmp_path / "x.xlsx", [[FRONT], [], *three, [], *other, [], *bare, [], *uses])
    record, report = taken(project, path)
    assert column(record, "three_public_expenses", "total") == ["1.30", "1.30"]
    for name in ("某某经费明细表", "另一张明细表"):
        assert told(report, UNKNOWN, f"不认识的表“{name}”")
    assert column(record, "expenditure_summary", "subject_code") == ["2010303"]
    assert told(report, DOUBTS, "显示成了金额 2010303.00，按 2010303 收入")
    assert told(report, DOUBTS, "A5：", "“政府性基金预算拨款”一列")


def test_a_project_form_of_another_place(project: Trial, tmp_path: Path) -> None:
    """Name and code in two rows, the word for indicators merged at their left, shares beside."""
    form = [
        ["项目名称", "示例设备购置项目", ">", ">", ">", ">"],
        ["项目编码", "13022926P003011100018", "", "预算执行率权重", "10", ""],
        ["项目资金", "年度资金总额：", "30.00万元", "其中：财政拨款", "30.00万元", ""],
        ["总体目标", "目标1：完成购置", ">", ">", ">", ">"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "分值"],
        ["^", "产出指标", "数量指标", "购置数量", "≥10台", "20"],
        ["^", "^", "质量指标", "验收合格率", "100%", "20"],
        ["^", "效益指标", "社会效益", "保障窗口", "≥5个", "20"],
    ]
    title = "关于公开玉田县示例局2026年部门预算的报告"
    path = word(tmp_path / "x.docx", title, *DUTIES, "项目支出绩效目标表（2026年度）", form)
    record, report = taken(project, path)
    [item] = record.projects
    assert (item.code, item.name) == ("13022926P003011100018", "示例设备购置项目")
    assert item.budget.text == "30.00"
    rows = [(r.text("level1"), r.text("level3"), r.text("value")) for r in item.indicators]
    assert rows == [
        ("产出指标", "购置数量", "≥10台"),
        ("产出指标", "验收合格率", "100%"),
        ("效益指标", "保障窗口", "≥5个"),
    ]
    assert told(report, UNKNOWN, "分值")
    assert told(report, UNKNOWN, "预算执行率权重")
    name = (project.root / f"data/{PLACE}/../department.yml").read_text("utf-8")
    assert "部门名称: 玉田县示例局\n" in name


AMOUNTS: Cells = [["", "合计", "1200000", "900000", "300000"]]


@pytest.mark.parametrize(
    ("lines", "head", "amount", "doubt"),
    [
        (("部门支出总表（单位：元）",), USES, "120.00", ""),
        (("部门支出总表", "金额单位：人民币千元"), USES, "120000.00", ""),
        (("部门支出总表",), [*USES[:2], *(f"{w}（元）" for w in USES[2:])], "120.00", "表头里的"),
        (("部门支出总表",), USES, "1200000", "没有写明金额单位"),
    ],
)
def test_the_unit_wherever_it_stands(
    project: Trial, tmp_path: Path, lines: tuple[str, ...], head: list[str], amount: str, doubt: str
) -> None:
    record, report = taken(
        project, word(tmp_path / "x.docx", FRONT, *lines, [head, *AMOUNTS], *DUTIES)
    )
    assert column(record, "expenditure_summary", "total") == [amount]
    assert "department" not in record.tables[0].head
    if doubt:
        assert told(report, DOUBTS, doubt)


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_hidden_rows_and_columns_are_told(project: Trial, tmp_path: Path, suffix: str) -> None:
    """Excel does not show them; they may be left from another year."""
    path = sheet(
        tmp_path / "x.xlsx",
        [["部门预算支出总表"], ["单位：万元"], USES, ["201", "一般公共服务支出", 9, 7, 2],
         ["212", "去年的", 5, 5, None]],
    )  # fmt: skip
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[5].hidden = True
    book.worksheets[0].column_dimensions["E"].hidden = True
    book.save(path)
    file = path if suffix == "xlsx" else converted(path, "xls", tmp_path)
    record, report = taken(project, file)
    assert column(record, "expenditure_summary", "subject_code") == ["201", "212"]
    assert told(report, DOUBTS, "第 5 行：", "隐藏")
    assert told(report, DOUBTS, "E 列：", "隐藏")
    assert not told(report, DOUBTS, "第 4 行：", "隐藏")


BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>
<w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""


def test_what_a_reader_of_word_would_see_otherwise_is_told(project: Trial, tmp_path: Path) -> None:
    """Text boxes in text and cells, hidden and struck out words."""
    path = word(tmp_path / "x.docx", FRONT, "部门支出总表", "单位：元", [USES, *AMOUNTS], *DUTIES)
    made = docx.Document(str(path))
    last, cell = made.paragraphs[-1], made.tables[0].cell(1, 1).paragraphs[0]
    last._p.append(parse_xml(BOX.format("框里一句")))
    cell._p.append(parse_xml(BOX.format("格里一句")))
    last.add_run("藏着的").font.hidden = True
    last.add_run("划去的").font.strike = True
    last.add_run("平常的").font.strike = False
    made.save(str(path))
    _, report = taken(project, path)
    assert told(report, UNKNOWN, "文本框里的文字没有收入：框里一句")
    assert told(report, UNKNOWN, "第 1 张表第 2 行第 2 格", "格里一句")
    assert told(report, DOUBTS, "隐藏的文字也读了：藏着的")
    assert told(report, DOUBTS, "划掉的文字也读了：划去的")
    assert "平常的" not in report


NOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="1"><w:p><w:r><w:t>含上年结转。</w:t></w:r></w:p></w:footnote></w:footnotes>"""
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTED = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def test_what_a_word_file_says_beside_its_text_is_told(project: Trial, tmp_path: Path) -> None:
    """Notes, heads and feet of pages; a number of a page is none of it."""
    path = word(tmp_path / "x.docx", FRONT, "部门支出总表", "单位：元", [USES, *AMOUNTS], *DUTIES)
    made = docx.Document(str(path))
    made.sections[0].header.paragraphs[0].text = "内部资料"
    made.sections[0].footer.paragraphs[0].text = "第 1 页 / 共 9 页"
    notes = OpcPart(PackURI("/word/footnotes.xml"), NOTED, NOTES.encode(), made.part.package)
    made.part.relate_to(notes, f"{KINDS}/footnotes")
    made.save(str(path))
    _, report = taken(project, path)
    assert told(report, UNKNOWN, "脚注里的文字没有收入：含上年结转。")
    assert told(report, UNKNOWN, "页眉里的文字没有收入：内部资料")
    assert "页脚" not in report


def test_a_hidden_sheet_is_told_as_left_out(project: Trial, tmp_path: Path) -> None:
    uses: list[list[Any]] = [["部门预算支出总表"], ["单位：万元"], USES, ["201", "甲", 9, 7, 2]]
    book = openpyxl.load_workbook(sheet(tmp_path / "x.xlsx", uses))
    other = book.create_sheet("底稿")
    other["A1"], other.sheet_state = "去年的数", "hidden"
    book.save(tmp_path / "x.xlsx")
    _, report = taken(project, tmp_path / "x.xlsx")
    assert told(report, UNKNOWN, "工作表“底稿”", "隐藏")
