"""Residents of regions: what is read, what is refused, and what amounts a head come to."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.load.reference import load_reference
from generator.model.population import Population, latest, per_resident
from tests import trees

FILE = "data/reference/population.csv"
HEAD = "region,year,residents,source,date\n"
GOOD = "999901,2029,341200,测试县统计公报,2030-03-20\n"


def test_each_region_has_its_figures(tmp_path: Path) -> None:
    more = "999901,2028,340000,公报,2029-03-20\n,,,,\n"
    loaded = load_reference(trees.project(tmp_path, {FILE: f"\ufeff{HEAD}{GOOD}{more}"}), "data")
    assert loaded.findings == ()
    years = [(item.year, item.residents) for item in loaded.reference.population["999901"]]
    assert years == [("2029", 341200), ("2028", 340000)]


@pytest.mark.parametrize("content", [None, HEAD, ""])
def test_a_list_without_figures_is_fine(tmp_path: Path, content: str | None) -> None:
    files = {} if content is None else {FILE: content or HEAD}
    loaded = load_reference(trees.project(tmp_path, files), "data")
    assert (loaded.reference.population, loaded.findings) == ({}, ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("999999,2029,341200,公报,2030-03-20", "没有“999999”这个地区"),
        ("999901,29,341200,公报,2030-03-20", "“29”不是年份"),
        ('999901,2029,"341,200",公报,2030-03-20', "“341,200”不是人数"),
        ("999901,2029,34.1万,公报,2030-03-20", "“34.1万”不是人数"),
        ("999901,2029,0,公报,2030-03-20", "“0”不是人数"),
        ("999901,2029,341200,,2030-03-20", "没有写来源"),
        ("999901,2029,341200,公报,去年", "“去年”不是日期"),
        (GOOD.strip() + "\n" + GOOD.strip(), "已经有一行"),
    ],
)
def test_a_wrong_line_is_named_and_left_out(tmp_path: Path, line: str, said: str) -> None:
    found = load_reference(trees.project(tmp_path, {FILE: f"{HEAD}{line}\n"}), "data")
    (finding,) = found.findings
    assert said in finding.message and finding.hint
    assert (finding.rule.code, finding.span.file) == ("K-11", FILE)
    assert finding.span.line == 1 + line.count("\n") + 1
    assert len(found.reference.population) == line.count("\n")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    found = load_reference(trees.project(tmp_path, {FILE: "region,year\n999901,2029\n"}), "data")
    assert "residents、source、date" in found.findings[0].message


def test_the_figure_of_the_year_or_the_last_before_it_never_a_later_one() -> None:
    known = {"r": tuple(Population("r", year, 1, "x") for year in ("2027", "2029", "2031"))}
    for year, expected in (("2029", "2029"), ("2030", "2029"), ("2032", "2031")):
        found = latest(known, "r", year)
        assert found is not None and found.year == expected
    assert latest(known, "r", "2026") is None and latest(known, "s", "2029") is None


@pytest.mark.parametrize(
    ("amount", "unit", "share"),
    [
        ("1630.30", "万元", "47.78"),
        ("341200", "元", "1.00"),
        ("1.30", "万元", "0.04"),
        ("0.0001", "万元", ""),
        ("1000000000", "万元", "29308323.56"),
        ("1.00", "亿元", "293.08"),
        ("1.00", "美元", ""),
    ],
)
def test_amounts_a_head_are_rounded_to_fen(amount: str, unit: str, share: str) -> None:
    people = Population("r", "2029", 341200, "x")
    assert per_resident(Decimal(amount), unit, people) == share
