"""Documents of other counties: other titles, columns, labels. What is not known is told."""

from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter

from generator.model.disclosure import Disclosure, Kind
from generator.model.narrative import Heading, sections
from generator.model.table import TableState
from tests.incoming.trial import Trial, below

PLACE = "130229/301/2026"
UNKNOWN, DOUBTS, ABSENT = "没有看懂", "不能确定", "文件里没有找到"


def given(project: Trial, tmp_path: Path, text: str, name: str = "x.md") -> tuple[Disclosure, str]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    report = project.done(path, PLACE)
    return project.disclosure(PLACE), report


def told(report: str, heading: str, *words: str) -> bool:
    return any(all(word in line for word in words) for line in below(report, heading))


def test_a_whole_document_of_another_county(project: Trial) -> None:
    """Titles 附件1 and 表二, 元 in one table, three extra columns, one table of no known form."""
    report = project.done(Path(__file__).with_name("other_county.md"), PLACE)
    record = project.disclosure(PLACE)
    assert record.kind is Kind.FULL
    assert [table.form for table in record.tables] == [
        "revenue_expenditure_summary",
        "expenditure_summary",
    ]
    summary, uses = record.tables
    assert [row.text("revenue_amount") for row in summary.printed_rows] == [
        "110.00",
        "",
        "110.00",
        "10.00",
        "120.00",
    ]
    assert summary.head["unit"].text == "万元"
    assert [row.text("subject_code") for row in uses.printed_rows] == ["", "201", "2010303", "208"]
    assert [row.text("total") for row in uses.printed_rows] == [
        "120.00",
        "100.00",
        "100.00",
        "20.00",
    ]
    assert [row.text("basic") for row in uses.printed_rows] == ["90.00", "70.00", "70.00", "20.00"]
    for words in (
        ("政府性基金预算收支总表", "2 行"),
        ("上年预算数", "118.00"),
        ("备注", "新增"),
        ("主管部门",),
        ("年初",),
    ):
        assert told(report, UNKNOWN, *words), words
    assert told(report, DOUBTS, "序号")
    assert told(report, DOUBTS, "记号")
    assert told(report, ABSENT, "部门预算收入总表")
    [item] = record.projects
    assert (item.code, item.name, item.budget.text) == (
        "13022926P003011100018",
        "示例设备购置",
        "30.00",
    )
    assert [row.text("value") for row in item.indicators] == ["≥10台", "100%", "≥90%"]
    assert [row.text("level1") for row in item.indicators] == ["产出指标", "产出指标", "满意度指标"]


SUBJECTS = """
部门支出总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| 201 | 一般公共服务支出 | {} | 70.00 | 30.00 |
"""


@pytest.mark.parametrize(
    ("printed", "read"),
    [("1,352.30", "1352.30"), ("１００．００", "100.00"), ("100", "100"), ("-3.50", "-3.50")],
)
def test_figures_as_they_are_printed(
    project: Trial, tmp_path: Path, printed: str, read: str
) -> None:
    record, _ = given(project, tmp_path, SUBJECTS.format(printed))
    assert record.tables[0].printed_rows[0].text("total") == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("(1,000.00)", "-1000.00"),
        ("（1,000.00）", "-1000.00"),
        ("（１，０００．００）", "-1000.00"),
        ("(500)", "-500"),
        ("△1000.00", "-1000.00"),
        ("▲ 1,000.00", "-1000.00"),
        ("−3.50", "-3.50"),
        ("1’000.00", "1000.00"),
        ("1'000'000.00", "1000000.00"),
    ],
)
def test_figures_in_other_dress_are_read_and_told(
    project: Trial, tmp_path: Path, printed: str, read: str
) -> None:
    record, report = given(project, tmp_path, SUBJECTS.format(printed))
    assert record.tables[0].printed_rows[0].text("total") == read
    assert told(report, DOUBTS, printed.split()[0], f"按 {read} 读出")


@pytest.mark.parametrize("printed", ["(1)", "（12）", "(-5.00)", "△-5", "1'00.00", "(1000", "△"])
def test_what_may_be_something_else_is_no_figure(
    project: Trial, tmp_path: Path, printed: str
) -> None:
    record, report = given(project, tmp_path, SUBJECTS.format(printed))
    assert record.tables[0].printed_rows[0].text("total") == ""
    assert told(report, UNKNOWN, "不是数", printed)


@pytest.mark.parametrize("printed", ["约100", "100元", "1.2.3", "12%"])
def test_what_is_no_figure_is_told(project: Trial, tmp_path: Path, printed: str) -> None:
    record, report = given(project, tmp_path, SUBJECTS.format(printed))
    assert record.tables[0].printed_rows[0].text("total") == ""
    assert told(report, UNKNOWN, "不是数", printed)


def test_a_title_of_another_fund_is_not_taken_for_ours(project: Trial, tmp_path: Path) -> None:
    text = SUBJECTS.format("100.00") + SUBJECTS.format("5.00").replace(
        "部门支出总表", "社会保险基金支出总表"
    )
    record, report = given(project, tmp_path, text)
    assert [t.form for t in record.tables] == ["expenditure_summary"]
    assert len(record.tables[0].printed_rows) == 1
    assert told(report, UNKNOWN, "社会保险基金支出总表")


def test_the_same_columns_without_a_title_are_not_guessed(project: Trial, tmp_path: Path) -> None:
    """Three forms have these columns: nobody can tell which one this is."""
    text = (
        SUBJECTS.format("100.00")
        + "\n一、部门职责\n\n负责。\n\n"
        + (
            "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n|---|---|---|---|---|\n"
            "| 212 | 城乡社区支出 | 5.00 | | 5.00 |\n"
        )
    )
    record, report = given(project, tmp_path, text)
    assert [len(t.printed_rows) for t in record.tables] == [1]
    assert told(report, UNKNOWN, "212") or told(report, UNKNOWN, "科目编码")


def test_no_unit_line_is_told(project: Trial, tmp_path: Path) -> None:
    _, report = given(project, tmp_path, SUBJECTS.format("1.00").replace("单位：万元", ""))
    assert told(report, DOUBTS, "没有写明金额单位")


def test_a_table_without_rows_is_published_empty(project: Trial, tmp_path: Path) -> None:
    text = SUBJECTS.format("1.00") + (
        "\n国有资本经营预算支出表\n\n单位：万元\n\n"
        "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n|---|---|---|---|---|\n| | | | | |\n\n"
        "注：本部门没有国有资本经营预算。\n"
    )
    record, _ = given(project, tmp_path, text)
    table = record.table("state_capital_expenditure")
    assert table is not None
    assert table.state is TableState.EMPTY
    assert [note.text for note in table.notes] == ["本部门没有国有资本经营预算。"]


def test_projects_without_code_have_a_place_to_fill_in(project: Trial, tmp_path: Path) -> None:
    form = (
        "项目支出绩效目标表\n\n| 项目名称 | {} |\n|---|---|\n| 预算数 | 3.00 |\n| 绩效目标 | 完成 |\n\n"
        "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 数量指标 | 次数 | 2次 |\n\n"
    )
    record, report = given(project, tmp_path, form.format("甲") + form.format("乙"))
    assert [p.name for p in record.projects] == ["甲", "乙"]
    assert all("XXXXXX" in p.code for p in record.projects)
    assert told(report, UNKNOWN, "甲", "没有项目编码")
    assert told(report, DOUBTS, "没有", "绩效指标描述")


def test_a_plan_in_full_width_digits(project: Trial, tmp_path: Path) -> None:
    form = (
        "项目支出绩效目标表\n\n| 项目编码 | 13022926P003011100018 | 项目名称 | 甲 |\n|---|---|---|---|\n"
        "| 预算数 | 3.00 | | |\n| ３月底 | ６月底 | １０月底 | １２月底 |\n| 25% | ５０% | ８０％ | 100% |\n"
        "| 绩效目标 | 完成 | | |\n\n"
        "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 数量指标 | 次数 | 2次 |\n\n"
    )
    record, _ = given(project, tmp_path, form)
    [item] = record.projects
    assert [point.value.text for point in item.plan] == ["25%", "50%", "80％", "100%"]


def test_codes_in_three_columns_with_parts_only_where_they_change(
    project: Trial, tmp_path: Path
) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "x.xlsx"))
    sheet = book.add_worksheet("表3")
    sheet.merge_range("A1:F1", "2026年部门支出预算表")
    sheet.write("F2", "单位:万元")
    sheet.merge_range("A3:C3", "科目编码")
    for column, label in enumerate(("科目名称", "合计", "基本支出"), 3):
        sheet.merge_range(2, column, 3, column, label)
    for column, label in enumerate(("类", "款", "项")):
        sheet.write(3, column, label)
    rows = [
        ("201", "", "", "一般公共服务支出", 9),
        ("", "03", "", "政府办公厅", 9),
        ("", "", "01", "行政运行", 9),
    ]
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
        sheet.write(number, 5, 9)
    book.close()
    project.done(tmp_path / "x.xlsx", PLACE)
    [table] = project.disclosure(PLACE).tables
    assert [row.text("subject_code") for row in table.printed_rows] == ["201", "20103", "2010301"]
    assert [row.text("subject_name") for row in table.printed_rows] == [
        "一般公共服务支出",
        "政府办公厅",
        "行政运行",
    ]


def grid(document: Any, rows: list[list[str]], *merged: tuple[int, int, int, int]) -> None:
    """A table of texts; each of ``merged`` is top, left, bottom, right."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))


def test_a_word_file_with_other_heads_and_nested_sections(project: Trial, tmp_path: Path) -> None:
    document: Any = docx.Document()
    for line in ("附件2", "表一 一般公共预算基本支出表", "部门：玉田县示例局\t单位：万元"):
        document.add_paragraph(line)
    grid(
        document,
        [
            ["部门预算支出经济分类科目", "", "本年一般公共预算基本支出", "", ""],
            ["科目编码", "科目名称", "合计", "人员经费", "公用经费"],
            ["301", "工资福利支出", "70.00", "70.00", ""],
            ["合计", "", "90.00", "70.00", "20.00"],
        ],
        (0, 0, 0, 1),
        (0, 2, 0, 4),
        (3, 0, 3, 1),
    )
    document.add_paragraph("表二 一般公共预算“三公”经费支出表")
    document.add_paragraph("单位：万元")
    grid(document, [["合计", "因公出国（境）费", "公务接待费"], ["1.30", "", "1.30"]])
    for line in (
        *("第二部分 情况说明", "一、部门基本情况", "负责示例。", "二、其他重要事项情况说明"),
        *("（一）机关运行经费", "20万元。", "（二）政府采购情况", "没有。"),
    ):
        document.add_paragraph(line)
    document.save(str(tmp_path / "x.docx"))
    report = project.done(tmp_path / "x.docx", PLACE)
    record = project.disclosure(PLACE)
    [table] = record.tables
    assert table.form == "basic_expenditure"
    assert table.head["department"].text == "玉田县示例局"
    assert [row.text("subject_name") for row in table.printed_rows] == ["工资福利支出", "合计"]
    assert [row.text("subject_code") for row in table.printed_rows] == ["301", ""]
    assert told(report, UNKNOWN, "三公", "2 行"), (
        "the form lies on its side: not understood, and told"
    )
    assert [heading.section for heading in sections(record.narrative)] == [
        "responsibilities",
        "operating-costs",
        "procurement",
    ]
    [part] = record.narrative
    assert isinstance(part, Heading)
    assert [b.text.text for b in part.blocks if isinstance(b, Heading)] == [
        "一、部门基本情况",
        "二、其他重要事项情况说明",
    ]


def test_word_numbers_that_no_text_holds(project: Trial, tmp_path: Path) -> None:
    """Headings numbered by Word itself are numbered in the data too."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    for title in ("总体绩效目标", "分项绩效目标", "工作保障措施"):
        paragraph = document.add_paragraph(title)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')
        )
        document.add_paragraph(f"{title}是把工作做好。")
    assert qn("w:numPr")
    document.save(str(tmp_path / "x.docx"))
    project.done(tmp_path / "x.docx", PLACE)
    headings = [block.text.text for block in project.disclosure(PLACE).narrative]  # type: ignore[union-attr]
    assert headings == ["一、总体绩效目标", "二、分项绩效目标", "三、工作保障措施"]


def test_hostile_text_stays_text(project: Trial, tmp_path: Path) -> None:
    text = "一、总体绩效目标\n\n<script>alert(1)</script> {a: b} # c\n\n二、分项绩效目标\n\n- x: [y]\u202e\n"
    record, report = given(project, tmp_path, text, "x.txt")
    assert record.kind is Kind.PERFORMANCE
    assert "<script>alert(1)</script> {a: b} # c" in str(record.narrative)
    assert "\u202e" not in report


def test_the_last_of_a_list_of_duties_is_no_heading(project: Trial, tmp_path: Path) -> None:
    """A short sentence below other sentences of the list, before a line or a form."""
    text = (
        SUBJECTS.format("1.00")
        + "\n一、部门职责及机构设置情况\n\n（一）负责拟订全县示例工作规划。\n\n"
        "（二）承办县政府交办的其他事项。\n\n我局内设三个股室。\n\n二、部门预算安排的总体情况\n\n无。\n"
    )
    record, report = given(project, tmp_path, text)
    assert record.narrative is not None
    [section] = [s for s in sections(record.narrative) if s.section == "responsibilities"]
    assert not any(isinstance(block, Heading) for block in section.blocks)
    assert not told(report, "按编号和长短", "承办")


@pytest.mark.parametrize(
    "title",
    ["附表9：财政拨款“三公”经费支出情况表", '表九 "三公"经费情况表', "“三公”经费支出预算总表"],
)
def test_titles_of_the_three_public_expenses(project: Trial, tmp_path: Path, title: str) -> None:
    text = (
        f"{title}\n\n单位：元\n\n| 序号 | 项目 | 合计 |\n|---|---|---|\n"
        "| 1 | 合计 | 6,000.00 |\n| 2 | 公务接待费 | ６，０００．００ |\n"
    )
    record, _ = given(project, tmp_path, text)
    [table] = record.tables
    assert table.form == "three_public_expenses"
    assert [row.text("total") for row in table.printed_rows] == ["0.60", "0.60"]


def test_a_known_table_whose_heads_do_not_fit_is_told_as_such(
    project: Trial, tmp_path: Path
) -> None:
    """三公 with its items side by side and not one below the other, as many places print it."""
    text = SUBJECTS.format("1.00") + (
        "\n一般公共预算“三公”经费支出表\n\n单位：万元\n\n| 合计 | 因公出国（境）费 | 公务接待费 |\n"
        "|---|---|---|\n| 3.00 | 1.00 | 2.00 |\n"
    )
    record, report = given(project, tmp_path, text)
    assert [table.form for table in record.tables] == ["expenditure_summary"]
    assert told(report, UNKNOWN, "“三公”经费支出表", "表头对不上", "2 行没有收入")


def test_amounts_headed_by_the_year_of_the_budget(project: Trial, tmp_path: Path) -> None:
    text = (
        "部门收支总表\n\n部门：某局 单位：万元\n\n| 收入 | | 支出 | |\n|---|---|---|---|\n"
        "| 项目 | 2026年预算 | 项目 | 2026年预算 |\n"
        "| 一、一般公共预算财政拨款收入 | 1,200.50 | 一、一般公共服务支出 | - |\n"
        "| 收入总计 | 1,200.50 | 支出总计 | 1,200.50 |\n"
    )
    record, _ = given(project, tmp_path, text)
    [table] = record.tables
    assert [row.text("revenue_amount") for row in table.printed_rows] == ["1200.50", "1200.50"]
    assert table.head["department"].text == "某局"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("2025年预算数", "2026年预算数"),
        ("2025年执行数", "2026年预算数"),
        ("上年预算数", "本年预算数"),
        ("上年预算", "预算数"),
        ("比上年增减", "预算数"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_last_years_figures_are_not_taken_for_this_years(
    project: Trial, tmp_path: Path, before: str, now: str, first: bool
) -> None:
    """A column beside the budget, on either side of it, is left out and told."""
    heads = (before, now) if first else (now, before)
    figures = ("22.00", "21.00") if first else ("21.00", "22.00")
    text = (
        "“三公”经费支出表\n\n单位：万元\n\n| 项目 | {} | {} |\n|---|---|---|\n| 合计 | {} | {} |\n"
    )
    record, report = given(project, tmp_path, text.format(*heads, *figures))
    [table] = record.tables
    assert [row.text("total") for row in table.printed_rows] == ["21.00"]
    assert told(report, UNKNOWN, before, "22.00")


def test_what_is_left_over_from_last_year_is_of_this_years_budget(
    project: Trial, tmp_path: Path
) -> None:
    text = (
        "部门收入总表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 | 2026年财政拨款收入 | 上年结转 |\n"
        "|---|---|---|---|---|\n| 201 | 一般公共服务支出 | 3.00 | 2.00 | 1.00 |\n"
    )
    record, _ = given(project, tmp_path, text)
    [row] = record.tables[0].printed_rows
    found = [row.text(id) for id in ("total", "fiscal_appropriation", "carried_over")]
    assert found == ["3.00", "2.00", "1.00"]
