"""Amounts per resident on the pages, where somebody has said how many residents there are."""

from pathlib import Path

from tests.pipeline.sites import PLACE, department, disclosure, previewed, project

HERE = f"{PLACE}/2030"
PROJECT = "序号: 1\n项目编码: A1\n项目名称: 甲项目\n预算数: 80.00\n"
FILES = (department(), disclosure(), {f"data/{HERE}/projects/A1.yml": PROJECT})
KNOWN = "region,year,residents,source,date\n999901,2029,341200,统计公报,2030-03-20\n"


def test_headlines_and_projects_say_what_a_resident_bears(tmp_path: Path) -> None:
    site = previewed(project(tmp_path, *FILES, {"data/reference/population.csv": KNOWN}))
    for page in (site[f"{HERE}/"], site[f"{HERE}/projects/A1/"]):
        assert "人均约 2.34 元" in page and "341200" in page and "统计公报" in page


def test_without_a_figure_nothing_is_said(tmp_path: Path) -> None:
    site = previewed(project(tmp_path, *FILES))
    assert not [path for path, text in site.items() if "人均约" in text]
