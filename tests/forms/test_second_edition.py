"""A second 版式, declared here alone: other order, other unit, one more column, other names.

Nothing outside this file knows of it, and yet it is loaded, checked, shown and taken away.
"""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from generator.diagnostics import Outcome
from generator.examining import examine
from generator.forms import hebei, registry
from generator.forms.column import Column, Group
from generator.forms.edition import Edition
from generator.forms.hebei.lists import ASSETS, INSTITUTIONS, PROCUREMENT
from generator.forms.hebei.project import PROJECT_FORM
from generator.forms.hebei.subjects import CODE, NAME, REVENUE_SUMMARY
from generator.forms.hebei.summaries import SEQUENCE
from generator.forms.hebei.three_public import THREE_PUBLIC_EXPENSES
from generator.forms.identity import Across, At, Hierarchy, SubjectTie, Tie
from generator.forms.rows import Subjects
from generator.forms.table_form import TableForm
from generator.pipeline import render_into
from generator.project import Project
from generator.rules.arithmetic.catalogue import ARITHMETIC_RULES
from generator.shell.shell import build_shell
from tests import trees

LABEL = "中央部门预算（试验）"
_FUNDS = (Column("general_budget", "一般公共预算"), Column("fund_budget", "政府性基金预算"))
_AMOUNTS = ("total", *(column.id for column in _FUNDS), "other_revenue", "carried_over")

# 财政拨款收入 is split in two, carried-over money stands first, there is no 小计.
REVENUE = replace(
    REVENUE_SUMMARY,
    label="部门收入总表",
    columns=(
        SEQUENCE,
        Group("科目", (CODE, NAME)),
        Column("total", "总计"),
        Column("carried_over", "上年结转结余"),
        Group("财政拨款收入", _FUNDS, key="财政拨款收入"),
        Column("other_revenue", "其他收入"),
    ),
    rows=Subjects("subject_code", "subject_name", _AMOUNTS, (3, 5, 7)),
    identities=(Across("T2-R1", "total", _AMOUNTS[1:]), Hierarchy("T2-H1", "T2-H2")),
)


def _in_yuan(form: TableForm) -> TableForm:
    columns = tuple(
        replace(column, label=column.label.replace("万元", "元"))
        if isinstance(column, Column)
        else column
        for column in form.columns
    )
    return replace(form, columns=columns)


def _central() -> Edition:
    """The central order: 三公 seventh, the tables in 元."""
    known = {form.id: form for form in hebei.HEBEI.tables} | {"revenue_summary": REVENUE}
    order = (
        "revenue_expenditure_summary",
        "revenue_summary",
        "expenditure_summary",
        "fiscal_appropriation_summary",
        "general_public_budget_expenditure",
        "basic_expenditure",
        "three_public_expenses",
        "government_fund_expenditure",
        "state_capital_expenditure",
    )
    return replace(
        hebei.HEBEI,
        id="central",
        label=LABEL,
        unit="元",
        tables=tuple(known[id] for id in order),
        project=PROJECT_FORM,
        procurement=PROCUREMENT,
        assets=_in_yuan(ASSETS),
        institutions=INSTITUTIONS,
        cross_checks=(
            Tie(
                "X-01",
                (At("revenue_expenditure_summary", "revenue_total", "revenue_amount"),),
                (At("revenue_summary", "total", "total"),),
            ),
            SubjectTie("X-13", ("revenue_summary", "total"), (("expenditure_summary", "total"),)),
        ),
    )


DATA = {
    "disclosure.yml": f"""\
类型: 完整公开
版式: {LABEL}
""",
    "tables.yml": """\
部门预算收支总表:
  行:
    - 收入: {项目: 一、一般公共预算拨款收入, 预算数: 13523000.00}
      支出: {项目: 一、一般公共服务支出, 预算数: 13523000.00}
部门收入总表:
  行:
    - 科目编码: 2010303
      科目名称: 机关服务
      总计: 13523000.00
      财政拨款收入: {一般公共预算: 13000000.00, 政府性基金预算: 500000.00}
      其他收入: 23000.00
部门预算支出总表:
  行:
    - {科目编码: 2010303, 合计: 13523000.00, 基本支出: 13323000.00, 项目支出: 200000.00}
部门预算财政拨款“三公”经费支出表:
  行:
    - {项目: 三、公务接待费, 合计: 1200.00, 一般公共预算财政拨款: 1200.00}
部门预算政府性基金预算财政拨款支出表:
  状态: 空表列示
  注: [没有这项预算。]
""",
    "narrative.yml": """\
正文:
  - 题: 一、部门职责
    栏目: 部门职责及机构设置
    内容:
      - 段: 职责。
""",
    "assets.yml": "行:\n  - {项目: 资产总额, 价值: 9000.00}\n",
    "projects/A1.yml": """\
序号: 1
项目编码: A1
项目名称: 甲项目
预算数: 200000.00
财政资金: 200000.00
资金支出计划: {6月底: 50%, 12月底: 100%}
""",
}


@pytest.fixture(scope="module")
def central() -> Iterator[Edition]:
    """The edition, known to the program for as long as these tests run."""
    edition = registry.register(_central())
    yield edition
    del registry._editions[edition.label]


@pytest.fixture(scope="module")
def root(central: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with this repository's settings, templates and pages, and data of its own."""
    folder = tmp_path_factory.mktemp("central")
    for name in ("content", "templates"):
        shutil.copytree(trees.ROOT / name, folder / name)
    shutil.copy(trees.ROOT / "mkdocs.yml", folder)
    return trees.project(folder, DATA)


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """The pages of the data, with the real shell round them; the disclosure's folder."""
    render_into(root, build_shell(root), root / "site")
    return root / "site" / trees.REGION / trees.DEPARTMENT / trees.YEAR


def page(site: Path, name: str) -> LexborHTMLParser:
    """A page below the disclosure's overview."""
    return LexborHTMLParser((site / name / "index.html").read_text("utf-8"))


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    """The texts of the elements, without white space."""
    return ["".join(node.text().split()) for node in page.css(selector)]


def test_the_default_edition_stays_the_first(central: Edition) -> None:
    assert registry.labels()[0] == hebei.HEBEI.label
    assert registry.edition(LABEL) is central


def test_it_is_loaded_and_its_missing_rows_are_derived(root: Path) -> None:
    assert trees.places(trees.load(root)) == []
    table = trees.disclosure(root).table("revenue_summary")
    assert table is not None
    assert [row.text("subject_code") for row in table.rows] == ["", "201", "20103", "2010303"]
    assert table.rows[0].text("fund_budget") == "500000.00"


def test_its_sums_and_ties_are_checked(root: Path) -> None:
    (pair,) = examine(Project(root)).checked
    compared = {c.rule for c in pair[1].comparisons}
    assert compared >= {"T2-R1", "T3-R1", "T9-03", "X-01", "X-13", "P-08"}
    sums = [c for c in pair[1].comparisons if c.rule in ARITHMETIC_RULES]
    assert {c.outcome for c in sums} == {Outcome.PASSED}
    # What only the other edition declares is not asked of this one.
    assert not compared & {"T2-R2", "X-02", "X-05", "X-20"}


def test_keys_of_the_other_edition_are_unknown_here(root: Path, tmp_path: Path) -> None:
    yaml = "部门收入总表:\n  行:\n    - {科目编码: 201, 财政拨款收入: 1.00}\n"
    put = DATA | {"tables.yml": yaml, "procurement.yml": "小计: 1\n"}
    found = trees.places(trees.load(trees.project(tmp_path, put)))
    assert found == ["K-01 procurement.yml:1:1", "K-02 tables.yml:3:27"]


def test_the_new_column_stands_under_its_merged_head(site: Path) -> None:
    shown = page(site, "tables/revenue_summary")
    rows = [
        ["".join(cell.text().split()) for cell in row.css("th")]
        for row in shown.css("table.mz-table thead tr")
    ]
    assert rows == [
        ["序号", "科目", "总计", "上年结转结余", "财政拨款收入", "其他收入"],
        ["科目编码", "科目名称", "一般公共预算", "政府性基金预算"],
        ["栏次", "1", "2", "3", "4", "5", "6", "7"],
    ]
    merged = next(c for c in shown.css("thead th") if c.text().strip() == "财政拨款收入")
    assert merged.attributes["colspan"] == "2"
    (item,) = [row for row in shown.css("tbody tr") if "2010303" in row.text()]
    values = [cell.attributes["data-value"] for cell in item.css("[data-value]")]
    assert values == ["13523000.00", "13000000.00", "500000.00", "23000.00"]


def test_the_unit_is_that_of_the_edition_everywhere(site: Path) -> None:
    assert "单位：元" in "".join(texts(page(site, "tables/revenue_summary"), ".mz-paper__head"))
    assert "单位：元" in "".join(texts(page(site, "projects/A1"), ".mz-paper__head"))
    assert "13523000.00元" in "".join(texts(page(site, "."), ".mz-figures"))
    assert "价值（金额单位：元）" in texts(page(site, "assets"), "thead th")
    pages = {path: LexborHTMLParser(path.read_text("utf-8")) for path in site.rglob("index.html")}
    articles = {path: "".join(texts(shown, "article")) for path, shown in pages.items()}
    assert all(articles.values())
    assert [path for path, text in articles.items() if "万元" in text] == []


def test_the_tables_come_in_the_order_of_the_data(site: Path) -> None:
    listed = [
        match[1]
        for link in page(site, ".").css("nav a")
        if (match := re.search(r"tables/([a-z_]+)/$", link.attributes["href"] or ""))
    ]
    assert list(dict.fromkeys(listed)) == [
        "revenue_expenditure_summary",
        "revenue_summary",
        "expenditure_summary",
        "three_public_expenses",
        "government_fund_expenditure",
    ]


def test_the_empty_table_says_so(site: Path) -> None:
    shown = page(site, "tables/government_fund_expenditure")
    assert texts(shown, ".mz-blank-table") == ["空表列示"]
    assert "没有这项预算。" in "".join(texts(shown, ".mz-paper__note"))


def test_the_whole_document_on_one_page(site: Path) -> None:
    titles = texts(page(site, "full"), ".mz-paper__title")
    assert titles[:2] == ["部门预算收支总表", "部门收入总表"]


def test_csv_and_json_have_the_new_column(site: Path) -> None:
    content = (site / "tables/revenue_summary.csv").read_text("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(content, newline=""))
    assert "财政拨款收入/政府性基金预算" in head
    assert rows[-1][head.index("财政拨款收入/政府性基金预算")] == "500000.00"
    record = json.loads((site / "disclosure.json").read_text("utf-8"))
    assert (record["edition"], record["unit"]) == (LABEL, "元")
    table = record["tables"][1]
    assert table["rows"][-1]["fund_budget"] == "500000.00"
    assert record["labels"]["revenue_summary"]["fund_budget"] == "政府性基金预算"


def test_three_public_keeps_its_declaration(central: Edition) -> None:
    assert central.forms["three_public_expenses"] is THREE_PUBLIC_EXPENSES
    assert [form.id for form in central.tables].index("three_public_expenses") == 6
