"""Text files with a row on every line, its cells parted by tabs, as spreadsheets save them."""

from pathlib import Path

import pytest

from generator.exchange.incoming.document import Document, Grid, Paragraph
from generator.exchange.incoming.tab_rows import has_tab_rows, read_tab_rows
from generator.exchange.incoming.text_files import read_text_file
from generator.forms.hebei import HEBEI
from tests.incoming.test_other_counties import PLACE
from tests.incoming.trial import KEYS, ROOT, Trial

TEXT = """部门支出预算总表\t\t\t\t\t
118示例局\t\t预算年度：2026\t\t\t单位：元
序号\t科目编码\t科目名称\t合计\t基本支出\t项目支出
1\t\t合计\t"1,000,000.00"\t"700,000.00"\t"300,000.00"
2\t201\t一般公共服务支出\t"1,000,000.00"\t"700,000.00"\t"300,000.00"

1.示例项目绩效目标表
单位：元
项目编码\t13022926P003011100018\t\t项目名称\t"示例""乙""项目"\t
预算规模及资金用途\t预算数\t300000.00\t财政资金\t300000.00\t其他资金
\t购置设备，保障工作\t\t\t\t
绩效目标\t"1.完成购置
2.投入使用"\t\t\t\t
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
产出指标\t数量指标\t设备数量\t购置设备的数量\t≥10台\t计划
\t质量指标\t合格率\t验收合格的比例\t100%\t合同
"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_tables_and_projects(project: Trial, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "x.txt").write_bytes(TEXT.encode(encoding))
    project.done(tmp_path / "x.txt", PLACE)
    record = project.disclosure(PLACE)
    [table] = record.tables
    assert [row.text("total") for row in table.printed_rows] == ["100.00", "100.00"]
    [item] = record.projects
    assert (item.name, item.budget.text) == ('示例"乙"项目', "30.00")
    assert [goal.text for goal in item.goals] == ["1.完成购置", "2.投入使用"]
    assert [row.text("level1") for row in item.indicators] == ["产出指标", "产出指标"]


def test_prose_and_lines_of_contents_are_no_rows() -> None:
    lines = ["部门预算收支总表\t1", "一、职责\t\t\t", "负责全县工作。\t\t\t", "甲\t乙\t丙"]
    parts = read_tab_rows(lines).parts
    assert [type(part) for part in parts] == [Paragraph, Grid, Paragraph, Grid]


def test_a_quote_that_is_never_closed_takes_nothing_with_it() -> None:
    lines = ['甲\t"乙\t丙', *["子\t丑\t寅"] * 50]
    [grid] = read_tab_rows(lines).parts
    assert isinstance(grid, Grid) and len(grid.rows) == 51


@pytest.mark.parametrize("key", KEYS)
def test_dumps_with_a_cell_a_line_are_something_else(key: str) -> None:
    text = (ROOT / "data" / key / "source/original.txt").read_text("utf-8")
    lines = text.split("\n")
    assert not has_tab_rows(lines)
    head = ["某某局2026年部门预算\t\t部门公开", *lines, "单位：某某局\t\t2026年1月1日"]
    assert not has_tab_rows(head), "a tab in a head or a signature makes no table"


@pytest.mark.parametrize("cell", ["|1|2010303|", "|\t1\t|\t2010303\t|"])
def test_a_table_of_pipes_is_none_of_tabs(cell: str) -> None:
    text = "\n".join(["部门预算收支总表\t\t单位：万元", *[cell] * 9])
    found = read_text_file(text.encode(), HEBEI)
    assert isinstance(found, Document) and "制表符" not in found.format
