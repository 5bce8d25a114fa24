"""What is not there is said for what it is: a table without rows, a total that is not printed."""

import re
from pathlib import Path

import pytest

from generator.pipeline import BuildRefused, build_site
from tests.pipeline.sites import DAY, PLACE, SHELL, department, disclosure, previewed, project
from tests.site.markup import one, parse
from tests.site.markup import text as said_in

HERE = f"{PLACE}/2030"
FUND, STATE, OWN = (
    "部门预算政府性基金预算财政拨款支出表",
    "部门预算国有资本经营预算财政拨款支出表",
    "部门预算一般公共预算财政拨款支出表",
)
TABLES = f"""\
{FUND}: {{状态: 空表列示}}
{STATE}: {{状态: 不适用}}
{OWN}: {{}}
部门预算支出总表:
  行:
    - {{序号: 1, 科目名称: 合计, 合计: 0.00, 项目支出: ""}}
"""


def test_four_kinds_of_nothing_are_told_apart(tmp_path: Path) -> None:
    site = previewed(
        project(tmp_path, department(), disclosure(), {f"data/{HERE}/tables.yml": TABLES})
    )
    said = {
        id: re.findall('mz-blank-table"[^>]*>([^<]*)', site[f"{HERE}/tables/{id}/"])
        for id in (
            "government_fund_expenditure",
            "state_capital_expenditure",
            "general_public_budget_expenditure",
            "expenditure_summary",
        )
    }
    assert list(said.values()) == [["空表列示"], ["不适用"], ["原文没有行"], []]
    listed = site[f"{HERE}/checks/"]
    listed = listed[listed.index("合规清单") :]
    for name, words in ((FUND, "空表列示"), (STATE, "不适用"), (OWN, "原文没有行")):
        row = next(row for row in listed.split("<tr") if name in row)
        assert words in row


SUMMARY = """\
部门预算收支总表:
  行:
    - {序号: 1, 支出: {项目: 支出总计, 预算数: 9.00}}
"""
USES = """\
部门预算支出总表:
  行:
    - {序号: 1, 科目名称: 合计, 合计: 9.00, 基本支出: 4.00, 项目支出: 5.00}
"""


@pytest.mark.parametrize(("tables", "among"), [(SUMMARY + USES, True), (USES, False)])
def test_parts_are_called_so_where_their_whole_is_said(
    tables: str, among: bool, tmp_path: Path
) -> None:
    put = {f"data/{HERE}/tables.yml": tables}
    site = previewed(project(tmp_path, department(), disclosure(), put))
    figures = said_in(one(parse(site[f"{HERE}/"].encode()), ".mz-figures"))
    assert "基本支出" in figures and "项目支出" in figures
    assert ("其中基本支出" in figures) == ("其中项目支出" in figures) == among


TWICE = {
    f"data/{HERE}/projects/{name}.yml": f"项目编码: A1\n项目名称: {name}\n预算数: 1.00\n"
    for name in ("A1", "B2")
}


def test_a_code_used_twice_is_refused_with_both_files(tmp_path: Path) -> None:
    """Also where the finding of the check is acknowledged: two pages cannot have one address."""
    entry = "规则: P-06, 位置: projects/B2.yml/项目编码, 实为: A1, 说明: 原文如此"
    noted = {f"data/{HERE}/acknowledgements.yml": f"- {{{entry}}}\n"}
    root = project(tmp_path, department(), disclosure(), TWICE, noted)
    with pytest.raises(BuildRefused) as refused:
        build_site(root, SHELL, tmp_path / "site", DAY)
    message = str(refused.value)
    assert "K-08" in message and "B2.yml" in message and "projects/A1.yml" in message
    assert "P-06" not in message and "K-04" not in message
    assert not (tmp_path / "site").exists()


def test_nothing_is_said_to_be_due_where_a_rule_expects_no_figure(tmp_path: Path) -> None:
    """A figure that only looks odd has no other that should stand there, blank least of all."""
    tables = USES.replace("4.00", "4.0")
    site = previewed(
        project(tmp_path, department(), disclosure(), {f"data/{HERE}/tables.yml": tables})
    )
    page = site[f"{HERE}/checks/"]
    found = next(part for part in page.split("<li id=") if "不是两位小数" in part)
    found = found[: found.index("</dl>")]
    assert re.findall("<dt>([^<]*)</dt> <dd>([^<]*)", found) == [("表上", "4.0")]
